"""The metadata header: lines of YAML between ``---`` at the head of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.diagnostics import Diagnostic
from publish.model import SourceText, Span
from publish.readers.codes import CODES

_KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
MAX_LINES = 400
"""Lines of a header; more is a text that begins with a rule."""


@dataclass(frozen=True, slots=True)
class Header:
    """The metadata at the head of a text: its keys and values in order."""

    values: tuple[tuple[str, object], ...] = ()
    span: Span | None = None
    lines: int = 0
    """How many lines of the text the header takes, with both its rules."""


def read_header(source: SourceText, lines: list[str]) -> tuple[Header, tuple[Diagnostic, ...]]:
    """Return the header at the top of ``lines``, empty where there is none.

    A mapping's values are strings, numbers, booleans, None, lists and dicts of these; a date is
    a string. A header that is no YAML is reported and yields no values.
    """
    if len(lines) < 2 or lines[0].rstrip() != "---" or not lines[1].strip():
        return Header(), ()
    end = next((i for i, line in enumerate(lines[1:MAX_LINES], 1) if _END.match(line)), 0)
    if not end:
        if _KEY.match(lines[1]):
            message = "The metadata header that begins here is not closed."
            return Header(), (CODES.make("header-unclosed", message, source.span(1)),)
        return Header(), ()
    return _parsed(source, lines, end)


def _parsed(source: SourceText, lines: list[str], end: int) -> tuple[Header, tuple[Diagnostic, ...]]:
    span = source.span(1, end_line=end + 1)
    from publish.readers.markdown.yaml import YAMLError, load  # most files have no header

    try:
        values = load("\n".join(lines[1:end]))
    except (YAMLError, ValueError, RecursionError, TypeError) as error:
        if not any(_KEY.match(line) for line in lines[1:end]):
            return Header(), ()
        return _invalid(source, end, error)
    if values is not None and not isinstance(values, dict):
        return Header(), ()  # a rule, a paragraph, a rule: no header
    pairs = tuple((str(key), value) for key, value in (values or {}).items())
    return Header(pairs, span, end + 1), ()


def _invalid(source: SourceText, end: int, error: Exception) -> tuple[Header, tuple[Diagnostic, ...]]:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 0)
    message = f"The metadata header cannot be understood: {problem}."
    finding = CODES.make("header-invalid", message, source.span(min(line, end + 1), column))
    return Header((), source.span(1, end_line=end + 1), end + 1), (finding,)
