"""Blocks of Pandoc and LaTeX that are recognised, so that they can be kept as typed and reported.

Without these rules CommonMark would take them for rules, headings, code and running text.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_GRID = re.compile(r"\+(?::?[-=]+:?\+)+[ \t]*$")
_GRID_LINE = re.compile(r"[|+]")
_COLUMNS = re.compile(r"--+(?:[ \t]+--+)+[ \t]*$")
_RULE = re.compile(r"---+[ \t]*$")
_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_MATH = frozenset(
    ("align", "alignat", "displaymath", "eqnarray", "equation", "flalign", "gather", "math", "multline")
)
_LONGEST = 300
"""Lines of a table or an environment; more are something else."""


def grid_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: Pandoc's manual, "Extension: grid_tables"."""
    if silent or not _matches(state, _GRID, start_line):
        return False
    line = start_line + 1
    while line < end_line and _matches(state, _GRID_LINE, line):
        line += 1
    return line - start_line >= 3 and _keep(state, start_line, line, "grid table")


def simple_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: Pandoc's manual, "Extension: simple_tables" and "Extension: multiline_tables".

    Columns are runs of hyphens: below one line of heads, or between two lines of hyphens.
    """
    if silent or start_line + 1 >= end_line:
        return False
    line = 0
    if _matches(state, _COLUMNS, start_line + 1):
        line = start_line + 2
        while line < end_line and not state.isEmpty(line):
            line += 1
    elif _matches(state, _COLUMNS, start_line) or _matches(state, _RULE, start_line):
        line = _end_of_ruled(state, start_line, end_line)
    return line > start_line + 2 and _keep(state, start_line, line, "simple table")


def _end_of_ruled(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line after a table between lines of hyphens; 0 where it is none.

    One without heads begins and ends with the columns; one with heads has a whole line of
    hyphens at either end.
    """
    closing = _COLUMNS if _matches(state, _COLUMNS, start_line) else None
    for line in range(start_line + 1, min(end_line, start_line + _LONGEST)):
        if closing and _matches(state, closing, line):
            return line + 1
        if not closing and _matches(state, _COLUMNS, line):
            closing = _RULE
        elif not closing and (state.isEmpty(line) or _matches(state, _RULE, line)):
            return 0
    return 0


def environment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    r"""Block rule: ``\begin{name}`` to ``\end{name}``; those of formulas are formulas."""
    found = _match(state, _BEGIN, start_line)
    if found is None or state.is_code_block(start_line):
        return False
    last = min(end_line, start_line + _LONGEST) - 1
    at = state.src.find(rf"\end{{{found[1]}}}", found.end(), state.eMarks[last])
    if at < 0:
        return False
    if silent:
        return True
    line = start_line + state.src.count("\n", found.end(), at) + 1
    if found[1].rstrip("*") not in _MATH:
        return _keep(state, start_line, line, "LaTeX environment")
    token = state.push("math_block", "", 0)
    token.map = [start_line, line]
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    state.line = line
    return True


def _keep(state: StateBlock, start_line: int, end_line: int, kind: str) -> bool:
    if state.is_code_block(start_line):
        return False
    token = state.push("unread", "", 0)
    token.map = [start_line, end_line]
    token.info = kind
    token.content = state.getLines(start_line, end_line, state.blkIndent, False)
    state.line = end_line
    return True


def _match(state: StateBlock, pattern: re.Pattern[str], line: int) -> re.Match[str] | None:
    if state.sCount[line] < state.blkIndent:
        return None
    return pattern.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _matches(state: StateBlock, pattern: re.Pattern[str], line: int) -> bool:
    return _match(state, pattern, line) is not None
