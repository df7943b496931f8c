"""Ways through the tree of a parsed style sheet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, Node, ParseError, QualifiedRule

DEEPEST = 32
"""Brackets and blocks within one another that a style sheet may have."""

_BLOCKS = ("{} block", "[] block", "() block")


def inner(node: Node) -> Iterator[Node]:
    """Yield what stands inside a node."""
    if isinstance(node, AtRule | QualifiedRule):
        yield from node.prelude
        yield from node.content or ()
    elif isinstance(node, Declaration):
        yield from node.value
    elif isinstance(node, FunctionBlock):
        yield from node.arguments
    elif node.type in _BLOCKS:
        yield from node.content


def too_deep(node: Node) -> bool:
    """Tell whether more is nested in a node than may be."""
    stack = [(node, 0)]
    while stack:
        one, depth = stack.pop()
        if depth > DEEPEST:
            return True
        stack.extend((child, depth + 1) for child in inner(one))
    return False


def broken(nodes: Iterable[Node]) -> ParseError | None:
    """Return the first token that is none: a string without an end, a bracket too many."""
    for node in nodes:
        if isinstance(node, ParseError):
            return node
        if found := broken(inner(node)):
            return found
    return None


def declarations(rules: Iterable[Node]) -> Iterator[tuple[AtRule | QualifiedRule, Declaration]]:
    """Yield all declarations in the order of the sheet's levels, each with the rule it stands in."""
    waiting = deque(rule for rule in rules if isinstance(rule, AtRule | QualifiedRule) and not too_deep(rule))
    while waiting:
        rule = waiting.popleft()
        for node in tinycss2.parse_blocks_contents(rule.content or []):
            if isinstance(node, Declaration):
                yield rule, node
            elif isinstance(node, AtRule | QualifiedRule):
                waiting.append(node)


def functions(nodes: Iterable[Node]) -> Iterator[FunctionBlock]:
    """Yield all function calls, those within others too."""
    for node in nodes:
        if isinstance(node, FunctionBlock):
            yield node
        yield from functions(inner(node))
