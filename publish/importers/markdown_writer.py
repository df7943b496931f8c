"""The model as Markdown that our reader reads back to the same model."""

from __future__ import annotations

from collections.abc import Sequence

from publish.importers.block_writer import BlockWriter
from publish.model import Attributes, Block, Heading, Section

__all__ = ["write_markdown", "write_section"]


def write_markdown(blocks: Sequence[Block]) -> str:
    """Return blocks as Markdown in our dialect, with one line end last.

    Read with the dialect ``publish`` it gives equal blocks, spans aside, as far as Markdown has a
    form for them: a paragraph with attributes comes back inside a division, and a table whose
    cells are joined or hold several blocks loses that.
    """
    return BlockWriter().write(blocks)


def write_section(section: Section, level: int = 1) -> str:
    """Return a section and those below it as Markdown; ``level`` is that of its heading."""
    return write_markdown(_blocks(section, level))


def _blocks(section: Section, level: int) -> tuple[Block, ...]:
    classes = section.classes if section.numbered else ("unnumbered", *section.classes)
    heading = Heading(level, section.title, Attributes(section.id, classes), section.span)
    inner = tuple(block for child in section.children for block in _blocks(child, level + 1))
    return (*((heading,) if section.title else ()), *section.blocks, *inner)
