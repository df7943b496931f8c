"""The model as short JSON, for the cache: read in a small part of the time that a text is parsed in.

A node is an array: the number of its kind and its fields in their order, those at the end left out
that are at their default. Number 0 is a tuple. Kinds are numbered by their names, so what was
written by other code than this must not be read: it is kept under a key that says which code it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import TypeAlias

from publish.model.jsonform import KINDS

_Value: TypeAlias = "None | bool | int | float | str | list[_Value]"


def _sequence(*values: object) -> tuple[object, ...]:
    return values


_CLASSES = [KINDS[name] for name in sorted(KINDS)]
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES, 1)}
_MAKERS: list[Callable[..., object]] = [_sequence, *_CLASSES]
_FIELDS = {kind: tuple((one.name, one.default) for one in fields(kind)) for kind in _CLASSES}


def to_compact(value: object) -> str:
    """Return a model value as text in ASCII. Raises TypeError for what is none of the model's (a
    date in a header), RecursionError for what is nested too deep."""
    return json.dumps(_written(value), separators=(",", ":"))


def from_compact(text: str | bytes) -> object:
    """Return the model value that `to_compact` wrote. Raises ValueError for any other text."""
    try:
        return _read(json.loads(text))
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"not a value of the model: {error}") from error


def _written(value: object) -> _Value:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [0, *map(_written, value)]
    kind = type(value)
    if kind not in _NUMBERS:
        raise TypeError(f"the model has no {kind.__name__}")
    parts = [(getattr(value, name), default) for name, default in _FIELDS[kind]]
    while parts and parts[-1][1] is not MISSING and parts[-1][0] == parts[-1][1]:
        parts.pop()
    return [_NUMBERS[kind], *(_written(one) for one, _ in parts)]


def _read(value: _Value) -> object:
    if not isinstance(value, list):
        return value
    number, *parts = value
    if type(number) is not int or number < 0:
        raise TypeError(f"{number!r} is no kind")
    # Most parts are words or numbers: a call for each would take half of the time.
    return _MAKERS[number](*[_read(one) if type(one) is list else one for one in parts])
