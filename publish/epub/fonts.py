"""Fonts for an edition that brings its own: subsets of the characters that it uses.

TrueType or OpenType as they are, not WOFF: the form that the most e-readers take. The subset keeps
the names that say whose the font is and under which licence it may be passed on (SIL Open Font
License 1.1, condition 2). A face must come without a name that the licence reserves for the
unchanged font (condition 3; `publish.fonts.excerpt`). Style sheets name the family as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES
from publish.epub.types import FaceLike

# Signs that style sheets and readers set by themselves: hyphens, bullets, quotes, ellipsis, space.
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(" ­‐‑–—‘’“”„•◦▪…‹›«»")
_FEATURES = ("smcp", "c2sc", "onum", "lnum", "pnum", "tnum", "case", "frac", "sups", "subs", "ordn", "zero")
# Copyright, family, style, unique id, full name, version, PostScript name, vendor … licence, its URL.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14, 16, 17)
_NO_EMBEDDING = 0x0002
_FS_TYPE = slice(8, 10)
"""Where the table OS/2 says whether the font may be embedded."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A subset; ``name`` is its file name below ``fonts/``."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class EmbeddedFonts:
    """The files, and the rules that make them known to a style sheet in ``styles/``."""

    files: tuple[FontFile, ...] = ()
    css: str = ""


def embed(
    faces: Iterable[FaceLike], characters: frozenset[str]
) -> tuple[EmbeddedFonts, tuple[Diagnostic, ...]]:
    """Return a subset of each face with ``characters``, the same bytes for the same values.

    A face that has none of them is left out. One that cannot be read, or whose licence bits forbid
    embedding (OS/2 fsType 2), is reported and left out.
    """
    files: list[FontFile] = []
    rules: list[str] = []
    findings: list[Diagnostic] = []
    wanted = frozenset(map(ord, characters | _ALWAYS | _cases(characters)))
    drawn = frozenset(ord(one) for one in characters if not one.isspace())
    for face in sorted(faces, key=lambda face: (face.family, face.weight, face.italic)):
        try:
            data, open_type = _subset(face, wanted, drawn)
        except (OSError, _UnusableError) as error:
            findings.append(CODES.make("font-not-embedded", f"{face.family}: {error}"))
            continue
        if not data:
            continue
        file = FontFile(_file_name(face, open_type), "font/otf" if open_type else "font/ttf", data)
        files.append(file)
        rules.append(_rule(face, file))
    return EmbeddedFonts(tuple(files), "\n".join(rules)), tuple(findings)


def _cases(characters: frozenset[str]) -> frozenset[str]:
    """Return the capitals and small letters of all, which a style sheet may turn them into."""
    return frozenset("".join(one.upper() + one.lower() for one in characters))


class _UnusableError(Exception):
    """A face that cannot be embedded; the message says why."""


def _subset(face: FaceLike, wanted: frozenset[int], drawn: frozenset[int]) -> tuple[bytes, bool]:
    """Return the subset and whether its outlines are OpenType's; no bytes where it draws nothing.

    HarfBuzz takes 2 ms a face where ``fontTools.subset`` takes 60, and a tenth of a second to load.
    """
    try:
        whole = uharfbuzz.Face(uharfbuzz.Blob(face.path.read_bytes()))
        if not whole.glyph_count:
            raise ValueError("it holds no glyphs")
        open_type = "CFF " in whole.table_tags
        if _forbidden(whole):
            raise _UnusableError("its licence does not allow embedding")
        if drawn.isdisjoint(whole.unicodes):
            return b"", open_type
        data = uharfbuzz.subset(whole, _asked(wanted)).blob.data
    except (uharfbuzz.HarfBuzzError, RuntimeError, ValueError) as error:
        raise _UnusableError(f"the font file cannot be read ({error})") from error
    return data, open_type


def _forbidden(face: uharfbuzz.Face) -> bool:
    if "OS/2" not in face.table_tags:
        return False
    bits = int.from_bytes(face.reference_table("OS/2").data[_FS_TYPE], "big")
    return bits & 0x000F == _NO_EMBEDDING


def _asked(wanted: frozenset[int]) -> uharfbuzz.SubsetInput:
    asked = uharfbuzz.SubsetInput()
    asked.flags |= uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    asked.unicode_set.update(wanted)
    asked.layout_feature_tag_set.update(int.from_bytes(one.encode(), "big") for one in _FEATURES)
    asked.name_id_set.clear()
    asked.name_id_set.update(_NAMES)
    return asked


def _file_name(face: FaceLike, open_type: bool) -> str:
    family = re.sub(r"[^a-z0-9]+", "-", face.family.lower()).strip("-") or "font"
    return f"{family}-{face.weight}{'-italic' if face.italic else ''}.{'otf' if open_type else 'ttf'}"


def _rule(face: FaceLike, file: FontFile) -> str:
    family = face.family.replace("\\", "").replace('"', "")
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {face.weight}; '
        f'font-style: {style}; src: url("../fonts/{file.name}"); }}'
    )
