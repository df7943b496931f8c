"""Drawings in SVG: whether they can be read, how large they are."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from lxml import etree

from publish.assets.picture import Faulty
from publish.assets.svgclean import SVG, XLINK, clean, local_name

LIMIT = 10_000_000
"""Bytes that a drawing may have."""
MAX_ELEMENTS = 200_000
"""Elements that a drawing may have, each ``<use>`` counted as what it repeats."""

_START = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|q)?\s*", re.I)
# Pixels, 96 an inch (CSS Values 4, 6.2); em and ex of the usual 16 px.
_UNITS = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0,
    "em": 16.0, "ex": 8.0, "q": 96 / 101.6,
}  # fmt: skip
_SVG_1_1 = ("-//W3C//DTD SVG 1.1//EN", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd")
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[")
_DEFAULT = (300.0, 150.0)  # of a replaced element without a size of its own (CSS 2, 10.3.2)
_LARGEST = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG as it may be shown: without scripts and what leads outside."""

    data: bytes
    size: tuple[int, int]
    """Width and height in px, 96 an inch."""
    removed: tuple[str, ...]
    """What was taken out, in words."""


def looks_like_svg(data: bytes) -> bool:
    """Tell whether ``data`` begins like XML; UTF-16 counts, since XML may be in it."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf")
    return bool(_START.match(start)) or start.startswith((b"\xff\xfe<\x00", b"\xfe\xff\x00<"))


def read_svg(data: bytes, name: str) -> Drawing | Faulty:
    """Return the drawing in ``data`` without scripts, links to other files and the like.

    Its bytes stay as they are where nothing had to be taken out. ``name`` is for messages.
    """
    if len(data) > LIMIT:
        return Faulty("image-too-large", f"the drawing “{name}” has more than {LIMIT:,} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        words = str(error).partition(" (<string>")[0]
        return Faulty("image-unreadable", f"the drawing “{name}” is no well-formed XML: {words}")
    if root.tag != f"{{{SVG}}}svg":
        return Faulty("image-unreadable", f"“{name}” is XML, but no SVG drawing")
    tree = root.getroottree()
    dtd = tree.docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        words = "it declares entities, which are not expanded; save it again as plain SVG"
        return Faulty("image-unreadable", f"the drawing “{name}” cannot be read: {words}")
    if _weight(root) > MAX_ELEMENTS:
        words = f"the drawing “{name}” has more than {MAX_ELEMENTS:,} parts, or repeats itself without end"
        return Faulty("image-too-large", words)
    size = _size(root)
    removed = clean(tree)
    if removed or not _plain(data, tree):
        data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Drawing(data, size, removed)


def _plain(data: bytes, tree: etree._ElementTree[etree._Element]) -> bool:
    """Tell whether a file can stay as it is: UTF-8, and no document type but that of SVG 1.1.

    A document type may give attributes to elements that do not show them, and an EPUB takes this
    one alone (EPUB 3.3, 3.9).
    """
    info = tree.docinfo
    if (info.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        return False
    return not info.doctype or (
        (info.public_id, info.system_url) == _SVG_1_1 and not _SUBSET.search(data[:10_000])
    )


def _weight(root: etree._Element) -> float:
    """Return how many elements are drawn, each ``<use>`` taken as all that it repeats.

    Infinite for one that repeats itself. Every element is weighed once.
    """
    by_id = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}
    weights: dict[etree._Element, float] = {}
    open_now: set[etree._Element] = set()
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        below = [*element.iterchildren(etree.Element), *_used(element, by_id)]
        if done:
            weights[element] = 1 + sum(weights.get(one, math.inf) for one in below)
            open_now.discard(element)
        elif element in open_now:
            return math.inf
        elif element not in weights:
            open_now.add(element)
            stack.append((element, True))
            stack.extend((one, False) for one in below)
    return weights[root]


def _used(element: etree._Element, by_id: dict[str | None, etree._Element]) -> list[etree._Element]:
    if local_name(element) != "use":
        return []
    target = element.get("href") or element.get(f"{{{XLINK}}}href") or ""
    found = by_id.get(target[1:]) if target.startswith("#") else None
    return [found] if found is not None else []


def _size(root: etree._Element) -> tuple[int, int]:
    """Return width and height in px from the root's attributes, else from its ``viewBox``."""
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = _view_box(root.get("viewBox", ""))
    if box:
        ratio = box[1] / box[0]
        if width and not height:
            height = width * ratio
        elif height and not width:
            width = height / ratio
        elif not width:
            width, height = box
    return (
        max(1, round(min(width or _DEFAULT[0], _LARGEST))),
        max(1, round(min(height or _DEFAULT[1], _LARGEST))),
    )


def _pixels(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    value = float(found[1]) * _UNITS[(found[2] or "").lower()] if found else 0
    return value if math.isfinite(value) and value > 0 else 0


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        numbers = [float(one) for one in text.replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(math.isfinite(one) and one > 0 for one in numbers[2:]):
        return None
    return numbers[2], numbers[3]
