"""Sections with their headings, and what they are to e-readers."""

from __future__ import annotations

from markupsafe import Markup

from publish.model import Role, Section
from publish.render.writer import Values, Writer

EPUB_TYPES: dict[Role, str] = {
    "half-title": "halftitlepage",
    "title-page": "titlepage",
    "contents": "toc",
    "about-the-author": "",
    "notes": "endnotes",
    "section": "",
}
"""Where the term of the EPUB Structural Semantics Vocabulary is not the role's own name."""

ARIA_ROLES: dict[Role, str] = {
    "dedication": "doc-dedication",
    "epigraph": "doc-epigraph",
    "contents": "doc-toc",
    "foreword": "doc-foreword",
    "preface": "doc-preface",
    "acknowledgments": "doc-acknowledgments",
    "introduction": "doc-introduction",
    "prologue": "doc-prologue",
    "part": "doc-part",
    "chapter": "doc-chapter",
    "epilogue": "doc-epilogue",
    "afterword": "doc-afterword",
    "conclusion": "doc-conclusion",
    "appendix": "doc-appendix",
    "glossary": "doc-glossary",
    "bibliography": "doc-bibliography",
    "index": "doc-index",
    "notes": "doc-endnotes",
    "colophon": "doc-colophon",
}
"""Roles of DPUB-ARIA 1.1, as far as it has one."""

_LABELLED = ("part", "chapter", "appendix")


def semantics(role: Role) -> Values:
    """Return ``epub_type`` and ``aria_role`` of a section's role; empty where there is none."""
    return {"epub_type": EPUB_TYPES.get(role, role), "aria_role": ARIA_ROLES.get(role, "")}


def write_section(writer: Writer, section: Section, depth: int = 1, level: int = 1) -> str:
    """Return a section and all below it.

    ``depth`` is the level of its heading element in the unit, so that none is skipped; ``level``
    counts from the last section with a role of its own and is what styles go by.
    """
    # Where a title block holds the book's title, chapters are numbered as their sections are.
    runs_on = writer.unit.title_block and not writer.epub and section.role != "part"
    labelled = section.role in _LABELLED and bool(section.number)
    label = writer.context.words.label(section.role, section.number) if labelled else ""
    identifier = writer.id_value(section.id)
    heading = min(depth, 6)
    writer.heading_level = heading if section.title or label else max(heading - 1, 1)
    title = Markup(writer.inlines(section.title))
    body = Markup(writer.blocks(section.blocks))
    below = depth + 1 if title or label else depth
    children = Markup(
        "\n".join(
            write_section(writer, child, below, level + 1 if child.role == "section" else 1)
            for child in section.children
        )
    )
    markup = writer.template(
        "section",
        {
            "id": identifier,
            "role": section.role,
            "level": level,
            "classes": list(section.classes),
            "language": section.language,
            "heading": f"h{heading}",
            "opens": section.role != "section" and not runs_on,
            "number": section.number,
            "label": label,
            "title": title,
            "body": body,
            "children": children,
            **semantics(section.role),
        },
    )
    return writer.placed(section.span, markup)
