"""Custom properties, replaced before a style sheet is used.

Old e-readers know no ``var()``, ``@page`` margin boxes inherit none, and WeasyPrint need not
resolve again for every element what is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import tinycss2
from tinycss2.ast import Declaration, FunctionBlock, Node, QualifiedRule

_DEEPEST = 16
"""Properties that may name one another in a chain."""
_LONGEST = 10_000
"""Characters that a property may come to."""
_KEPT = "--cover-"
"""Colours of a cover that is drawn: they are read from the sheets as they are sent out."""


def properties_of(css: str) -> dict[str, str]:
    """Return the custom properties that top-level ``:root`` rules set, with their values."""
    found: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, QualifiedRule) and tinycss2.serialize(rule.prelude).strip() == ":root":
            for one in _declarations(rule):
                if one.name.startswith("--"):
                    found[one.name] = " ".join(tinycss2.serialize(one.value).split())
    return found


def _declarations(rule: QualifiedRule) -> list[Declaration]:
    parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return [one for one in parsed if isinstance(one, Declaration)]


def substituted(css: str, values: Mapping[str, str]) -> str:
    """Return ``css`` with each ``var()`` replaced by its value, else by its own fallback.

    ``:root`` rules that held nothing but replaced properties are gone. Lines stay where they
    were, so that a message about a line is right.
    """
    parts = []
    values = _Settling(values).all()
    for rule in tinycss2.parse_stylesheet(css):
        if isinstance(rule, QualifiedRule) and tinycss2.serialize(rule.prelude).strip() == ":root":
            declarations = _declarations(rule)
            kept = [
                one for one in declarations if not one.name.startswith("--") or one.name.startswith(_KEPT)
            ]
            if len(kept) < len(declarations):
                parts.append(_root_rule(kept, tinycss2.serialize([rule]).count("\n"), values))
                continue
        parts.append(tinycss2.serialize(_resolved([rule], values)))
    text = "".join(parts)
    stripped = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return text if stripped else ""


def _root_rule(kept: Sequence[Declaration], lines: int, values: Mapping[str, str]) -> str:
    if not kept:
        return "\n" * lines
    inner = "; ".join(
        f"{one.name}: {tinycss2.serialize(_resolved(one.value, values)).strip()}" for one in kept
    )
    return ":root { " + inner + " }" + "\n" * lines


def _resolved(nodes: Iterable[Node], values: Mapping[str, str]) -> list[Node]:
    """Return ``nodes`` with each ``var()`` replaced; ``values`` hold none that could be."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name == "var":
            result.extend(_value(node, values))
            continue
        for part in ("prelude", "content", "arguments", "value"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                setattr(node, part, _resolved(inner, values))
        result.append(node)
    return result


def _value(node: FunctionBlock, values: Mapping[str, str]) -> list[Node]:
    """Return what stands for one ``var()``; an unknown name leaves it as it is."""
    name, comma, fallback = _parts(node)
    if name in values:
        return list(tinycss2.parse_component_value_list(values[name]))
    return _resolved(tinycss2.parse_component_value_list(fallback), values) if comma else [node]


def _parts(node: FunctionBlock) -> tuple[str, str, str]:
    name, comma, fallback = tinycss2.serialize(node.arguments).partition(",")
    return name.strip(), comma, fallback.strip()


class _Settling:
    """Properties that name one another, each worked out once, however often it is named."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._settled: dict[str, str | None] = {}

    def all(self) -> dict[str, str]:
        """Return the properties that come to an end and to a length that a value can have."""
        settled = ((name, self._of(name, 0)) for name in self._values)
        return {name: value for name, value in settled if value is not None}

    def _of(self, name: str, depth: int) -> str | None:
        if name not in self._settled:
            self._settled[name] = None  # what it finds in a circle
            nodes = tinycss2.parse_component_value_list(self._values[name])
            value = self._text(nodes, depth) if depth < _DEEPEST else None
            self._settled[name] = value if value is not None and len(value) <= _LONGEST else None
        return self._settled[name]

    def _text(self, nodes: Iterable[Node], depth: int) -> str | None:
        known: dict[str, str] = {}
        nodes = list(nodes)
        for name in _names(nodes):
            value = self._of(name, depth + 1) if name in self._values else None
            if value is not None:
                known[name] = value
            elif name in self._values:
                return None
        return str(tinycss2.serialize(_resolved(nodes, known)))


def _names(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the names of the properties that values ask for."""
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name == "var":
            name, _, fallback = _parts(node)
            yield name
            yield from _names(tinycss2.parse_component_value_list(fallback))
        for part in ("content", "arguments"):
            inner = getattr(node, part, None)
            if isinstance(inner, list) and not (part == "arguments" and node.lower_name == "var"):
                yield from _names(inner)
