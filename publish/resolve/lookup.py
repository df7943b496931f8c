"""Where an address in the manuscript leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from publish.resolve.ids import Ids

Outcome: TypeAlias = Literal["inside", "web", "outside", "dangling", "ambiguous", "forbidden"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS = re.compile(r"[#/]|\.(md|markdown|txt|html?)$")
"""What tells the address of a file from a bare id."""
_CAPITAL = re.compile(r"(?:Fig|Tbl|Lst|Sec|Eq)-")
"""How Quarto has references that begin a sentence: ``@Fig-map`` for the id ``fig-map``."""
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]")
"""What browsers overlook in an address, so that ``java\\nscript:`` is no way round."""
_WEB = ("http", "https", "mailto", "tel")
_MANUSCRIPT = (".md", ".markdown", ".txt")
_PAGES = (".html", ".htm")
_INDEXES = ("index", "README", "readme")
_MOST_REDIRECTS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """Where an address leads: ``target`` is a publication-wide id (inside), an address (web), or
    what to name in a message."""

    outcome: Outcome
    target: str
    hint: str = ""


class Lookup:
    """Finds places of the publication by the addresses that a manuscript uses."""

    def __init__(self, ids: Ids, files: dict[str, str], redirects: Iterable[tuple[str, str]]) -> None:
        """``files``: each file of the book with the id of the section that it begins."""
        self._ids = ids
        self._files = files
        folders = [posixpath.dirname(file) for file in files]
        self._root = posixpath.commonpath(folders) if folders else ""
        self._redirects = {old.lstrip("/"): new for old, new in redirects}
        self._known: dict[tuple[str, str, bool], Found] = {}

    def find(self, file: str, typed: str, link: bool) -> Found:
        """Return where ``typed`` leads from ``file``; a reference that is no ``link`` may be a bare
        id."""
        key = (file, typed, link)
        if key not in self._known:
            self._known[key] = self._reference(file, typed) if not link else self._link(file, typed)
        return self._known[key]

    def _reference(self, file: str, typed: str) -> Found:
        found = self._id(file, typed)
        if found.outcome == "dangling" and _CAPITAL.match(typed):
            found = self._id(file, typed[0].lower() + typed[1:])
        if found.outcome == "dangling" and _ADDRESS.search(typed):
            return self._link(file, typed)
        return found

    def _link(self, file: str, typed: str) -> Found:
        address = _IGNORED.sub("", typed)
        scheme = _SCHEME.match(address)
        if scheme:
            return _web(address, scheme.group()[:-1].lower())
        if address.startswith("//"):
            return _web(f"https:{address}", "https")
        path, _, fragment = typed.strip().partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return self._id(file, unquote(fragment)) if fragment else self._whole(file)
        return self._path(self._joined(file, path), unquote(fragment), _MOST_REDIRECTS)

    def _joined(self, file: str, path: str) -> str:
        if path.startswith("/"):
            return posixpath.normpath(posixpath.join(self._root, path.lstrip("/")))
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        return f"{joined}/" if path.endswith("/") else joined

    def _path(self, path: str, fragment: str, redirects: int) -> Found:
        for candidate in self._candidates(path):
            if candidate in self._files:
                return self._in_file(candidate, fragment)
        target, fragment = self._redirected(path, fragment)
        if target and redirects:
            if _SCHEME.match(target):
                return _web(target, target.partition(":")[0].lower())
            path_, _, own = target.partition("#")
            from_root = posixpath.relpath(path.rstrip("/"), self._root or ".")
            joined = self._joined(posixpath.join(self._root, from_root), path_)
            return self._path(joined, own or fragment, redirects - 1)
        if path == posixpath.join(self._root, "index.html") and self._files:
            return self._in_file(next(iter(self._files)), fragment)  # mdBook: the first chapter
        return Found("outside", path)

    def _candidates(self, path: str) -> Iterable[str]:
        if not path.endswith("/"):
            yield path
            stem, suffix = posixpath.splitext(path)
            if suffix in _PAGES:
                yield from (stem + ending for ending in _MANUSCRIPT)
                if posixpath.basename(stem) == "index":
                    yield posixpath.join(posixpath.dirname(path), "README.md")
            elif not suffix:
                yield from (path + ending for ending in _MANUSCRIPT)
        folder = path.rstrip("/")
        yield from (posixpath.join(folder, name + ending) for name in _INDEXES for ending in _MANUSCRIPT)

    def _redirected(self, path: str, fragment: str) -> tuple[str, str]:
        relative = posixpath.relpath(path, self._root) if self._root else path
        for old in (relative, path):
            if f"{old}#{fragment}" in self._redirects:
                return self._redirects[f"{old}#{fragment}"], ""
            if old in self._redirects:
                return self._redirects[old], fragment
        return "", fragment

    def _whole(self, file: str) -> Found:
        start = self._files.get(file)
        return Found("inside", start) if start else Found("dangling", "#")

    def _in_file(self, file: str, fragment: str) -> Found:
        if not fragment:
            return Found("inside", self._files[file])
        known = self._ids.by_place.get((file, fragment))
        if known:
            return Found("inside", known)
        near = [local for other, local in self._ids.by_place if other == file]
        return Found("dangling", f"{file}#{fragment}", _did_you_mean(fragment, near))

    def _id(self, file: str, local: str) -> Found:
        known = self._ids.by_place.get((file, local))
        if known:
            return Found("inside", known)
        files = self._ids.by_local.get(local, [])
        if len(files) == 1:
            return Found("inside", self._ids.by_place[files[0], local])
        if files:
            return Found("ambiguous", local, f"It stands in {', '.join(files)}: write `{files[0]}#{local}`.")
        return Found("dangling", local, _did_you_mean(local, self._ids.by_local))


def _web(address: str, scheme: str) -> Found:
    if scheme not in _WEB:
        return Found("forbidden", scheme)
    try:
        parts = urlsplit(address)
    except ValueError:
        return Found("forbidden", address)
    whole = parts.netloc if scheme in ("http", "https") else parts.path
    return Found("web" if whole else "forbidden", address)


def _did_you_mean(wanted: str, known: Iterable[str]) -> str:
    near = get_close_matches(wanted, sorted(known), n=1, cutoff=0.7)
    return f"Did you mean `{near[0]}`?" if near else ""
