"""Findings of measuring pages, which is no rule's matter."""

from publish.diagnostics import Code

PAGE_CODES = (
    Code(
        "pages-unmeasured",
        "warning",
        "pages of a PDF that could not be measured, so that no rule has looked at them",
        "Open the file in a viewer; `qpdf --check` names what is damaged in it.",
    ),
)
