"""A PDF and an EPUB of one publication, compared: text, headings, pictures, notes, links, contents, pages."""
