"""``: caption {#tbl-id}``: the caption of a table, above or below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from markdown_it.rules_block import StateBlock, table

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_MARK = r"(?::|[Tt]able:)[ \t]+(?=\S)"
_CAPTION = re.compile(_MARK)
_CAPTION_LINE = re.compile(rf"^[ \t>]*{_MARK}", re.MULTILINE)
_MOST_TRIED = 100
"""Lines behind a term that may be captions and turn out to be none."""


def table_caption(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a paragraph that begins with a colon, next to a table.

    The token's info tells where the tables are that it may belong to: ``above``, ``below`` or both.
    """
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _CAPTION.match(state.src, start, state.eMarks[start_line])
    if found is None or state.is_code_block(start_line):
        return False
    if silent:
        # Asked by the table whether its rows end here; nothing else may be interrupted by it.
        return state.parentType == "table"
    line = _end(state, start_line, end_line)
    above = "above" if state.tokens and state.tokens[-1].type == "table_close" else ""
    below = "below" if _table_follows(state, line, end_line) else ""
    if not (above or below):
        return False
    content = state.src[found.end() : state.eMarks[line - 1]]
    token = state.push("table_caption", "", 0)
    token.map = [start_line, line]
    token.content = content.strip()
    token.info = f"{above} {below}"
    state.line = line
    return True


def _end(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line after the paragraph that a caption is."""
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    return line


def _table_follows(state: StateBlock, line: int, end_line: int) -> bool:
    line = state.skipEmptyLines(line)
    return line < end_line and table(state, line, end_line, True)


def before_captions(definition_list: BlockRule) -> BlockRule:
    """Return the rule of definition lists, kept from taking the caption of a table.

    A line with a colon says what the line above it is, unless a blank line stands between them
    and a table follows (Pandoc's reader: "don't capture table caption as def list").
    """

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if not silent:
            end_line = _next_caption(state, start_line, end_line)
        return definition_list(state, start_line, end_line, silent)

    return rule


def _next_caption(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line of the next caption of the same level, or ``end_line``."""
    lines: list[int] | None = state.env.get("caption_lines")
    if lines is None:
        lines, line, position = [], 0, 0
        for found in _CAPTION_LINE.finditer(state.src):
            line += state.src.count("\n", position, found.start())
            position = found.start()
            lines.append(line)
        state.env["caption_lines"] = lines
    first = bisect_right(lines, start_line)
    for line in lines[first : first + _MOST_TRIED]:
        if line >= end_line or state.sCount[line] < state.blkIndent:
            break
        if _is_caption(state, line, end_line):
            return line
    return end_line


def _is_caption(state: StateBlock, line: int, end_line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.isEmpty(line - 1) or not _CAPTION.match(state.src, start, state.eMarks[line]):
        return False
    # What is indented by two belongs to the definition above it.
    after = state.skipEmptyLines(_end(state, line, end_line))
    deepest = state.sCount[line] if after >= end_line else max(state.sCount[line], state.sCount[after])
    return deepest - state.blkIndent < 2 and _table_follows(state, after, end_line)
