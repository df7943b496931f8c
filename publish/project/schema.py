"""The keys of ``publish.toml``: their types, limits and what they mean.

The descriptions are what editors show (``publish.schema.json``) and what the handbook's table of
keys is made from.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import WithDefaultSchema

from publish.project import values


class Strict(BaseModel):
    """A table without unknown keys; a key has hyphens where its Python name has underscores."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-")
    )


class _OneOrTable(Strict):
    """A table that may be written as a text alone: the value of its first key."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {next(iter(cls.model_fields)): value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        table = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"type": "string"}, table], "description": cls.__doc__ or ""}


class ContributorTable(_OneOrTable):
    """A person or a body that had a part in the work: a name alone (an author), or a table."""

    name: values.Words = Field(description="The name as it is printed.")
    role: values.ContributorRole = Field(
        default="author",
        description="What they did: a term of the MARC list of relators (author, editor, translator, "
        "illustrator, …) or its code of three letters.",
    )
    sort_name: values.Words = Field(
        default="", description="The name as catalogues file it, such as “Fontane, Theodor”."
    )


class SeriesTable(_OneOrTable):
    """The series that the publication belongs to: its name, or a table."""

    name: values.Words = Field(description="The name of the series.")
    position: values.Position = Field(default="", description="The number of the volume.")


class EntryTable(_OneOrTable):
    """A file of the manuscript in its place: a path, or a table."""

    file: values.FilePath = Field(
        default="", description="The path from the publication's folder, with forward slashes."
    )
    role: values.SectionRole | None = Field(
        default=None, description="What the section is: foreword, preface, chapter, appendix, …"
    )
    title: values.Words = Field(
        default="", description="The title; without it, the first heading of the file is."
    )
    id: values.Identity = Field(default="", description="The id that references use for the section.")
    numbered: bool = Field(default=True, description="Whether the section may have a number.")


class PartTable(Strict):
    """A part of the book: a title of its own and chapters."""

    title: values.Words = Field(default="", description="The part's title.")
    file: values.FilePath = Field(default="", description="A file with the text of the part's opening.")
    id: values.Identity = Field(default="", description="The id that references use for the part.")
    numbered: bool = Field(default=True, description="Whether the part may have a number.")
    chapters: list[EntryTable] = Field(default=[], description="The part's chapters, in order.")


class EditionTable(Strict):
    """One edition: a file that a build writes."""

    preset: values.Line = Field(
        default="",
        description="What kind of edition it is: print, screen or epub. Without it, its name says so.",
    )
    isbn: values.Isbn = Field(default="", description="The edition's own ISBN-13; hyphens as printed.")
    trim: values.TrimSize = Field(
        default="", description="The edition's trim size, where it differs from the publication's."
    )
    theme: values.Line = Field(
        default="", description="The edition's theme, where it differs from the publication's."
    )
    page_list: Annotated[
        str | bool, WithJsonSchema({"type": ["string", "boolean"]}), BeforeValidator(values.text_or_truth)
    ] = Field(
        default=True,
        description="For an EPUB: the print edition whose page numbers it carries; false for none.",
    )


def _variable(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else value


Variable = Annotated[
    values.LongWords,
    BeforeValidator(_variable),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]


class AcceptTable(Strict):
    """Findings of `publish check` that are accepted."""

    code: values.Line = Field(
        description="What is accepted: a code, the beginning of one, or a group such as links."
    )
    file: values.FilePath = Field(
        default="",
        description="The file that it is accepted in, or a pattern with *; without it, everywhere.",
    )
    reason: values.Words = Field(description="Why.")


class CheckTable(Strict):
    """How `publish check` looks at this publication."""

    skip: list[values.Line] = Field(
        default=[], description="Codes, beginnings of codes or groups that are never asked for."
    )
    words: values.FilePath = Field(
        default="", description="A file with words that spelling accepts, one a line."
    )
    ink: Annotated[float, Field(gt=0, le=400)] = Field(
        default=300, description="Per cent of all inks together that the paper takes; some printers: 240."
    )
    transparency: bool = Field(default=False, description="Whether the press takes transparency (PDF/X-4).")
    signature: Annotated[int, Field(ge=0, le=128)] = Field(
        default=0, description="Pages of a printed sheet, which the book should fill; 0: nobody asks."
    )
    shops: list[values.ShopName] = Field(
        default=[], description="Shops whose rules the book and its files are held to."
    )
    accept: list[AcceptTable] = Field(default=[], description="Findings that are accepted.")


class Settings(Strict):
    """The settings of a publication, ``publish.toml``."""

    title: values.Words = Field(description="The title of the publication.")
    subtitle: values.Words = Field(default="", description="The subtitle.")
    language: values.Language = Field(
        default="en", description="The language of the text as a BCP 47 tag: en, en-GB, de, pt-BR, …"
    )
    contributors: list[ContributorTable] = Field(
        default=[], description="Authors and all others, in the order in which they are named."
    )
    publisher: values.Words = Field(default="", description="The publisher's name.")
    place: values.Words = Field(default="", description="The place of publication.")
    date: values.Date = Field(
        default="", description="The date of publication: a day, a month (“2026-11”) or a year."
    )
    rights: values.LongWords = Field(default="", description="The notice of rights for the imprint page.")
    description: values.LongWords = Field(
        default="", description="What the publication is about, for shops and catalogues."
    )
    subjects: list[values.Words] = Field(default=[], description="Subjects or keywords, for catalogues.")
    series: SeriesTable | None = Field(default=None, description="The series that it belongs to.")
    identifier: values.Identifier = Field(
        default="",
        description="A URI that names the publication, such as urn:uuid:…; without it and without an "
        "ISBN one is computed from title, first contributor and language.",
    )
    isbn: values.Isbn = Field(
        default="", description="An ISBN-13 for all editions that have none of their own."
    )
    slug: values.Slug = Field(
        default="", description="The name of the files written; without it, the folder's name."
    )
    theme: values.Line = Field(
        default="", description="novel, textbook or report, or a folder with a theme.toml."
    )
    trim: values.TrimSize = Field(
        default="",
        description="The trim size: a name (a5, a4, b5, letter, 6x9in, …) or a measure (148x210mm); "
        "without it, the theme's.",
    )
    cover: values.FilePath = Field(
        default="", description="A picture for the EPUB's cover; without it, one is made."
    )
    smart: bool = Field(
        default=True, description="Whether straight quotes, --, --- and ... become typographic."
    )
    number_depth: int | None = Field(
        default=None, ge=0, le=6, description="Levels of headings that are numbered; 0 for none."
    )
    contents_depth: int | None = Field(
        default=None, ge=1, le=6, description="Levels of headings in the contents."
    )
    allow_remote: bool = Field(default=False, description="Whether pictures may be fetched from the network.")
    bibliography: values.FilePath = Field(
        default="", description="The file with the works that are cited; not yet set."
    )
    front: list[EntryTable] = Field(
        default=[], description="The front matter: dedication, foreword, preface, …"
    )
    parts: list[PartTable] = Field(default=[], description="The parts, each with its chapters.")
    chapters: list[EntryTable] = Field(
        default=[], description="The chapters of a book without parts, in order."
    )
    appendices: list[EntryTable] = Field(default=[], description="The appendices, in order.")
    back: list[EntryTable] = Field(
        default=[], description="The rest of the back matter: afterword, glossary, colophon, …"
    )
    variables: dict[values.VariableName, Variable] = Field(
        default={}, description="Words that the text asks for with {{< var name >}}."
    )
    editions: dict[values.Line, EditionTable] = Field(
        default={}, description="The editions by name; without any, print and epub."
    )
    check: CheckTable | None = Field(
        default=None, description="What `publish check` skips and accepts in this publication."
    )


class _ForEditors(GenerateJsonSchema):
    """Without what an editor would only be confused by: titles made from names, empty defaults."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in ("", None, [], {}):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


def json_schema() -> dict[str, object]:
    """Return the JSON Schema of ``publish.toml`` for editors (draft 2020-12)."""
    schema = Settings.model_json_schema(by_alias=True, schema_generator=_ForEditors)
    first = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "publish.toml"}
    return first | {key: value for key, value in schema.items() if key != "title"}


def json_schema_text() -> str:
    """Return what stands in ``publish.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
