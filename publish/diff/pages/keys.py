"""Reads what the pages of a PDF are known by; runs in a process with limits.

A key is a hash of what is drawn: content streams with all the resources that they name. Two pages
of equal keys look the same, wherever in their files they lie and whatever numbers objects have.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Stream

from publish.diff.helpers import UncomparableError
from publish.diff.pages.values import Outline, PageKey

MOST_PAGES = 10_000
_NAMES = re.compile(rb"/([^\s/\[\]<>(){}%]+)")
_SUBSET = re.compile(r"^/[A-Z]{6}\+")
_MARGINS = "/PublishMargins"
_LAID_OVER = b"/PublishMargins Do"
_DEEPEST = 40
_PLAIN = ("/BaseFont", "/Encoding", "/Subtype")
"""What tells a font by its name."""
_TOLD = ("Title", "Author", "Subject", "Keywords")
_MOST_ENTRIES = 20_000


def outline_of(file: Path) -> Outline:
    """Return keys, labels, sizes and chapters of a PDF. Raises `UncomparableError`."""
    try:
        with pikepdf.open(file) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UncomparableError(f"it has {len(pdf.pages)} pages")
            reader = _Keys()
            keys = tuple(reader.key(page, number) for number, page in enumerate(pdf.pages))
        with pypdfium2.PdfDocument(file) as shown:
            return _with_keys(shown, keys)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, OSError) as error:
        raise UncomparableError(str(error)) from error


def _with_keys(pdf: pypdfium2.PdfDocument, keys: tuple[PageKey, ...]) -> Outline:
    count = len(pdf)
    labels = tuple(pdf.get_page_label(number) or "" for number in range(count))
    sizes = tuple(pdf.get_page_size(number) for number in range(count))
    told = pdf.get_metadata_dict()
    return Outline(
        keys[:count],
        labels,
        sizes,
        _chapters(pdf),
        {name: told[name] for name in _TOLD if told.get(name)},
    )


def _chapters(pdf: pypdfium2.PdfDocument) -> tuple[tuple[int, str], ...]:
    """Return the entries that chapters are: of the upper level that has more than one."""
    entries: list[tuple[int, int, str]] = []
    for mark in pdf.get_toc(max_depth=3):
        place = mark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None and len(entries) < _MOST_ENTRIES:
            entries.append((mark.level, page, " ".join(mark.get_title().split())))
    levels = [level for level, _, _ in entries]
    upper = next((level for level in range(3) if levels.count(level) > 1), 0)
    # A part is a line of the upper level with its chapters below it: both begin something.
    return tuple((page, title) for level, page, title in entries if level <= upper)


class _Keys:
    """Makes keys; what pages share is hashed once."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[int, int], bool], bytes] = {}

    def key(self, page: Page, number: int) -> PageKey:
        try:
            return self._key(page)
        except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
            odd = f"page {number}"  # damaged: it is compared by its looks
            return PageKey(odd, odd, odd)

    def _key(self, page: Page) -> PageKey:
        found = page.obj.get(Name.Contents, Array())
        streams = list(found) if isinstance(found, Array) else [found]
        texts = [one.read_bytes() for one in streams if isinstance(one, Stream)]
        own = [text for text in texts if _LAID_OVER not in text]
        resources = page.resources
        size = repr([float(edge) for edge in page.mediabox]).encode()
        content, drawn = (
            _hash(size, *own, self._named(resources, b"".join(own), fonts)) for fonts in (True, False)
        )
        margins = resources.get("/XObject", Dictionary()).get(_MARGINS) if len(own) < len(texts) else None
        laid_over = self._hash(margins, True, 0) if margins is not None else b""
        return PageKey(_hash(content, laid_over).hex(), content.hex(), drawn.hex())

    def _named(self, resources: Object, text: bytes, fonts: bool) -> bytes:
        """Return a hash of the resources that a content stream names."""
        names = {b"/" + name for name in _NAMES.findall(text)}
        parts = []
        for kind in sorted(resources.keys()):
            group = resources[kind]
            if not isinstance(group, Dictionary):
                continue
            for name in sorted(group.keys()):
                if name.encode() in names:
                    parts += [kind.encode(), name.encode(), self._hash(group[name], fonts, 0)]
        return _hash(*parts)

    def _hash(self, one: Object, fonts: bool, depth: int) -> bytes:
        if not isinstance(one, Object):
            return repr(one).encode()
        mark = one.objgen
        if mark[0] and (mark, fonts) in self._known:
            return self._known[mark, fonts]
        if depth > _DEEPEST:
            raise ValueError("objects deeper inside each other than is looked into")
        if mark[0]:
            self._known[mark, fonts] = b"above"  # a ring ends here
        made = _hash(*self._parts(one, fonts, depth + 1))
        if mark[0]:
            self._known[mark, fonts] = made
        return made

    def _parts(self, one: Object, fonts: bool, depth: int) -> list[bytes]:
        if isinstance(one, Array):
            return [b"[", *(self._hash(item, fonts, depth) for item in one)]
        if isinstance(one, Dictionary | Stream):
            names = [name for name in sorted(one.keys()) if name not in ("/Parent", "/StructParents")]
            if not fonts and one.get("/Type") == Name.Font:
                names = [name for name in names if name in _PLAIN]
            parts = [b"<<"]
            for name in names:
                value = one[name]
                if not fonts and name == "/BaseFont":
                    parts += [name.encode(), _SUBSET.sub("/", str(value)).encode()]
                else:
                    parts += [name.encode(), self._hash(value, fonts, depth)]
            if isinstance(one, Stream):
                parts.append(one.read_raw_bytes())
            return parts
        return [one.unparse()]


def _hash(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()
