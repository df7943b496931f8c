"""Outline, page labels and destinations of a PDF; read in a process with limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, String

_MOST = 100_000
"""Entries of an outline, and names of destinations, that are read."""
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Structure:
    """What a PDF says of its pages."""

    title: str
    """Of the document information; "" where there is none."""
    labels: tuple[str, ...]
    """One for each page; without labels of its own the number of the page."""
    outline: tuple[tuple[int, str, int, float | None], ...]
    """Level from 1, title, page from 1 (0: none), and the height in pt from the trim's upper edge."""
    names: dict[str, int]
    """The pages, from 1, of destinations that have a name."""


def structure_json(file: Path) -> bytes:
    """Return what `structure_from` reads. Raises what pikepdf raises for a damaged file."""
    with pikepdf.open(file) as pdf:
        pages = {page.obj.objgen: (number, _top(page)) for number, page in enumerate(pdf.pages, 1)}
        labels = [page.label for page in pdf.pages]
        reader = _Reader(pdf, pages)
        told = pdf.docinfo.get("/Title") if "/Info" in pdf.trailer else None
        title = str(told) if isinstance(told, String) else ""
        value = {
            "title": title,
            "labels": labels,
            "outline": list(reader.outline()),
            "names": reader.pages_of_names(),
        }
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def structure_from(data: bytes) -> Structure:
    """Return what `structure_json` wrote."""
    value: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    outline = tuple((one[0], one[1], one[2], one[3]) for one in value["outline"])
    return Structure(value["title"], tuple(value["labels"]), outline, dict(value["names"]))


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, pages: dict[tuple[int, int], tuple[int, float]]) -> None:
        self._pdf = pdf
        self._pages = pages
        self._names = dict(self._named())

    def pages_of_names(self) -> dict[str, int]:
        found = {name: self._place(place)[0] for name, place in self._names.items()}
        return {name: page for name, page in found.items() if page}

    def outline(self) -> Iterator[tuple[int, str, int, float | None]]:
        root = self._pdf.Root.get("/Outlines")
        if not isinstance(root, Dictionary):
            return
        left = [(root.get("/First"), 1)]
        seen: set[tuple[int, int]] = set()
        while left and len(seen) < _MOST:
            node, level = left.pop()
            if not isinstance(node, Dictionary) or node.objgen in seen:
                continue
            seen.add(node.objgen)
            title = node.get("/Title")
            action = node.get("/A")
            where = node.get("/Dest", action.get("/D") if isinstance(action, Dictionary) else None)
            page, y = self._place(where)
            yield level, str(title) if isinstance(title, String) else "", page, y
            left.append((node.get("/Next"), level))
            if level < _DEEPEST:
                left.append((node.get("/First"), level + 1))

    def _place(self, where: Object | None) -> tuple[int, float | None]:
        if where is not None and not isinstance(where, Array | Dictionary):
            where = self._names.get(str(where))
        if isinstance(where, Dictionary):
            where = where.get("/D")
        if not isinstance(where, Array) or not len(where) or not isinstance(where[0], Dictionary):
            return 0, None
        number, top = self._pages.get(where[0].objgen, (0, 0.0))
        if number and len(where) > 3 and str(where[1]) == "/XYZ":
            try:
                return number, round(top - float(where[3]), 2)
            except (TypeError, ValueError):  # null: as it was
                return number, None
        return number, None

    def _named(self) -> Iterator[tuple[str, Object]]:
        old = self._pdf.Root.get("/Dests")
        if isinstance(old, Dictionary):
            yield from ((str(name), place) for name, place in old.items())
        names = self._pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        if isinstance(tree, Dictionary):
            for number, (name, place) in enumerate(pikepdf.NameTree(tree).items()):
                if number >= _MOST:
                    return
                yield str(name), place


def _top(page: pikepdf.Page) -> float:
    try:
        return max(float(page.trimbox[1]), float(page.trimbox[3]))
    except (TypeError, ValueError, KeyError, AttributeError):
        return 0.0
