"""The model as JSON values and back: ``publish dump``, the cache, golden files."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import TypeAlias

from publish.model import blocks, inlines, publication, source, units

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

KINDS: dict[str, type] = {
    kind.__name__: kind
    for module in (source, inlines, blocks, publication, units)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind)
}


_DEFAULTS: dict[type, tuple[tuple[str, object], ...]] = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in KINDS.values()
}


_VARIANT = "variant"
"""What a node's own field ``kind`` (an admonition's) is called, since ``kind`` is the node's."""


def to_json(value: object) -> Json:
    """Return a model value as JSON values: a node is an object with its ``kind`` and its fields;
    fields at their default are left out."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return [to_json(one) for one in value]
    kind = type(value)
    if KINDS.get(kind.__name__) is not kind:
        return str(value)  # a date or the like in a metadata header
    result: dict[str, Json] = {"kind": kind.__name__}
    for name, default in _DEFAULTS[kind]:
        one = getattr(value, name)
        if default is MISSING or one != default:
            result[_VARIANT if name == "kind" else name] = to_json(one)
    return result


def from_json(value: Json) -> object:
    """Return the model value that `to_json` wrote.

    Raises KeyError for an unknown kind and TypeError for fields that it does not have.
    """
    if isinstance(value, list):
        return tuple(from_json(one) for one in value)
    if isinstance(value, dict):
        given = dict(value)
        kind = KINDS[str(given.pop("kind"))]
        return kind(**{"kind" if name == _VARIANT else name: from_json(one) for name, one in given.items()})
    return value
