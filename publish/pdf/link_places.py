"""The places of a page that lead somewhere: one for each line of a link, as high as its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import InlineBox, ReplacedBox

Place: TypeAlias = tuple[str, str, tuple[float, float, float, float], Any]
"""As in ``weasyprint.document.Page.links``: kind, target, left, top, right and bottom in px, box."""

_ABOVE, _BELOW = 0.75, 0.25
"""What text draws above and below its baseline, in parts of its size."""


def mend_links(pages: Sequence[Page]) -> None:
    """Let each line of a link be one place.

    WeasyPrint adds one for each box inside of it. It makes them as high as the line, so that nobody
    can hit one where the line height is 0, as that of note calls is.
    """
    for page in pages:
        page.links[:] = _mended(page.links)


def _mended(links: Sequence[Place]) -> Iterator[Place]:
    inside: set[int] = set()
    for kind, target, (left, top, right, bottom), box in links:
        if right <= left:
            continue
        # A picture is higher than the line of the link that it stands in.
        if id(box) in inside and not isinstance(box, ReplacedBox):
            continue
        inside.update(id(one) for one in box.descendants())
        size = box.style["font_size"]
        if isinstance(box, InlineBox) and bottom - top < size:
            baseline = top + box.baseline
            top, bottom = baseline - size * _ABOVE, baseline + size * _BELOW
        yield kind, target, (left, top, right, bottom), box
