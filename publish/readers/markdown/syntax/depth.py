"""How deep blocks may lie inside blocks; what lies deeper is kept as text."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

MAX_LEVEL = 60
"""Levels of markdown-it: a quotation counts one, a list with its item two."""


def too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule, asked first: where the bound is reached, all that is left here is one token.

    markdown-it itself would leave it out without a word.
    """
    if silent or state.level < MAX_LEVEL:
        return False
    line = start_line
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    line = max(line, start_line + 1)
    token = state.push("too_deep", "", 0)
    token.map = [start_line, line]
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    state.line = line
    return True
