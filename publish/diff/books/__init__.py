"""Two EPUBs, compared: their text, block by block, their pictures, styles and metadata."""
