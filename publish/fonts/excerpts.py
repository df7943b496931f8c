"""Faces that may be handed on in parts: without a name that their licence reserves.

The SIL Open Font License 1.1 (condition 3) keeps a reserved name for the unchanged font. What an
EPUB carries is a part of one, so its file is given another name; copyright and licence stay in it
(condition 2).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.fonts.codes import CODES
from publish.fonts.face import Face
from publish.fonts.instances import makers
from publish.fonts.store import default_folder, kept, key_of

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_OWN_NAMES = (1, 3, 4, 6, 16, 18, 20, 21, 25)
"""Those that name the font: family, unique id, full name, PostScript name and the like."""
_OTHER_NAME = "Excerpt"


def excerpt(face: Face, cache: Path | None = None) -> Face:
    """Return ``face`` from a file that may be handed on in parts; itself where it may be as it is.

    Made once and kept beside the faces. Raises ``OSError`` when the folder cannot be written.
    """
    if not face.reserved_name:
        return face
    folder = cache or default_folder()
    key = key_of(makers(), "excerpt", face.sha256, face.reserved_name)
    path, sha256 = kept(folder, key, face.path.suffix, lambda: _renamed(face.path, face.reserved_name))
    return replace(face, path=path, sha256=sha256, reserved_name="")


def excerpts(
    faces: Iterable[Face], families: Collection[str], cache: Path | None = None
) -> tuple[tuple[Face, ...], tuple[Diagnostic, ...]]:
    """Return ``faces``, those of ``families`` as they may be handed on; without those that cannot
    be made, which is reported."""
    found: list[Face] = []
    findings: list[Diagnostic] = []
    for face in faces:
        try:
            found.append(excerpt(face, cache) if face.family in families else face)
        except OSError as error:
            message = f"cannot keep faces in {cache or default_folder()}: {error.strerror or error}"
            findings.append(CODES.make("font-cache-unwritable", message))
    return tuple(found), tuple(findings)


def _renamed(path: Path, reserved: str) -> bytes:
    from fontTools.ttLib import TTFont  # once on a machine

    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        _rename(font, reserved)
        buffer = BytesIO()
        font.save(buffer)
    return buffer.getvalue()


def _rename(font: TTFont, reserved: str) -> None:
    pattern = re.compile(re.escape(reserved).replace(r"\ ", r"[\s-]*"), re.IGNORECASE)
    for record in font["name"].names:
        if record.nameID in _OWN_NAMES:
            record.string = pattern.sub(_OTHER_NAME, record.toUnicode())
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [pattern.sub(_OTHER_NAME, name) for name in cff.fontNames]
        top = cff.topDictIndex[0]
        for key in ("FullName", "FamilyName"):
            if key in top.rawDict:
                setattr(top, key, pattern.sub(_OTHER_NAME, getattr(top, key)))
