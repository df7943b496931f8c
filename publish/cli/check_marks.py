"""Which characters of a source line a finding means: what the carets stand under."""

from __future__ import annotations

import re

import publish

_WORD = re.compile(r"\w+|\S")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->")
_ANGLE = re.compile(r"<[^<>\s][^<>]*>")
_TOML = re.compile(r"\"[^\"]*\"|[\w-]+")
_AFTER = re.compile(r"\([^()\s]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|\{[^{}]*\}")
"""What may follow the words of a link or a picture: an address, a reference, attributes."""
_QUOTED = re.compile(r"“([^“”]{2,200})”")
_FEWEST_WORDS = 3
_LONGEST_NAME = 2_000
"""Characters of a link's words that are looked at."""


def marked(text: str, finding: publish.Finding, span: publish.Span) -> tuple[int, int]:
    """Return the part of a line that is meant.

    It is what a mend would change, what the message quotes, the link, picture, code or comment that
    begins at the column, else the word there. Where only the line is known, it is what the message
    quotes of it, or all of the line.
    """
    at = span.column - 1
    if not 0 <= at < len(text):
        return _quoted_in(text, finding.message) or (len(text) - len(text.lstrip()), len(text))
    old = finding.mend.old.partition("\n")[0] if finding.mend is not None else ""
    if old and text.startswith(old, at):
        return at, at + len(old)
    quotes = (one[1] for one in _QUOTED.finditer(finding.message))
    quoted = max((one for one in quotes if text.startswith(one, at)), key=len, default="")
    if quoted:
        return at, at + len(quoted)
    setting = _TOML.match(text, at) if span.file.endswith(".toml") else None
    return at, setting.end() if setting else _end(text, at)


def _end(text: str, at: int) -> int:
    """Return where what begins at ``at`` ends."""
    opening = at + 1 if text.startswith("![", at) else at
    if text.startswith("[", opening) and (close := _close(text, opening)):
        after = _AFTER.match(text, close)
        return after.end() if after else close
    for shape in (_CODE, _COMMENT, _ANGLE):
        found = shape.match(text, at)
        if found:
            return found.end()
    word = _WORD.match(text, at)
    return word.end() if word else at + 1


def _close(text: str, at: int) -> int:
    """Return the end of the bracket that opens at ``at``; 0 where it does not close."""
    depth = 0
    for position in range(at, min(len(text), at + _LONGEST_NAME)):
        if text[position] == "[":
            depth += 1
        elif text[position] == "]":
            depth -= 1
            if not depth:
                return position + 1
    return 0


def _quoted_in(text: str, message: str) -> tuple[int, int] | None:
    """Return where what a message quotes stands in a line; as it was set it may be divided from its
    markup, so the first words that are found will do."""
    for quoted in _QUOTED.finditer(message):
        words = quoted[1].rstrip("…").split()
        for count in range(len(words), 0, -1):
            if count < min(_FEWEST_WORDS, len(words)):
                break
            at = text.find(" ".join(words[:count]))
            if at >= 0:
                return at, at + len(" ".join(words[:count]))
    return None
