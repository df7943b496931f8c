"""``# Title {#id .class}``: the attributes of headings."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore

from publish.readers.markdown.syntax.attributes import parse_attributes

_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*$")
"""A heading's closing marks stand after a space (CommonMark 0.31, 4.2)."""
_BRACES = re.compile(r"(?<!\\)\{[^{}]*\}$")


def heading_attributes(state: StateCore) -> None:
    """Core rule between blocks and inlines: take the attributes off the heading's text."""
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline = state.tokens[index + 1]
        if not inline.content.endswith("}"):
            continue
        found = _BRACES.search(inline.content)
        parsed = parse_attributes(inline.content, found.start()) if found else None
        # Without a space, brackets before the braces are a span: `# [Title]{.smallcaps}`.
        if found is None or parsed is None or inline.content[found.start() - 1 : found.start()] == "]":
            continue
        token.meta["attributes"] = parsed
        inline.content = _CLOSING.sub("", inline.content[: found.start()]).rstrip()
