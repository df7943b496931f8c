"""What writing one unit needs and gathers: notes, ids, folios shown, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup

from publish.diagnostics import Diagnostic
from publish.model import Attributes, Block, Inline, Note, Span, Unit
from publish.render.codes import CODES
from publish.render.marks import marked
from publish.render.markup import class_pair, direction_pair, language_pairs, pair

if TYPE_CHECKING:
    from publish.render.context import RenderContext

Values: TypeAlias = dict[str, object]
"""What a template is given: strings, numbers, lists and dictionaries of them, and `Markup`."""

InlineTable: TypeAlias = Mapping[type, Callable[["Writer", Any], str]]
BlockTable: TypeAlias = Mapping[type, Callable[["Writer", Any], str]]

_DEEPEST = 80
"""Levels of blocks and inlines: each takes up to eight of Python's thousand calls."""


class Writer:
    """Writes the nodes of one unit, each by the function that a table has for its type."""

    def __init__(
        self, unit: Unit, context: RenderContext, inline_table: InlineTable, block_table: BlockTable
    ) -> None:
        self.unit = unit
        self.context = context
        self.epub = context.target == "epub"
        self.findings: list[Diagnostic] = []
        self.folios_shown: dict[str, None] = {}
        self.ids: list[str] = []
        self.notes: list[Note] = []
        """Notes whose bodies stand at the unit's end, in the order of their calls."""
        self.heading_level = 1
        """Of the last section heading; headings inside blocks are one below."""
        self.bare = False
        """Whether words are wanted without notes, ids and links: contents, heads."""
        self.in_link = False
        self.in_note = False
        self.held_blocks = False
        """Whether a note with blocks was set in the line: its paragraph must not be ``<p>``."""
        self.spans: list[Span] = []
        """Places of the manuscript that marks name by their numbers."""
        self._lost = 0
        self._inline_table = inline_table
        self._block_table = block_table
        self._depth = 0
        words = context.words
        self._shared: Values = {
            "target": context.target,
            "words": {field.name: getattr(words, field.name) for field in fields(words)},
        }

    def inlines(self, nodes: Iterable[Inline]) -> str:
        """Return the markup of inlines."""
        table = self._inline_table
        if not self._enter():
            return ""
        parts: list[str] = []
        for node in nodes:
            if parts and isinstance(node, Note):
                # A call stands at its word, wherever the line ends.
                parts[-1] = parts[-1].rstrip(" \n")
            parts.append(table[type(node)](self, node))
        self._depth -= 1
        return "".join(parts)

    def blocks(self, nodes: Iterable[Block]) -> str:
        """Return the markup of blocks, each on a line of its own."""
        table = self._block_table
        if not self._enter():
            return ""
        result = "\n".join([table[type(node)](self, node) for node in nodes])
        self._depth -= 1
        return result

    def _enter(self) -> bool:
        if self._depth >= _DEEPEST:
            self.report("markup-too-deep", f"nested more than {_DEEPEST} deep: what lies deeper is left out")
            return False
        self._depth += 1
        return True

    def placed(self, span: Span | None, markup: str) -> str:
        """Return markup with a mark around it (`publish.render.marks`), where marks are wanted."""
        if span is None or not markup or not self.context.marked:
            return markup
        self.spans.append(span)
        return marked(len(self.spans) - 1, markup)

    def words(self, nodes: Iterable[Inline]) -> Markup:
        """Return the markup of inlines without notes, ids and links."""
        with self.without_links(bare=True):
            return Markup(self.inlines(nodes))

    @contextmanager
    def without_links(self, bare: bool = False) -> Iterator[None]:
        """Write no link while the context lasts: no link may hold another."""
        before = self.bare, self.in_link
        self.bare, self.in_link = bare or self.bare, True
        try:
            yield
        finally:
            self.bare, self.in_link = before

    @contextmanager
    def narrower(self, columns: int) -> Iterator[None]:
        """Let listings have fewer columns while the context lasts: they stand in a list or a box."""
        self._lost += columns
        try:
            yield
        finally:
            self._lost -= columns

    def listing_columns(self) -> int:
        """Return where lines of a listing are broken at this place; 0: nowhere."""
        columns = self.context.listing_columns
        return max(columns - self._lost, 20) if columns else 0

    def template(self, name: str, values: Values) -> str:
        """Return what the template ``name`` makes of values, and those that every template has."""
        text, findings = self.context.templates.render(name, self.context.target, {**self._shared, **values})
        self.findings.extend(findings)
        return text

    def pairs(self, attributes: Attributes, *classes: str, language: str = "") -> str:
        """Return the attributes of an element: id, classes (ours first), language, direction."""
        return (
            self.id_pair(attributes.id)
            + class_pair(*classes, *attributes.classes)
            + language_pairs(language or attributes.get("lang"))
            + direction_pair(attributes.get("dir"))
        )

    def id_pair(self, name: str) -> str:
        """Return the id attribute, and remember that the unit has it."""
        return pair("id", self.id_value(name))

    def id_value(self, name: str) -> str:
        """Return an id as it is written, and remember that the unit has it."""
        if not name or self.bare:
            return ""
        self.ids.append(name)
        return name

    def href(self, target: str) -> str:
        """Return the address of an id of the publication; nothing where this edition lacks it."""
        home = self.context.locations.get(target)
        if home is None:
            return ""
        if home == self.unit.id:
            return f"#{target}"
        return f"{home}.xhtml#{target}" if self.epub else f"publish-goto:{target}"

    def folio(self, target: str) -> str:
        """Return the folio of an id, and remember that the unit shows it; nothing where unknown."""
        folio = self.context.folios.get(target, "")
        if not self.epub:
            self.folios_shown[target] = None
        return folio

    def report(self, code: str, message: str, span: Span | None = None, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(CODES.make(code, message, span, hint))
