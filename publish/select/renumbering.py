"""Notes counted anew where an edition has left some out: a reader looks for the one that is
missing between 2 and 4. Figures keep their numbers, which are the same in all editions."""

from __future__ import annotations

from dataclasses import replace

from publish.model import Node, Note, Publication, rewrite_all, walk


def renumber_notes(kept: Publication, whole: Publication) -> Publication:
    """Return ``kept``, what is left of ``whole``, with the numbers of its notes without gaps."""
    left = {node.id for node in walk(*kept.sections()) if isinstance(node, Note)}
    numbers: dict[str, str] = {}
    gone = 0
    for node in walk(*whole.sections()):
        if not isinstance(node, Note) or not node.number.isdecimal():
            continue
        if node.number == "1":  # where a chapter, or the book, begins to count
            gone = 0
        if node.id not in left:
            gone += 1
        elif gone:
            numbers[node.id] = str(int(node.number) - gone)
    if not numbers:
        return kept

    def change(node: Node) -> Node:
        if isinstance(node, Note) and node.id in numbers:
            return replace(node, number=numbers[node.id])
        return node

    front, body, back = (rewrite_all(matter, change) for matter in (kept.front, kept.body, kept.back))
    return replace(kept, front=front, body=body, back=back)
