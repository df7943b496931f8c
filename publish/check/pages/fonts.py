"""What a PDF's font dictionary says: its kind, and whether the font comes with the file."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Object

from publish.check.pages.values import Font

_SUBSET = re.compile(r"^/[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def font_of(entry: Dictionary) -> Font:
    """Return the font of a font dictionary (PDF 32000-1, 9.6 and 9.7)."""
    kind = str(entry.get("/Subtype", ""))[1:]
    name = str(entry.get("/BaseFont", entry.get("/Name", "/")))
    holder: Object | None = entry
    if kind == "Type0":
        below = entry.get("/DescendantFonts")
        holder = below[0] if isinstance(below, Array) and len(below) else None
    descriptor = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    embedded = kind == "Type3" or (
        isinstance(descriptor, Dictionary) and any(key in descriptor for key in _FILES)
    )
    return Font(_SUBSET.sub("/", name)[1:], kind, embedded, bool(_SUBSET.match(name)))


def has_two_byte_glyphs(entry: Dictionary) -> bool:
    """Tell whether the codes of a font are the numbers of its glyphs, two bytes each."""
    return entry.get("/Subtype") == "/Type0" and str(entry.get("/Encoding", "")) in (
        "/Identity-H",
        "/Identity-V",
    )
