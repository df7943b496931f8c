"""The links of a page, with the places that they lead to."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, String

from publish.check.pages.values import Box, Link

_MOST = 2_000
"""Links of a page."""
_MOST_NAMES = 500_000


class Targets:
    """Where the destinations of a file are: pages from 0, and places from the upper left of trims."""

    def __init__(self, pdf: pikepdf.Pdf, trims: dict[tuple[int, int], tuple[int, Box]]) -> None:
        self._trims = trims
        """Number of a page's object to its number and trim box, in places of the file."""
        self._names = _names(pdf)

    def links(self, page: pikepdf.Page, trim: Box) -> Iterator[Link]:
        """Yield the links on a page."""
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, Array):
            return
        for number, one in enumerate(annotations):
            if number >= _MOST:
                return
            if isinstance(one, Dictionary) and one.get("/Subtype") == "/Link":
                link = self._link(one, trim)
                if link is not None:
                    yield link

    def _link(self, one: Dictionary, trim: Box) -> Link | None:
        edges = one.get("/Rect")
        if not isinstance(edges, Array) or len(edges) != 4:
            return None
        x0, y0, x1, y1 = (float(edge) for edge in edges)
        box = Box(
            round(min(x0, x1) - trim.left, 2),
            round(trim.bottom - max(y0, y1), 2),
            round(max(x0, x1) - trim.left, 2),
            round(trim.bottom - min(y0, y1), 2),
        )
        action = one.get("/A")
        target = one.get("/Dest", action.get("/D") if isinstance(action, Dictionary) else None)
        if target is None:
            address = action.get("/URI") if isinstance(action, Dictionary) else None
            return Link(box, target=str(address)) if isinstance(address, String) else None
        name = "" if isinstance(target, Array) else str(target)
        return self._led(box, name, target if isinstance(target, Array) else self._names.get(name))

    def _led(self, box: Box, name: str, place: Object | None) -> Link:
        if isinstance(place, Dictionary):
            place = place.get("/D")
        if not isinstance(place, Array) or not len(place) or not isinstance(place[0], Dictionary):
            return Link(box, target=name)
        met = self._trims.get(place[0].objgen)
        if met is None:
            return Link(box, target=name)
        number, trim = met
        across, up = (_number(place, 2, trim.left), _number(place, 3, trim.bottom))
        if str(place[1]) != "/XYZ" if len(place) > 1 else True:
            across, up = trim.left, trim.bottom
        return Link(box, number, round(across - trim.left, 2), round(trim.bottom - up, 2), name)


def _number(place: Array, at: int, otherwise: float) -> float:
    value = place[at] if len(place) > at else None
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):  # null: as the page before
        return otherwise


def _names(pdf: pikepdf.Pdf) -> dict[str, Object]:
    found: dict[str, Object] = {}
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        found.update((str(name), value) for name, value in old.items())
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        for number, (name, value) in enumerate(pikepdf.NameTree(tree).items()):
            if number >= _MOST_NAMES:
                break
            found[str(name)] = value
    return found
