"""A TOML file against its schema: every fault a diagnostic at its place, the rest still used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from publish.diagnostics import Diagnostic
from publish.project.codes import CODES
from publish.project.positions import TomlPath
from publish.project.remaining import Remaining
from publish.project.tomlfile import TomlFile
from publish.project.wording import suggestion

M = TypeVar("M", bound=BaseModel)

Data: TypeAlias = dict[str, Any]
"""Tables of TOML as Python has them."""

_ROUNDS = 12  # a fault can hide others: a wrong table those inside it

_REPORTED = 100  # faults a round; more are counted

_TYPES = {
    "string_type": "it must be a text in quotation marks",
    "bool_type": "it must be true or false",
    "int_type": "it must be a whole number",
    "float_type": "it must be a number",
    "list_type": "it must be a list: [ … ]",
    "dict_type": "it must be a table: { key = value }",
    "model_type": "it must be a table: { key = value }",
    "model_attributes_type": "it must be a table: { key = value }",
}
_VALUES = {
    "string_too_short": "it is empty",
    "string_too_long": "it is too long (more than {max_length} characters)",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
    "greater_than": "it must be more than {gt}",
    "too_long": "there are too many",
}


def validate(
    model: type[M], given: TomlFile, below: Data | None = None
) -> tuple[M | None, TomlFile, tuple[Diagnostic, ...]]:
    """Return the settings that are valid, the file without the others, and a diagnostic for each of these.

    What is wrong is left out, so that one slip costs one message; None where something is missing
    that nothing can stand in for. ``below`` are settings that stand in for what the file leaves
    out. Use the returned file for the places of what is left.
    """
    left = Remaining(given.data)
    findings: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        try:
            settings = model.model_validate(merged(below or {}, left.data))
            rest = replace(given, data=left.data, places=left.places(given.places))
            return settings, rest, tuple(findings)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
        for fault in faults[:_REPORTED]:
            findings.append(_finding(model, fault, given, left.original(fault["loc"])))
        if len(faults) > _REPORTED:
            words = f"there are {len(faults) - _REPORTED} further faults in this file"
            findings.append(CODES.make("value-invalid", words, given.span(())))
        if all(fault["type"] == "missing" and len(fault["loc"]) == 1 for fault in faults):
            break
        for path in sorted({_to_drop(fault) for fault in faults}, key=_deepest_last_first):
            left.drop(path)
    return None, given, tuple(findings)


def merged(below: Data, above: Data) -> Data:
    """Return the tables of ``above`` with what they leave out taken from ``below``."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        result[key] = merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def _to_drop(fault: ErrorDetails) -> TomlPath:
    """Return what is left out for a fault: the value, or the table that lacks a key."""
    loc = fault["loc"]
    loc = loc[:-1] if loc and loc[-1] == "[key]" else loc
    return loc[:-1] if fault["type"] == "missing" else loc


def _deepest_last_first(path: TomlPath) -> tuple[int, list[int]]:
    return -len(path), [-part if isinstance(part, int) else 0 for part in path]


def _finding(model: type[BaseModel], fault: ErrorDetails, given: TomlFile, path: TomlPath) -> Diagnostic:
    kind, context = fault["type"], fault.get("ctx", {})
    in_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if in_key else path
    name = _dotted(path)
    if kind == "extra_forbidden":
        key = str(path[-1])
        words = f"there is no key “{name}”{suggestion(key, _known_keys(model, path[:-1]))}"
        return CODES.make("key-unknown", words, given.span(path, key=True))
    if kind == "missing":
        code = "title-missing" if path == ("title",) else "key-missing"
        place = given.span(path[:-1], key=True)
        return CODES.make(code, f"the key “{name}” is missing", place)
    if kind in _TYPES:
        return CODES.make("value-type", f"“{name}”: {_TYPES[kind]}", given.span(path))
    if kind in _VALUES:
        words = _VALUES[kind].format(**context)
        return CODES.make("value-invalid", f"“{name}”: {words}", given.span(path))
    known = {code.name for code in CODES}
    words = f"“{name}”: {fault['msg']}"
    code = kind if kind in known else "value-invalid"
    return CODES.make(code, words, given.span(path, key=in_key))


def _dotted(path: TomlPath) -> str:
    """Return a path as a writer would name it: ``contributors[2].role``, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _known_keys(model: type[BaseModel], path: TomlPath) -> list[str]:
    """Return the keys of the table at ``path``."""
    table: type[BaseModel] = model
    for part in path:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in table.model_fields.items()}
        if part in fields:
            table = next(_models(fields[part].annotation), table)
    return [field.alias or name for name, field in table.model_fields.items()]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the tables in a type such as ``list[EntryTable]`` or ``dict[str, EditionTable]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
