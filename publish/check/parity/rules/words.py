"""Words and notes that one of the two files has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.finding import Place
from publish.check.parity.differences import Difference
from publish.check.parity.flows import Flow
from publish.check.parity.pair import Pair
from publish.check.rule import Found, rule

_CALL = re.compile(r"[\d*†‡§¶\[\]()⁰¹²³⁴-⁹]+")


@rule(
    "parity-text",
    "warning",
    hint="Build both files from the same manuscript; what only one of them shall have belongs in a "
    "division `.only-print` or `.only-epub`.",
    good="A paragraph that stands in the PDF and in the EPUB.",
    bad="An EPUB from last week beside the PDF of today, in which a paragraph was added.",
)
def text(pair: Pair) -> Iterator[Found]:
    """Words that the PDF has and the EPUB has not, or the other way about, or in another order.

    Who bought both editions quotes from both. White space, hyphens and capitals are not compared,
    since line ends and style sheets change them, nor is what each edition has by rights: title page,
    contents, running heads, page numbers, list marks, the header of a table once more, divisions for
    one edition only. Words in headings and notes have rules of their own. ONIX for Books, code list 51,
    relation 06 (the same content in another form).
    """
    if not pair.alike:
        share = f"only {pair.share:.0%} of the EPUB’s text stands in the PDF in the same order"
        yield Found(f"{share}: are both the same book?", place=_first(pair))
        return
    for one in pair.differences:
        if not _in_heading(pair, one) and not _is_note(pair, one):
            yield _found(one, pair.epub.main, "")


@rule(
    "parity-notes",
    "warning",
    hint="Look for the note in the manuscript, and build both files from it.",
    good="A note at the foot of its page in the PDF, and behind its call in the EPUB.",
    bad="An EPUB in which a note has no text, or no call, where the PDF has both.",
)
def notes(pair: Pair) -> Iterator[Found]:
    """A note, or the call of one, that one of the two files has not, or has with other words.

    Where a note stands is no difference: at the foot of the page in print, at the end of the chapter in
    an e-book. Nor is its sign, a star here and a figure there.
    """
    if not pair.alike:
        return
    for one in pair.note_differences:
        yield _found(one, pair.epub.notes, "in a note ")
    for one in pair.differences:
        if _is_note(pair, one):
            what = (
                "a note" if all(word.line.line.kind == "note" for word in one.pdf) else "the call of a note"
            )
            yield _found(one, pair.epub.main, f"{what}: ")


def _first(pair: Pair) -> Place:
    return pair.epub.main.place(0) if pair.epub.main.length else Place(page=1)


def _in_heading(pair: Pair, one: Difference) -> bool:
    """Tell whether a difference is within headings, which are compared by themselves where all are known."""
    if not pair.pdf.headings or (not one.epub and not one.pdf):
        return False
    inside = all(pair.in_heading(word.start, word.end) for word in one.epub)
    return inside and all(word.line.line.kind == "heading" for word in one.pdf)


def _is_note(pair: Pair, one: Difference) -> bool:
    """Tell whether a difference of the running text is a note of the PDF, or the sign that calls one."""
    if one.pdf and not one.epub and all(word.line.line.kind == "note" for word in one.pdf):
        return True
    ours, theirs = "".join(word.text for word in one.epub), "".join(word.text for word in one.pdf)
    short, long = sorted((ours, theirs), key=len)
    if not short or short == long:
        return False
    called = any(one.start <= a and b <= one.end for a, b in pair.calls) and long == ours
    signs = {match[0] for match in _CALL.finditer(long) if long.replace(match[0], "", 1) == short}
    if not signs:
        return False
    return called or any(word.line.line.page in pair.note_pages for word in one.pdf)


def _found(one: Difference, flow: Flow, what: str) -> Found:
    if one.moved is not None:
        page = one.moved.pdf[0].line.line.page
        after = f" after “{one.moved.before}”" if one.moved.before else ""
        message = f"{what}“{one.epub_words}” stands elsewhere in the PDF: on page {page}{after}"
        return Found(message, place=flow.place(one.start))
    near = f" after “{one.before}”" if one.before else ""
    if not one.pdf:
        return Found(f"{what}the PDF lacks “{one.epub_words}”{near}", place=flow.place(one.start))
    place = one.pdf[0].line.line.place
    if not one.epub:
        return Found(f"{what}the EPUB lacks “{one.pdf_words}”{near}", place=place)
    message = f"{what}“{one.epub_words}” in the EPUB is “{one.pdf_words}” in the PDF{near}"
    return Found(message, place=flow.place(one.start))


RULES = (text, notes)
