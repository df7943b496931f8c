"""A publication's own templates and style sheets: ``templates/`` and ``styles/`` beside its settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from publish import folder
from publish.diagnostics import Diagnostic
from publish.encoding import decode
from publish.folder import Refused
from publish.model import Span
from publish.project.codes import CODES
from publish.project.files import read_file, refusal
from publish.project.wording import shown, suggestion
from publish.stylecheck import check_sheet

LIMIT = 1_000_000
"""Bytes that a template or a style sheet may have."""

MOST = 200
"""Files that a folder of overrides may have."""

STYLES = ("style.css", "print.css", "margins.css", "ereader.css")

Texts = tuple[tuple[str, str], ...]


def read_texts(root: Path, place: str, names: Sequence[str]) -> tuple[Texts, tuple[Diagnostic, ...]]:
    """Return those of the files ``names`` that the folder ``place`` has, and their texts."""
    texts: list[tuple[str, str]] = []
    findings: list[Diagnostic] = []
    for name in names:
        file = folder.normal(f"{place}/{name}")
        refused = folder.check(root, file)
        if refused and refused.reason == "missing":
            continue
        data, found = read_file(root, file, LIMIT)
        findings.extend(found)
        if data is not None:
            text, found = decode(data, file)
            findings.extend(found)
            if text is not None:
                texts.append((name, text))
    return tuple(texts), tuple(findings)


def read_styles(root: Path) -> tuple[Texts, tuple[Diagnostic, ...]]:
    """Return the publication's own style sheets; a sheet of another name is reported."""
    names, findings = _names(root, "styles")
    for name in names:
        if name.endswith(".css") and name not in STYLES:
            words = f"the style sheet {shown(name)} is not read{suggestion(name, STYLES)}"
            findings = (*findings, CODES.make("override-unknown", words, Span(f"styles/{name}", 0)))
    texts, more = read_texts(root, "styles", STYLES)
    checked, unfit = check_sheets(texts, "styles")
    return checked, (*findings, *more, *unfit)


def check_sheets(sheets: Texts, place: str) -> tuple[Texts, tuple[Diagnostic, ...]]:
    """Return the sheets of the folder ``place`` without what they may not ask for."""
    checked: list[tuple[str, str]] = []
    findings: list[Diagnostic] = []
    for name, text in sheets:
        css, found = check_sheet(text, f"{place}/{name}")
        checked.append((name, css))
        findings.extend(found)
    return tuple(checked), tuple(findings)


def read_templates(root: Path) -> tuple[Texts, tuple[Diagnostic, ...]]:
    """Return the publication's own templates by file name."""
    names, findings = _names(root, "templates")
    texts, more = read_texts(root, "templates", [name for name in names if not name.startswith(".")])
    return texts, (*findings, *more)


def _files(root: Path, place: str, names: tuple[str, ...], depth: int = 2) -> Iterator[str]:
    """Yield those of the ``names`` in the folder ``place`` that are files, or lead to none of ours."""
    for name in names:
        refused = folder.check(root, f"{place}/{name}")
        if refused is None or refused.reason in ("outside", "unreadable"):
            yield name
        elif refused.reason == "folder" and depth > 1:
            below = folder.names(root, f"{place}/{name}")
            inside = () if isinstance(below, Refused) else below
            yield from (f"{name}/{one}" for one in _files(root, f"{place}/{name}", inside, depth - 1))


def _names(root: Path, place: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Return the names of the files in the folder ``place`` and in the folders in it, sorted."""
    found = folder.names(root, place)
    if isinstance(found, Refused):
        missing = found.reason == "missing"
        return (), () if missing else (refusal(root, place, found.reason, Span(place, 0)),)
    names = sorted(islice(_files(root, place, found), MOST + 1))
    if len(names) <= MOST:
        return tuple(names), ()
    words = f"the folder “{place}” has more than {MOST} files; the others are not read"
    return tuple(names[:MOST]), (CODES.make("override-unknown", words, Span(place, 0)),)
