"""A unit's elements by their numbers, as `publish.pdf.block_places` counts them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element

Own: TypeAlias = tuple[int, str, tuple[tuple[str, str], ...], str, str]
"""An element without what is in it: depth, name, attributes, the text at its start and after its end."""


@dataclass(slots=True)
class Tree:
    """The elements of a body in the order of the document; ``body`` is number 0."""

    root: Element
    body: Element
    elements: list[Element] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    """The number of the element around each; -1 for ``body``."""
    ends: list[int] = field(default_factory=list)
    """The number that follows the last one inside each."""
    own: list[Own] = field(default_factory=list)

    def ancestors(self, number: int) -> list[int]:
        """Return the numbers of what is around an element, the nearest first."""
        found = []
        while (number := self.parents[number]) >= 0:
            found.append(number)
        return found


def tree_of(root: Element) -> Tree | None:
    """Return the tree of a document that `publish.pdf.markup.parsed` has read; None without a body."""
    body = root.find("body")
    if body is None:
        return None
    tree = Tree(root, body)
    _add(tree, body, -1, 0)
    return tree


def _add(tree: Tree, element: Element, parent: int, depth: int) -> None:
    number = len(tree.elements)
    tree.elements.append(element)
    tree.parents.append(parent)
    tree.ends.append(0)
    attributes = tuple(sorted(element.attrib.items()))
    tree.own.append((depth, str(element.tag), attributes, element.text or "", element.tail or ""))
    for child in element:
        _add(tree, child, number, depth + 1)
    tree.ends[number] = len(tree.elements)
