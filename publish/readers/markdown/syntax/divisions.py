"""``::: name``: fenced divisions, with an opening and a closing line as tokens of their own.

Pandoc's manual, "Divs": a line of colons with attributes opens, one without closes. Opening and
closing are paired by the block builder, as those of HTML are.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_FENCE = re.compile(r":{3,}[ \t]*(.*?)[ \t]*(?:(?<=[ \t}]):+)?[ \t]*$")


def division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", start) or state.is_code_block(start_line):
        return False
    found = _FENCE.match(state.src[start : state.eMarks[start_line]])
    if found is None:
        return False
    if silent:
        return True
    info = found[1].strip()
    token = state.push("division_open" if info else "division_close", "", 0)
    token.info = info
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True
