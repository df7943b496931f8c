"""A short form of the model, so that a test shows what a manuscript became."""

from dataclasses import MISSING, fields

from publish.diagnostics import Diagnostic
from publish.model import Attributes, Document, SoftBreak, SourceText, Text
from publish.readers import ReadOptions, read
from publish.readers.options import Dialect

_SILENT = {"span", "header_span", "code_span", "caption_span"}
_UNNAMED = {"children", "blocks", "items"}


def reading(
    text: str, dialect: Dialect = "publish", **variables: str
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a text as the file ``a.md``."""
    options = ReadOptions("markdown", dialect, tuple(variables.items()))
    return read(SourceText("a.md", text), options)


def became(text: str, dialect: Dialect = "publish", **variables: str) -> str:
    """Return the short form of what a text becomes, one block a line; no finding is expected."""
    document, findings = reading(text, dialect, **variables)
    assert not findings, [str(one) for one in findings]
    return "\n".join(form(block) for block in document.blocks)


def finds(text: str, dialect: Dialect = "publish", **variables: str) -> list[str]:
    """Return the findings of a text as ``place code``."""
    _, findings = reading(text, dialect, **variables)
    return [f"{str(one.span).removeprefix('a.md:')} {one.code}" for one in findings]


def form(value: object) -> str:
    """Return a node as ``(Kind .class field=value "text")``; fields at their default are left out."""
    if isinstance(value, Text):
        return f'"{value.value}"'
    if isinstance(value, SoftBreak):
        return "/"
    parts = [type(value).__name__]
    for field in fields(value):  # type: ignore[arg-type]
        one = getattr(value, field.name)
        if field.name in _SILENT or (field.default is not MISSING and one == field.default):
            continue
        if isinstance(one, Attributes):
            parts.extend(_attributes(one))
        elif isinstance(one, tuple):
            inner = _sequence(one)
            if field.name in _UNNAMED:
                parts.extend(inner)
            elif inner:
                parts.append(f"{field.name}:[{' '.join(inner)}]")
        else:
            parts.append(f"{field.name}={one}")
    return f"({' '.join(parts)})"


def _attributes(given: Attributes) -> list[str]:
    id_ = [f"#{given.id}"] if given.id else []
    return [*id_, *(f".{one}" for one in given.classes), *(f"{k}={v}" for k, v in given.pairs)]


def _sequence(value: tuple[object, ...]) -> list[str]:
    return [
        f"[{' '.join(_sequence(one))}]"
        if isinstance(one, tuple)
        else (one if isinstance(one, str) else form(one))
        for one in value
    ]
