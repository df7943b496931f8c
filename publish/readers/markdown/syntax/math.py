"""``$a^2$`` and ``$$ … $$``: formulas in LaTeX's notation."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from publish.readers.markdown.syntax.attributes import parse_attributes

_DISPLAY = re.compile(r"\$\$((?:\\.|[^$\\])+)\$\$", re.DOTALL)
# Pandoc's manual, "Math": no space inside the dollars, no digit behind the closing one.
_INLINE = re.compile(r"\$(?![\s$])((?:\\.|[^$\\])*?(?:\\.|[^$\\\s]))\$(?!\d)", re.DOTALL)


def math(state: StateInline, silent: bool) -> bool:
    """Inline rule."""
    start = state.pos
    found = _DISPLAY.match(state.src, start, state.posMax) or _INLINE.match(state.src, start, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("math", "", 0)
        token.content = found[0]
        token.info = found[1].strip()
    state.pos = found.end()
    return True


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: lines from ``$$`` to ``$$``, with attributes behind them (``{#eq-x}``)."""
    if state.is_code_block(start_line):
        return False
    if not state.src.startswith("$$", state.bMarks[start_line] + state.tShift[start_line]):
        return False
    line = start_line
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        closing = text.find("$$", 2 if line == start_line else 0)
        if closing >= 0:
            break
        line += 1
    else:
        return False
    rest = text[closing + 2 :].strip()
    parsed = parse_attributes(rest)
    if rest and not (parsed and parsed.end == len(rest)):
        return False
    if silent:
        return True
    token = state.push("math_block", "", 0)
    token.map = [start_line, line + 1]
    whole = state.getLines(start_line, line + 1, state.blkIndent, False).strip()
    token.content = whole[: whole.rindex("$$") + 2] if rest else whole
    if parsed:
        token.meta["attributes"] = parsed
    state.line = line + 1
    return True
