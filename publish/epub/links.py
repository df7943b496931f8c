"""Every link inside the EPUB leads somewhere: proved before anything is written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from publish.epub.documents import Facts
from publish.epub.types import PackagingError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_REFUSED_SCHEMES = ("javascript:", "vbscript:", "data:", "file:", "publish-")
_FIRST_WRONG = 5


def resolve(document: str, address: str) -> tuple[str, str]:
    """Return path and fragment of a relative address in ``document``, both decoded."""
    path, _, fragment = address.partition("#")
    if not path:
        return document, unquote(fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), unquote(path))), unquote(fragment)


def is_relative(address: str) -> bool:
    """Tell whether an address leads to a file of the EPUB itself."""
    return not (_SCHEME.match(address) or address.startswith("//"))


def verify(documents: Iterable[Facts], files: Iterable[str]) -> frozenset[str]:
    """Return the paths of all files that the documents link to or show.

    Raises `PackagingError` with the first addresses that lead nowhere, or that have a scheme an
    e-book has no business with (``javascript:``, ``file:``, those of the print edition).
    """
    documents = tuple(documents)
    places: Mapping[str, frozenset[str]] = {one.name: frozenset(one.ids) for one in documents}
    known = {*files, *places}
    used: set[str] = set()
    wrong: list[str] = []
    for document in documents:
        for address in (*document.links, *document.resources):
            if not is_relative(address):
                if address.strip().lower().startswith(_REFUSED_SCHEMES):
                    wrong.append(f"{document.name}: {address}")
                continue
            path, fragment = resolve(document.name, address)
            used.add(path)
            if path not in known or (fragment and fragment not in places.get(path, ())):
                wrong.append(f"{document.name}: {address}")
    if wrong:
        more = f" and {len(wrong) - _FIRST_WRONG} more" if len(wrong) > _FIRST_WRONG else ""
        raise PackagingError(f"links without a target: {', '.join(wrong[:_FIRST_WRONG])}{more}")
    return frozenset(used)
