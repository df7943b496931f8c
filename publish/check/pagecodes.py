"""Findings of measuring and comparing files, which is no rule's matter."""

from publish.diagnostics import Code

PAGE_CODES = (
    Code(
        "pages-unmeasured",
        "warning",
        "pages of a PDF that could not be measured, so that no rule has looked at them",
        "Open the file in a viewer; `qpdf --check` names what is damaged in it.",
    ),
    Code(
        "parity-uncompared",
        "warning",
        "a PDF and an EPUB of one publication that could not be compared",
        "Open both files in a viewer; the message says which of them cannot be read.",
    ),
)
