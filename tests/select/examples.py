"""Small resolved publications, themes to set them with, and the outline of what comes of it."""

from dataclasses import replace

from publish.model import (
    Attributes,
    Block,
    ContentsEntry,
    Inline,
    Metadata,
    Paragraph,
    Plan,
    Publication,
    Role,
    Section,
    Text,
    plain_text,
)
from publish.select import SelectOptions, plan
from publish.typography import words_for

ENGLISH = words_for("en")[0]
NOVEL = SelectOptions(
    target="pdf",
    front=("half-title", "title-page", "copyright-page", "dedication", "epigraph", "contents"),
    openings="recto",
    title_block=False,
    contents_from=2,
    contents_depth=1,
)
REPORT = replace(NOVEL, front=("contents",), openings="run-on", title_block=True, contents_from=3)


def text(*parts: Inline | str, **attributes: str) -> Paragraph:
    nodes = tuple(Text(one) if isinstance(one, str) else one for one in parts)
    return Paragraph(nodes, Attributes(**attributes))


def part_of(role: Role, title: str, *children: Section, blocks: tuple[Block, ...] | None = None) -> Section:
    shown = (text("x"),) if blocks is None else blocks
    return Section(role, (Text(title),) if title else (), shown, children, id=(title or role).lower())


def chapters(*titles: str) -> tuple[Section, ...]:
    return tuple(part_of("chapter", title) for title in titles)


def book(*body: Section, front: tuple[Section, ...] = (), back: tuple[Section, ...] = ()) -> Publication:
    return Publication(Metadata("T"), front, body, back)


def planned(publication: Publication, options: SelectOptions = NOVEL) -> Plan:
    return plan(publication, options, ENGLISH)[0]


def shape(publication: Publication, options: SelectOptions = NOVEL) -> list[tuple[str, str]]:
    return [(unit.id, unit.opening) for unit in planned(publication, options).units]


def lines(entries: tuple[ContentsEntry, ...], indent: str = "") -> list[str]:
    found = []
    for one in entries:
        found.append(f"{indent}{one.number} {plain_text(one.title)}".rstrip())
        found.extend(lines(one.children, f"{indent}. "))
    return found
