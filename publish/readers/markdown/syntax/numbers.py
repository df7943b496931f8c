"""``#. item``: numbered lists of Pandoc whose numbers are left to the tool."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

_MARK = "#."
_DEEPEST = 4
"""Spaces behind a mark; more are one space and indented code (CommonMark, "List items")."""


def numbered_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule, with the tokens of a list that is numbered from 1."""
    if state.is_code_block(start_line) or _content(state, start_line) < 0:
        return False
    if silent:
        return True
    opening = state.push("ordered_list_open", "ol", 1)
    first = len(state.tokens)
    parent, state.parentType = state.parentType, "list"
    line, tight, blank = start_line, True, False
    while True:
        loose = _item(state, line, end_line)
        tight = tight and not loose and not blank
        # A blank line behind an item counts only if a further item follows.
        blank = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end_line or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if _content(state, line) < 0:
            break
    state.parentType = parent
    state.push("ordered_list_close", "ol", -1)
    opening.map = [start_line, line]
    if tight:
        _hide_paragraphs(state, first)
    return True


def _content(state: StateBlock, line: int) -> int:
    """Return where the item's text begins; -1 where the line begins no item."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(_MARK, start):
        return -1
    content = state.skipSpaces(start + len(_MARK))
    return content if start + len(_MARK) < content < state.eMarks[line] else -1


def _item(state: StateBlock, line: int, end_line: int) -> bool:
    """Make the tokens of an item; return whether its blocks are set with space between them."""
    content = _content(state, line)
    behind = state.bMarks[line] + state.tShift[line] + len(_MARK)
    initial = column = state.sCount[line] + len(_MARK)
    for character in state.src[behind:content]:
        column += 4 - (column + state.bsCount[line]) % 4 if character == "\t" else 1
    if column - initial > _DEEPEST:
        content, column = behind + 1, initial + 1
    token = state.push("list_item_open", "li", 1)
    kept = (state.tShift[line], state.sCount[line], state.tight, state.listIndent, state.blkIndent)
    state.listIndent, state.blkIndent, state.tight = state.blkIndent, column, True
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], column
    state.md.block.tokenize(state, line, end_line)
    loose = not state.tight
    state.tShift[line], state.sCount[line], state.tight, state.listIndent, state.blkIndent = kept
    token.map = [line, state.line]
    state.push("list_item_close", "li", -1)
    return loose


def _hide_paragraphs(state: StateBlock, first: int) -> None:
    level = state.level + 2
    for token in state.tokens[first:]:
        if token.level == level and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
