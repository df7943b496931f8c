"""HTML in Markdown: only what is an element becomes a tag; ``Vec<T>`` in prose stays text."""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, html_inline

from publish.readers.markdown.html.names import is_element

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_LISTING = re.compile(r"</?Listing(?=[\s>])", re.IGNORECASE)
_TAG = re.compile(HTML_OPEN_CLOSE_TAG_STR + r"[ \t]*$")


def known_html_inline(state: StateInline, silent: bool) -> bool:
    """Inline rule: markdown-it's own, except that an unknown name makes a token of its own."""
    found = _NAME.match(state.src, state.pos, state.posMax)
    if found is None or is_element(found[1]):
        return html_inline(state, silent)
    start, count = state.pos, len(state.tokens)
    if not html_inline(state, silent):
        return False
    if not silent and len(state.tokens) > count:
        token = state.tokens[-1]
        token.type = "unknown_tag"
        token.content = state.src[start : state.pos]
    return True


def known_html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: markdown-it's own, except that an unknown name begins no block of HTML."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[start : start + 1] != "<":
        return False
    found = _NAME.match(state.src, start)
    if found is not None and not is_element(found[1]):
        return False
    return html_block(state, start_line, end_line, silent)


def listing_tag(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: the tag ``<Listing …>``, over several lines too, with Markdown right behind it.

    As a block of HTML it would reach to the next blank line and swallow the fence under it.
    """
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not _LISTING.match(state.src, start):
        return False
    line = start_line
    while line < end_line and not state.isEmpty(line):
        text = state.getLines(start_line, line + 1, state.blkIndent, False).strip()
        if _TAG.match(text):
            break
        if line - start_line >= 20:  # a tag is a few lines, a search without end is not
            return False
        line += 1
    else:
        return False
    if silent:
        return True
    token = state.push("html_block", "", 0)
    token.map = [start_line, line + 1]
    token.content = text
    state.line = line + 1
    return True
