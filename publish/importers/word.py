"""Importing Word documents, through pandoc."""

from __future__ import annotations

from typing import TypeAlias

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.docx_losses import losses
from publish.importers.docx_package import BadPackage, Parts, open_package, packed
from publish.importers.docx_pictures import with_pictures
from publish.importers.manuscript import Manuscript
from publish.importers.pandoc import PandocError, read_docx
from publish.importers.pandoc_model import document_from
from publish.importers.text import manuscript_of
from publish.model import Document, Json, Span
from publish.programs import find_pandoc

Media: TypeAlias = dict[str, bytes]
"""Pictures by their path from the publication's folder."""


def read_word(
    data: bytes, file: str, title: str, program: str = ""
) -> tuple[Manuscript | None, Media, tuple[Diagnostic, ...]]:
    """Return the manuscript in a .docx with its pictures, and what of it was lost.

    ``program`` is pandoc's path; without it it is looked for.
    """
    place = Span(file, 0)
    program = program or find_pandoc()
    if not program:
        return None, {}, (CODES.make("pandoc-missing", "pandoc is not installed", place),)
    try:
        parts = open_package(data)
        lost = losses(parts, file)
        tree = read_docx(program, packed(parts))
    except BadPackage as error:
        return None, {}, (CODES.make("word-invalid", f"this cannot be imported: {error}", place),)
    except PandocError as error:
        return None, {}, (CODES.make("pandoc-failed", f"pandoc could not read this: {error}", place),)
    document, media, findings = _document(tree, parts, file)
    manuscript, more = manuscript_of(document, file, title)
    return manuscript, media, (*lost, *findings, *more)


def _document(tree: Json, parts: Parts, file: str) -> tuple[Document, Media, tuple[Diagnostic, ...]]:
    document, findings = document_from(tree, file)
    blocks, media, more = with_pictures(document.blocks, parts, file)
    return Document(blocks, document.header, None, document.language), media, (*findings, *more)
