"""Reads the lines of pages; runs in a process with limits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from publish.check.pages.glyphs import PageGlyphs
from publish.check.pages.lines import set_lines
from publish.diff.helpers import UncomparableError
from publish.diff.pages.values import Row, Rows

_SEEN = 0.1
"""pt to which places are rounded."""


def rows_of(file: Path, pages: Sequence[int]) -> list[Rows]:
    """Return the lines of some pages, from 0. Raises `UncomparableError`."""
    try:
        with pypdfium2.PdfDocument(file) as pdf:
            return [_rows(pdf[number]) for number in pages]
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UncomparableError(str(error)) from error


def _rows(page: pypdfium2.PdfPage) -> Rows:
    left, bottom, right, top = page.get_bbox()
    del bottom, right
    glyphs = PageGlyphs(page)
    try:
        return tuple(
            Row(
                round(top - line.baseline, 1),
                round(line.left - left, 1),
                round(line.right - left, 1),
                round(line.size, 1),
                "".join(line.text),
                line.artifact,
            )
            for line in set_lines(glyphs)
        )
    finally:
        glyphs.close()
        page.close()
