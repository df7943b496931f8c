"""``: caption {#tbl-id}``: the caption of a table, above or below it."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, table

_CAPTION = re.compile(r"(?::|[Tt]able:)[ \t]+(?=\S)")


def table_caption(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a paragraph that begins with a colon, next to a table."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _CAPTION.match(state.src, start, state.eMarks[start_line])
    if found is None or state.is_code_block(start_line):
        return False
    if silent:
        # Asked by the table whether its rows end here; nothing else may be interrupted by it.
        return state.parentType == "table"
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    below = bool(state.tokens) and state.tokens[-1].type == "table_close"
    if not below and not _table_follows(state, line, end_line):
        return False
    content = state.src[found.end() : state.eMarks[line - 1]]
    token = state.push("table_caption", "", 0)
    token.map = [start_line, line]
    token.content = content.strip()
    token.info = "below" if below else "above"
    state.line = line
    return True


def _table_follows(state: StateBlock, line: int, end_line: int) -> bool:
    line = state.skipEmptyLines(line)
    return line < end_line and table(state, line, end_line, True)
