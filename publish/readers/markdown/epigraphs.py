"""Who said it: the last paragraph of an epigraph or a quotation."""

from __future__ import annotations

from publish.model import Block, Inline, Paragraph, Plain, Text

_DASHES = ("— ", "—", "– ", "―", "-- ", "--- ")


def parted_attribution(
    blocks: tuple[Block, ...], by_dash: bool
) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Return blocks without their attribution, and the attribution.

    It is a last paragraph of the class ``attribution``; with ``by_dash`` also one that begins
    with a dash, which is left out then, since the style sets its own. In a quotation a dash may
    as well begin a line of dialogue.
    """
    if len(blocks) < 2:
        return blocks, ()
    last = blocks[-1]
    if not isinstance(last, Paragraph | Plain) or not last.children:
        return blocks, ()
    if isinstance(last, Paragraph) and "attribution" in last.attributes.classes:
        return blocks[:-1], last.children
    first = last.children[0]
    if not by_dash or not isinstance(first, Text):
        return blocks, ()
    dash = next((one for one in _DASHES if first.value.startswith(one)), None)
    if dash is None:
        return blocks, ()
    words = first.value.removeprefix(dash).lstrip()
    return blocks[:-1], ((Text(words),) if words else ()) + last.children[1:]
