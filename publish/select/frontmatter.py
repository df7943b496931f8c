"""The order of the front matter: pages made from metadata, and the manuscript's own among them."""

from __future__ import annotations

from publish.model import Opening, Role, Section
from publish.select.dropping import is_contents_place

GENERATED: tuple[Role, ...] = ("half-title", "title-page", "copyright-page")
"""Pages before the contents that are made without a word in the manuscript."""

# The Chicago Manual of Style, 17th ed., 1.4: what comes before the contents, in this order.
_BEFORE_CONTENTS: tuple[Role, ...] = (
    "half-title", "title-page", "copyright-page", "dedication", "epigraph",
)  # fmt: skip


def arrange(wanted: tuple[Role, ...], own: tuple[Section, ...], contents: bool) -> tuple[Section | Role, ...]:
    """Return the front matter in order: sections of the manuscript, and roles of generated pages.

    ``wanted`` are the theme's pages, ``own`` the manuscript's front matter, ``contents`` tells
    whether there is a contents page. A page that the manuscript has itself is not generated. Where
    an empty section says where the contents are to stand, the order of the manuscript is kept.
    """
    present = {one.role for one in own}
    made = [role for role in GENERATED if role in wanted and role not in present]
    if any(is_contents_place(one) for one in own):
        return (*made, *own)
    before: list[Section | Role] = []
    for role in _BEFORE_CONTENTS:
        before.extend([role] if role in made else [])
        before.extend(one for one in own if one.role == role)
    after = [one for one in own if one.role not in _BEFORE_CONTENTS]
    return (*before, *(("contents",) if contents else ()), *after)


def opening(role: Role, openings: str) -> Opening:
    """Return on which side a page of ``role`` opens, where chapters open as ``openings`` says."""
    if role == "copyright-page":
        return "verso"
    if role in ("half-title", "title-page", "dedication"):
        return "recto"
    return "recto" if openings == "recto" and role != "colophon" else "any"
