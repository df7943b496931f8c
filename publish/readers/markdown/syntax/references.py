"""``@fig-map`` and ``[@key, p. 3]``: cross-references of Quarto and citations of Pandoc."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

KEY = r"@(?:\{[^{}\s]+\}|[\w](?:[\w]|[:.#$%&\-+?<>~/](?=\w))*)"
"""A citation key as Pandoc has it: punctuation only between letters."""

TARGET = re.compile(r"(?:[Ff]ig|[Tt]bl|[Ll]st|[Ss]ec|[Ee]q)-\S+")
"""The names that Quarto gives to what can be referred to; a capital begins a sentence."""

_WORD = re.compile("(-?)" + KEY)
_GROUP = re.compile(r"\[([^\[\]]*)\]")
_UNDEFINED = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\](?!\()")
_IN_GROUP = re.compile(r"(?<![\w\\])" + KEY)


def reference(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``@fig-map`` in the line, ``-@fig-map`` for its number alone, ``@key``."""
    start = state.pos
    if start and (state.src[start - 1].isalnum() or state.src[start - 1] in "_@/.-\\"):
        return False
    found = _WORD.match(state.src, start, state.posMax)
    if found is None or (found[1] and not TARGET.match(found[0][2:])):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True


def undefined_link(state: StateInline, silent: bool) -> bool:
    """Inline rule, asked after links: ``[words][name]`` whose name is nowhere defined.

    It marks the place; what stands in the brackets is read as it would be without it.
    """
    found = None if silent else _UNDEFINED.match(state.src, state.pos, state.posMax)
    if found is None or found[1].isdigit():
        return False
    before = state.src[state.pos - 1] if state.pos else ""
    if before.isalnum() or before in ("_", ")", "]"):  # `a[i][j]`
        return False
    state.push("undefined_link", "", 0).content = found[2] or found[1]
    state.pending += "["
    state.pos += 1
    return True


def citation(state: StateInline, silent: bool) -> bool:
    """Inline rule: brackets that hold at least one ``@key``."""
    found = _GROUP.match(state.src, state.pos, state.posMax)
    if found is None or not _IN_GROUP.search(found[1]):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True
