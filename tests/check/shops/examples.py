"""Settings and EPUBs in, findings out: what the tests of shops share."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

import publish

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav></body></html>'
)
TEXT = "The lamp was lit at dusk, and the keeper went up the stairs with his book."


def settings(folder: Path, text: str, **options: object) -> list[str]:
    """Return ``code line: message`` of what is found in a ``publish.toml`` that begins with ``text``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "publish.toml").write_text(text, encoding="utf-8")
    if not (folder / "one.md").exists():
        (folder / "one.md").write_text(f"# One\n\n{TEXT}\n", encoding="utf-8")
    result = publish.check(folder, build_first=False, cache=False, **options)  # type: ignore[arg-type]
    return [
        f"{one.code} {one.span.file if one.span else ''}:{one.span.line if one.span else 0}: {one.message}"
        for one in result.findings
        if one.group in ("metadata", "shops")
    ]


def picture(
    width: int, height: int, kind: str = "JPEG", mode: str = "RGB", frames: int = 1, colour: object = None
) -> bytes:
    """Return a picture of one colour."""
    image = Image.new(mode, (width, height), colour)  # type: ignore[arg-type]
    more = [Image.new(mode, (width, height), 90 * number) for number in range(1, frames)]
    data = BytesIO()
    if frames > 1:
        image.save(data, kind, save_all=True, append_images=more)
    else:
        image.save(data, kind)
    return data.getvalue()


def epub(
    path: Path,
    files: Mapping[str, str | bytes] | None = None,
    metadata: str = "<dc:language>en</dc:language>",
    items: str = "",
    nav: str = NAV,
    body: str = f"<p>{TEXT}</p>",
) -> Path:
    """Write an EPUB of one document; ``files`` lie in its folder, ``items`` name them."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>\n{items}\n'
        '</manifest><spine><itemref idref="one"/></spine></package>'
    )
    document = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/package.opf", package)
        archive.writestr("EPUB/nav.xhtml", nav)
        archive.writestr("EPUB/one.xhtml", document)
        for name, data in (files or {}).items():
            archive.writestr(f"EPUB/{name}", data)
    return path


def with_cover(path: Path, data: bytes, name: str = "cover.jpg", media_type: str = "image/jpeg") -> Path:
    """Write an EPUB with a cover."""
    item = f'<item id="cover" href="{name}" media-type="{media_type}" properties="cover-image"/>'
    return epub(path, {name: data}, items=item)


def found(path: Path, *shops: str, only: str = "shops") -> list[str]:
    """Return ``code: message`` of what is found in a finished file."""
    result = publish.check(path, only=only, shops=shops, cache=False)
    return [f"{one.code}: {one.message}" for one in result.findings]
