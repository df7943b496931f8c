"""Rules about things that stand where they should not: off the page, over one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from publish.check.pages.rows import body_size
from publish.check.pages.rules.breaks import shown
from publish.check.pages.subject import Pages
from publish.check.pages.values import Box, MeasuredPage
from publish.check.rule import Found, rule

_TOLERANCE = 1.5
"""pt that text may reach out of the type area: side bearings and italics do."""
_FEWEST_LINES = 12


@rule(
    "text-off-page",
    "error",
    hint="Break the line, or make what holds it narrower.",
    good="Text that ends within the page.",
    bad="A word of fifty letters in a narrow table, whose end lies beyond the edge of the page.",
)
def text_off_page(pages: Pages) -> Iterator[Found]:
    """Finds text that lies out of the trim box.

    A printer cuts it off, and on a screen it cannot be seen, though copying and searching find it.
    """
    for unit, index, page in pages:
        for spot in page.outside:
            if spot.text.strip():
                message = f"“{shown(spot.text)}” lies off the page"
                yield Found(message, place=unit.place(index, spot.x, spot.y))


@rule(
    "picture-cut",
    "warning",
    hint="Make it smaller; or, where it is to run to the edge, let it go 3 mm over it on all sides.",
    good="A picture within the page, or one that runs 3 mm over the edge.",
    bad="A picture of which a centimetre lies beyond the edge of the page, in a file without bleed.",
)
def picture_cut(pages: Pages) -> Iterator[Found]:
    """Finds a picture that goes over the edge of the page, and not as far as into the bleed.

    What lies beyond the trim is cut off; a picture that is meant to run to the edge goes over it by
    the bleed, which is 3 mm nearly everywhere.
    """
    for unit, index, page in pages:
        for picture in page.pictures:
            cut = max(_cut(*side) for side in _sides(picture.box, page))
            if cut > _TOLERANCE:
                message = f"a picture reaches {cut:.0f} pt over the edge of the page"
                yield Found(message, place=unit.place(index, picture.box.left, picture.box.top))


def _sides(box: Box, page: MeasuredPage) -> tuple[tuple[float, float], ...]:
    """Return how far a box reaches over each edge of the trim, and how far the bleed does."""
    return (
        (-box.left, -page.bleed.left),
        (-box.top, -page.bleed.top),
        (box.right - page.width, page.bleed.right - page.width),
        (box.bottom - page.height, page.bleed.bottom - page.height),
    )


def _cut(reach: float, bleed: float) -> float:
    """Return how far something is cut off that was not meant to be: 0 where it fills the bleed."""
    return 0.0 if bleed > _TOLERANCE and reach >= bleed - _TOLERANCE else reach


@rule(
    "text-over-text",
    "warning",
    hint="Look at the page: a negative margin, a fixed height or a position set by the style sheet is the "
    "usual cause.",
    good="A page whose letters all stand clear of one another.",
    bad="Two lines of text in one place.",
)
def text_over_text(pages: Pages) -> Iterator[Found]:
    """Finds letters that lie over others, so that neither can be read.

    Ligatures, accents and marks share a place rightly and are not meant.
    """
    for unit, index, page in pages:
        if page.overlapping:
            first = page.overlapping[0]
            pairs = len(page.overlapping)
            message = f"{pairs} pair{'s' * (pairs > 1)} of letters lie over one another, first “{first.text}”"
            yield Found(message, place=unit.place(index, first.x, first.y))


@rule(
    "beyond-type-area",
    "warning",
    hint="Break the line, or make the table or picture narrower.",
    good="Lines that all end at the same edge.",
    bad="A line of code that runs into the outer margin.",
)
def beyond_type_area(pages: Pages) -> Iterator[Found]:
    """Finds a line that runs into the margin, beyond where the text of its page ends.

    For files of any tool, whose type area is told by their justified text. While a publication of
    ours is built, its layout says the same of text and pictures, exactly (`layout-overflow`).
    """
    for unit in pages.units:
        if unit.known:
            continue
        size = body_size(unit)
        edges = [_right_edge(unit.pages[side::2], size) for side in (0, 1)]
        for index, page in enumerate(unit.pages):
            edge = edges[index % 2]
            if edge is None or any(line.left > edge for line in page.body):  # notes beside the text
                continue
            for line in page.body:
                over = line.right - edge
                if over > _TOLERANCE + 0.5 * size and line.right <= page.width:
                    message = f"“{shown(line.text)}” runs {over:.0f} pt into the margin"
                    yield Found(message, place=unit.place(index, line.left, line.y))


def _right_edge(pages: Sequence[MeasuredPage], size: float) -> float | None:
    """Return where justified text ends on pages of one side; None where most of it is not justified."""
    lines = [
        line for page in pages for line in page.body if abs(line.size - size) < 0.6 and not line.monospaced
    ]
    ends = Counter(round(line.right) for line in lines)
    if len(lines) < _FEWEST_LINES:
        return None
    edge, _ = ends.most_common(1)[0]
    near = sum(count for end, count in ends.items() if abs(end - edge) <= 1)
    return float(edge) + 1 if near >= len(lines) / 3 else None


@rule(
    "note-on-other-page",
    "info",
    hint="Shorten the note, or move its call to an earlier place.",
    good="A note at the foot of the page on which it is called.",
    bad="A note at the foot of the page after its call.",
)
def note_on_other_page(pages: Pages) -> Iterator[Found]:
    """Finds a note that stands on another page than its call.

    The reader has to turn the page to and fro. Told of publications of ours, whose layout knows its
    notes; a note that was moved to the end of its chapter is told while it is built (`note-at-end`).
    """
    for unit in pages.units:
        for note in unit.notes:
            if note.call != note.body and note.call >= 0 and note.body >= 0:
                apart = abs(note.body - note.call)
                where = "after" if note.body > note.call else "before"
                message = f"a note stands {apart} page{'s' * (apart > 1)} {where} its call"
                yield Found(message, place=unit.place(note.call))


RULES = (text_off_page, picture_cut, text_over_text, beyond_type_area, note_on_other_page)
