"""YAML as a stranger may write it: plain values only."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import YAMLError

__all__ = ["YAMLError", "load"]

_MAX_DEPTH = 20


def load(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """Return the value of ``text``: strings, numbers, booleans, None, lists and dicts of these.

    A date stays a string. Raises ``YAMLError``, ``ValueError``, ``TypeError`` or ``RecursionError``.
    """
    return yaml.load(text, Loader=_Loader)


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
