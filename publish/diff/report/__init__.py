"""The HTML report of a comparison: one file, without scripts, that asks for nothing outside of it."""
