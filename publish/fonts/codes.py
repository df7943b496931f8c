"""What can be wrong with fonts."""

from __future__ import annotations

from publish.diagnostics import Code, Codes

CODES = Codes(
    "fonts",
    Code(
        "font-glyph-missing",
        "warning",
        "A character is in none of the faces and is set as a box.",
        "Install the faces of other scripts with `pip install 'publish-book[fonts-world]'`, "
        "or write it with other characters.",
    ),
    Code(
        "font-family-unknown",
        "error",
        "A font family is not among those installed from packages.",
        "Install its package (`pip install fontpkg-NAME`) or choose a family that `publish doctor` lists.",
        fatal=True,
    ),
    Code(
        "font-face-missing",
        "warning",
        "A family has no bold or no italic face; print sets another one for it, an e-reader makes one up.",
        "Choose a family that has a regular, an italic, a bold and a bold italic face.",
    ),
    Code(
        "font-file-unusable",
        "error",
        "A font file of an installed package is damaged or of an unknown kind.",
        "Install the package again: `pip install --force-reinstall NAME`.",
        fatal=True,
    ),
    Code(
        "font-cache-unwritable",
        "error",
        "The folder that keeps the faces cannot be written.",
        "Make it writable, or set XDG_CACHE_HOME to a folder that is.",
        fatal=True,
    ),
)
