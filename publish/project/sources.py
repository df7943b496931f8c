"""The texts of a manuscript, decoded and put together."""

from __future__ import annotations

from publish.diagnostics import Diagnostic
from publish.encoding import decode
from publish.folder import TEXT_LIMIT
from publish.model import SourceText, Span
from publish.project.files import read_file
from publish.project.includes import resolve_includes
from publish.project.types import Project


def read_source(
    project: Project, file: str, span: Span | None = None
) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Return the text of ``file``; None, and why, where it cannot be read.

    ``span`` is where the file is named. In an mdBook the files that it includes are brought in,
    and every line keeps its origin.
    """
    data, findings = read_file(project.root, file, TEXT_LIMIT, span)
    if data is None:
        return None, findings
    text, findings = decode(data, file)
    if text is None:
        return None, findings
    source = SourceText(file, text)
    if project.kind != "mdbook":
        return source, findings
    source, found = resolve_includes(source, project.root)
    return source, (*findings, *found)
