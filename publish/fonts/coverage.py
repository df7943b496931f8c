"""Which characters a face has, and which are in none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import uharfbuzz

from publish.diagnostics import Diagnostic
from publish.fonts.codes import CODES
from publish.fonts.face import Face
from publish.model import Span

_NEEDS_NO_GLYPH = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Spaces and format characters stay in the face of the text before them: Pango does not look
for another, HarfBuzz makes their widths from the plain space."""

_VARIATION_SELECTORS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F})


def coverage(face: Face) -> frozenset[int]:
    """Return the code points that ``face`` has a glyph for."""
    return _coverage(face.path, face.sha256)


def missing(text: str, faces: Iterable[Face]) -> str:
    """Return the characters of ``text`` that no face has, each once, sorted by code point."""
    wanted = {ord(one) for one in set(text) if needs_glyph(one)}
    for face in faces:
        if not wanted:
            break
        wanted -= coverage(face)
    return "".join(map(chr, sorted(wanted)))


def needs_glyph(character: str) -> bool:
    """Tell whether ``character`` is seen: no space, no control, no variation selector."""
    if ord(character) in _VARIATION_SELECTORS:
        return False
    return unicodedata.category(character) not in _NEEDS_NO_GLYPH


def glyph_missing(character: str, span: Span | None = None) -> Diagnostic:
    """Return the finding that ``character`` is in no face."""
    name = unicodedata.name(character, "a character without a name")
    return CODES.make(
        "font-glyph-missing", f"no face has “{character}” (U+{ord(character):04X}, {name.lower()})", span
    )


@lru_cache(maxsize=256)
def _coverage(path: Path, sha256: str) -> frozenset[int]:
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes())).unicodes)
