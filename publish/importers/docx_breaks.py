"""Page breaks of a Word document, which pandoc passes over: carried through it as marks."""

from __future__ import annotations

import re

from publish.importers.docx_package import DOCUMENT, Parts
from publish.model import Code, Inline, Node, PageBreak, Paragraph, Text, rewrite_all

MARK = "\ue0b5\ue0b6\ue0b5"
"""Stands in the text for a page break: characters of the private use area, which mean nothing."""

_RUN = f"<w:r><w:t>{MARK}</w:t></w:r>".encode()
_BREAK = re.compile(rb"""<w:br\b[^<>]*?\bw:type\s*=\s*["']page["'][^<>]*?/>""")
_BEFORE = re.compile(
    rb"""<w:pPr>(?:(?!</?w:pPr>).)*<w:pageBreakBefore\s*(?:w:val\s*=\s*["'](?:1|true|on)["']\s*)?/>"""
    rb"(?:(?!</?w:pPr>).)*</w:pPr>",
    re.DOTALL,
)


def with_marks(parts: Parts) -> Parts:
    """Return the parts of a document with a mark at each page break of its text.

    The XML is changed as text: written anew by a parser, it would lose the prefixes of its names,
    by which pandoc reads it.
    """
    document = _BREAK.sub(f"<w:t>{MARK}</w:t>".encode(), parts[DOCUMENT])
    document = _BEFORE.sub(lambda found: found.group() + _RUN, document)
    return {**parts, DOCUMENT: document}


def divided(words: tuple[Inline, ...]) -> tuple[Paragraph | PageBreak, ...]:
    """Return a paragraph's words with its page breaks between them.

    One inside of markup, as in a link, comes before the paragraph.
    """
    result: list[Paragraph | PageBreak] = []
    held: list[Inline] = []
    for node in words:
        pieces = node.value.split(MARK) if isinstance(node, Text) else [""]
        for place, piece in enumerate(pieces):
            if place:
                result.extend((*_paragraph(held), PageBreak()))
                held = []
            held.append(Text(piece) if isinstance(node, Text) else node)
    result.extend(_paragraph(held))
    if any(isinstance(one, Paragraph) and holds_mark(one.children) for one in result):
        return (PageBreak(), *(_cleaned(one) for one in result))
    return tuple(result)


def holds_mark(words: tuple[Inline, ...]) -> bool:
    """Tell whether there is a page break anywhere in inlines."""
    return without_marks(words) is not words


def without_marks(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines without the marks; the same object where there is none."""
    return rewrite_all(words, _unmarked)


def _unmarked(node: Node) -> Node:
    if isinstance(node, Text) and MARK in node.value:
        return Text(node.value.replace(MARK, ""))
    if isinstance(node, Code) and MARK in node.value:
        return Code(node.value.replace(MARK, ""))
    return node


def _paragraph(words: list[Inline]) -> tuple[Paragraph, ...]:
    kept = [node for node in words if not (isinstance(node, Text) and not node.value)]
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].value.lstrip())
    return (Paragraph(tuple(kept)),) if kept else ()


def _cleaned(block: Paragraph | PageBreak) -> Paragraph | PageBreak:
    return Paragraph(without_marks(block.children)) if isinstance(block, Paragraph) else block
