"""Page labels: the folios as a PDF reader shows them beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Pdf

from publish.pdf.folios import BookPage

_STYLES = {"roman": Name.r, "arabic": Name.D}


def add_labels(pdf: Pdf, pages: Sequence[BookPage]) -> None:
    """Label the pages of ``pdf`` with their folios, blank and silent ones too.

    A range begins wherever the folios do not go on by one (ISO 32000-2, 12.4.2).
    """
    numbers = Array()
    expected: tuple[str, int] | None = None
    for index, page in enumerate(pages):
        if (page.numbering, page.ordinal) != expected:
            numbers.append(index)
            numbers.append(Dictionary(S=_STYLES[page.numbering], St=page.ordinal))
        expected = (page.numbering, page.ordinal + 1)
    pdf.Root.PageLabels = Dictionary(Nums=numbers)
