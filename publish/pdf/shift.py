"""Moves a unit's pages to the other side: what stands on them goes across by the difference of margins.

A theme whose chapters open on any page need not lay a chapter out again when the pages before it
come to be one more: where both sides have the same measure, only the margins change places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from publish.pdf.block_places import across as moved_across
from publish.pdf.facts import UnitFacts
from publish.pdf.tasks import Layout, LayoutError

PX = 0.75
"""pt in one CSS px, the unit of what WeasyPrint draws."""

_PATTERN = re.compile(rb"/(\S+)\s+(?:scn|SCN)\b")
"""How a content stream chooses a pattern."""


def can_move(facts: UnitFacts) -> bool:
    """Tell whether nothing on a unit's pages is bound to the page itself.

    A page's background and what reaches out of the type area would look otherwise there.
    """
    return not facts.bound and all(one.kind == "notes" for one in facts.overflows)


def moved(layout: Layout, across: float) -> Layout:
    """Return ``layout`` with its pages on the other side; see ``can_move``.

    What is on the first page goes ``across`` pt to the right, on the second as far to the left,
    and so on in turn. Content, links and facts move; the boxes of pages stay. Raises
    ``LayoutError`` where the pages cannot be read.
    """
    try:
        with pikepdf.open(BytesIO(layout.pdf)) as pdf:
            _widen_groups(pdf, abs(across))
            for number, page in enumerate(pdf.pages):
                _move(pdf, page, _distance(number, across))
            _move_places(pdf, across)
            target = BytesIO()
            pdf.save(target, deterministic_id=True)
    except pikepdf.PdfError as error:  # numbers too large for a PDF, out of a style sheet
        raise LayoutError(f"the pages of “{layout.unit_id}” are no PDF: {error}") from error
    anchors = tuple(
        (name, page, round(x + _distance(page, across), 3), y) for name, page, x, y in layout.facts.anchors
    )
    distances = [_distance(page, across) for page in range(layout.facts.pages)]
    facts = replace(layout.facts, anchors=anchors, blocks=moved_across(layout.facts.blocks, distances))
    return replace(layout, pdf=target.getvalue(), facts=facts)


def _distance(page: int, across: float) -> float:
    return -across if page % 2 else across


def _move(pdf: Pdf, page: Page, distance: float) -> None:
    _move_patterns(page, distance)
    begin = pdf.make_stream(f"q 1 0 0 1 {distance:.4f} 0 cm\n".encode())
    contents = page.obj.get(Name.Contents, Array())
    streams = list(contents) if isinstance(contents, Array) else [contents]
    page.obj.Contents = Array([begin, *streams, pdf.make_stream(b"\nQ\n")])
    for annotation in page.obj.get(Name.Annots, ()):
        for name in (Name.Rect, Name.QuadPoints):
            if name in annotation:
                annotation[name] = Array(_across(list(annotation[name]), distance))


def _widen_groups(pdf: Pdf, distance: float) -> None:
    """Let what is drawn as a group be seen as far as it may reach on the other side.

    A group is cut off at the edges of the page that it was drawn for. WeasyPrint's pages share
    their resources, so those of the first one have them all.
    """
    page = pdf.pages[0]
    wide = float(page.mediabox[2]) - float(page.mediabox[0])
    forms = page.obj.get(Name.Resources, pikepdf.Dictionary()).get(Name.XObject, pikepdf.Dictionary())
    for form in list(forms.values()) if isinstance(forms, pikepdf.Dictionary) else ():
        if Name.BBox in form:
            left, bottom, right, top = (float(str(value)) for value in form.BBox)
            if (right - left) * PX >= wide - 1:
                form.BBox = Array([left - distance / PX, bottom, right + distance / PX, top])


def _move_places(pdf: Pdf, across: float) -> None:
    """Move the named destinations, and the boxes that tags say of figures."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = pdf.Root.get(Name.Names, pikepdf.Dictionary()).get(Name.Dests)
    for place in pikepdf.NameTree(names).values() if names is not None else ():
        place[2] = float(place[2]) + _distance(pages[place[0].objgen], across)
    for tag in pdf.objects if Name.StructTreeRoot in pdf.Root else ():
        if not isinstance(tag, pikepdf.Dictionary) or Name.S not in tag or Name.Pg not in tag:
            continue
        attributes = tag.get(Name.A)
        if isinstance(attributes, pikepdf.Dictionary) and Name.BBox in attributes:
            distance = _distance(pages[tag.Pg.objgen], across)
            attributes.BBox = Array(_across(list(attributes.BBox), distance))


def _across(values: Sequence[object], distance: float) -> list[float]:
    """Return x and y by turns, each x moved."""
    return [
        round(float(str(value)) + (0 if number % 2 else distance), 4) for number, value in enumerate(values)
    ]


def _move_patterns(page: Page, distance: float) -> None:
    """Move the patterns that a page is painted with: they keep to the page, not to its content.

    WeasyPrint makes a pattern for each place, so none is another page's as well.
    """
    patterns = page.obj.get(Name.Resources, pikepdf.Dictionary()).get(Name.Pattern)
    if not patterns:
        return
    page.contents_coalesce()
    for name in set(_PATTERN.findall(page.Contents.read_bytes())):
        pattern = patterns.get(f"/{name.decode('latin-1')}")
        if pattern is not None and Name.Matrix in pattern:
            matrix = [float(str(value)) for value in pattern.Matrix]
            pattern.Matrix = Array([*matrix[:4], matrix[4] + distance, matrix[5]])
