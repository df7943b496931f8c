"""Visiting and rewriting a model, whatever its nodes are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeAlias, TypeVar, cast

from publish.model import blocks, inlines
from publish.model.blocks import Block, Cell, Definition, ListItem, Row, VerseLine
from publish.model.inlines import Inline
from publish.model.publication import Document, Publication, Section

Node: TypeAlias = (
    Block | Inline | ListItem | Definition | Row | Cell | VerseLine | Section | Document | Publication
)
"""Everything that can hold, or be held in, running text."""

Change: TypeAlias = Callable[[Node], "Node | tuple[Node, ...]"]
"""What becomes of a node: itself, another, or in a sequence any number of others."""

N = TypeVar("N", bound=Node)

# A field that holds no nodes is passed over without a look at its value: attributes, spans,
# strings. What is left are tuples of nodes, or of tuples of nodes (stanzas, bodies, terms).
_LEAVES = {"attributes", "span", "columns", "header", "header_span", "classes", "metadata", "keys"}


_FIELDS: dict[type, tuple[str, ...]] = {}


def node_fields(kind: type) -> tuple[str, ...]:
    """Return the names of the fields in which a node of ``kind`` holds nodes."""
    known = _FIELDS.get(kind)
    if known is None:
        names = (field.name for field in fields(kind) if "tuple[" in str(field.type))
        known = _FIELDS[kind] = tuple(name for name in names if name not in _LEAVES)
    return known


def _nested(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for one in value:
            yield from _nested(one)
    elif is_dataclass(value):
        yield cast(Node, value)


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below ``node`` in the order of their fields."""
    for name in node_fields(type(node)):
        yield from _nested(getattr(node, name))


def walk(*nodes: Node) -> Iterator[Node]:
    """Yield the nodes and all below them, each before what it holds (no recursion: any depth)."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(children(node))))


def rewrite(node: N, change: Change) -> N:
    """Return ``node`` with ``change`` made to all below it and then to itself, from the leaves up.

    A subtree in which nothing changes is the same object afterwards. For ``node`` itself
    ``change`` must return one node of its kind.
    """
    return cast(N, change(rewrite_children(node, change)))


def rewrite_all(nodes: Iterable[N], change: Change) -> tuple[N, ...]:
    """Return the sequence with every node rewritten; ``change`` may drop and add nodes."""
    return cast("tuple[N, ...]", _rewrite_value(tuple(nodes), change))


def rewrite_children(node: N, change: Change) -> N:
    """Return ``node`` with ``change`` made to everything below it, but not to itself."""
    changed: dict[str, object] = {}
    for name in node_fields(type(node)):
        old = getattr(node, name)
        if old:
            new = _rewrite_value(old, change)
            if new is not old:
                changed[name] = new
    return replace(node, **changed) if changed else node  # type: ignore[arg-type]


def _rewrite_value(value: tuple[object, ...], change: Change) -> tuple[object, ...]:
    result: list[object] = []
    same = True
    for one in value:
        if isinstance(one, tuple):
            new: object = _rewrite_value(one, change)
            result.append(new)
        elif is_dataclass(one):
            new = change(rewrite_children(cast(Node, one), change))
            if isinstance(new, tuple):
                result.extend(new)
            else:
                result.append(new)
        else:
            new = one
            result.append(one)
        same = same and new is one
    return value if same else tuple(result)


def plain_text(nodes: Iterable[Node], notes: bool = False) -> str:
    """Return the words of nodes as a reader hears them: no markup, pictures by their alternative.

    Blocks are parted by a line break; notes are left out unless asked for.
    """
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, inlines.Text | inlines.Code):
            parts.append(node.value)
        elif isinstance(node, inlines.SoftBreak | inlines.LineBreak):
            parts.append(" ")
        elif isinstance(node, inlines.Image):
            parts.append(node.alt)
        elif isinstance(node, inlines.Math | inlines.Citation):
            parts.append(node.raw)
        elif isinstance(node, blocks.Listing):
            parts.extend((plain_text(node.caption, notes), "\n", node.code))
        elif isinstance(node, inlines.Note):
            parts.append(plain_text(node.blocks, notes) if notes else "")
        elif isinstance(node, inlines.RawInline | blocks.RawBlock):
            continue
        else:
            parts.append(plain_text(children(node), notes))
            if type(node).__module__ == blocks.__name__ or isinstance(node, Section):
                parts.append("\n")
    return "".join(parts)
