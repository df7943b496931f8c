"""``| line``: line blocks, which keep their lines and indents (verse, addresses)."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_LINE = re.compile(r"\|(?:([ \t]+)(.*))?$")


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: lines that begin with a bar and a space; a bar alone parts stanzas.

    Pandoc's manual, "Line blocks": a line that begins with a space goes on with the last one.
    """
    if state.is_code_block(start_line) or _match(state, start_line) is None:
        return False
    if silent:
        return True
    opening = state.push("line_block_open", "", 1)
    line = start_line
    while line < end_line and state.sCount[line] >= state.blkIndent:
        found = _match(state, line)
        if found is None:
            break
        last = line + 1
        text = (found[2] or "").rstrip()
        while last < end_line and _goes_on(state, last):
            text += " " + state.getLines(last, last + 1, state.blkIndent, False).strip()
            last += 1
        token = state.push("inline", "", 0)
        token.map = [line, last]
        token.content = text
        token.children = []
        token.meta["indent"] = max(len((found[1] or "").expandtabs(4)) - 1, 0)
        line = last
    opening.map = [start_line, line]
    state.push("line_block_close", "", -1)
    state.line = line
    return True


def _match(state: StateBlock, line: int) -> re.Match[str] | None:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("|", start):
        return None
    return _LINE.match(state.src[start : state.eMarks[line]])


def _goes_on(state: StateBlock, line: int) -> bool:
    return (
        not state.isEmpty(line)
        and state.sCount[line] > state.blkIndent
        and not state.src.startswith("|", state.bMarks[line] + state.tShift[line])
    )
