"""The cover: the publication's own picture or a drawn one, and the page that shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES
from publish.epub.drawing import draw_cover, palette
from publish.epub.metadata import clean, language_tag
from publish.epub.pictures import for_e_readers
from publish.epub.types import CoverImage, FaceLike
from publish.model import Metadata

if TYPE_CHECKING:
    from publish.assets import Picture
    from publish.render.stylesheets import StyleSheet
    from publish.typography.words import Words

_LEAST_HEIGHT = 1000
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/svg+xml": "svg"}
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<style>
html, body {{ margin: 0; padding: 0; text-align: center; }}
img {{ max-width: 100%; max-height: 100vh; }}
</style>
</head>
<body epub:type="cover">
<img src="../{image}" alt="{alt}" role="doc-cover"/>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture and its page; names are paths below ``EPUB/``."""

    image: bytes
    image_name: str
    media_type: str
    page: bytes
    page_id: str
    page_name: str


def cover_image(
    given: Picture | None,
    metadata: Metadata,
    faces: Sequence[FaceLike],
    stylesheets: Iterable[StyleSheet],
) -> CoverImage:
    """Return the picture of the cover. One that cannot be used is reported, and a drawn one stands
    in for it, as where none is ``given``."""
    findings: list[Diagnostic] = []
    data, media_type = b"", ""
    if given is not None:
        data, media_type = _own(given, findings)
    if not data:
        colours, about_colours = palette(stylesheets)
        data, about_drawing = draw_cover(metadata, faces, colours)
        media_type = "image/jpeg"
        findings.extend((*about_colours, *about_drawing))
    return CoverImage(data, media_type, tuple(findings))


def make_cover(image: CoverImage, metadata: Metadata, words: Words, taken: Collection[str] = ()) -> Cover:
    """Return the cover with its page. ``taken``: unit ids, whose file names the page must not take."""
    uid = "cover"
    while uid in taken:
        uid += "-page"
    image_name = f"images/cover.{_SUFFIXES[image.media_type]}"
    page = _page(metadata, words, image_name)
    return Cover(image.data, image_name, image.media_type, page, uid, f"text/{uid}.xhtml")


def _own(given: Picture, findings: list[Diagnostic]) -> tuple[bytes, str]:
    picture, found = for_e_readers(given)
    if picture is None:
        findings.extend(CODES.make("cover-unusable", one.message, one.span) for one in found)
        return b"", ""
    findings.extend(found)
    if picture.media_type == "image/svg+xml":
        message = f"the cover {given.key} is an SVG drawing"
        findings.append(CODES.make("cover-vector", message, given.span))
    elif picture.height < _LEAST_HEIGHT:
        size = f"{picture.width} × {picture.height}"
        message = f"the cover {given.key} is only {size} pixels large"
        findings.append(CODES.make("cover-small", message, given.span))
    return picture.data, picture.media_type


def _page(metadata: Metadata, words: Words, image_name: str) -> bytes:
    title = clean(metadata.title)
    names = ", ".join(name for one in metadata.authors() if (name := clean(one.name)))
    alt = f"{words.cover}: {', '.join(part for part in (title, names) if part)}".rstrip(": ")
    return _PAGE.format(
        language=escape(language_tag(metadata.language)),
        title=escape(words.cover),
        image=escape(image_name),
        alt=escape(alt),
    ).encode()
