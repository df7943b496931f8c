"""What the reader of plain text reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "plaintext",
    Code(
        "text-empty",
        "warning",
        "A plain text holds no words.",
        "Write the text, or take the file out of the publication.",
    ),
    Code(
        "text-illustration-missing",
        "warning",
        "A plain text has a place for an illustration, but no picture.",
        "Import the text, and put the picture in its place: ![what it shows](picture.jpg).",
    ),
    Code(
        "text-contents-dropped",
        "info",
        "A typed table of contents was left out.",
        "The contents are made from the headings.",
    ),
    Code(
        "text-licence-dropped",
        "info",
        "Lines of an archive before or after the work were left out.",
        "Copy what belongs to the book into it.",
    ),
    Code(
        "text-blank-line",
        "info",
        "A text with one paragraph a line has single blank lines, which may mean a change of scene.",
        "Where a scene changes, write * * * in a line of its own.",
    ),
    Code(
        "text-italics-unclosed",
        "info",
        "An underscore begins a word as if it were in italics, and no second one closes it.",
        "Add the closing underscore, or take the first away.",
    ),
    Code(
        "text-language-differs",
        "info",
        "A plain text is in another language than the publication.",
        "If the recognised language is wrong, name the right one in the metadata.",
    ),
)
