"""Custom properties, replaced before a style sheet is used.

Old e-readers know no ``var()``, ``@page`` margin boxes inherit none, and WeasyPrint need not
resolve again for every element what is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import tinycss2
from tinycss2.ast import Declaration, FunctionBlock, Node, QualifiedRule

_DEEPEST = 16
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
    for rule in tinycss2.parse_stylesheet(css):
        if isinstance(rule, QualifiedRule) and tinycss2.serialize(rule.prelude).strip() == ":root":
            declarations = _declarations(rule)
            kept = [
                one for one in declarations if not one.name.startswith("--") or one.name.startswith(_KEPT)
            ]
            if len(kept) < len(declarations):
                parts.append(_root_rule(kept, tinycss2.serialize([rule]).count("\n"), values))
                continue
        parts.append(tinycss2.serialize(_resolved([rule], values, 0)))
    text = "".join(parts)
    stripped = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return text if stripped else ""


def _root_rule(kept: Sequence[Declaration], lines: int, values: Mapping[str, str]) -> str:
    if not kept:
        return "\n" * lines
    inner = "; ".join(
        f"{one.name}: {tinycss2.serialize(_resolved(one.value, values, 0)).strip()}" for one in kept
    )
    return ":root { " + inner + " }" + "\n" * lines


def _resolved(nodes: Iterable[Node], values: Mapping[str, str], depth: int) -> list[Node]:
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name == "var":
            result.extend(_value(node, values, depth))
            continue
        for part in ("prelude", "content", "arguments", "value"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                setattr(node, part, _resolved(inner, values, depth))
        result.append(node)
    return result


def _value(node: FunctionBlock, values: Mapping[str, str], depth: int) -> list[Node]:
    """Return what stands for one ``var()``; a circle or an unknown name leaves it as it is."""
    text = tinycss2.serialize(node.arguments)
    name, comma, fallback = (part.strip() for part in text.partition(","))
    value = values.get(name, fallback if comma else None)
    if value is None or depth >= _DEEPEST:
        return [node]
    return _resolved(tinycss2.parse_component_value_list(value), values, depth + 1)
