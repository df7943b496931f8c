"""What is wrong with the publication as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Diagnostic
from publish.model import plain_text
from publish.resolve.codes import CODES
from publish.resolve.survey import Survey

CHAPTERS = ("chapter", "part", "appendix")
"""Roles of sections that make a book; one of them without any content is a mistake."""


def empty_chapters(found: Survey) -> Iterator[Diagnostic]:
    """Yield a finding for each chapter, part or appendix without any content."""
    for seen in found.sections:
        section = seen.section
        if "draft" in section.classes:
            continue
        if section.role in CHAPTERS and not section.blocks and not section.children:
            name = plain_text(section.title).strip() or section.file or section.id
            message = f"the {section.role} “{name}” is empty"
            yield CODES.make("chapter-empty", message, section.span)
