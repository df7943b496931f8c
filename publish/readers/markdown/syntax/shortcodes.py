"""``{{< var name >}}`` of Quarto, and the few commands of LaTeX that a manuscript may use."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_SHORTCODE = re.compile(r"\{\{<[ \t]*([\w-]+)([^\n{}]*?)[ \t]*>\}\}")
_ESCAPED = re.compile(r"\{(\{\{<[^\n{}]*>\}\})\}")
_TEX = re.compile(r"\\(newpage|pagebreak|clearpage|index)\b(?:\{([^{}\n]*)\})?")

_COMMAND = re.compile(
    r"\\(?:begin|caption|chapter|cite[pt]?|emph|end|footnote|href|include|includegraphics|input|label|"
    r"[hv]space|pageref|ref|(?:sub)*section|text(?:bf|it|sc|sf|tt)|url)\*?(?=[{\[])"
)


def shortcode(state: StateInline, silent: bool) -> bool:
    """Inline rule: a shortcode, or with three braces its text as it stands."""
    escaped = _ESCAPED.match(state.src, state.pos, state.posMax)
    found = escaped or _SHORTCODE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        if escaped:
            state.append_pending(escaped[1])
        else:
            token = state.push("shortcode", "", 0)
            token.content = found[0]
            token.info = found[1]
            token.markup = found[2].strip()
    state.pos = found.end()
    return True


def tex(state: StateInline, silent: bool) -> bool:
    """Inline rule: a page break, an index mark, and Pandoc's no-break space (backslash, space).

    Other commands are marked, so that they are reported; they stay text.
    """
    if state.src.startswith("\\ ", state.pos):
        if not silent:
            state.append_pending("\u00a0")
        state.pos += 2
        return True
    command = None if silent else _COMMAND.match(state.src, state.pos, state.posMax)
    if command:
        token = state.push("tex", "", 0)
        token.content = command[0]
        token.info = "command"
        state.pos = command.end()
        return True
    found = _TEX.match(state.src, state.pos, state.posMax)
    if found is None or (found[1] == "index") != (found[2] is not None):
        return False
    if not silent:
        token = state.push("tex", "", 0)
        token.content = found[0]
        token.info = found[1]
        token.markup = found[2] or ""
    state.pos = found.end()
    return True
