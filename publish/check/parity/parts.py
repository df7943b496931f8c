"""Pages of a PDF in a row, no more of them than is compared; kept, so that one is measured once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from publish.check.pages.values import Box, MeasuredPage
from publish.check.parity.pdf import Kind, Line, PdfHeading, PdfLink, PdfPicture
from publish.check.parity.told import Told

GENERATED = frozenset(("half-title", "title-page", "copyright-page", "contents", "cover"))
"""Roles of units that each edition has in its own words."""
CONTENTS = "contents"
_FEWEST = 4
"""Entries with folios from which on a page of a file of any tool is taken for one of contents."""
_ENTRY = re.compile(r"(?:.*\S)?(?:[\s.…·]{3,}|\s)(?:\d{1,4}|[ivxlc]{1,7})")


@dataclass(slots=True)
class Part:
    """Pages are counted from 1 in the part."""

    lines: list[Line] = field(default_factory=list)
    headings: list[PdfHeading] = field(default_factory=list)
    pictures: list[PdfPicture] = field(default_factory=list)
    links: list[tuple[PdfLink, str]] = field(default_factory=list)
    """With the names of their targets, which stay the same where pages move."""
    drawn: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Keys of words for print alone."""
    pages: int = 0
    marked: bool = False
    """Whether running heads and folios are marked as such (PDF 32000-1, 14.8.2.2)."""


def part_of(pages: Iterable[MeasuredPage], role: str, told: Told | None) -> Part:
    """Return what is compared of measured pages; ``told`` is what their build tells of them."""
    part = Part(texts=list(told.texts()) if told is not None else [])
    met: set[int] = set()
    for number, page in enumerate(pages, 1):
        part.pages = number
        part.marked |= any(line.artifact for line in page.lines)
        lists = role == CONTENTS if told is not None else _lists(page)
        if lists:
            part.contents.append(number)
        if page.drawings or page.pictures:
            part.drawn.append(number)
        kind: Kind = "generated" if lists or role in GENERATED else ""
        for line in page.body:
            region = told.region(number - 1, line.left, line.y) if told is not None and not kind else None
            part.lines.append(
                Line(
                    number,
                    line.left,
                    line.right,
                    line.y,
                    line.size,
                    line.text,
                    region.kind if region is not None else kind,
                )
            )
            if told is not None and region is not None and region.level and region.element not in met:
                met.add(region.element)
                title = told.title(region.element)
                part.headings.append(PdfHeading(region.level, title, number, line.left, line.y))
        _add_rest(part, number, page, kind, told)
    return part


def _add_rest(part: Part, number: int, page: MeasuredPage, kind: Kind, told: Told | None) -> None:
    for picture in page.pictures:
        one = PdfPicture(number, picture.box, kind)
        place = one.place
        region = told.region(number - 1, place.x or 0, place.y or 0) if told is not None else None
        part.pictures.append(PdfPicture(number, picture.box, region.kind if region is not None else kind))
    for link in page.links:
        part.links.append((PdfLink(number, link.box, max(link.page + 1, 0), "", kind), link.target))


def _lists(page: MeasuredPage) -> bool:
    """Tell whether most lines of a page end in a folio, as in contents, lists of figures, indexes."""
    ends = sum(1 for line in page.body if _ENTRY.fullmatch(line.text.strip()) and line.text[-1:].isalnum())
    return ends >= _FEWEST and 2 * ends >= len(page.body) and bool(page.links)


def part_to_json(part: Part) -> bytes:
    """Return the JSON text of a part."""
    value = {
        "lines": [(one.page, one.left, one.right, one.y, one.size, one.text, one.kind) for one in part.lines],
        "headings": [(one.level, one.title, one.page, one.x, one.y) for one in part.headings],
        "pictures": [(one.page, _sides(one.box), one.kind) for one in part.pictures],
        "links": [(one.page, _sides(one.box), one.target, one.kind, name) for one, name in part.links],
        "drawn": part.drawn,
        "contents": part.contents,
        "texts": part.texts,
        "pages": part.pages,
        "marked": part.marked,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def part_from_json(data: bytes) -> Part:
    """Return what `part_to_json` wrote."""
    value: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return Part(
        [Line(*one) for one in value["lines"]],
        [PdfHeading(*one) for one in value["headings"]],
        [PdfPicture(page, Box(*sides), kind) for page, sides, kind in value["pictures"]],
        [
            (PdfLink(page, Box(*sides), target, "", kind), name)
            for page, sides, target, kind, name in value["links"]
        ],
        value["drawn"],
        value["contents"],
        value["texts"],
        value["pages"],
        value["marked"],
    )


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
