"""Who said it: the last paragraph of an epigraph or a quotation."""

from __future__ import annotations

from publish.model import Block, Inline, Paragraph, Plain, Text

_DASHES = ("— ", "—", "– ", "―", "-- ", "--- ")


def parted_attribution(
    blocks: tuple[Block, ...], by_dash: bool
) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Return blocks without their attribution, and the attribution.

    It is a last paragraph of the class ``attribution``; with ``by_dash`` also one that begins
    with a dash: in a quotation that may as well be a line of dialogue. The dash is left out,
    since the style sets its own.
    """
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
