"""From a document with flat headings to sections that nest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast, get_args

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Division,
    Document,
    Heading,
    Inline,
    Role,
    Section,
    Span,
    Text,
    plain_text,
)

ROLES: frozenset[str] = frozenset(get_args(Role))

_CONTAINED: dict[str, Role] = {"part": "chapter"}


@dataclass(slots=True)
class _Open:
    """A section that later headings may still add to."""

    level: int
    role: Role
    title: tuple[Inline, ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)

    def section(self) -> Section:
        given = self.attributes
        short = given.get("short") or given.get("running")
        return Section(
            role=self.role,
            title=self.title,
            blocks=tuple(self.blocks),
            children=tuple(child.section() for child in self.children),
            id=given.id,
            numbered="unnumbered" not in given.classes,
            running_title=(Text(short),) if short else (),
            language=given.get("lang"),
            classes=tuple(one for one in given.classes if one != "unnumbered"),
            span=self.span,
        )


def section_from(
    document: Document,
    *,
    role: Role,
    file: str,
    title: tuple[Inline, ...] = (),
    numbered: bool = True,
    headings_numbered: bool = True,
    span: Span | None = None,
) -> Section:
    """Return the section that a document is: a chapter file, a foreword.

    Its title is the metadata header's, else that of its first heading, else ``title`` (given
    from outside, at the place ``span``). Later headings open sections below it, by their level;
    one of the first heading's level does too; with ``headings_numbered`` they may be numbered.
    Of the header, ``lang``, ``id`` and a known
    ``role`` win over what is given.
    """
    header = dict(document.header)
    root = _Open(0, role, title, span=span)
    blocks = list(document.blocks)
    typed = str(header["title"]) if header.get("title") is not None else ""
    first = next((i for i, one in enumerate(blocks) if isinstance(one, Heading)), None)
    if first is not None:
        heading = blocks[first]
        if isinstance(heading, Heading) and (not typed or typed == plain_text(heading.children)):
            root = _Open(0, role, heading.children, heading.attributes, heading.span)
            del blocks[first]
    if typed and plain_text(root.title) != typed:
        root.title = (Text(typed),)
    _fill(root, blocks)
    section = replace(root.section(), file=file)
    if not headings_numbered:
        section = replace(section, children=tuple(_unnumbered(one) for one in section.children))
    named = str(header.get("role", ""))
    return replace(
        section,
        role=cast(Role, named) if named in ROLES else section.role,
        id=str(header.get("id") or section.id),
        language=str(header.get("lang") or section.language),
        numbered=numbered and section.numbered,
        span=section.span or _first_span(document),
    )


def _unnumbered(section: Section) -> Section:
    return replace(section, numbered=False, children=tuple(_unnumbered(one) for one in section.children))


def sections_from(document: Document, *, file: str) -> tuple[Section, ...]:
    """Return the chapters of a book that is a single file: one for each top-level heading.

    The top level is that of the highest heading there is. ``{role=preface}`` behind a heading
    gives it a role, and one of the role ``part`` holds chapters. Text before the first heading
    is a chapter without title.
    """
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    root = _Open(min(levels, default=1) - 1, "chapter", ())
    _fill(root, list(document.blocks), top="chapter")
    chapters = [child.section() for child in root.children]
    if root.blocks:
        opening = _Open(0, "chapter", (), span=_first_span(document), blocks=root.blocks)
        chapters.insert(0, replace(opening.section(), numbered=False))
    if chapters:
        chapters[0] = replace(chapters[0], file=file)
    return tuple(chapters)


def _fill(root: _Open, blocks: list[Block], top: Role = "section") -> None:
    """Share out blocks and headings among a section and those that open below it."""
    stack = [root]
    for block in blocks:
        if not isinstance(block, Heading):
            stack[-1].blocks.append(block)
            continue
        anchors = _trailing_anchors(stack[-1].blocks)
        while len(stack) > 1 and stack[-1].level >= block.level:
            stack.pop()
        inside = top if len(stack) == 1 else _CONTAINED.get(stack[-1].role, "section")
        named = block.attributes.get("role")
        opened = _Open(
            block.level,
            cast(Role, named) if named in ROLES else inside,
            block.children,
            block.attributes,
            block.span,
            anchors,
        )
        stack[-1].children.append(opened)
        stack.append(opened)


def _trailing_anchors(blocks: list[Block]) -> list[Block]:
    """Take the places to refer to off the end: written above a heading, they mean its section."""
    end = len(blocks)
    while end and _is_anchor(blocks[end - 1]):
        end -= 1
    taken = blocks[end:]
    del blocks[end:]
    return taken


def _is_anchor(block: Block) -> bool:
    return isinstance(block, Division) and not block.blocks and bool(block.attributes.id)


def _first_span(document: Document) -> Span | None:
    spans = (block.span for block in document.blocks)
    return next((span for span in spans if span), document.header_span)
