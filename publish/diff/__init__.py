"""What changed between two PDFs, two EPUBs or two revisions of one publication."""
