"""Faces for the scripts that the book families do not have (the extra ``fonts-world``).

From two PyPI packages: ``manimgx-fonts`` has Noto Sans for 20 scripts, symbols and monochrome emoji,
``manimgx-fonts-cjk`` Noto Sans CJK. Of the scripts in our test manuscripts that is all of them:
Arabic, Bengali, Chinese, Devanagari, Hebrew, Japanese, Korean, Thai, emoji. No package has Tibetan
or Mongolian.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import uharfbuzz

from publish.fonts.catalogue import Family, FontFile, reserved_name
from publish.fonts.coverage import needs_glyph
from publish.fonts.face import Face
from publish.fonts.faces import make_face
from publish.fonts.instances import Style
from publish.fonts.store import default_folder

_SCRIPTS = "manimgx-fonts"
_CJK = "manimgx-fonts-cjk"
_FIRST = ("Noto Sans",)
_LAST = ("Noto Sans Symbols", "Noto Emoji")
"""The faces of one script each are looked into between those, before symbols and emoji."""

_CJK_FONTS = (
    # language, index in the collection, name: the languages draw the same characters differently
    ("ja", 0, "Noto Sans CJK JP"),
    ("ko", 1, "Noto Sans CJK KR"),
    ("zh-hant", 3, "Noto Sans CJK TC"),
    ("zh-tw", 3, "Noto Sans CJK TC"),
    ("zh-hk", 4, "Noto Sans CJK HK"),
    ("", 2, "Noto Sans CJK SC"),
)


@dataclass(frozen=True, slots=True)
class _WorldFont:
    family: Family
    file: FontFile
    index: int = 0
    whole: bool = True
    """Whether the face is used whole; else only the characters asked for are taken."""


def world_faces(characters: str, cache: Path | None = None, language: str = "") -> tuple[Face, ...]:
    """Return regular and bold faces that have ``characters`` (those missing in the others).

    Only faces that are needed, in a fixed order; none when the extra is not installed.
    ``language`` (BCP 47, the publication's) chooses among the Chinese, Japanese and Korean forms
    of a character. Raises ``OSError`` when the cache folder cannot be written.
    """
    folder = cache or default_folder()
    wanted = {ord(one) for one in characters if needs_glyph(one)}
    found: list[Face] = []
    for font in _fonts(language):
        here = wanted & _code_points(font.file.path, font.index)
        if not here:
            continue
        wanted -= here
        some = "" if font.whole else "".join(map(chr, sorted(here)))
        for weight in (400, 700):
            style = Style(font.family.name, weight, False)
            found.append(make_face(font.family, font.file, style, folder, font.index, some))
        if not wanted:
            break
    return tuple(found)


def installed_packages() -> tuple[tuple[str, str], ...]:
    """Return name and version of the packages of the extra that are installed."""
    found = []
    for package in (_SCRIPTS, _CJK):
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append((package, metadata.version(package)))
    return tuple(found)


def _fonts(language: str) -> Iterator[_WorldFont]:
    """Yield the fonts of the installed packages in the order in which they are looked into."""
    fonts = {font.family.name: font for font in _upright_fonts(_SCRIPTS)}
    yield from (fonts[name] for name in _FIRST if name in fonts)
    yield from (fonts[name] for name in sorted(fonts) if name not in (*_FIRST, *_LAST))
    yield from _cjk_font(language)
    yield from (fonts[name] for name in _LAST if name in fonts)


def _upright_fonts(package: str) -> Iterator[_WorldFont]:
    for path in _files(package, "[wght].ttf"):
        if "Italic" not in path.name:
            name = _spaced(path.name.partition("[")[0])
            yield _WorldFont(_family(package, name), FontFile(path, italic=False, weight=0))


def _cjk_font(language: str) -> Iterator[_WorldFont]:
    tag = language.lower()
    _, index, name = next(row for row in _CJK_FONTS if tag.startswith(row[0]))
    for path in _files(_CJK, ".otf.ttc"):
        yield _WorldFont(_family(_CJK, name), FontFile(path, italic=False, weight=0), index, whole=False)


def _files(package: str, suffix: str) -> list[Path]:
    try:
        files = metadata.distribution(package).files or []
    except metadata.PackageNotFoundError:
        return []
    paths = (Path(str(one.locate())) for one in files if one.name.endswith(suffix))
    return sorted(path for path in paths if path.is_file())


def _family(package: str, name: str) -> Family:
    distribution = metadata.distribution(package)
    licences = [one for one in distribution.files or [] if one.name == "LICENSE"]
    licence_file = Path(str(licences[0].locate())) if licences else None
    text = licence_file.read_text(encoding="utf-8") if licence_file else ""
    return Family(name, package, distribution.version, "OFL-1.1", licence_file, reserved_name(text), ())


def _spaced(name: str) -> str:
    """Return ``Noto Sans Thai`` for ``NotoSansThai``."""
    return "".join(f" {one}" if one.isupper() else one for one in name).strip()


@lru_cache(maxsize=64)
def _code_points(path: Path, index: int) -> frozenset[int]:
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()), index).unicodes)
