"""Makes an EPUB with a defect of the sound one: by changes of its files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.defects.defect import Base, Defect, Finished, Way

TEXT, PACKAGE, NAV = "EPUB/text/text.xhtml", "EPUB/package.opf", "EPUB/nav.xhtml"
NCX, STYLE, LAMP = "EPUB/toc.ncx", "EPUB/styles/theme.css", "EPUB/images/lamp-"

Edit: TypeAlias = tuple[str, str, str]
"""A file by the beginning of its name, what stands in it once or first, and what shall stand there."""


def epub(
    code: str,
    at: str,
    *edits: Edit,
    more: Mapping[str, bytes] = {},
    without: str = "",
    mimetype: bytes | None = b"application/epub+zip",
    also: tuple[str, ...] = (),
    way: Way = "finished",
) -> Defect:
    """Return a defect of a finished EPUB of ours; ``more`` files come into it, those whose names begin
    with ``without`` go."""

    def made(base: Base) -> bytes:
        return _packed(_changed(_unpacked(base.epub), edits, more, without), mimetype)

    return Defect(code, Finished(".epub", made, ours=True), SOUND, at, way, also)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}


def _changed(
    files: dict[str, bytes], edits: tuple[Edit, ...], more: Mapping[str, bytes], without: str
) -> dict[str, bytes]:
    for name, old, new in edits:
        full = next(one for one in files if one.startswith(name))
        assert old.encode() in files[full], f"{full} has no {old}"
        files[full] = files[full].replace(old.encode(), new.encode(), 1)
    kept = {name: data for name, data in files.items() if not (without and name.startswith(without))}
    return kept | dict(more)


def _packed(files: Mapping[str, bytes], mimetype: bytes | None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype is not None:
            archive.writestr(_member("mimetype"), mimetype, zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(_member(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))


def _as_it_is(base: Base) -> bytes:
    return base.epub


SOUND = Finished(".epub", _as_it_is, ours=True)
Make: TypeAlias = Callable[[Base], bytes]
