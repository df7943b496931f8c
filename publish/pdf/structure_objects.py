"""Writes a unit's structure into its PDF, in the place of the one that WeasyPrint would write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.document import Document

from publish.pdf.structure import Annotation, Content, Node, Structure, Tags, read_structure


@contextmanager
def structured() -> Iterator[None]:
    """Write structure as `read_structure` reads it while the context lasts.

    For a process that sets one unit at a time: WeasyPrint offers no way to give it another tree.
    """
    theirs = weasyprint.pdf.add_tags

    def add_tags(pdf: pydyf.PDF, document: Document, _: Any, page_streams: Sequence[Any]) -> None:  # noqa: ANN401
        tags: list[Tags] = [stream._tags for stream in page_streams]
        structure = read_structure(document.pages, tags)
        for number, stream in enumerate(page_streams):
            _mark_artifacts(stream, structure.artifacts[number])
        _Writer(pdf, [len(drawn) for drawn in tags]).write(structure)

    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


class _Writer:
    """Makes objects of nodes."""

    def __init__(self, pdf: pydyf.PDF, counts: Sequence[int]) -> None:
        self._pdf = pdf
        self._parents: list[list[bytes]] = [[b"null"] * count for count in counts]
        """For each page, the element of each of its pieces of content."""
        self._annotations: list[bytes] = []
        """For each annotation its element; the annotations are numbered after the pages."""
        self._ids: dict[str, bytes] = {}

    def write(self, structure: Structure) -> None:
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        root["K"] = self._element(structure.document, root.reference)
        numbered = [*(pydyf.Array(page) for page in self._parents), *self._annotations]
        tree = pydyf.Dictionary({"Nums": pydyf.Array([one for pair in enumerate(numbered) for one in pair])})
        self._pdf.add_object(tree)
        root["ParentTree"] = tree.reference
        root["ParentTreeNextKey"] = len(numbered)
        if self._ids:
            names = [one for name in sorted(self._ids) for one in (_id(name), self._ids[name])]
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Write a node and all below it; return its reference."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        self._pdf.add_object(element)
        reference: bytes = element.reference
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        self._describe(node, element)
        kids = [self._kid(kid, reference, page) for kid in node.kids]
        if kids:
            element["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return reference

    def _describe(self, node: Node, element: pydyf.Dictionary) -> None:
        said = node.said
        if said.language:
            element["Lang"] = pydyf.String(said.language)
        if said.words:
            element["Alt"] = pydyf.String(said.words)
        if node.kind == "Note":
            name = said.id or f"note-{element.number}"
            element["ID"] = _id(name)
            self._ids[name] = element.reference
        attributes: Mapping[str, Any] = said.attributes
        if node.box is not None:
            attributes = {"O": "/Layout", "Placement": "/Block", "BBox": pydyf.Array(node.box)}
        if attributes:
            element["A"] = pydyf.Dictionary(attributes)

    def _kid(self, kid: Node | Content | Annotation, parent: bytes, page: int | None) -> Any:  # noqa: ANN401
        if isinstance(kid, Node):
            return self._element(kid, parent)
        if isinstance(kid, Content):
            self._parents[kid.page][kid.number] = parent
            if kid.page == page:
                return kid.number
            return pydyf.Dictionary(
                {"Type": "/MCR", "Pg": self._pdf.page_references[kid.page], "MCID": kid.number}
            )
        kid.object["StructParent"] = len(self._parents) + len(self._annotations)
        self._annotations.append(parent)
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Pg": self._pdf.page_references[kid.page], "Obj": kid.object.reference}
        )


def _id(name: str) -> bytes:
    """A name as bytes in UTF-8, in hexadecimal."""
    return b"<" + name.encode().hex().encode() + b">"


def _mark_artifacts(stream: Any, found: Mapping[int, str]) -> None:  # noqa: ANN401
    """Mark content as artifacts that WeasyPrint has marked with the numbers of ``found``."""
    if not found:
        return
    parts = stream.stream
    for at, part in enumerate(parts):
        if isinstance(part, pydyf.Dictionary) and (number := part.get("MCID")) in found:
            parts[at - 1 : at + 1] = ["/Artifact", found[number]]
