"""One font a face: the units' own parts of each face become one that all pages share.

WeasyPrint keeps the numbers that glyphs have in the face's file, and the content of pages holds
only these numbers: so the content stays as it is, and only the fonts under its names change.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Name, Object, Pdf

from publish.pdf.font_entries import FontEntry, read_font, write_descriptor, write_font
from publish.pdf.font_programs import ProgramError, same_glyphs, subset_program
from publish.pdf.page_resources import resource_dictionaries
from publish.pdf.tasks import FaceFile

_HYPHENS = str.maketrans({"\u00ad": "-", "\u2010": "-", "\u2011": "-"})

Numbered = tuple[int, int]
"""Number and generation of an object of the PDF."""


def merge_fonts(pdf: Pdf, faces: Sequence[FaceFile]) -> None:
    """Let all pages of ``pdf`` draw each of ``faces`` with one font: the same pages, fewer bytes.

    A font is taken for a face's when the style sheet's family is the face's and every glyph in it
    is drawn as the glyph of that number in the face's file. What is not stays as it is. Raises
    ``OSError`` for a face whose file cannot be read.
    """
    places = [resources[Name.Font] for resources in resource_dictionaries(pdf) if Name.Font in resources]
    groups: dict[tuple[object, ...], dict[Numbered, FontEntry]] = defaultdict(dict)
    known: set[Numbered] = set()
    for place in places:
        for _, font in place.items():
            if font.is_indirect and font.objgen not in known:
                known.add(font.objgen)
                if (entry := read_font(font)) is not None:
                    groups[entry.name, entry.family, entry.kind, entry.flags][font.objgen] = entry
    merged: dict[Numbered, Object] = {}
    for entries in groups.values():
        # A face that one unit alone brings is written anew too: its part may have pages of two layouts.
        merged |= _merged(pdf, entries, faces)
    for place in places:
        for name, font in list(place.items()):
            if font.objgen in merged:
                place[name] = merged[font.objgen]


def _merged(
    pdf: Pdf, entries: Mapping[Numbered, FontEntry], faces: Sequence[FaceFile]
) -> dict[Numbered, Object]:
    """Write the font that takes the place of ``entries``; nothing where they are no face's."""
    glyphs = sorted({glyph for entry in entries.values() for glyph in entry.widths})
    program = _program(entries.values(), glyphs, faces)
    if program is None:
        return {}
    joined = _joined(list(entries.values()), program)
    descriptor = write_descriptor(pdf, joined)
    written: dict[Numbered, Object] = {}
    for variant in variants(entries):
        font = write_font(pdf, joined, descriptor, variant.widths, variant.texts)
        written |= dict.fromkeys(variant.members, font)
    return written


def _program(entries: Iterable[FontEntry], glyphs: Sequence[int], faces: Sequence[FaceFile]) -> bytes | None:
    """Return ``glyphs`` of the first face whose glyphs are those of all ``entries``."""
    given = list(entries)
    bold = "Bold" in given[0].name
    fitting = [face for face in faces if face.family == given[0].family]
    for face in sorted(fitting, key=lambda face: (face.weight >= 600) != bold):
        try:
            program = subset_program(face.path, glyphs)
            if all(same_glyphs(entry.program, program, entry.widths) for entry in given):
                return program
        except ProgramError:  # then these fonts are not this face's
            continue
    return None


def _joined(entries: Sequence[FontEntry], program: bytes) -> FontEntry:
    """Return one entry for all: named after what is in it (ISO 32000-2, 9.9.2), with all widths.

    Ascent and descent were rounded at the size of the first letters: the largest hold all.
    """
    digest = hashlib.sha256(program).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    name = entries[0].name.partition("+")[2].rstrip(",")
    return replace(
        entries[0],
        name=f"/{tag}+{name}",
        ascent=max(entry.ascent for entry in entries),
        descent=min(entry.descent for entry in entries),
        program=program,
        widths={glyph: width for entry in entries for glyph, width in entry.widths.items()},
    )


@dataclass(slots=True)
class Variant:
    """Fonts that agree on all glyphs they share."""

    widths: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    members: list[Numbered] = field(default_factory=list)

    def agrees(self, entry: FontEntry) -> bool:
        """Tell whether a font could be of them."""
        return all(self.widths.get(glyph, width) == width for glyph, width in entry.widths.items()) and all(
            _plain(self.texts.get(glyph, text)) == _plain(text) for glyph, text in entry.texts.items()
        )

    def take(self, number: Numbered, entry: FontEntry) -> None:
        """Let a font be of them."""
        self.widths |= entry.widths
        for glyph, text in entry.texts.items():
            self.texts[glyph] = min(text, self.texts.get(glyph, text))
        self.members.append(number)


def variants(entries: Mapping[Numbered, FontEntry]) -> list[Variant]:
    """Return ``entries`` in as few parts as can be, nearly always one.

    Apart stay fonts in which a glyph has another width (rounded at another size, and the content
    counts on it) or stands for another text (an accent that was seen with another letter): no page
    looks or reads different from before.
    """
    found: list[Variant] = []
    for number, entry in entries.items():
        variant = next((one for one in found if one.agrees(entry)), None)
        if variant is None:
            variant = Variant()
            found.append(variant)
        variant.take(number, entry)
    return found


def _plain(text: str) -> str:
    """Return what two texts share that may stand for each other when copied.

    Many faces draw U+2010 and ``-`` with one glyph, a no-break space and a space too: of these the
    smallest code point counts.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_HYPHENS)
