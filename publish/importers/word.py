"""Importing Word documents, through pandoc."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.docx_breaks import with_marks
from publish.importers.docx_losses import losses
from publish.importers.docx_package import BadPackage, Parts, open_package, packed
from publish.importers.docx_pictures import with_pictures
from publish.importers.docx_properties import Properties, properties_of
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
        tree = read_docx(program, packed(with_marks(parts)))
    except BadPackage as error:
        return None, {}, (CODES.make("word-invalid", f"this cannot be imported: {error}", place),)
    except PandocError as error:
        return None, {}, (CODES.make("pandoc-failed", f"pandoc could not read this: {error}", place),)
    document, media, findings = _document(tree, parts, file)
    document, taken = _with_properties(document, properties_of(parts), bool(title), file)
    manuscript, more = manuscript_of(document, file, title)
    return manuscript, media, (*lost, *findings, *taken, *more)


def _document(tree: Json, parts: Parts, file: str) -> tuple[Document, Media, tuple[Diagnostic, ...]]:
    document, findings = document_from(tree, file)
    blocks, media, more = with_pictures(document.blocks, parts, file)
    return Document(blocks, document.header, None, document.language), media, (*findings, *more)


def _with_properties(
    document: Document, given: Properties, titled: bool, file: str
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return a document with what only its properties say; its own words win over them."""
    known = {key for key, _ in document.header}
    title = "" if titled or "title" in known else given.title
    authors = () if "author" in known else given.authors
    recognised = document.language
    alike = not recognised or recognised.split("-")[0] == given.language.split("-")[0].lower()
    language = given.language if given.language and alike else ""
    values = (("title", title), *(("author", one) for one in authors), ("language", language))
    said = [f"{name} “{value}”" for name, value in values if value]
    said += [f"subject “{one}”" for one in given.subjects]
    if not said:
        return document, ()
    header = [(key, value) for key, value in values if value and key != "language"]
    header += [("subject", one) for one in given.subjects]
    message = f"taken from the document's properties: {', '.join(said)}"
    finding = CODES.make("word-properties", message, Span(file, 0))
    document = replace(document, header=(*document.header, *header), language=language or recognised)
    return document, (finding,)
