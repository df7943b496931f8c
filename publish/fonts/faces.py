"""The four faces of each family that a publication is set in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.fonts.catalogue import CORE_FAMILIES, Family, FontFile, find_family, package_name
from publish.fonts.codes import CODES
from publish.fonts.face import Face
from publish.fonts.instances import Style, makers, static_face, suffix_of
from publish.fonts.store import default_folder, kept, key_of

_STYLES = ((400, False), (400, True), (700, False), (700, True))
_BOLD_FROM = 600
"""A weight below this is no bold."""


def faces(
    families: Iterable[str], cache: Path | None = None
) -> tuple[tuple[Face, ...], tuple[Diagnostic, ...]]:
    """Return regular, italic, bold and bold italic of each of ``families``, in that order.

    ``cache`` is the folder that keeps the finished files, by default one in the user's cache
    folder; the first call makes them (under a second), later ones find them. A family named
    twice comes once; a face that a family does not have is left out and reported.
    """
    folder = cache or default_folder()
    found: list[Face] = []
    findings: list[Diagnostic] = []
    for name in dict.fromkeys(families):
        family = find_family(name)
        if family is None:
            known = ", ".join(CORE_FAMILIES)
            hint = f"Install it with `pip install {package_name(name)}`, or choose one of: {known}."
            findings.append(
                CODES.make("font-family-unknown", f"no font family “{name}” is installed", hint=hint)
            )
            continue
        try:
            made, missed = _faces_of(family, folder)
        except ValueError as error:
            findings.append(CODES.make("font-file-unusable", f"{family.package}: {error}"))
            continue
        except OSError as error:
            message = f"cannot keep faces in {folder}: {error.strerror or error}"
            findings.append(CODES.make("font-cache-unwritable", message))
            break
        found += made
        findings += missed
    return tuple(found), tuple(findings)


def _faces_of(family: Family, folder: Path) -> tuple[list[Face], list[Diagnostic]]:
    made: list[Face] = []
    findings: list[Diagnostic] = []
    for weight, italic in _STYLES:
        style = Style(family.name, weight, italic)
        file = _file_for(family.files, weight, italic)
        if file is None:
            message = f"the family “{family.name}” has no {style.name.lower()}"
            findings.append(CODES.make("font-face-missing", message))
            continue
        made.append(make_face(family, file, style, folder))
    return made, findings


def make_face(
    family: Family, file: FontFile, style: Style, folder: Path, index: int = 0, characters: str = ""
) -> Face:
    """Return ``style`` out of ``file``, from ``folder`` or made and kept there.

    Raises ``OSError`` when the folder cannot be written, ``ValueError`` for a damaged file.
    """
    data = file.path.read_bytes()
    described = f"{style.family} {style.weight} {style.italic} {index}"
    key = key_of(makers(), described, characters, data)
    # What comes out of TrueType outlines is TrueType; of a collection's CFF2 it is CFF.
    suffix = ".otf" if index or suffix_of(data) == ".otf" else ".ttf"
    path, sha256 = kept(folder, key, suffix, lambda: static_face(data, style, index, characters))
    return Face(
        family=style.family,
        weight=style.weight,
        italic=style.italic,
        path=path,
        sha256=sha256,
        package=family.package,
        licence=family.licence,
        licence_file=family.licence_file,
        reserved_name=family.reserved_name,
    )


def _file_for(files: tuple[FontFile, ...], weight: int, italic: bool) -> FontFile | None:
    """Return the variable file of the posture, else the static one nearest in weight."""
    fitting = [one for one in files if one.italic == italic and _is_fit(one, weight)]
    return min(fitting, key=lambda one: (one.weight != 0, abs(one.weight - weight)), default=None)


def _is_fit(file: FontFile, weight: int) -> bool:
    return file.weight == 0 or (file.weight >= _BOLD_FROM) == (weight >= _BOLD_FROM)
