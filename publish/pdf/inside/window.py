"""Cuts a short document out of a unit: the pages around an edit, with some before and after.

What is left out before and after stays as empty elements that are not shown, so that selectors
such as ``h2 + p`` keep their meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

from publish.pdf.block_places import read
from publish.pdf.inside.edits import Edit
from publish.pdf.inside.tree import Tree
from publish.pdf.page_starts import pictures_in
from publish.pdf.schemes import GOTO

_LOOKED_AT = 2
"""Pages after the edit that may be the first one that is as it was."""
_FOLLOWING = 1
"""Pages laid out beside them, since what follows decides where a page ends."""
_OPEN = frozenset(("body", "section", "main", "article"))
"""Elements in which a window may begin and end: nothing of theirs is carried over a page's end."""
_CARRYING = re.compile(
    r"counter-|counters?\(|open-quote|string-set|running\(|element\(|:has\(|:empty\s*[+~)]|\[\s*href|columns?\s*:"
    r"|column-|@page\s+(?!:(?:left|right|recto|verso)\b)[^\s{]|(?<!@)\bpage\s*:|position\s*:\s*fixed"
    r"|box-decoration-break|float\s*:(?!\s*(?:none|footnote|left|right|inherit|initial)\b)"
)
"""What in a style sheet makes a page depend on those before it, or on what is in a left out element."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Window:
    """A document of a few pages of a unit."""

    xhtml: str
    start: int
    """The page of the unit, from 0, that its first page is."""
    ends: range
    """Pages of the unit of which the first that is as it was ends the work; none: the unit's end does."""
    numbers: tuple[int, ...]
    """For each element of its body the number in the unit's."""
    pictures: tuple[int, ...]
    """The same for each of its pictures, among the unit's pictures."""


@dataclass(slots=True)
class Places:
    """On which pages the blocks of a unit stand."""

    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    on: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The numbers of the blocks on each page."""

    def block(self, tree: Tree, number: int) -> int:
        """Return the innermost block that an element is or stands in; 0 is the body."""
        return next((one for one in (number, *tree.ancestors(number)) if one in self.first), 0)


def places_of(blocks: str, pages: int) -> Places:
    """Return what `publish.pdf.block_places` wrote of a unit, by elements and by pages."""
    found = Places({0: 0}, {0: pages - 1})
    for page, number, *_ in read(blocks):
        found.first.setdefault(number, page)
        found.last[number] = page
        found.on[page].append(number)
    return found


def can_be_cut(css: Iterable[str]) -> bool:
    """Tell whether pages set with these style sheets depend on no pages before them."""
    return not any(_CARRYING.search(_COMMENT.sub("", text)) for text in css)


def window_around(edit: Edit, old: Tree, new: Tree, blocks: str, pages: int) -> Window | None:
    """Return the window around ``edit``; ``blocks`` and ``pages`` are of the old unit.

    None where there is none that is much shorter than the unit. ``new`` is used up.
    """
    places = places_of(blocks, pages)
    first, last = _touched(edit, old, places)
    start, begin = _start(old, places, first, edit.first)
    seen = last + _LOOKED_AT + _FOLLOWING
    stop = _stop(old, places, seen, edit.old_end)
    ends = range(last + 1, last + 1 + _LOOKED_AT) if stop is not None else range(0)
    if ((pages if stop is None else places.first[stop]) - start) * 2 > pages:
        return None
    cutting = _Cutting(new, begin, len(new.elements) if stop is None else stop + edit.shift)
    if not cutting.cut():
        return None
    return Window(tostring(new.root, encoding="unicode"), start, ends, cutting.numbers(), cutting.pictures())


def _touched(edit: Edit, old: Tree, places: Places) -> tuple[int, int]:
    """Return the first and the last page that an edit may change, as far as old pages tell."""
    changed = set(range(edit.first, edit.old_end))
    # Text after an element's end belongs to the one around it.
    changed |= {old.parents[one] for one in changed if old.own[one][-1].strip()}
    blocks = {places.block(old, number) for number in changed}
    before = places.block(old, edit.first - 1)
    ends = [places.last[block] for block in blocks]
    ends.append((places.first if old.elements[before].tag in _OPEN else places.last)[before])
    if edit.old_end < len(old.elements):
        after = places.block(old, edit.old_end)
        ends.append(places.first[after])
    return min(places.first[block] for block in (*blocks, before)), max(ends)


def _start(old: Tree, places: Places, touched: int, changed: int) -> tuple[int, int]:
    """Return the page to begin with and the element that it begins with.

    It lies before the first page that the edit touches, and begins with a whole block; where there is
    none such it is the first, which begins with the body.
    """
    for page in range(touched - 1, 0, -1):
        for number in sorted(places.on[page]):
            if places.first[number] == page and _is_open(old, number):
                around = set(old.ancestors(number))
                if number < changed and all(one in around for one in places.on[page] if one < number):
                    return page, number
                break
    return 0, 0


def _stop(old: Tree, places: Places, seen: int, changed_end: int) -> int | None:
    """Return the first element that is left out after the window."""
    found = (
        number
        for number, page in places.first.items()
        if page > seen and number >= changed_end and _is_open(old, number)
    )
    return min(found, default=None)


def _is_open(tree: Tree, number: int) -> bool:
    return all(tree.elements[one].tag in _OPEN for one in tree.ancestors(number))


class _Cutting:
    """Takes out of a tree what stands before ``begin`` and from ``end`` on."""

    def __init__(self, tree: Tree, begin: int, end: int) -> None:
        self._tree = tree
        self._begin = begin
        self._end = end
        self._numbers = {id(element): number for number, element in enumerate(tree.elements)}
        self._pictures = {id(element): number for number, element in enumerate(pictures_in(tree.body))}
        self._sound = True

    def cut(self) -> bool:
        """Leave only the window; tell whether there was no text beside it that cannot be hidden."""
        self._prune(0)
        if self._begin:
            self._go_on_at(self._begin)
        self._lead_links_out()
        return self._sound

    def numbers(self) -> tuple[int, ...]:
        """Return the number that each element that is left had."""
        return tuple(self._numbers[id(element)] for element in self._tree.body.iter())

    def pictures(self) -> tuple[int, ...]:
        """Return the number that each picture that is left had among all."""
        return tuple(self._pictures[id(element)] for element in pictures_in(self._tree.body))

    def _prune(self, number: int) -> None:
        element = self._tree.elements[number]
        inside = [child for child in element if self._hides_or_parts(child)]
        if inside and ((element.text or "").strip() or any((child.tail or "").strip() for child in element)):
            self._sound = False

    def _hides_or_parts(self, child: Element) -> bool:
        """Hide a child that lies outside, look into one that lies partly outside; tell whether it did."""
        number = self._numbers[id(child)]
        end = self._tree.ends[number]
        if end <= self._begin or number >= self._end:
            _hide(child)
        elif number < self._begin or end > self._end:
            self._prune(number)
        else:
            return False
        return True

    def _go_on_at(self, number: int) -> None:
        """Begin the window as a page does that goes on: without what stands above at a start."""
        for one in self._tree.ancestors(number):
            _style(self._tree.elements[one], "margin-top:0", "padding-top:0", "border-top-style:none")
        element: Element | None = self._tree.elements[number]
        while element is not None:
            _style(element, "margin-top:0")
            text = (element.text or "").strip()
            element = element[0] if len(element) and not text else None

    def _lead_links_out(self) -> None:
        """Let links to what is left out lead where those into other units do."""
        kept = {element.attrib.get("id") for element in self._tree.body.iter() if not _is_hidden(element)}
        for element in self._tree.body.iter("a"):
            target = element.attrib.get("href", "")
            if target.startswith("#") and unquote(target[1:]) not in kept:
                element.attrib["href"] = GOTO + target[1:]


_HIDDEN = "display:none!important"


def _hide(element: Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    element.attrib["style"] = _HIDDEN


def _is_hidden(element: Element) -> bool:
    return element.attrib.get("style") == _HIDDEN


def _style(element: Element, *declarations: str) -> None:
    own = element.attrib.get("style", "").rstrip("; ")
    parts = [own] if own else []
    element.attrib["style"] = ";".join([*parts, *(f"{one}!important" for one in declarations)])
