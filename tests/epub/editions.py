"""A small rendered edition to package, written by hand."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from PIL import Image, ImageOps

from publish.epub import EpubInput, cover_image
from publish.model import ContentsEntry, Contributor, Metadata, Plan, Span, Text, Unit
from publish.typography.words import words_for

MODIFIED = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="../styles/base.css"/></head>
<body class="unit {role}">{body}</body>
</html>
"""


@dataclass(frozen=True)
class Rendered:
    """What `publish.render.render_unit` yields, as far as packaging looks at it."""

    unit: Unit
    xhtml: str
    title: str
    shows_folios_of: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    name: str
    css: str


@dataclass(frozen=True)
class Photo:
    """What `publish.assets.load_pictures` yields."""

    key: str
    media_type: str
    width: int
    height: int
    data: bytes
    sha256: str = ""
    dpi: float = 0
    span: Span | None = None


def rendered(uid: str, body: str, title: str = "", role: str = "chapter", matter: str = "body") -> Rendered:
    unit = Unit(uid, role, matter, "any")  # type: ignore[arg-type]
    return Rendered(unit, _PAGE.format(title=title or uid, role=role, body=body), title or uid)


def entry(
    target: str, title: str, number: str = "", role: str = "chapter", *below: ContentsEntry
) -> ContentsEntry:
    return ContentsEntry(target, role, number, (Text(title),) if title else (), below)  # type: ignore[arg-type]


METADATA = Metadata(
    title="The Lamp",
    language="en",
    contributors=(Contributor("Ada Example", "author", "Example, Ada"),),
    identifier="urn:uuid:6ba7b810-9dad-51d1-80b4-00c04fd430c8",
)


def edition(
    units: tuple[Rendered, ...] = (),
    contents: tuple[ContentsEntry, ...] = (),
    metadata: Metadata = METADATA,
    cover: Photo | None = None,
    **more: object,
) -> EpubInput:
    """Return an edition of two chapters, or of what is given; without a ``cover`` one is drawn."""
    if not units:
        units = (
            rendered(
                "one",
                '<section id="one"><h1>One</h1><p id="p">Text, <a href="two.xhtml#two">on</a>.</p></section>',
            ),
            rendered("two", '<section id="two"><h1>Two</h1><p>More.</p></section>'),
        )
        contents = (entry("one", "One", "1"), entry("two", "Two", "2"))
    sheets = more.pop("stylesheets", (Sheet("base.css", "body { margin: 0 }"),))
    given = EpubInput(
        plan=Plan(metadata, tuple(one.unit for one in units), contents),
        units=units,  # type: ignore[arg-type]
        stylesheets=sheets,  # type: ignore[arg-type]
        words=words_for(metadata.language)[0],
        cover=cover_image(cover, metadata, more.get("faces", ()), sheets),  # type: ignore[arg-type]
        modified=MODIFIED,
    )
    return replace(given, **more)  # type: ignore[arg-type]


class Book:
    """An EPUB opened for looking into."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()

    def read(self, name: str) -> bytes:
        return self.archive.read(f"EPUB/{name}")

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.read(name))

    def opf(self, path: str) -> list[Any]:
        """Return what an XPath finds in the package document (prefixes ``o`` and ``dc``)."""
        spaces = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
        return list(self.xml("package.opf").xpath(path, namespaces=spaces))  # type: ignore[arg-type]

    def spine(self) -> list[str]:
        package = self.xml("package.opf")
        paths = {item.get("id"): item.get("href", "") for item in package.iter("{*}item")}
        return [paths[one.get("idref")] for one in package.iter("{*}itemref")]


def picture(key: str, data: bytes, media_type: str = "") -> Photo:
    """Return a picture as the table of assets has it, measured upright."""
    if data.lstrip().startswith(b"<"):
        return Photo(key, media_type or "image/svg+xml", 100, 100, data)
    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image)
        kind = media_type or f"image/{(image.format or '').lower()}"
        return Photo(key, kind, upright.width, upright.height, data)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as a file of the format ``kind`` (Pillow's name for it)."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()
