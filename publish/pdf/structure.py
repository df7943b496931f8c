"""The structure of a unit: what its boxes are, as one tree over all of its pages.

WeasyPrint makes an element of each box of each page, so that a paragraph over two pages is two,
a line of it a ``Span``, and a link of two words in code has annotations outside of it. Here each
element of the XHTML is one element of the structure, whatever its lines and pages, with the parts
of its content in the order of the text. Only a layout worker imports this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from publish.pdf.structure_kinds import ATOMS, BLOCKS, GROUPS, SHELLS, Meaning, meaning

Box: TypeAlias = Any
"""A box of WeasyPrint's or an element of its tree: neither has types."""

Tags: TypeAlias = dict[Any, dict[str, Any]]
"""What WeasyPrint notes of each box that it draws: its number of marked content on the page."""

DECORATION = "<</Type /Layout>>"
_MARGINS = {"@top": " /Subtype /Header", "@bottom": " /Subtype /Footer"}


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of marked content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's place on a page."""

    page: int
    object: Any
    """WeasyPrint's dictionary."""


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure."""

    kind: str
    """A standard structure type (ISO 32000-1, 14.8.4)."""
    parent: Node | None = None
    language: str = ""
    """The language in force."""
    said: Meaning = field(default_factory=Meaning)
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    following: list[Node] = field(default_factory=list)
    """Notes called in it: they come after it."""
    box: tuple[float, float, float, float] | None = None
    """Of a picture, in pt from the page's lower left corner."""
    implied: bool = False
    """A paragraph that no element of the XHTML stands for."""

    def new(self, kind: str, said: Meaning | None = None, implied: bool = False) -> Node:
        """Add a kid at the end."""
        said = said or Meaning(kind)
        node = Node(kind, self, said.language or self.language, said, implied=implied)
        self.kids.append(node)
        return node

    def around(self, *kinds: str) -> Node | None:
        """Return the node itself, or the nearest one around it, that is of one of ``kinds``."""
        node: Node | None = self
        while node is not None and node.kind not in kinds:
            node = node.parent
        return node

    def text(self) -> Iterator[Content]:
        """Yield all content that is no picture."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Node) and kid.kind != "Figure":
                yield from kid.text()


@dataclass(frozen=True, slots=True)
class Structure:
    """A unit's tree, and what of its content is in no tree."""

    document: Node
    artifacts: tuple[Mapping[int, str], ...]
    """For each page the numbers of marked content that is decoration or stands in the margin, and
    the property list that says so (ISO 32000-1, 14.8.2.2)."""


def read_structure(pages: Sequence[Page], tags: Sequence[Tags]) -> Structure:
    """Return the structure of ``pages``; of each page ``tags`` has what was drawn on it."""
    reader = _Reader()
    for number, (page, drawn) in enumerate(zip(pages, tags, strict=True)):
        reader.page(number, page, drawn)
    reader.place_notes()
    _name_links(reader.document)
    _prune(reader.document)
    return Structure(reader.document, tuple(reader.artifacts))


class _Reader:
    def __init__(self) -> None:
        self.document = Node("Document")
        self.artifacts: list[dict[int, str]] = []
        self._decoration = Node("Artifact")
        self._margin = DECORATION
        self._nodes: dict[Box, Node] = {}
        self._first: dict[Box, int] = {}
        """The page on which the head or foot of a table stands first; others repeat it."""
        self._called: list[Node] = []
        self._number = 0
        self._height = 0.0
        self._drawn: Tags = {}

    def page(self, number: int, page: Page, drawn: Tags) -> None:
        self._number, self._height, self._drawn = number, page.height, dict(drawn)
        self.artifacts.append({})
        self._read(page._page_box, self.document)
        # What no box of the tree stands for is drawn all the same: it belongs to nothing.
        self.artifacts[number].update((one["mcid"], DECORATION) for one in self._drawn.values())

    def _read(self, box: Box, around: Node) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            node, self._margin = self._decoration, _margin(box.at_keyword)
        else:
            node = self._node(box, around)
        if box.link_annotation is not None:
            self._link(box, node).kids.append(Annotation(self._number, box.link_annotation))
        drawn = self._drawn.pop(box, None)
        if drawn is not None:
            seen = box.style["visibility"] == "visible"
            self._take(node if seen else self._decoration, drawn["mcid"])
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            self._read(child, node)
        if isinstance(box, boxes.MarginBox):
            self._margin = DECORATION

    def _link(self, box: Box, node: Node) -> Node:
        """Return the link that a box is the place of, or part of; in the repeated head of a table it
        is the link of the first."""
        if node is self._decoration:
            node = self._nodes.get(box.element, self.document)
        return node.around("Link") or _flow(node).new("Link")

    def _take(self, node: Node, number: int) -> None:
        if node is self._decoration:
            self.artifacts[self._number][number] = self._margin
        else:
            _flow(node).kids.append(Content(self._number, number))

    def _node(self, box: Box, around: Node) -> Node:
        """Return the node that what a box draws belongs to."""
        element = box.element
        if element is None or around is self._decoration:
            return around
        known = self._nodes.get(element)
        if known is None:
            known = self._begin(box, around)
        elif element.tag in ("thead", "tfoot") and self._first[element] != self._number:
            return self._decoration
        if box.element_tag.endswith("::marker") and known.kind == "LI":
            return _label(known)
        return known

    def _begin(self, box: Box, around: Node) -> Node:
        """Return the node of an element that is met for the first time."""
        element = box.element
        said = meaning(element, around.language, box.link_annotation is not None)
        if said.kind == "Artifact":
            node = self._decoration
        elif said.kind == "Note" and element.tag == "span":
            node = self._note(said, around)
        elif said.kind:
            kind = "TOCI" if said.kind == "LI" and around.kind == "TOC" else said.kind
            node = _parent(kind, around).new(kind, said)
            if kind == "Figure":
                node.box = self._box(box)
        else:
            node = around
            if element.tag == "a":  # its other lines may have a place that can be followed
                return node
            if said.language:
                node.language = said.language
        if element.tag in ("thead", "tfoot"):
            self._first[element] = self._number
        self._nodes[element] = node
        return node

    def _note(self, said: Meaning, around: Node) -> Node:
        """Return the node of a note: it comes after the paragraph that calls it."""
        block = around.around(*BLOCKS) or around
        note = Node("Note", block, said.language or around.language, said)
        if not block.following:
            self._called.append(block)
        block.following.append(note)
        return note

    def place_notes(self) -> None:
        for block in self._called:
            home = block.parent if block.kind in ATOMS and block.parent is not None else block
            at = home.kids.index(block) + 1 if home is not block else len(home.kids)
            home.kids[at:at] = block.following
            for note in block.following:
                note.parent = home

    def _box(self, box: Box) -> tuple[float, float, float, float]:
        left, top = box.content_box_x(), box.content_box_y()
        low, high = self._height - top - box.height, self._height - top
        return tuple(round(length * 0.75, 2) for length in (left, low, left + box.width, high))


def _margin(name: str) -> str:
    """Return the property list of what stands in a margin box, ``@top-left`` or so."""
    kind = next((kind for edge, kind in _MARGINS.items() if name.startswith(edge)), "")
    return f"<</Type /Pagination{kind}>>"


def _parent(kind: str, around: Node) -> Node:
    """Return where a new node of ``kind`` belongs, inside or ``around`` the place it was met."""
    if kind == "LI":
        return around
    if kind == "Lbl" and around.kind == "L":  # a term: those in a row share their definition
        last = around.kids[-1] if around.kids else None
        open_item = isinstance(last, Node) and all(
            isinstance(one, Node) and one.kind == "Lbl" for one in last.kids
        )
        return last if open_item and isinstance(last, Node) else around.new("LI")
    if kind == "LBody":
        last = around.kids[-1] if around.kids else None
        return last if isinstance(last, Node) and last.kind == "LI" else around.new("LI")
    if around.kind == "LI":
        return _body(around)
    if kind in ("Link", "Span", "Code", "Reference"):
        return _flow(around)
    return around


def _flow(node: Node) -> Node:
    """Return where text of ``node`` goes: groups hold paragraphs only, so one is made for it."""
    if node.kind == "LI":
        return _body(node)
    while node.kind in SHELLS and node.parent is not None:
        node = node.parent
    if node.kind not in GROUPS:
        return node
    last = node.kids[-1] if node.kids else None
    return last if isinstance(last, Node) and last.implied else node.new("P", implied=True)


def _body(item: Node) -> Node:
    last = item.kids[-1] if item.kids else None
    return last if isinstance(last, Node) and last.kind == "LBody" else item.new("LBody")


def _label(item: Node) -> Node:
    for kid in item.kids:
        if isinstance(kid, Node) and kid.kind == "Lbl":
            return kid
    label = Node("Lbl", item, item.language)
    item.kids.insert(0, label)
    return label


def _name_links(node: Node) -> None:
    """Let links that hold pictures alone be called as these are."""
    for kid in node.kids:
        if isinstance(kid, Node):
            _name_links(kid)
            if kid.kind == "Link" and next(kid.text(), None) is None:
                pictures = [one.said.words for one in kid.kids if isinstance(one, Node)]
                kid.said = Meaning("Link", words=" ".join(pictures) or kid.said.words)


def _prune(node: Node) -> None:
    """Take out elements that hold nothing, but for cells and rows, which a table's grid needs."""
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)
    node.kids = [
        kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.kind in ("TD", "TH", "TR")
    ]
