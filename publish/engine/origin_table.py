"""The side table of a built file: what leads from a place in it back to the manuscript.

It is written with every build and kept beside the file, never in it. To cost a build next to
nothing it holds what the build has at hand, documents with marks (`publish.render.marks`) and places
of blocks; whoever asks for an origin (`publish.check.origins`) does the work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from publish.engine.record import ORIGINS
from publish.spans import Span

KIND = ORIGINS
"""The kind of entry in the cache; its key is the SHA-256 of the built file."""
_FORM = 4

PageArea = tuple[float, float, float]
"""Width of a page, and the upper and lower edge of its type area, in pt."""


@dataclass(frozen=True, slots=True)
class UnitOrigins:
    """Where the parts of a unit come from."""

    id: str
    role: str
    marked: str
    """The unit's document with marks."""
    spans: tuple[Span, ...]
    """What the marks name by their numbers."""
    document: str = ""
    """What was published, where it is another than the one with marks: templates of the publication's
    own wrote it."""
    first: int = 0
    """Its first page in the PDF, counted from 1."""
    blocks: str = ""
    """Where its blocks stand on its pages (`publish.pdf.block_places`)."""
    areas: tuple[PageArea, ...] = ()
    """One for each page of the unit."""
    layout: str = ""
    """What its layout is known by (`publish.pdf.keys`), whichever version of this program made it."""
    notes: tuple[tuple[int, int], ...] = ()
    """The pages of the call and of the body of each note, from 0; -1: on none."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a publication says of how its PDF is used, for who checks the file."""

    preset: str = ""
    """Of the edition."""
    ink: float = 300.0
    transparency: bool = False
    signature: int = 0
    """As in `publish.project.types.CheckSettings`."""


@dataclass(frozen=True, slots=True)
class OriginTable:
    """The side table of one built file."""

    units: tuple[UnitOrigins, ...]
    keys: tuple[tuple[str, Span], ...] = ()
    """Settings of the publication by their name, and where each stands."""
    words: tuple[tuple[str, str], ...] = ()
    """What the settings come to on generated pages: name and words."""
    files: tuple[tuple[str, str], ...] = ()
    """Files of the EPUB that are a manuscript's file line by line, and that file."""
    root: str = ""
    """The publication's folder, which all files are relative to; for who checks a finished file."""
    printing: Printing = Printing()


def table_to_json(table: OriginTable) -> bytes:
    """Return the JSON text of a table."""
    files: dict[str, int] = {}

    def numbers(spans: Iterable[Span]) -> list[tuple[int, int, int, int]]:
        return [(files.setdefault(one.file, len(files)), one.line, one.column, one.end_line) for one in spans]

    value = {
        "form": _FORM,
        "units": [
            {
                "id": one.id,
                "role": one.role,
                "marked": one.marked,
                "spans": numbers(one.spans),
                "document": one.document,
                "first": one.first,
                "blocks": one.blocks,
                "areas": one.areas,
                "layout": one.layout,
                "notes": one.notes,
            }
            for one in table.units
        ],
        "keys": [name for name, _ in table.keys],
        "places": numbers(span for _, span in table.keys),
        "words": table.words,
        "files": table.files,
        "root": table.root,
        "printing": asdict(table.printing),
        "sources": files,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def table_from_json(data: bytes) -> OriginTable:
    """Return what `table_to_json` wrote. Raises ValueError for anything else."""
    try:
        value: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        if value["form"] != _FORM:
            raise ValueError("a table of another form")
        sources = list(value["sources"])
        places = tuple(_spans(value["places"], sources))
        return OriginTable(
            tuple(_unit(one, sources) for one in value["units"]),
            tuple(zip(value["keys"], places, strict=True)),
            tuple((name, words) for name, words in value["words"]),
            tuple((name, file) for name, file in value["files"]),
            str(value["root"]),
            Printing(**value["printing"]),
        )
    except (TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"not a table of origins: {error}") from error


def _unit(value: dict[str, Any], sources: list[str]) -> UnitOrigins:
    given = {**value, "spans": tuple(_spans(value["spans"], sources))}
    areas = tuple((one[0], one[1], one[2]) for one in value["areas"])
    notes = tuple((call, body) for call, body in value["notes"])
    return UnitOrigins(**{**given, "areas": areas, "notes": notes})


def _spans(numbers: Iterable[list[int]], sources: list[str]) -> Iterable[Span]:
    return (Span(sources[file], line, column, end) for file, line, column, end in numbers)
