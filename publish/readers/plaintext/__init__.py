"""Reads delivered plain text, which has no markup: what it is must be recognised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.model import Block, Document, SourceText
from publish.readers.plaintext import delivered, wrapped
from publish.readers.plaintext.archive import without_frame
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.form import form_of
from publish.readers.plaintext.headings import label_of, role_of
from publish.readers.plaintext.language import recognise
from publish.readers.plaintext.lines import Chunk, Line, chunks_of, lines_of
from publish.readers.plaintext.pieces import CREDIT_CLASS, PART_CLASS, UNNUMBERED, Titling

if TYPE_CHECKING:
    from publish.readers import ReadOptions

__all__ = [
    "CODES",
    "CREDIT_CLASS",
    "PART_CLASS",
    "UNNUMBERED",
    "label_of",
    "read_plaintext",
    "recognise",
    "role_of",
]


def read_plaintext(source: SourceText, options: ReadOptions) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return a plain text as a document.

    Two forms are recognised: one paragraph a line, as news desks deliver, and hard-wrapped lines
    with blank lines between paragraphs, as in public-domain books. Characters stay as they are.
    Headline or title and author stand in the header (keys ``title``, ``subtitle``, ``author``), not
    in the blocks; headings keep the number they were typed with and have the class ``unnumbered``,
    those of parts ``part`` as well; a credit line at the end has the class ``credit``. The
    language is the recognised one; the hint of ``options`` where that agrees or nothing is certain.
    """
    framed, findings = without_frame(source, lines_of(source.text))
    lines = _flush(framed.lines)
    if not lines:
        empty = CODES.make("text-empty", "the text is empty", source.span(1))
        return Document((), framed.header, language=options.language), (*findings, empty)
    titling, blocks, more = _read(source, lines)
    language, differs = _language(source, lines, options.language)
    known = {key for key, _ in framed.header}
    header = (*framed.header, *(one for one in titling.header if one[0] not in known))
    return Document(blocks, header, titling.span, language), (*findings, *more, *differs)


def _flush(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Move a text that is indented as a whole to the left edge."""
    edge = min((line.indent for line in lines), default=0)
    return tuple(replace(line, indent=line.indent - edge) for line in lines) if edge else lines


def _read(
    source: SourceText, lines: tuple[Line, ...]
) -> tuple[Titling, tuple[Block, ...], tuple[Diagnostic, ...]]:
    chunks: tuple[Chunk, ...] = chunks_of(lines)
    if form_of(chunks) == "lines":
        titling = delivered.titling_of(source, lines)
        blocks, findings = delivered.read_lines(source, lines[titling.taken :])
    else:
        titling = wrapped.titling_of(source, chunks)
        blocks, findings = wrapped.read_chunks(source, chunks[titling.taken :])
    return titling, blocks, findings


def _language(source: SourceText, lines: tuple[Line, ...], hint: str) -> tuple[str, tuple[Diagnostic, ...]]:
    found = recognise("\n".join(line.text for line in lines))
    if not found or found == hint.split("-", maxsplit=1)[0].casefold():
        return hint, ()
    if not hint:
        return found, ()
    message = f"this text seems to be in the language “{found}”, the publication is in “{hint}”"
    return found, (CODES.make("text-language-differs", message, source.span(lines[0].number)),)
