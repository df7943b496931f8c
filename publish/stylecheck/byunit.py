"""CSS that looks at the whole book (DESIGN, "Pages"): it cannot be laid out chapter by chapter.

Every chapter is laid out by itself, so that its first page is page 1 for the layout engine,
nothing stands before it, and blank pages are added later. Folios and running heads are laid out
for a stretch of pages at a time. What counts, looks or reaches further than that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from publish.stylecheck.nodes import declarations, functions

_LOOKING_ABROAD = ("target-counter", "target-counters", "target-text")
_COUNTING = ("counter-increment", "counter-set")
_FIRST = re.compile(r":first(?![\w-])")
_NTH = re.compile(r":nth\((?![^)]*\sof\s)")
_BLANK = re.compile(r":blank(?![\w-])")
_OF_THE_DOCUMENT = (":root", "html")


def of_page(node: AtRule, part: str) -> Iterator[str]:
    """Yield what is wrong with the selector of an ``@page`` rule.

    ``part`` says what is laid out by itself: “chapter”, “stretch of pages”.
    """
    selector = tinycss2.serialize(node.prelude).lower()
    if _FIRST.search(selector):
        yield f"“@page :first” is the first page of every {part}"
    if _NTH.search(selector):
        yield f"“@page :nth()” counts the pages of each {part} anew"
    if _BLANK.search(selector):
        yield "“@page :blank” is no page: blank ones are added between chapters that are laid out"


def of_text(node: Declaration) -> Iterator[str]:
    """Yield what is wrong with a declaration in a sheet for chapters."""
    words = [token.lower_value for token in node.value if token.type == "ident"]
    if node.lower_name == "position" and words == ["fixed"]:
        yield "“position: fixed” stands on the pages of one chapter alone"
    for function in functions(node.value):
        if node.lower_name == "position" and function.lower_name == "running":
            yield "a running element has no margin box to stand in"
        elif function.lower_name in ("element", "string"):
            yield f"“{function.name}()” sees one chapter alone"
    if node.lower_name == "string-set":
        yield "“string-set” has no margin box to show its string in"
    yield from of_any(node, "chapter")


def of_any(node: Declaration, part: str) -> Iterator[str]:
    """Yield what is wrong with a declaration in any sheet that is laid out part by part."""
    for function in functions(node.value):
        first = tinycss2.serialize(function.arguments).partition(",")[0].strip().lower()
        if function.lower_name in _LOOKING_ABROAD:
            yield f"“{function.name}()” sees one {part} alone"
        elif function.lower_name in ("counter", "counters") and first in ("page", "pages"):
            yield f"“{function.name}({first})” counts the pages of one {part} alone"


def of_counters(rules: Iterable[Node], part: str) -> Iterator[tuple[str, Declaration]]:
    """Yield counters that would have to go on from one part to the next, where they count up.

    They begin with each part unless a rule sets them anew within it. That one for the document
    as a whole does so is not what it says; that pages count up is never.
    """
    up: dict[str, Declaration] = {}
    inside: set[str] = set()
    outside: set[str] = set()
    for rule, one in declarations(rules):
        names = [token.value for token in one.value if token.type == "ident"]
        if one.lower_name == "counter-reset":
            (outside if _of_the_document(rule) else inside).update(names)
        elif one.lower_name in _COUNTING and _of_pages(rule):
            yield f"pages count from one {part} to the next no further", one
        elif one.lower_name in _COUNTING:
            for name in names:
                up.setdefault(name, one)
    for name, node in up.items():
        if name not in inside and name not in ("none", "list-item"):
            by = "for the whole document alone" if name in outside else "by no rule"
            yield f"the counter “{name}” is set anew {by}, and so with every {part}", node


def _of_pages(rule: AtRule | QualifiedRule) -> bool:
    return isinstance(rule, AtRule) and rule.lower_at_keyword == "page"


def _of_the_document(rule: AtRule | QualifiedRule) -> bool:
    """Tell whether a rule is for the root element only."""
    if not isinstance(rule, QualifiedRule):
        return False
    selectors = tinycss2.serialize(rule.prelude).lower().split(",")
    return all(selector.strip() in _OF_THE_DOCUMENT for selector in selectors)
