"""Whether versos are set as rectos are, so that pages can change sides by moving across."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from publish.render.stylesheets import StyleSheet

PAGE_SHEET = "page.css"
"""Our sheet of the edition's margins: the two sides have the same measure in it."""

_SIDE = re.compile(r":\s*(?:left|right|recto|verso)\b", re.IGNORECASE)
_ACROSS = re.compile(r"(?:margin|padding|border)(?:-(?:left|right|inline)\b.*)?$|(?:min-|max-)?width$")
_BREAKS = re.compile(r"(?:page-)?break-(?:before|after)$")
_SIDES = frozenset({"left", "right", "recto", "verso"})


def sides_alike(sheets: Iterable[StyleSheet]) -> bool:
    """Tell whether no sheet beside our own of the margins makes a side other than the other.

    So it does by a rule for left or right pages, by margins of its own, which our two would not
    be the only ones beside, and by a break to a left or right page inside of a chapter.
    """
    return all(
        _alike(tinycss2.parse_stylesheet(sheet.css, skip_comments=True))
        for sheet in sheets
        if sheet.name != PAGE_SHEET
    )


def _alike(rules: Iterable[Node]) -> bool:
    return not any(_page_differs(rule) or _breaks_to_side(rule) for rule in _rules(rules))


def _rules(nodes: Iterable[Node]) -> Iterator[AtRule | QualifiedRule]:
    """Yield all rules, those within others too."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, AtRule | QualifiedRule):
            yield node
            waiting.extend(_contents(node))


def _contents(node: AtRule | QualifiedRule) -> list[Node]:
    inner = tinycss2.parse_blocks_contents(node.content or [], skip_comments=True, skip_whitespace=True)
    return list(inner)


def _page_differs(node: AtRule | QualifiedRule) -> bool:
    if not isinstance(node, AtRule) or node.lower_at_keyword != "page":
        return False
    if _SIDE.search(tinycss2.serialize(node.prelude)):
        return True
    return any(isinstance(one, Declaration) and _ACROSS.match(one.lower_name) for one in _contents(node))


def _breaks_to_side(node: AtRule | QualifiedRule) -> bool:
    return any(
        isinstance(one, Declaration)
        and _BREAKS.match(one.lower_name)
        and any(token.type == "ident" and token.lower_value in _SIDES for token in one.value)
        for one in _contents(node)
    )
