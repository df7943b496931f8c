"""What pages are drawn with: the resource dictionaries of a PDF, each once."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, Stream

_DRAWN = (Name.XObject, Name.Pattern)
"""The kinds of resources that draw with resources of their own."""


def resource_dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield the resources of pages, and those of forms, patterns and masks inside them.

    The inner ones come first. Of resources that several pages share each is yielded once.
    """
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from _inside(page.obj, seen)


def _inside(drawing: Object, seen: set[tuple[int, int]]) -> Iterator[Object]:
    """Yield the resources of a page, form or pattern."""
    resources = drawing.get(Name.Resources)
    if resources is None or _known(resources, seen):
        return
    for kind in _DRAWN:
        for _, found in resources.get(kind, Dictionary()).items():
            if isinstance(found, Stream) and Name.Resources in found and not _known(found, seen):
                yield from _inside(found, seen)
    states = resources.get(Name.ExtGState)
    if states is not None and not _known(states, seen):
        for _, state in states.items():
            mask = state.get(Name.SMask)
            if isinstance(mask, Dictionary) and Name.G in mask:
                yield from _inside(mask.G, seen)
    yield resources


def _known(found: Object, seen: set[tuple[int, int]]) -> bool:
    """Whether an object was seen before; one without a number of its own never was."""
    if not found.is_indirect:
        return False
    if found.objgen in seen:
        return True
    seen.add(found.objgen)
    return False
