"""Puts the pages of a window that came out new into those of the unit.

All pages of a unit share one dictionary of resources. It stays as it is, so the new pages must draw
with nothing that is not in it, and it must hold nothing that only the old ones drew with: else the
unit is not what a layout of the whole of it would have given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from publish.pdf.font_entries import FontEntry, read_font
from publish.pdf.inside.contents import Uses, uses_of
from publish.pdf.links import target_of

_DRAWING = re.compile(rb"/x(\d+) Do\b")
_BOXES = (Name.MediaBox, Name.TrimBox, Name.BleedBox)


def is_as_it_was(old: Page, new: Page) -> bool:
    """Tell whether two pages show the same and lead to the same.

    Drawings have names by their number in the document, and the same drawings another name here.
    """
    boxes = all(_plain(old.obj.get(name)) == _plain(new.obj.get(name)) for name in _BOXES)
    return boxes and _numbered(_content(old)) == _numbered(_content(new)) and _links(old) == _links(new)


def with_pages(unit: Pdf, window: Pdf, start: int, count: int) -> bytes | None:
    """Return ``unit`` with ``count`` pages from ``start`` on as the first ones of ``window`` are.

    None where its resources would not be those of a layout of the whole unit.
    """
    pairs = list(zip(unit.pages[start : start + count], window.pages[:count], strict=True))
    numbers = [at for at, (old, page) in enumerate(pairs) if not is_as_it_was(old, page)]
    changed = [pairs[at] for at in numbers]
    first = numbers[0] if numbers else count
    removed = uses_of(_content(old) for old, _ in changed)
    new = uses_of(_content(page) for _, page in changed)
    before = uses_of(map(_content, unit.pages[: start + first]))
    old_resources, new_resources = _resources(unit), _resources(window)
    if (
        removed.more
        or new.more
        or not (removed.states <= new.states | before.states)
        or not _have_states(old_resources, new_resources, new.states)
        or not _fonts_stay(old_resources, new_resources, removed, new, before)
    ):
        return None
    for old, page in changed:
        old.obj.Contents = unit.copy_foreign(page.obj.Contents)
        _take_links(unit, old, page)
    target = BytesIO()
    unit.save(target, deterministic_id=True)
    return target.getvalue()


def _take_links(unit: Pdf, old: Page, new: Page) -> None:
    if Name.Annots in old.obj:
        del old.obj[Name.Annots]
    if Name.Annots in new.obj:
        links = [unit.copy_foreign(new.obj.Annots[at]) for at in range(len(new.obj.Annots))]
        old.obj.Annots = Array(links)


def _content(page: Page) -> bytes:
    return page.obj.Contents.read_bytes()


def _numbered(content: bytes) -> bytes:
    """Return a content in which drawings have names by the order in which they are drawn first."""
    names: dict[bytes, int] = {}
    return _DRAWING.sub(lambda found: b"/x%d Do" % names.setdefault(found[1], len(names)), content)


def _links(page: Page) -> list[object]:
    found: list[object] = []
    for link in page.obj.get(Name.Annots, ()):
        target = target_of(link)
        where = ("", _plain(link.get(Name.A))) if target is None else (target, "")
        found.append((where, _plain(link.get(Name.Rect)), _plain(link.get(Name.QuadPoints))))
    return found


def _plain(value: Object | None) -> object:
    return value.unparse(resolved=True) if isinstance(value, Object) else value


def _resources(pdf: Pdf) -> Object:
    return pdf.pages[0].obj.Resources


def _have_states(old: Object, new: Object, names: Iterable[str]) -> bool:
    table = old.get("/ExtGState", Dictionary())
    states = [(table.get(f"/{one}"), new.ExtGState[f"/{one}"]) for one in names]
    return all(known is not None and _plain(known) == _plain(state) for known, state in states)


def _fonts_stay(old: Object, new: Object, removed: Uses, made: Uses, before: Uses) -> bool:
    """Tell whether each font holds the glyphs that it would hold, as it would hold them.

    WeasyPrint takes widths and texts of a glyph, and the heights of a font, from where it meets them
    first.
    """
    for label, glyphs in removed.glyphs.items():
        if not glyphs <= made.glyphs[label] | before.glyphs[label]:
            return False
    for label, glyphs in made.glyphs.items():
        if not glyphs:
            continue
        known, given = _font(old, label), _font(new, label)
        met = before.glyphs[label]
        if known is None or given is None or not _agree(known, given, glyphs, glyphs - met):
            return False
        if not met and (known.ascent, known.descent) != (given.ascent, given.descent):
            return False
    return True


def _font(resources: Object, label: str) -> FontEntry | None:
    font = resources.get("/Font", Dictionary()).get(f"/{label}")
    return read_font(font) if font is not None else None


def _agree(known: FontEntry, given: FontEntry, glyphs: Iterable[int], first: Iterable[int]) -> bool:
    """Tell whether two fonts draw ``glyphs`` in the same way; ``first`` are those not met before."""
    same = (known.family, known.kind, known.flags) == (given.family, given.kind, given.flags)
    return (
        same
        and all(one in known.widths and known.widths[one] == given.widths[one] for one in glyphs)
        and all(known.texts[one] == given.texts[one] for one in first)
    )
