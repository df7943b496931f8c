"""Readers: a manuscript's text into the content model, one module a format."""

from __future__ import annotations

from publish.diagnostics import Diagnostic
from publish.model import Document, SourceText
from publish.readers.options import ReadOptions

__all__ = ["ReadOptions", "read"]


def read(source: SourceText, options: ReadOptions) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document that ``source`` holds, with what is to be said about it.

    Never raises for a text, whatever it is: a writer's mistakes are findings with a place.
    """
    # Imported here, so that who reads one format does not load the parser of the other.
    if options.format == "text":
        from publish.readers.plaintext import read_plaintext

        return read_plaintext(source, options)
    from publish.readers.markdown import read_markdown

    return read_markdown(source, options)
