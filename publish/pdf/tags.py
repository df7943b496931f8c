"""Joins the structures of tagged units into the book's one (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

_LEAF = 64
"""Ids in one node of the tree."""


class Tags:
    """The structure of a PDF that is made of units. Of untagged units there is none."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._document: Object | None = None
        self._next = 0
        self._pages = 0
        self._leaves = Array()
        self._ids: dict[bytes, Object] = {}

    def take(self, unit: Pdf, pages: Sequence[Page]) -> None:
        """Take over the structure of a ``unit``, whose pages are ``pages`` of the book by now.

        Pages, annotations and ids are numbered and named anew, so that no two units share any.
        """
        given = unit.Root.get(Name.StructTreeRoot)
        if given is None:
            return
        root = self._pdf.copy_foreign(given)
        document = self._top()
        for kid in _array(root.K.get(Name.K)):
            kid.P = document
            document.K.append(kid)
        self._number(pages, root.ParentTree.Nums)
        self._name(root)

    def write(self) -> None:
        """Write the tree, once all units are taken and links that lead nowhere are gone."""
        if self._document is None:
            return
        parents = self._pdf.make_indirect(Dictionary(Kids=self._leaves))
        root = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=self._document,
                ParentTree=parents,
                ParentTreeNextKey=self._next,
            )
        )
        self._document.P = root
        if self._ids:
            root.IDTree = self._pdf.make_indirect(Dictionary(Kids=Array(self._id_leaves())))
        self._drop_lost_links()
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)
        for page in self._pdf.pages:
            page.obj.Tabs = Name.S

    def _top(self) -> Object:
        if self._document is None:
            self._document = self._pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())
            )
        return self._document

    def _number(self, pages: Sequence[Page], numbered: Object) -> None:
        """Number a unit's pages and annotations after those of the units before."""
        self._pages += len(pages)
        count = len(numbered) // 2
        for page in pages:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for annotation in page.obj.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self._next
        entries = Array()
        for at in range(count):
            entries.append(self._next + at)
            entries.append(numbered[2 * at + 1])
        if count:
            limits = Array([self._next, self._next + count - 1])
            self._leaves.append(self._pdf.make_indirect(Dictionary(Nums=entries, Limits=limits)))
        self._next += count

    def _name(self, root: Object) -> None:
        names = root.IDTree.Names if Name.IDTree in root else ()
        for at in range(0, len(names), 2):
            name, element = bytes(names[at]), names[at + 1]
            unique, tries = name, 1
            while unique in self._ids:
                tries += 1
                unique = name + f"-{tries}".encode()
            if unique != name:
                element.ID = String(unique)
            self._ids[unique] = element

    def _id_leaves(self) -> Iterator[Object]:
        ordered = sorted(self._ids)
        for start in range(0, len(ordered), _LEAF):
            part = ordered[start : start + _LEAF]
            names = Array()
            for name in part:
                names.append(String(name))
                names.append(self._ids[name])
            limits = Array([String(part[0]), String(part[-1])])
            yield self._pdf.make_indirect(Dictionary(Names=names, Limits=limits))

    def _drop_lost_links(self) -> None:
        """Take annotations out of the tree that are on no page any more."""
        annotated = [page.obj.Annots for page in self._pdf.pages if Name.Annots in page.obj]
        kept = {int(one.StructParent) for found in annotated for one in found if Name.StructParent in one}
        if len(kept) + self._pages == self._next:
            return
        for leaf in self._leaves:
            entries = leaf.Nums
            for at in range(0, len(entries), 2):
                element = entries[at + 1]
                if not isinstance(element, Array) and int(entries[at]) not in kept:
                    _drop_lost(element, kept)


def _drop_lost(element: Object, kept: set[int]) -> None:
    """Leave in an element only annotations that are ``kept``; a link without any is a ``Span``."""
    kids = _array(element.get(Name.K))
    left = [kid for kid in kids if not _is_annotation(kid) or int(kid.Obj.StructParent) in kept]
    element.K = Array(left)
    if not any(_is_annotation(kid) for kid in left):
        element.S = Name.Span


def _is_annotation(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.OBJR


def _array(value: object) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]  # type: ignore[list-item]
