"""One manuscript, every edition: a print PDF and an EPUB from one content model."""
