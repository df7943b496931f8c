"""Who said it: the last paragraph of an epigraph or a quotation."""

from __future__ import annotations

from dataclasses import replace

from publish.model import Block, Inline, LineBreak, Paragraph, Plain, SoftBreak, Text, plain_text

_DASHES = ("—", "―", "– ", "---", "-- ")
_ENDS = (".", "!", "?", "…", "”", "“", "’", "»", "«", '"', "'")


def parted_attribution(
    blocks: tuple[Block, ...], by_dash: bool
) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Return blocks without their attribution, and the attribution.

    It is a last paragraph of the class ``attribution``; with ``by_dash`` also one that begins
    with a dash: in a quotation that may as well be a line of dialogue. The dash is left out,
    since the style sets its own.
    """
    if by_dash:
        blocks = _last_line_apart(blocks)
    if len(blocks) < 2:
        return blocks, ()
    last = blocks[-1]
    if not isinstance(last, Paragraph | Plain) or not last.children:
        return blocks, ()
    first = last.children[0]
    text = first.value if isinstance(first, Text) else ""
    dash = next((one for one in _DASHES if text.startswith(one)), "")
    marked = isinstance(last, Paragraph) and "attribution" in last.attributes.classes
    if not marked and not (by_dash and dash):
        return blocks, ()
    if not dash:
        return blocks[:-1], last.children
    words = text.removeprefix(dash).lstrip()
    return blocks[:-1], ((Text(words),) if words else ()) + last.children[1:]


def _last_line_apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Part a last line that begins with a dash from its paragraph.

    Where the line before ends by chance, it must be the end of a sentence too.
    """
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | Plain):
        return blocks
    nodes = last.children
    ends = [index for index, node in enumerate(nodes) if isinstance(node, LineBreak | SoftBreak)]
    if not ends:
        return blocks
    before, end, after = nodes[: ends[-1]], nodes[ends[-1]], nodes[ends[-1] + 1 :]
    first = after[0] if after else None
    if not isinstance(first, Text) or not first.value.startswith(_DASHES):
        return blocks
    if isinstance(end, SoftBreak) and not plain_text(before).endswith(_ENDS):
        return blocks
    return (*blocks[:-1], replace(last, children=before), Paragraph(after, span=last.span))
