"""What of a unit's XHTML is another than before."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from publish.pdf.inside.tree import Tree


@dataclass(frozen=True, slots=True)
class Edit:
    """The elements between the first and the last that changed, by their numbers.

    Before ``first`` all are the same in both documents; so are those from ``old_end`` on in the old
    one and from ``new_end`` on in the new one.
    """

    first: int
    old_end: int
    new_end: int

    @property
    def shift(self) -> int:
        """How much larger the numbers after the edit are now."""
        return self.new_end - self.old_end


def edit_between(old: Tree, new: Tree) -> Edit | None:
    """Return what changed in a body; None where what is around it changed too, or nothing did."""
    if _around(old) != _around(new) or old.own[0] != new.own[0] or old.own == new.own:
        return None
    shorter = min(len(old.own), len(new.own))
    first = next((at for at in range(shorter) if old.own[at] != new.own[at]), shorter)
    same = 0
    while same < shorter - first and old.own[-1 - same] == new.own[-1 - same]:
        same += 1
    return Edit(first, len(old.own) - same, len(new.own) - same)


def links_of(tree: Tree) -> tuple[str, ...]:
    """Return where all links of a body lead."""
    return tuple(sorted(one.attrib["href"] for one in tree.elements if "href" in one.attrib))


def _around(tree: Tree) -> list[object]:
    root: Element = tree.root
    parts: list[object] = [sorted(root.attrib.items()), (root.text or "").strip()]
    parts += [tostring(one) for one in root if one is not tree.body]
    return parts
