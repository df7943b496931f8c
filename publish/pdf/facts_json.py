"""Facts and messages of a layout, and other such values, as JSON for the cache.

Written and read by the fields of the dataclasses and their types: a new field needs nothing here.
Fields go by their order, without names, since the key of an entry in the cache holds the digest
of our code: an entry of other fields is never met.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from publish.pdf.facts import UnitFacts

T = TypeVar("T")

_Value: TypeAlias = Any
"""A value of facts, or the JSON value that stands for it."""
_Kind: TypeAlias = Any
"""A type, as an annotation names it."""
_Read: TypeAlias = Callable[[_Value], _Value]


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What is kept of a layout beside its pages."""

    facts: UnitFacts
    messages: tuple[str, ...] = ()


def facts_to_json(kept: KeptFacts) -> bytes:
    """Return the JSON text of ``kept``. Raises TypeError for a value of a kind not known here."""
    return value_to_json(kept)


def facts_from_json(data: bytes) -> KeptFacts:
    """Return what `facts_to_json` wrote. Raises ValueError for anything else."""
    return value_from_json(KeptFacts, data)


def value_to_json(value: object) -> bytes:
    """Return the JSON text of a dataclass. Raises TypeError for a value of a kind not known here."""
    return json.dumps(_written(value), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def value_from_json(kind: type[T], data: bytes) -> T:
    """Return what `value_to_json` wrote of the dataclass ``kind``. Raises ValueError for anything else."""
    try:
        reader: _Kind = kind
        value = _reader(reader)(json.loads(data.decode("utf-8", "surrogatepass")))
    except (TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"not the facts of a layout: {error}") from error
    assert isinstance(value, kind)
    return value


def _written(value: _Value) -> _Value:
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_written(getattr(value, name)) for name in _names(type(value))]
    raise TypeError(f"facts hold no {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _reader(kind: _Kind) -> _Read:
    """Return a function that reads a value of the type ``kind``."""
    origin: _Kind = get_origin(kind)
    arguments = get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is Literal:
        return _checked(*{type(one) for one in arguments})
    if kind is float:
        return _checked(float, int)
    if kind in (str, int, bool):
        return _checked(kind)
    raise TypeError(f"facts hold no {kind}")


def _tuple_reader(arguments: tuple[_Kind, ...]) -> _Read:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        one = _reader(arguments[0])
        return lambda value: tuple(map(one, _list(value)))
    each = tuple(map(_reader, arguments))
    return lambda value: tuple(read(part) for read, part in zip(each, _list(value), strict=True))


def _dataclass_reader(kind: type) -> _Read:
    hints = get_type_hints(kind)
    each = tuple(_reader(hints[name]) for name in _names(kind))
    return lambda value: kind(*(read(part) for read, part in zip(each, _list(value), strict=True)))


def _checked(*kinds: type) -> _Read:
    def read(value: _Value) -> _Value:
        if type(value) not in kinds:
            raise TypeError(f"{value!r} is no {kinds[0].__name__}")
        return value

    return read


def _list(value: _Value) -> list[_Value]:
    if type(value) is not list:
        raise TypeError(f"{value!r} is no list")
    return value
