"""Visiting and rewriting a model, whatever its nodes are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
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

# Set above what they belong to, though optional fields come last in a class.
_FIRST: dict[type, str] = {blocks.Table: "caption", blocks.Admonition: "title"}

_Holding: TypeAlias = "tuple[tuple[str, bool], ...]"


class _Kinds(dict[type, _Holding]):
    """For each class of node the fields that hold nodes, in reading order, and whether in tuples
    of tuples."""

    def __missing__(self, kind: type) -> _Holding:
        types = ((field.name, str(field.type)) for field in fields(kind) if field.name not in _LEAVES)
        found = [(name, "tuple[tuple[" in typed) for name, typed in types if "tuple[" in typed]
        found.sort(key=lambda one: one[0] != _FIRST.get(kind))
        self[kind] = tuple(found)
        return self[kind]


_HOLDING = _Kinds()


def node_fields(kind: type) -> tuple[str, ...]:
    """Return the names of the fields in which a node of ``kind`` holds nodes."""
    return tuple(name for name, _ in _HOLDING[kind])


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below ``node`` in reading order."""
    for name, nested in _HOLDING[type(node)]:
        if nested:
            for nodes in getattr(node, name):
                yield from nodes
        else:
            yield from getattr(node, name)


def walk(*nodes: Node) -> Iterator[Node]:
    """Yield the nodes and all below them, each before what it holds (no recursion: any depth)."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        holding = _HOLDING[type(node)]
        if not holding:  # most nodes are words
            continue
        for name, nested in reversed(holding):
            held = getattr(node, name)
            if not nested:
                stack.extend(reversed(held))
                continue
            for inner in reversed(held):
                stack.extend(reversed(inner))


def rewrite(node: N, change: Change) -> N:
    """Return ``node`` with ``change`` made to all below it and then to itself, from the leaves up.

    A subtree in which nothing changes is the same object afterwards. For ``node`` itself
    ``change`` must return one node of its kind.
    """
    return cast(N, change(rewrite_children(node, change)))


def rewrite_all(nodes: Iterable[N], change: Change) -> tuple[N, ...]:
    """Return the sequence with every node rewritten; ``change`` may drop and add nodes."""
    return cast("tuple[N, ...]", _rewritten(tuple(nodes), change))


def rewrite_children(node: N, change: Change) -> N:
    """Return ``node`` with ``change`` made to everything below it, but not to itself."""
    changed: dict[str, object] = {}
    for name, nested in _HOLDING[type(node)]:
        old = getattr(node, name)
        if not old:
            continue
        new = _rewritten_each(old, change) if nested else _rewritten(old, change)
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node  # type: ignore[arg-type]


def _rewritten_each(old: tuple[tuple[Node, ...], ...], change: Change) -> tuple[tuple[Node, ...], ...]:
    new = tuple(_rewritten(nodes, change) for nodes in old)
    return new if any(one is not other for one, other in zip(old, new, strict=True)) else old


# The hottest loop of a build: most nodes are words, hold nothing and stay as they are.
def _rewritten(nodes: tuple[Node, ...], change: Change) -> tuple[Node, ...]:
    result: list[Node] | None = None
    for index, node in enumerate(nodes):
        new = change(rewrite_children(node, change) if _HOLDING[type(node)] else node)
        if new is not node and result is None:
            result = list(nodes[:index])
        if result is not None:
            if isinstance(new, tuple):
                result.extend(new)
            else:
                result.append(new)
    return nodes if result is None else tuple(result)


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
        elif isinstance(node, blocks.Table | blocks.Admonition):
            above = getattr(node, _FIRST[type(node)])
            below = tuple(children(node))[len(above) :]
            parts.extend((plain_text(above, notes), "\n" if above else "", plain_text(below, notes), "\n"))
        elif isinstance(node, inlines.Note):
            parts.append(plain_text(node.blocks, notes) if notes else "")
        elif isinstance(node, inlines.RawInline | blocks.RawBlock):
            continue
        else:
            parts.append(plain_text(children(node), notes))
            if type(node).__module__ == blocks.__name__ or isinstance(node, Section):
                parts.append("\n")
    return "".join(parts)
