"""The rules that compare a PDF and an EPUB, one file a subject."""
