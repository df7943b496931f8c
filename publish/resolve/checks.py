"""What is wrong with the publication as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Diagnostic
from publish.model import plain_text
from publish.resolve.codes import CODES
from publish.resolve.survey import Survey

_CHECKED = ("chapter", "part", "appendix")


def empty_chapters(found: Survey) -> Iterator[Diagnostic]:
    """Yield a finding for each chapter, part or appendix without any content."""
    for seen in found.sections:
        section = seen.section
        if section.role in _CHECKED and not section.blocks and not section.children:
            name = plain_text(section.title).strip() or section.file or section.id
            message = f"the {section.role} “{name}” is empty"
            yield CODES.make("chapter-empty", message, section.span)
