"""Importing plain text."""

from __future__ import annotations

from publish.diagnostics import Diagnostic
from publish.encoding import decode
from publish.importers.codes import CODES
from publish.importers.manuscript import Manuscript, divide
from publish.model import Contributor, Document, SourceText, Span
from publish.readers.options import ReadOptions
from publish.readers.plaintext import read_plaintext

_ROLES = ("author", "editor", "translator")


def read_text(data: bytes, file: str, title: str) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    """Return the manuscript in the bytes of a text file; None where they are no text.

    ``file`` is its name for messages, ``title`` the one given from outside, which wins.
    """
    text, findings = decode(data, file)
    if text is None:
        return None, findings
    document, more = read_plaintext(SourceText(file, text), ReadOptions(format="text"))
    if not document.blocks:
        nothing = CODES.make("import-empty", "there is no text in the manuscript", Span(file, 0))
        return None, (*findings, nothing)
    manuscript, unknown = manuscript_of(document, file, title)
    return manuscript, (*findings, *more, *unknown)


def manuscript_of(document: Document, file: str, title: str) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """Return a document with its chapters and what its header knows; what is missing is made up and said."""
    header = {key: str(value) for key, value in document.header}
    named = title or header.get("title", "")
    chapters = divide(document.blocks)
    manuscript = Manuscript(
        title=named or _title_from(file),
        language=document.language or "en",
        chapters=chapters,
        subtitle=header.get("subtitle", ""),
        contributors=tuple(
            Contributor(str(value), key) for key, value in document.header if key in _ROLES and value
        ),
        subjects=tuple(str(value) for key, value in document.header if key == "subject"),
        theme="novel" if len(chapters) > 1 else "report",
    )
    findings = []
    if not named:
        message = f"the manuscript has no title; it is called “{manuscript.title}” after its file"
        findings.append(CODES.make("import-no-title", message, Span(file, 0)))
    if not document.language:
        message = "the language was not recognised; publish.toml says “en”"
        findings.append(CODES.make("import-no-language", message, Span(file, 0)))
    return manuscript, tuple(findings)


def _title_from(file: str) -> str:
    words = file.rpartition(".")[0].replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"
