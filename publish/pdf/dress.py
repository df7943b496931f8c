"""The faces and style sheets of a layout, made ready once a process for all units that share them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from publish.pdf.logs import listening
from publish.pdf.resources import TaskFetcher
from publish.pdf.schemes import FACE
from publish.pdf.tasks import FaceFile, LayoutError, Side

_PLACE = re.compile(r" +at (\d+):(\d+)(?=[,.]|$)")
_BREAKS = {"recto": "right", "verso": "left"}


@dataclass(frozen=True, slots=True)
class Dress:
    """What WeasyPrint needs beside the text."""

    fonts: FontConfiguration
    counters: CounterStyle
    sheets: tuple[weasyprint.CSS, ...]
    messages: tuple[str, ...]
    """What the log said about the style sheets; part of every layout that wears them."""


@lru_cache(maxsize=4)
def dress(
    faces: tuple[FaceFile, ...], css: tuple[str, ...], side: Side, files: tuple[str, ...] = ()
) -> Dress:
    """Return ``faces`` and ``css`` made ready, with the first page on ``side``.

    A message about a sheet that lies in one of ``files`` begins with ``file:line:column: ``.

    Kept for the next units: fonts cost 24 ms, style sheets about as much. The sheets are part of
    the key, since one with ``@font-face`` would else leave its face to units without it.
    """
    fonts = FontConfiguration()
    counters = CounterStyle()
    opening = f"html {{ break-before: {_BREAKS[side]} !important }}"
    given = _face_sheet(faces, fonts)
    sheets: list[weasyprint.CSS] = []
    said: list[str] = []
    for text, file in zip_longest((*css, opening), files, fillvalue=""):
        with listening() as messages:
            sheets.append(
                weasyprint.CSS(
                    string=text, url_fetcher=TaskFetcher({}), font_config=fonts, counter_style=counters
                )
            )
        said.extend(_placed(message, file) for message in messages)
    return Dress(fonts, counters, (given, *sheets), tuple(said))


def _placed(message: str, file: str) -> str:
    """Put the place in front: WeasyPrint says line and column somewhere in the sentence."""
    found = _PLACE.search(message) if file else None
    if found is None:
        return message
    return f"{file}:{found[1]}:{found[2]}: {message[: found.start()]}{message[found.end() :]}"


def _face_sheet(faces: tuple[FaceFile, ...], fonts: FontConfiguration) -> weasyprint.CSS:
    """Make the faces known. Without any, or with a broken one, Pango would crash at the text."""
    fetcher = TaskFetcher({_face_url(number): face.path for number, face in enumerate(faces)})
    rules = "\n".join(_face_rule(number, face) for number, face in enumerate(faces))
    with listening() as messages:
        sheet = weasyprint.CSS(string=rules, url_fetcher=fetcher, font_config=fonts)
    if messages or not faces:
        raise LayoutError("; ".join(messages) or "a layout needs at least one face")
    return sheet


def _face_url(number: int) -> str:
    return f"{FACE}{number}"


def _face_rule(number: int, face: FaceFile) -> str:
    family = face.family.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.italic else 'normal'}; src: url({_face_url(number)}) }}"
    )
