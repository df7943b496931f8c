"""The order of the front matter: pages made from metadata, and the manuscript's own among them."""

from __future__ import annotations

from publish.model import Opening, Role, Section

GENERATED: tuple[Role, ...] = ("half-title", "title-page", "copyright-page", "contents")
"""Pages that are made without a word in the manuscript."""

# The Chicago Manual of Style, 17th ed., 1.4: what comes before the contents, in this order.
_BEFORE_CONTENTS: tuple[Role, ...] = (
    "half-title", "title-page", "copyright-page", "dedication", "epigraph",
)  # fmt: skip


def arrange(wanted: tuple[Role, ...], own: tuple[Section, ...], contents: bool) -> tuple[Section | Role, ...]:
    """Return the front matter in order: sections of the manuscript, and roles of generated pages.

    ``wanted`` are the theme's pages, ``own`` the manuscript's front matter, ``contents`` tells
    whether there is a contents page. A page that the manuscript has itself is not generated; an
    empty section ``contents`` in it says where the contents are to stand, and the order of the
    manuscript is then kept.
    """
    placed = any(one.role == "contents" for one in own)
    present = {one.role for one in own}
    made = [role for role in GENERATED if role in wanted and role not in present and role != "contents"]
    if placed:
        ordered: list[Section | Role] = [*made]
        for one in own:
            if one.role != "contents" or one.blocks:
                ordered.append(one)
            elif contents:
                ordered.append("contents")
        return tuple(ordered)
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
