"""Puts drawings together: one PDF of pages that share a font for each face, and what is equal."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from publish.pdf.drawings import Drawing, GlyphsUsed
from publish.pdf.font_entries import FontEntry, write_descriptor, write_font
from publish.pdf.font_programs import ProgramError, subset_program
from publish.pdf.merge_fonts import variants
from publish.pdf.tasks import FaceFile, LayoutError

_A4 = (595, 842)
"""Of an empty page, in pt: none sees how large it is."""

_Place = tuple[int, int]
"""A drawing and one of its fonts, by their numbers."""


def drawn_pages(drawings: Sequence[Drawing | None], faces: Sequence[FaceFile]) -> bytes:
    """Return a PDF of a page for each of ``drawings``, an empty one where there is nothing.

    The same values give the same bytes. Raises ``LayoutError`` for pages or faces that cannot be
    used.
    """
    target = BytesIO()
    with ExitStack() as sources, Pdf.new() as pdf:
        maker = _Maker(pdf, _fonts(pdf, drawings, faces), sources)
        for number, drawing in enumerate(drawings):
            maker.add(number, drawing)
        pdf.save(target, deterministic_id=True, compress_streams=False)
    return target.getvalue()


class _Maker:
    """Makes pages; equal tables of resources are one."""

    def __init__(self, pdf: Pdf, fonts: Mapping[_Place, Object], sources: ExitStack) -> None:
        self._pdf = pdf
        self._fonts = fonts
        self._sources = sources
        self._resources: dict[tuple[object, ...], Object] = {}

    def add(self, number: int, drawing: Drawing | None) -> None:
        if drawing is None:
            self._pdf.add_blank_page(page_size=_A4)
        elif drawing.pdf:
            self._pdf.pages.append(self._whole(drawing.pdf.encode("latin-1")))
        else:
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array(drawing.box),
                Contents=self._pdf.make_stream(drawing.content.encode("latin-1")),
                Resources=self._resources_of(number, drawing),
            )
            if drawing.tagged:
                page.StructParents = number
            self._pdf.pages.append(Page(page))

    def _whole(self, data: bytes) -> Page:
        try:
            return self._sources.enter_context(pikepdf.open(BytesIO(data))).pages[0]
        except pikepdf.PdfError as error:  # numbers too large for a PDF, out of a style sheet
            raise LayoutError(f"the margins are no PDF: {error}") from error

    def _resources_of(self, number: int, drawing: Drawing) -> Object:
        fonts = {used.label: self._fonts[number, at] for at, used in enumerate(drawing.fonts)}
        key = (drawing.states, *((label, font.objgen) for label, font in fonts.items()))
        if key not in self._resources:
            states: dict[str, Dictionary] = defaultdict(Dictionary)
            for label, entry, value in drawing.states:
                states[f"/{label}"][f"/{entry}"] = value
            labelled = {f"/{label}": font for label, font in fonts.items()}
            made = Dictionary(ExtGState=Dictionary(states), Font=Dictionary(labelled))
            self._resources[key] = self._pdf.make_indirect(made)
        return self._resources[key]


def _fonts(pdf: Pdf, drawings: Sequence[Drawing | None], faces: Sequence[FaceFile]) -> dict[_Place, Object]:
    """Write one font for all drawings that use a face in the same way; return it for each of them."""
    groups: dict[tuple[object, ...], dict[_Place, GlyphsUsed]] = defaultdict(dict)
    for place, used in _used(drawings):
        groups[used.face, used.name, used.family, used.kind, used.flags][place] = used
    files = _files(faces)
    written: dict[_Place, Object] = {}
    for group in groups.values():
        entries = {place: _entry(used) for place, used in group.items()}
        whole = _whole(list(entries.values()), _program(files, list(group.values())))
        descriptor = write_descriptor(pdf, whole)
        for variant in variants(entries):
            font = write_font(pdf, whole, descriptor, variant.widths, variant.texts)
            written |= dict.fromkeys(variant.members, font)
    return written


def _files(faces: Sequence[FaceFile]) -> dict[str, Path]:
    """Return the files of ``faces`` by the SHA-256 of their content."""
    try:
        return {hashlib.sha256(face.path.read_bytes()).hexdigest(): face.path for face in faces}
    except OSError as error:
        raise LayoutError(f"{error.filename}: {error.strerror}") from error


def _used(drawings: Sequence[Drawing | None]) -> Iterator[tuple[_Place, GlyphsUsed]]:
    for number, drawing in enumerate(drawings):
        for at, used in enumerate(drawing.fonts if drawing is not None else ()):
            yield (number, at), used


def _program(files: Mapping[str, Path], group: Sequence[GlyphsUsed]) -> bytes:
    glyphs = sorted({glyph for used in group for glyph in used.glyphs})
    try:
        return subset_program(files[group[0].face], glyphs)
    except (KeyError, ProgramError) as error:
        raise LayoutError(f"a face of the margins cannot be used: {error}") from error


def _whole(entries: Sequence[FontEntry], program: bytes) -> FontEntry:
    """Return one entry for all, under their own name: by that the face's other parts join it."""
    return replace(
        entries[0],
        ascent=max(entry.ascent for entry in entries),
        descent=min(entry.descent for entry in entries),
        program=program,
        widths={glyph: width for entry in entries for glyph, width in entry.widths.items()},
    )


def _entry(used: GlyphsUsed) -> FontEntry:
    return FontEntry(
        used.name,
        used.family,
        used.kind,
        used.flags,
        used.ascent,
        used.descent,
        b"",
        dict(zip(used.glyphs, used.widths, strict=True)),
        dict(zip(used.glyphs, used.texts, strict=True)),
    )
