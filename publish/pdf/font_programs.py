"""Font programs: the part of a face's file that a PDF carries.

HarfBuzz makes them as WeasyPrint does, so that a subset is what its own run would embed. Glyphs
keep their numbers: the numbers are what stands in the content of pages.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import uharfbuzz
from uharfbuzz import SubsetFlags

_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
"""Tables that draw nothing, as in ``weasyprint.pdf.fonts``."""
_OUTLINES = ("glyf", "loca", "hmtx", "CFF ")
"""Tables that say what a glyph looks like and how wide it is."""
_FLAGS = SubsetFlags.PASSTHROUGH_UNRECOGNIZED | SubsetFlags.DESUBROUTINIZE | SubsetFlags.NO_HINTING


class ProgramError(Exception):
    """A font program or a face that HarfBuzz cannot read."""


def subset_program(face: Path, glyphs: Collection[int]) -> bytes:
    """Return the font program of the face in the file ``face`` with ``glyphs``, by number.

    Numbers stay; what is after the last glyph is cut off. The same values give the same bytes.
    Raises ``ProgramError`` for a file that is no font, ``OSError`` for one that cannot be read.
    """
    whole = face.read_bytes()
    # Two steps, since a font of 60,000 glyphs of which one is kept would have 60,000 empty ones.
    chosen = _subset(whole, glyphs, _FLAGS | SubsetFlags.RETAIN_GIDS, _DROPPED)
    return _subset(chosen, range(max(glyphs) + 1), _FLAGS)


def same_glyphs(one: bytes, other: bytes, glyphs: Collection[int]) -> bool:
    """Return whether ``glyphs`` are drawn the same and as wide in two font programs.

    Raises ``ProgramError`` for a program that cannot be read.
    """
    return _outlines(one, glyphs) == _outlines(other, glyphs)


def _outlines(program: bytes, glyphs: Collection[int]) -> tuple[object, ...]:
    """Return what draws ``glyphs``, in a form that does not depend on the other glyphs."""
    face = uharfbuzz.Face(uharfbuzz.Blob(_subset(program, glyphs, _FLAGS)))
    return (face.upem, *(face.reference_table(table).data for table in _OUTLINES))


def _subset(
    program: bytes, glyphs: Collection[int], flags: SubsetFlags, dropped: tuple[str, ...] = ()
) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode(), "big") for table in dropped)
    wanted.flags = flags
    try:
        return bytes(uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(program)), wanted).blob.data)
    except (uharfbuzz.HarfBuzzError, RuntimeError) as error:
        raise ProgramError(f"not a usable font: {error}") from error
