"""Finds what each page of a unit begins with. Only a layout worker imports this.

A text box of WeasyPrint's knows its element, and the boxes of an element come in the order of its
text. So a box's place is known from how much of the element's own text has been met before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, TypeAlias

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.text import transform
from weasyprint.layout.absolute import AbsolutePlaceholder

from publish.flow import PICTURES, flowing, leaves_flow
from publish.pdf.facts import PageStart

Box: TypeAlias = Any
Element: TypeAlias = Any

_LETTER = "::first-letter"


def page_starts(pages: Sequence[Page]) -> tuple[PageStart, ...]:
    """Return what each of ``pages`` begins with, in the flow of the one unit that they show.

    The first in the order of the text counts, wherever on the page it is drawn. A page without
    text and pictures begins with what the next one begins with. No page begins before the one
    before it.
    """
    body = body_of(pages)
    if body is None:
        return (PageStart(0),) * len(pages)
    reading = _Reading(_Unit(body))
    found = [reading.start(page) for page in pages]
    following = PageStart(reading.unit.length)
    for number in reversed(range(len(found))):
        following = found[number] = found[number] or following
    return tuple(accumulate((one for one in found if one), _later))


def flow_length(body: Element) -> int:
    """Return how many characters the flow of a unit has."""
    return _Unit(body).length


def pictures_in(body: Element) -> list[Element]:
    """Return a unit's pictures in the order of their numbers."""
    return list(_Unit(body).pictures)


def _later(before: PageStart, after: PageStart) -> PageStart:
    return after if after.offset >= before.offset else before


def body_of(pages: Sequence[Page]) -> Element | None:
    """Return the element that holds the one unit on ``pages``; None where they are all blank."""
    return next((found for page in pages if (found := _body(page)) is not None), None)


def _body(page: Page) -> Element | None:
    """Return the element that holds a page's unit; in a single run there are those of all units."""
    for root in page._page_box.children:
        if root.is_for_root_element:
            for part in root.children:
                if part.element is not None and part.element.tag == "body":
                    return part.element
    return None


@dataclass(slots=True)
class _Own:
    """The text that stands in an element itself, not in its children."""

    text: str = ""
    """Its characters in the flow."""
    indices: list[int] = field(default_factory=list)
    """Where each piece of it begins in ``text``; the element's children stand between the pieces."""
    offsets: list[int] = field(default_factory=list)
    """Where each piece begins in the unit's flow."""
    met: int = 0
    """How many characters, as they are shown, the pages up to now have had."""

    def add(self, text: str, offset: int) -> int:
        """Take a further piece; return where it ends in the flow."""
        if text:
            self.indices.append(len(self.text))
            self.offsets.append(offset)
            self.text += text
        return offset + len(text)

    def offset(self, index: int) -> int:
        """Return where character ``index`` stands in the flow."""
        piece = max(bisect_right(self.indices, index) - 1, 0)
        return self.offsets[piece] + index - self.indices[piece]


class _Unit:
    """A unit's flow by its elements."""

    def __init__(self, body: Element) -> None:
        self.own: dict[Element, _Own] = {}
        self.pictures: dict[Element, tuple[int, int]] = {}
        """A picture's place in the flow, and its number among the unit's pictures."""
        self.length = 0
        self._read(body)

    def _read(self, element: Element) -> None:
        own = self.own[element] = _Own()
        self.length = own.add(flowing(element.text or ""), self.length)
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name in PICTURES:
                self.pictures[child] = self.length, len(self.pictures)
            elif name and not leaves_flow(name, child.attrib):
                self._read(child)
            self.length = own.add(flowing(child.tail or ""), self.length)


class _Reading:
    """Goes over the pages in their order."""

    def __init__(self, unit: _Unit) -> None:
        self.unit = unit
        self._repeated: set[tuple[Element, bool]] = set()

    def start(self, page: Page) -> PageStart | None:
        """Return what the next page begins with; None where it has neither text nor pictures."""
        text = -1
        picture: tuple[int, int] | None = None
        for box in self._shown(page._page_box):
            if isinstance(box, boxes.TextBox):
                offset = self._met(box)
                if offset >= 0 and (text < 0 or offset < text):
                    text = offset
            elif (place := self.unit.pictures.get(box.element)) and (picture is None or place < picture):
                picture = place
        if picture is not None and (text < 0 or picture[0] <= text):
            return PageStart(*picture)
        return PageStart(text) if text >= 0 else None

    def _shown(self, box: Box) -> Iterator[Box]:
        """Yield texts and pictures; notes, and heads of tables shown before, are left out."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            if "::" not in box.element_tag or box.element_tag.endswith(_LETTER):
                yield box
        elif isinstance(box, boxes.ParentBox) and not self._is_passed_over(box):
            for child in box.children:
                yield from self._shown(child)

    def _is_passed_over(self, box: Box) -> bool:
        if isinstance(box, boxes.FootnoteAreaBox | boxes.MarginBox):
            return True
        if not isinstance(box, boxes.TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        known = box.element, box.is_header
        met = known in self._repeated
        self._repeated.add(known)
        return met

    def _met(self, box: Box) -> int:
        """Count a text as met; return where it begins in the flow, -1 where it has no place there."""
        own = self.unit.own.get(box.element)
        shown = flowing(box.text)
        if own is None or not shown:
            return -1
        text, indices = own.text, None
        if box.style["text_transform"] != "none":
            text, indices = _transformed(own.text, box)
        index = own.met
        own.met += len(shown) - _added_hyphen(shown, text, index, box)
        if index >= len(text):
            return -1
        return own.offset(indices[index] if indices else index)


def _added_hyphen(shown: str, text: str, index: int, box: Box) -> int:
    """Return the length of the hyphen that ends a line and is not in the text of the element."""
    hyphen = flowing(str(box.style["hyphenate_character"]))
    if not hyphen or not shown.endswith(hyphen) or text.startswith(shown, index):
        return 0
    return len(hyphen)


def _transformed(text: str, box: Box) -> tuple[str, list[int]]:
    """Return a text in the letters that the box shows, and for each the character that it stands for."""
    language = str(box.style["lang"] or "").partition("-")[0].lower()
    kind = box.style["text_transform"]
    if kind not in ("uppercase", "lowercase"):  # one character for one; those at heads of words
        return text, list(range(len(text)))
    letters = [transform(kind, letter, language) for letter in text]
    return "".join(letters), [index for index, one in enumerate(letters) for _ in one]
