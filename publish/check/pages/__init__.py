"""Pages of a PDF, ours or a stranger's: measured once, looked at by many small rules."""
