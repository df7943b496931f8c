"""Notes: at the foot of the page (PDF), at the end of the unit (EPUB, and long ones of the PDF)."""

from __future__ import annotations

import re

from markupsafe import Markup

from publish.model import Block, Note, Paragraph, Plain
from publish.render.marks import MARK
from publish.render.markup import text
from publish.render.writer import Writer

_SPACES = re.compile("[ \t\n]+")
_PREFORMATTED = re.compile("(<pre.*?</pre>)", re.DOTALL)
_AT_BLOCK = re.compile(
    f" ?({MARK}*<(?:br|/?(?:p|div|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|thead|tbody|tfoot|tr|th|td"
    f"|figure|figcaption|aside|hr|h[1-6]))(?: [^>]*)?>{MARK}*) ?"
)
_DOUBLED = re.compile(f" ((?:{MARK}*<[^>]*>{MARK}*)+) ")


def call_id(note_id: str) -> str:
    """Return the id of a note's call: where the way back leads."""
    return f"{note_id}-call"


def write_note(writer: Writer, node: Note) -> str:
    """Return the call, and for a note at the page's foot its body behind it."""
    if writer.bare:
        return ""
    at_end = writer.epub or node.id in writer.context.end_notes or writer.in_note
    call = writer.template(
        "note-call",
        {
            "id": writer.id_value(call_id(node.id)) if node.id else "",
            "href": f"#{node.id}" if node.id and not writer.in_link else "",
            "number": node.number or "*",
            "label": writer.context.words.label("note", node.number or "*"),
        },
    ).strip()
    if at_end:
        writer.notes.append(node)
        return call
    first = node.blocks[0].span if node.blocks else None
    return call + writer.placed(first, _foot_note(writer, node))


def _foot_note(writer: Writer, node: Note) -> str:
    """Return a note as an inline element that the style sheet floats to the page's foot.

    Only its first paragraph is inline; what follows are blocks, which HTML's parser does not
    take inside ``<p>``, so the writer is told (`Writer.held_blocks`).
    """
    first, rest = _split(node.blocks)
    pair = writer.id_pair(node.id)
    held, writer.in_note = writer.held_blocks, True
    inner = writer.inlines(first.children) if first else ""
    if rest:
        inner += "\n" + writer.blocks(rest)
    writer.in_note = False
    writer.held_blocks = held or bool(rest)
    inner = _collapsed(inner)
    number = f'<span class="note-number">{text(node.number or "*")}</span> '
    return f'<span class="note" role="doc-footnote"{pair}>{number}{inner}</span>'


def _collapsed(markup: str) -> str:
    """Collapse white space, which WeasyPrint 70 leaves as it is in what it floats to the foot.

    (``build_formatting_structure`` has taken the notes out before it processes white space; a
    line end in one stops the layout.)
    """
    parts = _PREFORMATTED.split(markup)
    for index in range(0, len(parts), 2):
        part = _AT_BLOCK.sub(r"\1", _SPACES.sub(" ", parts[index]))
        parts[index] = _DOUBLED.sub(r" \1", part)
    return "".join(parts).strip()


def _split(blocks: tuple[Block, ...]) -> tuple[Paragraph | Plain | None, tuple[Block, ...]]:
    """Return the first paragraph, where the number can stand, and the blocks after it."""
    if blocks and isinstance(blocks[0], Paragraph | Plain):
        return blocks[0], blocks[1:]
    return None, blocks


def write_end_notes(writer: Writer) -> str:
    """Return the bodies of all notes that are not at a page's foot; nothing where there is none."""
    bodies = []
    done = 0
    while done < len(writer.notes):  # a note may call a further one
        note = writer.notes[done]
        identifier = writer.id_value(note.id)
        first, rest = _split(note.blocks)
        bodies.append(
            {
                "id": identifier,
                "number": note.number or "*",
                "label": writer.context.words.label("note", note.number or "*"),
                "call": f"#{call_id(note.id)}" if note.id else "",
                "first": Markup(writer.placed(first.span, writer.inlines(first.children)) if first else ""),
                "rest": Markup(writer.blocks(rest)),
            }
        )
        done += 1
    if not bodies:
        return ""
    return writer.template("notes", {"notes": bodies, "level": min(writer.heading_level + 1, 6)})
