"""Rules about fonts: that they come with the file, and have all the characters."""

from __future__ import annotations

from collections.abc import Iterator

from publish.check.pages.subject import Pages
from publish.check.rule import Found, rule


@rule(
    "font-not-in-file",
    "error",
    hint="Have the tool that made the file embed all fonts, those of the system (Times, Helvetica) too.",
    good="A file whose fonts are all in it.",
    bad="A file that names Helvetica and leaves it to the reader's machine.",
)
def font_not_embedded(pages: Pages) -> Iterator[Found]:
    """Finds a font that the file names but does not bring with it.

    Another machine takes another font for it: lines break differently, characters are missing.
    Printers refuse such files; PDF/X, PDF/A and PDF/UA forbid them (ISO 14289-1, 7.21.4.1).
    """
    met: set[str] = set()
    for unit, index, page in pages:
        for font in page.fonts:
            if not font.embedded and font.name not in met:
                met.add(font.name)
                yield Found(
                    f"the font {font.name or 'without a name'} is not embedded", place=unit.place(index)
                )


@rule(
    "missing-glyph",
    "error",
    hint="Name a font family that has the character, or write it in another way.",
    good="Text whose characters all are in its font.",
    bad="A Chinese word set in a font for Latin letters, shown as empty boxes.",
)
def missing_glyph(pages: Pages) -> Iterator[Found]:
    """Finds characters that are shown as the sign for a character that the font lacks.

    A reader sees an empty box. In files of ours such a character stands in a face of last resort,
    whose boxes are told too.
    """
    for unit, index, page in pages:
        for spot in page.notdef:
            signs = len(spot.text)
            message = f"{signs} character{'s' * (signs > 1)} of this line missing in the font"
            yield Found(message, place=unit.place(index, spot.x, spot.y))


RULES = (font_not_embedded, missing_glyph)
