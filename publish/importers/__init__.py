"""Delivered manuscripts, plain text and Word, become publication folders."""

from __future__ import annotations

from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.manuscript import Manuscript
from publish.importers.markdown_writer import write_markdown, write_section
from publish.importers.text import read_text
from publish.importers.toml_writer import publish_toml
from publish.importers.word import Media, read_word
from publish.model import Span
from publish.newfolder import write_folder

__all__ = ["CODES", "import_manuscript", "write_markdown", "write_section"]

LARGEST = 200 * 1024 * 1024
"""Bytes of a file that is imported."""

_TEXTS = (".txt", ".text")


def import_manuscript(
    source: Path, folder: Path, *, title: str = "", pandoc: str = ""
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write the delivered manuscript ``source`` (.txt or .docx) as a publication into ``folder``.

    ``folder`` must not exist or be empty. ``title`` wins over the one in the manuscript; ``pandoc``
    is the program for Word, by default the one found. Returns the path of the new ``publish.toml``,
    None where nothing was written, and what was guessed or lost.
    """
    data, findings = _read(source)
    if data is None:
        return None, findings
    media: Media = {}
    if source.suffix.lower() in _TEXTS:
        manuscript, more = read_text(data, source.name, title)
    else:
        manuscript, media, more = read_word(data, source.name, title, pandoc)
    if manuscript is None:
        return None, (*findings, *more)
    written, refused = write_folder(folder, _files(manuscript, media))
    return (folder / "publish.toml" if written else None), (*findings, *more, *refused)


def _read(source: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    place = Span(source.name, 0)
    if source.suffix.lower() not in (*_TEXTS, ".docx"):
        kind = source.suffix or "without a suffix"
        return None, (CODES.make("import-format", f"a file {kind} cannot be imported", place),)
    try:
        with source.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return None, (CODES.make("import-unreadable", message, place),)
    if len(data) > LARGEST:
        message = f"the file has more than {LARGEST // 1024 // 1024} MB"
        return None, (CODES.make("import-too-large", message, place),)
    return data, ()


def _files(manuscript: Manuscript, media: Media) -> dict[str, bytes]:
    files = {"publish.toml": publish_toml(manuscript).encode()}
    for chapter in manuscript.chapters:
        files[chapter.file] = write_markdown(chapter.blocks).encode()
    return files | dict(media)
