"""The keys of ``theme.toml``."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from publish.project.schema import Strict
from publish.project.types import Openings
from publish.project.values import SectionRole, TrimSize, Words, one_of

OpeningSide = Annotated[str, *one_of(get_args(Openings))]
Length = Annotated[float, Field(ge=0, le=200)]
Size = Annotated[float, Field(ge=4, le=40)]


class PagesTable(Strict):
    """Which pages there are beside the text, and where chapters open."""

    front: list[SectionRole] = Field(description="Front-matter pages made from metadata, in order.")
    openings: OpeningSide = Field(description="Where a chapter opens: recto, any (a new page) or run-on.")
    title_block: bool = Field(description="Whether the title stands on page 1 above the text.")


class ContentsTable(Strict):
    """The page of contents."""

    from_chapters: int = Field(
        ge=0, le=1000, description="From how many chapters on there are contents; 0: never."
    )
    depth: int = Field(ge=1, le=6, description="Levels of sections; 1: chapters only.")


class NumberingTable(Strict):
    """Numbers of sections."""

    depth: int = Field(ge=0, le=6, description="Levels that are numbered; 0: none.")


class MarginsTable(Strict):
    """The margins of the type area in mm, for the theme's own trim size."""

    inner: Length = Field(description="At the spine, the gutter included.")
    outer: Length = Field(description="At the fore edge.")
    top: Length = Field(description="At the head.")
    bottom: Length = Field(description="At the foot.")


class PageTable(Strict):
    """The page."""

    trim: TrimSize = Field(description="The trim size where the publication names none.")
    margins: MarginsTable = Field(
        description="The margins of the type area, a table of four; without it, the base's, "
        "grown or shrunk with the trim size."
    )


class TypeTable(Strict):
    """Faces and sizes."""

    serif: Words = Field(description="The family of running text, by its name.")
    sans: Words = Field(description="The family without serifs.")
    mono: Words = Field(description="The family of listings.")
    text_size: Size = Field(description="The size of running text in pt.")
    leading: Size = Field(description="The distance of its lines in pt.")
    listing_size: Size = Field(description="The size of listings in pt.")
    embed: list[Words] = Field(
        default=[], description="Those of the three families that an EPUB brings; none: the reader's own."
    )


class ThemeSettings(Strict):
    """The settings of a theme, ``theme.toml``."""

    base: Words = Field(
        default="textbook",
        description="The built-in theme that gives what this one leaves out, settings and style sheets.",
    )
    pages: PagesTable = Field(description="Pages and openings.")
    contents: ContentsTable = Field(description="The page of contents.")
    numbering: NumberingTable = Field(description="Numbers of sections.")
    page: PageTable = Field(description="The page.")
    type: TypeTable = Field(description="Faces and sizes.")
