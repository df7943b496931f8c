"""Links across units and the one table of named destinations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from publish.pdf.folios import Pagination
from publish.pdf.schemes import GOTO
from publish.pdf.tasks import Layout

_PRINTED = 4
"""The flag of an annotation that is on paper too (ISO 32000-2, 12.5.3)."""
_LEAF = 64
"""Names in one node of the tree."""


def dangling(layouts: Iterable[Layout]) -> tuple[tuple[str, str], ...]:
    """Return the links that lead nowhere: unit and the id that no unit has, in order."""
    given = tuple(layouts)
    known = {anchor[0] for layout in given for anchor in layout.facts.anchors}
    return tuple(
        (layout.unit_id, target) for layout in given for target in layout.facts.targets if target not in known
    )


def destinations(pdf: Pdf, layouts: Sequence[Layout], pagination: Pagination) -> dict[str, Array]:
    """Return the destination of every id; of an id in two units, the first one counts.

    The zoom stays as the reader has it.
    """
    places: dict[str, Array] = {}
    for layout in layouts:
        start = pagination.starts[layout.unit_id]
        for name, index, x, y in layout.facts.anchors:
            if name not in places:
                height = layout.facts.sizes[index].height
                page = pdf.pages[start + index].obj
                places[name] = Array([page, Name.XYZ, round(x, 2), round(height - y, 2), None])
    return places


def add_names(pdf: Pdf, places: Mapping[str, Array]) -> None:
    """Write the name tree of destinations, so that links from outside can name an id."""
    ordered = sorted(places, key=lambda name: name.encode())
    kids = Array()
    for start in range(0, len(ordered), _LEAF):
        part = ordered[start : start + _LEAF]
        names = Array()
        for name in part:
            names.append(_name(name))
            names.append(places[name])
        limits = Array([_name(part[0]), _name(part[-1])])
        kids.append(pdf.make_indirect(Dictionary(Names=names, Limits=limits)))
    if ordered:
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Kids=kids)))


def lead(pages: Iterable[Page], known: Mapping[str, Array], words: Mapping[str, str]) -> None:
    """Make the links of ``pages`` lead to the named destinations, and say in ``words`` where.

    One that leads nowhere is taken out; ``dangling`` has told of it.
    """
    for page in pages:
        if Name.Annots in page.obj:
            page.obj.Annots = Array([one for one in page.obj.Annots if _led(one, known, words)])


def _led(annotation: Object, known: Mapping[str, Array], words: Mapping[str, str]) -> bool:
    if annotation.get(Name.Subtype) != Name.Link:
        return True
    annotation.F = _PRINTED
    target = target_of(annotation)
    if target is None:
        if Name.URI in annotation.get(Name.A, Dictionary()):
            annotation.Contents = annotation.A.URI
        return True
    annotation.Contents = String(words.get(target, target))
    if target not in known:
        return False
    if Name.Dest in annotation:
        del annotation[Name.Dest]
    annotation.A = Dictionary(Type=Name.Action, S=Name.GoTo, D=_name(target))
    return True


def target_of(annotation: Object) -> str | None:
    """Return the id that a link leads to, in a unit or out of it; None for one that leads out of the book."""
    if Name.Dest in annotation:
        return _text(annotation.Dest)
    action = annotation.get(Name.A)
    if action is None or action.get(Name.S) != Name.URI:
        return None
    address = str(action.URI)
    return unquote(address[len(GOTO) :]) if address.startswith(GOTO) else None


def _text(value: Object) -> str:
    return str(value)


def _name(name: str) -> String:
    """A name as bytes in UTF-8, the form in which a fragment of an address arrives."""
    return String(name.encode())
