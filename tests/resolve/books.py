"""Small publications, made in a line."""

from publish.diagnostics import Diagnostic
from publish.model import (
    Block,
    CrossReference,
    Inline,
    Link,
    Metadata,
    Paragraph,
    Publication,
    Section,
    Span,
    Text,
    plain_text,
    walk,
)
from publish.resolve import ResolveOptions, resolve
from publish.typography import words_for

ENGLISH = words_for("en")[0]


def words(*parts: Inline | str) -> tuple[Inline, ...]:
    return tuple(Text(one) if isinstance(one, str) else one for one in parts)


def paragraph(*parts: Inline | str) -> Paragraph:
    return Paragraph(words(*parts))


def chapter(
    title: str, *blocks: Block, file: str = "", below: tuple[Section, ...] = (), id: str = ""
) -> Section:
    place = Span(file, 1) if file else None
    return Section("chapter", words(title) if title else (), blocks, below, id=id, file=file, span=place)


def section(
    title: str, *blocks: Block, below: tuple[Section, ...] = (), id: str = "", file: str = ""
) -> Section:
    return Section("section", words(title), blocks, below, id=id, file=file)


def book(
    *body: Section, front: tuple[Section, ...] = (), back: tuple[Section, ...] = (), language: str = "en"
) -> Publication:
    return Publication(Metadata("T", language=language), front, body, back)


def resolved(
    publication: Publication,
    depth: int = 2,
    redirects: tuple[tuple[str, str], ...] = (),
    continuous: bool = False,
) -> tuple[Publication, tuple[Diagnostic, ...]]:
    options = ResolveOptions(depth, continuous_notes=continuous, redirects=redirects)
    return resolve(publication, options, ENGLISH)


def every_section(publication: Publication) -> list[Section]:
    return [one for one in walk(publication) if isinstance(one, Section)]


def links(publication: Publication) -> list[tuple[str, str]]:
    """Return target and words of each reference and web link, in reading order."""
    found = []
    for node in walk(publication):
        if isinstance(node, CrossReference):
            found.append(("?" if node.dangling else node.target, plain_text(node.children)))
        elif isinstance(node, Link):
            found.append((node.url, plain_text(node.children)))
    return found


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in findings]
