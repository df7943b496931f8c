"""``[words]{.class}``: bracketed spans, and ``^super^``, ``~sub~`` of Pandoc."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from publish.readers.markdown.syntax.attributes import parse_attributes

# Neither may hold unescaped spaces (Pandoc's manual, "Superscripts and subscripts").
_SUPERSCRIPT = re.compile(r"\^((?:\\.|[^\s^\\])+)\^")
_SUBSCRIPT = re.compile(r"~((?:\\.|[^\s~\\])+)~(?!~)")


def span(state: StateInline, silent: bool) -> bool:
    """Inline rule: brackets with attributes right behind them."""
    start, end = state.pos, state.posMax
    label_end = parseLinkLabel(state, start)
    if label_end < 0:
        return False
    parsed = parse_attributes(state.src, label_end + 1)
    if parsed is None or parsed.end > end:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        token = state.push("span_open", "span", 1)
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        token.meta["attributes"] = parsed
        token.content = state.src[start : parsed.end]
    state.pos, state.posMax = parsed.end, end
    return True


def superscript(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``2^10^``."""
    return _raised(state, silent, _SUPERSCRIPT, "sup")


def subscript(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``H~2~O``."""
    return _raised(state, silent, _SUBSCRIPT, "sub")


def _raised(state: StateInline, silent: bool, pattern: re.Pattern[str], name: str) -> bool:
    end = state.posMax
    found = pattern.match(state.src, state.pos, end)
    if found is None:
        return False
    if not silent:
        state.pos, state.posMax = found.start(1), found.end(1)
        state.push(f"{name}_open", name, 1)
        state.md.inline.tokenize(state)
        state.push(f"{name}_close", name, -1)
    state.pos, state.posMax = found.end(), end
    return True
