"""The metadata header: lines of YAML between ``---`` at the head of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from publish.diagnostics import Diagnostic
from publish.model import SourceText, Span
from publish.readers.codes import CODES

_KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
MAX_LINES = 400
"""Lines of a header; more is a text that begins with a rule."""
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The metadata at the head of a text: its keys and values in order."""

    values: tuple[tuple[str, object], ...] = ()
    span: Span | None = None
    lines: int = 0
    """How many lines of the text the header takes, with both its rules."""


class _Refused(yaml.YAMLError):
    """What YAML allows and a header does not."""

    def __init__(self, problem: str, mark: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = mark


class _Loader(yaml.SafeLoader):
    """Plain values only: no aliases (a few bytes of them grow to gigabytes), no deep nesting."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("an alias (*name) is not taken in a header", event.start_mark)
        if self.depth > _MAX_DEPTH:
            raise _Refused("values are nested too deep", event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


# Dates stay as typed: `date: 2026-11` is a date to us and none to YAML.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


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
    try:
        values = yaml.load("\n".join(lines[1:end]), Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
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
