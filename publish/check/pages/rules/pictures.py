"""Rules about pictures: fine enough for print, near to where they are spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from publish.check.pages.subject import Pages, UnitPages
from publish.check.pages.values import Box, Link, Picture
from publish.check.rule import Found, rule

_PPI = 300.0
_PPI_OF_GREYS = 150.0
_ROUNDING = 0.98
"""A picture that was scaled to the pt may be this much coarser."""
_ICON = 36.0
"""pt: half an inch; what is smaller both ways is no picture to look at closely."""
_NEAR = 14.0
"""pt between a link's target and the upper edge of the picture that it means."""
_FARTHEST = 1
"""Pages: the facing page, or the next one."""
_SAME_CHAPTER = 8
"""Pages: a farther reference of a file without known chapters is taken for one from another chapter."""
_LISTS = frozenset(("contents", "index", "loi", "lot"))


@rule(
    "picture-coarse",
    "warning",
    hint="Give the picture with more pixels, or show it smaller.",
    good="A photograph of 1500 pixels, printed 5 inches wide.",
    bad="A photograph of 600 pixels, printed 5 inches wide.",
)
def picture_coarse(pages: Pages) -> Iterator[Found]:
    """Finds a picture that is too coarse for print at the size it has on the page.

    300 pixels an inch for colours, 150 for greys are what printers ask for: see the file creation
    guides of IngramSpark and KDP (300), and ISO/TS 21830. Pictures of less than half an inch are
    let be, and so is a file for the screen.
    """
    if not pages.on_paper:
        return
    for unit, index, page in pages:
        met = set()
        for picture in page.pictures:
            least = _PPI_OF_GREYS if _is_grey(picture) else _PPI
            if picture.ppi >= least * _ROUNDING or _is_small(picture.box) or picture in met:
                continue
            met.add(picture)
            size = f"{picture.width} by {picture.height} pixels"
            message = f"a picture of {size} has {picture.ppi:.0f} ppi on the page, less than {least:.0f}"
            yield Found(message, place=unit.place(index, picture.box.left, picture.box.top))


def _is_grey(picture: Picture) -> bool:
    return picture.space in ("gray", "icc-gray") and picture.bits > 1


def _is_small(box: Box) -> bool:
    return box.width <= _ICON and box.height <= _ICON


@rule(
    "figure-far",
    "info",
    hint="Move the figure to the paragraph that speaks of it.",
    good="A figure on the page after the words “see figure 3”.",
    bad="A figure four pages after the only words that speak of it.",
)
def figure_far(pages: Pages) -> Iterator[Found]:
    """Finds a picture that is two pages or more from every reference to it in its chapter.

    A reader who has to turn pages does not look. A reference is a link to the picture's place, of
    which lists are none; where no link of the chapter leads there, nothing is said.
    """
    for unit in pages.units:
        if unit.role in _LISTS:
            continue
        for (page, _), links in _references(unit).items():
            distance, index, link = min(
                ((abs(page - index), index, link) for index, link in links),
                key=lambda one: (one[0], one[1], one[2].box.top),
            )
            if _FARTHEST < distance <= (len(unit.pages) if unit.known else _SAME_CHAPTER):
                message = f"the picture that this speaks of is {distance} pages away"
                yield Found(message, place=unit.place(index, link.box.left, link.box.top))


def _references(unit: UnitPages) -> dict[tuple[int, Box], list[tuple[int, Link]]]:
    """Return for each picture that links lead to its page and box, with those links."""
    found: dict[tuple[int, Box], list[tuple[int, Link]]] = defaultdict(list)
    for index, page in enumerate(unit.pages):
        for link in page.links:
            if 0 <= link.page < len(unit.pages):
                target = unit.pages[link.page]
                boxes = [picture.box for picture in target.pictures] + list(target.drawings)
                near = [box for box in boxes if abs(box.top - link.y) <= _NEAR and box.height > _ICON]
                if near:
                    found[link.page, near[0]].append((index, link))
    return found


RULES = (picture_coarse, figure_far)
