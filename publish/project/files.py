"""Reading the files that settings name, with a diagnostic for each that cannot be read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from publish import folder
from publish.diagnostics import Diagnostic
from publish.folder import Reason, Refused
from publish.model import Span
from publish.project.codes import CODES

_MESSAGES: dict[Reason, tuple[str, str]] = {
    "missing": ("file-missing", "there is no file “{file}”"),
    "outside": ("file-outside", "“{file}” lies outside the publication's folder"),
    "folder": ("file-not-plain", "“{file}” is a folder"),
    "special": ("file-not-plain", "“{file}” is no plain file"),
    "large": ("file-too-large", "“{file}” has more than {limit} bytes"),
    "unreadable": ("file-unreadable", "“{file}” cannot be read"),
}


def refusal(root: Path, file: str, reason: Reason, span: Span | None, limit: int = 0) -> Diagnostic:
    """Return the diagnostic of a file that is not read."""
    code, message = _MESSAGES[reason]
    words = message.format(file=file, limit=f"{limit:,}")
    return CODES.make(code, words + (near(root, file) if reason == "missing" else ""), span)


def near(root: Path, file: str) -> str:
    """Return a question after the file that was perhaps meant, or nothing."""
    meant = folder.like(root, file)
    path = PurePosixPath(folder.normal(file))
    return f" (did you mean “{path.with_name(meant)}”?)" if meant else ""


def read_file(
    root: Path, file: str, limit: int, span: Span | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes of ``file`` of the folder ``root``; None, and why, where it is not read."""
    data = folder.read(root, file, limit)
    if isinstance(data, Refused):
        return None, (refusal(root, file, data.reason, span or Span(file, 0), limit),)
    return data, ()


def check_file(root: Path, file: str, span: Span | None) -> tuple[Diagnostic, ...]:
    """Return why ``file`` cannot be read; nothing where it can."""
    refused = folder.check(root, file)
    return (refusal(root, file, refused.reason, span),) if refused else ()
