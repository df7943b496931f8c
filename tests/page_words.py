"""The words of each printed page on both sides: those of the PDF's page, those after its marker."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf

from tests.built_books import BuiltBook
from tests.text_generated import Generated
from tests.text_of_epub import MarkedPage, epub_pages
from tests.text_of_model import drawing_words, plan_text
from tests.text_of_pdf import pdf_words
from tests.text_parity import LINE_END, differences, match

_MADE = {"half-title", "title-page", "copyright-page", "contents"}
"""Roles of pages that are made for each edition by itself."""
_HYPHENS = f"{LINE_END}-\u2010"
_MOST_MARKS = 40
"""Words of marks and repeated heads that a page may begin with."""

Words = Sequence[str]


def wrong_pages(built: BuiltBook, whole: bool = True) -> dict[str, object]:
    """Return the labels of pages whose words differ in the two editions, and how.

    A word that a page's end divides is left out, and so is what one edition makes for itself. Not
    ``whole``: only what pages begin with is looked at.
    """
    printed = _folded(pdf_words(built.pdf))
    return dict(_wrong(epub_pages(built.epub), printed, _generated(built), whole))


def labels(data: bytes) -> list[str]:
    """Return the page labels of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.label for page in pdf.pages]


def _folded(pages: Sequence[Words]) -> list[Words]:
    """Return words in lower case: a style sheet may set some in capitals."""
    return [tuple(word.casefold() for word in page) for page in pages]


def _generated(built: BuiltBook) -> Generated:
    """Return what tells words of a page besides its running text: marks, heads, notes, drawings."""
    plan = built.plan("pdf")
    pictures = built.preparation.pictures(built.edition("pdf")).values()
    notes = {word for note in plan_text(plan).notes for word in note}
    # A page may begin inside one of a long note that stands at the chapter's end.
    notes |= {part for word in notes for at in range(len(word)) for part in (word[:at], word[at:])}
    return Generated(plan, built.preparation.words, [*drawing_words(one.data for one in pictures), *notes])


def _wrong(
    marked: Sequence[MarkedPage], printed: Sequence[Words], generated: Generated, whole: bool
) -> Iterator[tuple[str, object]]:
    words = _folded([page.words for page in marked])
    for number, page in enumerate(marked):
        if page.role in _MADE:
            continue
        here, there = words[number], printed[number]
        if number and _divided(printed[number - 1], here, there):
            here, there = here[1:], there[1:]
        if number + 1 < len(marked) and (place := _divided(there, words[number + 1], printed[number + 1])):
            there = _without_beginning(there, place - 1)
        if not _begin_alike(here, there, generated):
            yield page.label, (here[:8], there[:8])
        elif whole and (found := [str(one) for one in differences(here, there, generated)]):
            yield page.label, found


def _divided(before: Words, here: Words, there: Words) -> int:
    """Return the place, from 1, of the word on the page before that goes on on this one; 0: none.

    It is not the last one where a picture stands above it: those are drawn after the text.
    """
    if not here or not there or not here[0].endswith(there[0]):
        return 0
    begun = here[0][: len(here[0]) - len(there[0])]
    places = (at for at in range(len(before), 0, -1) if begun in (before[at - 1], _begun(before[at - 1])))
    return next(places, 0) if begun else 0


def _begun(word: str) -> str:
    """Return what stands before the hyphen of a line's end; pdfium may join what is drawn next."""
    return word.partition(LINE_END)[0].rstrip(_HYPHENS)


def _without_beginning(there: Words, at: int) -> Words:
    rest = there[at].partition(LINE_END)[2]
    return (*there[:at], *([rest] if rest else ()), *there[at + 1 :])


def _begin_alike(here: Words, there: Words, generated: Generated) -> bool:
    """Tell whether two pages begin with the same word, but for marks of lists and repeated heads."""
    for at in range(min(len(there), _MOST_MARKS)):
        if match(here, 0, there, at):
            return generated(there[:at])
    return not here and generated(there)
