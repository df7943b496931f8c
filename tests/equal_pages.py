"""Compares two PDFs of one book, page by page: text and its places, links, outline, labels, pictures."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf
import pypdfium2
from pypdfium2 import raw

Place: TypeAlias = tuple[float, ...]

TOLERANCE = 0.5
"""pt that two places may lie apart and count as the same."""
_SCALE = 1.5
"""Pixels in a pt of the pictures that are compared."""
_SHADE = 48
"""Levels of grey, of 255, that a pixel may differ by: a stroke's edge that lies a little off."""


@dataclass
class Comparison:
    """What was compared, and what is not the same."""

    pages: int = 0
    glyphs: int = 0
    farthest: float = 0.0
    """pt between the two places of the glyph, link or destination that moved most."""
    links: int = 0
    names: int = 0
    """Of destinations."""
    entries: int = 0
    """Of the outline."""
    tags: int = 0
    """Elements of the structure tree."""
    pictures: int = 0
    """Pages compared as pictures."""
    differences: list[str] = field(default_factory=list)

    def near(self, one: Place, other: Place) -> bool:
        """Tell whether two places are the same within ``TOLERANCE``."""
        if len(one) != len(other):
            return False
        apart = max((abs(a - b) for a, b in zip(one, other, strict=True)), default=0.0)
        self.farthest = max(self.farthest, apart)
        return apart <= TOLERANCE


def compare(first: bytes, second: bytes, pictures: Iterable[int] | None = None) -> Comparison:
    """Compare two PDFs; ``pictures`` are the pages, from 0, to compare as pictures (all without)."""
    found = Comparison()
    with pikepdf.open(io.BytesIO(first)) as one, pikepdf.open(io.BytesIO(second)) as other:
        found.pages = len(one.pages)
        if len(one.pages) != len(other.pages):
            found.differences.append(f"{len(one.pages)} pages and {len(other.pages)}")
            return found
        _compare_pages(one, other, found)
        _compare_links(one, other, found)
        _compare_outline(one, other, found)
        _compare_tags(one, other, found)
    _compare_text(first, second, found)
    _compare_pictures(first, second, range(found.pages) if pictures is None else pictures, found)
    return found


def sampled(pages: int, most: int) -> Sequence[int]:
    """Return at most ``most`` pages, spread over a book of ``pages``, versos and rectos."""
    return sorted({number * pages // most for number in range(most)} if pages > most else set(range(pages)))


def _compare_pages(one: pikepdf.Pdf, other: pikepdf.Pdf, found: Comparison) -> None:
    for number, (a, b) in enumerate(zip(one.pages, other.pages, strict=True), 1):
        if a.label != b.label:
            found.differences.append(f"page {number}: the label {a.label!r} and {b.label!r}")
        if not found.near(_numbers(a.mediabox), _numbers(b.mediabox)):
            found.differences.append(f"page {number}: another size")


def _compare_links(one: pikepdf.Pdf, other: pikepdf.Pdf, found: Comparison) -> None:
    before, after = _Targets(one), _Targets(other)
    for number, (a, b) in enumerate(zip(one.pages, other.pages, strict=True), 1):
        links, others = list(before.links(a)), list(after.links(b))
        found.links += len(links)
        if [text for text, _ in links] != [text for text, _ in others]:
            found.differences.append(f"page {number}: other links, {links} and {others}")
            continue
        for (text, here), (_, there) in zip(links, others, strict=True):
            if not found.near(here, there):
                found.differences.append(f"page {number}: the link to {text}, {here} and {there}")
    found.names = len(before.names)
    if before.names.keys() != after.names.keys():
        found.differences.append(f"other names: {sorted(before.names.keys() ^ after.names.keys())}")
    for name in before.names.keys() & after.names.keys():
        if not found.near(before.names[name], after.names[name]):
            found.differences.append(f"“{name}” at {before.names[name]} and {after.names[name]}")


def _compare_outline(one: pikepdf.Pdf, other: pikepdf.Pdf, found: Comparison) -> None:
    before, after = list(_Targets(one).outline()), list(_Targets(other).outline())
    found.entries = len(before)
    if [title for title, _ in before] != [title for title, _ in after]:
        found.differences.append("another outline")
        return
    for (title, here), (_, there) in zip(before, after, strict=True):
        if not found.near(here, there):
            found.differences.append(f"the outline's {title!r} leads to {here} and {there}")


def _compare_tags(one: pikepdf.Pdf, other: pikepdf.Pdf, found: Comparison) -> None:
    before, after = list(_tags(one)), list(_tags(other))
    found.tags = len(before)
    if before != after:
        wrong = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
        found.differences.append(f"other tags, {len(before)} and {len(after)}: {wrong[:1]}")


def _tags(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, str, tuple[int, ...]]]:
    """Yield each element of the structure: its depth, kind, words, and the content on its page."""
    root = pdf.Root.get("/StructTreeRoot")
    waiting = [(0, root)] if root is not None else []
    while waiting:
        depth, one = waiting.pop()
        kids = one.get("/K", ())
        below = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        content = tuple(int(kid) for kid in below if not isinstance(kid, pikepdf.Object))
        yield depth, str(one.get("/S")), str(one.get("/Alt")), content
        elements = [kid for kid in below if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        waiting.extend((depth + 1, kid) for kid in reversed(elements))


class _Targets:
    """Where the links, names and bookmarks of a PDF lead: page from 0, x and y in pt."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        dests = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        tree = pikepdf.NameTree(dests).items() if dests is not None else ()
        self.names = {str(name): self._place(value) for name, value in tree}

    def links(self, page: pikepdf.Page) -> Iterator[tuple[str, Place]]:
        """Yield for each link the name or address that it leads to, with its rectangle."""
        for one in page.obj.get("/Annots", ()):
            action = one.get("/A", pikepdf.Dictionary())
            target = one.get("/Dest", action.get("/D", action.get("/URI")))
            yield str(target), _numbers(one.Rect)

    def outline(self) -> Iterator[tuple[str, Place]]:
        """Yield the title of each bookmark, indented, with its place."""
        with self._pdf.open_outline() as outline:
            yield from self._below(outline.root, "")

    def _below(self, items: Iterable[pikepdf.OutlineItem], indent: str) -> Iterator[tuple[str, Place]]:
        for item in items:
            dest = item.destination
            place = self._place(dest) if isinstance(dest, pikepdf.Array) else ()
            yield f"{indent}{item.title}", place
            yield from self._below(item.children, indent + "  ")

    def _place(self, dest: pikepdf.Object) -> Place:
        page = dest[0]
        # A thousand pt a page: no place on another page is near.
        return (self._pages[page.objgen] * 1000.0, float(dest[2]), float(dest[3]))


def _numbers(values: Iterable[object]) -> Place:
    return tuple(float(str(value)) for value in values)


def _compare_text(first: bytes, second: bytes, found: Comparison) -> None:
    one, other = pypdfium2.PdfDocument(first), pypdfium2.PdfDocument(second)
    try:
        for number in range(len(one)):
            before, after = _glyphs(one[number]), _glyphs(other[number])
            found.glyphs += len(before)
            texts = ["".join(chr(code) for code, _ in glyphs) for glyphs in (before, after)]
            if texts[0] != texts[1]:
                found.differences.append(f"page {number + 1}: {_first_difference(*texts)}")
                continue
            moved = [
                (code, here, there)
                for (code, here), (_, there) in zip(before, after, strict=True)
                if not found.near(here, there)
            ]
            if moved:
                code, here, there = moved[0]
                found.differences.append(
                    f"page {number + 1}: {len(moved)} glyphs stand elsewhere, {chr(code)!r} {here} {there}"
                )
    finally:
        one.close()
        other.close()


def _glyphs(page: pypdfium2.PdfPage) -> list[tuple[int, Place]]:
    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    found = []
    for number in range(text.count_chars()):
        raw.FPDFText_GetCharBox(text, number, *edges)
        found.append((raw.FPDFText_GetUnicode(text, number), tuple(edge.value for edge in edges)))
    text.close()
    page.close()
    return found


def _first_difference(one: str, other: str) -> str:
    at = next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    at = min(len(one), len(other)) if at < 0 else at
    return f"{one[max(0, at - 30) : at + 30]!r} and {other[max(0, at - 30) : at + 30]!r}"


def _compare_pictures(first: bytes, second: bytes, pages: Iterable[int], found: Comparison) -> None:
    one, other = pypdfium2.PdfDocument(first), pypdfium2.PdfDocument(second)
    try:
        for number in pages:
            found.pictures += 1
            size, before = _picture(one[number])
            others, after = _picture(other[number])
            wrong = (
                sum(abs(a - b) > _SHADE for a, b in zip(before, after, strict=False))
                if before != after
                else 0
            )
            if size != others or wrong:
                found.differences.append(f"page {number + 1}: {wrong} pixels of its picture differ")
    finally:
        one.close()
        other.close()


def _picture(page: pypdfium2.PdfPage) -> tuple[tuple[int, int], bytes]:
    bitmap = page.render(scale=_SCALE, grayscale=True)
    picture = bitmap.to_pil()
    return picture.size, picture.tobytes()
