"""What importing reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "importers",
    Code(
        "import-format",
        "error",
        "A file of a kind that cannot be imported.",
        "Plain text (.txt) and Word (.docx) can be; save the manuscript as one of them.",
    ),
    Code("import-unreadable", "error", "The file to import cannot be read.", "Check its name and rights."),
    Code(
        "import-too-large",
        "error",
        "The file to import is larger than any manuscript.",
        "Divide it, or take pictures out of it.",
    ),
    Code(
        "import-empty",
        "error",
        "A manuscript without text; nothing is written.",
        "Look whether it is the right file.",
        fatal=True,
    ),
    Code(
        "import-no-title",
        "info",
        "The manuscript names no title.",
        "Give it with --title, or write it into publish.toml.",
    ),
    Code(
        "import-no-language",
        "warning",
        "The language of the manuscript was not recognised.",
        'Write the right one into publish.toml: language = "fr".',
    ),
    Code(
        "import-picture-format",
        "warning",
        "A picture in a format that neither edition can show.",
        "Save the picture as SVG, PNG or JPEG and put its new name into the text.",
    ),
    Code(
        "import-picture-missing",
        "warning",
        "A picture that the document names is not in it.",
        "Put the picture into the folder and its name into the text.",
    ),
    Code(
        "import-lost",
        "warning",
        "Something in the document has no form in the text and was left out or simplified.",
        "Compare the place with the document.",
    ),
    Code(
        "word-invalid",
        "error",
        "The file is no Word document, or a broken or dangerous one.",
        "Open it in Word or LibreOffice and save it anew as .docx.",
    ),
    Code(
        "pandoc-missing",
        "error",
        "Importing Word needs pandoc.",
        "Install it: apt install pandoc, brew install pandoc, or pip install pypandoc-binary.",
    ),
    Code(
        "pandoc-failed",
        "error",
        "pandoc could not read the document.",
        "Open it in Word or LibreOffice and save it anew as .docx.",
    ),
    Code(
        "word-comments",
        "warning",
        "The document has comments, which were left out.",
        "Settle them in the document first, or copy what matters into the text as <!-- … -->.",
    ),
    Code(
        "word-changes",
        "warning",
        "The document has tracked changes; they were taken as accepted.",
        "Accept or reject them in the document and import it again.",
    ),
    Code(
        "word-text-boxes",
        "warning",
        "The document has text boxes, which stand beside the text and may be lost.",
        "Compare the imported text, and copy what is missing.",
    ),
    Code(
        "word-headers",
        "info",
        "The headers and footers of the document's pages were left out.",
        "Running heads and page numbers are made by the theme.",
    ),
    Code(
        "word-properties",
        "info",
        "Title, author, language or subjects were taken from the document's properties.",
        "Correct them in publish.toml: the properties of a document are often those of an older one.",
    ),
    Code(
        "word-styles",
        "info",
        "Paragraph styles of the document's own have no meaning here.",
        "Where a style means something, mark the paragraphs: ::: name … :::.",
    ),
    Code(
        "word-drawings",
        "warning",
        "Diagrams, charts or embedded objects of the document were left out.",
        "Save them as pictures and put those into the text.",
    ),
)
