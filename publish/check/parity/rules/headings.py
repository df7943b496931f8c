"""The headings of both files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from publish.check.finding import Place
from publish.check.parity.epub import Heading
from publish.check.parity.keys import key_of
from publish.check.parity.pair import Pair
from publish.check.parity.pdf import PdfHeading
from publish.check.parity.titles import bare
from publish.check.rule import Found, rule


@rule(
    "parity-headings",
    "warning",
    hint="Build both files from the same manuscript, and set headings as headings in both.",
    good="The same headings of the same levels in the PDF and in the EPUB.",
    bad="An EPUB in which two headings have changed places, or one is a paragraph in bold.",
)
def headings(pair: Pair) -> Iterator[Found]:
    """A heading that one of the two files has not, or has in another place, with other words or of another
    level.

    Readers find their way by headings in both editions, and teachers name them. In a PDF of another tool
    headings are known by its outline only: those are looked for in the EPUB.
    """
    if not pair.alike:
        return
    if pair.pdf.headings:
        yield from _compared(pair)
    else:
        yield from _outlined(pair)


def _compared(pair: Pair) -> Iterator[Found]:
    ours, theirs = pair.epub.headings, [one for one in pair.pdf.headings if key_of(one.title)]
    keys, others = [key_of(one.text) for one in ours], [key_of(one.title) for one in theirs]
    lacking: list[Heading] = []
    extra: list[PdfHeading] = []
    for tag, a, b, c, d in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if tag == "equal":
            for one, other in zip(ours[a:b], theirs[c:d], strict=True):
                if one.level != other.level:
                    levels = f"level {one.level} in the EPUB, of {other.level} in the PDF"
                    message = f"“{one.text}” is a heading of {levels}"
                    yield Found(message, place=one.place)
        elif b - a == d - c and set(keys[a:b]).isdisjoint(others) and set(others[c:d]).isdisjoint(keys):
            for one, other in zip(ours[a:b], theirs[c:d], strict=True):
                message = f"the heading “{one.text}” in the EPUB is “{other.title}” in the PDF"
                yield Found(message, place=one.place)
        else:
            lacking += ours[a:b]
            extra += theirs[c:d]
    yield from _unmatched(pair, lacking, extra)


def _unmatched(pair: Pair, lacking: Sequence[Heading], extra: Sequence[PdfHeading]) -> Iterator[Found]:
    left = list(extra)
    for one in lacking:
        other = next((two for two in left if key_of(two.title) == key_of(one.text)), None)
        if other is None:
            if not pair.for_epub(one.start):
                yield Found(f"the heading “{one.text}” of the EPUB is none in the PDF", place=one.place)
            continue
        left.remove(other)
        message = f"the heading “{one.text}” stands elsewhere in the PDF: on page {other.page}"
        yield Found(message, place=one.place)
    for other in left:
        yield Found(f"the heading “{other.title}” of the PDF is none in the EPUB", place=other.place)


def _outlined(pair: Pair) -> Iterator[Found]:
    """Yield entries of an outline whose words are in the EPUB, but in no heading."""
    keys = {bare(one.text) for one in pair.epub.headings} | {key_of(one.text) for one in pair.epub.headings}
    blocks = {key_of(one.text): one for one in pair.epub.main.blocks if one.start >= pair.front}
    for entry in pair.pdf.outline:
        key = key_of(entry.title)
        if key in keys or bare(entry.title) in keys or key not in blocks or entry.page in pair.pdf.contents:
            continue
        one = blocks[key]
        message = f"“{entry.title}”, a heading by the PDF’s outline, is none in the EPUB"
        yield Found(message, place=Place(one.resource, one.line, one.column))


RULES = (headings,)
