"""Reads the structure of a tagged PDF back: elements with their text, and whether all of it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from publish.pdf.font_entries import read_font

Place = tuple[int, int]
"""A page, from 0, and a number of marked content on it."""


@dataclass
class Element:
    """An element of the structure."""

    kind: str
    object: Object
    content: list[Place] = field(default_factory=list)
    annotations: list[Object] = field(default_factory=list)
    kids: list[Element] = field(default_factory=list)
    text: str = ""
    """Its own and that of the elements in it, in the order of the tree."""

    def all(self, *kinds: str) -> Iterator[Element]:
        """Yield the element and those in it, in order; of ``kinds`` where any are given."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            yield from kid.all(*kinds)

    def sketch(self) -> str:
        """Return kinds as nested brackets: ``Sect(H1 P(Link))``."""
        inner = " ".join(kid.sketch() for kid in self.kids)
        return f"{self.kind}({inner})" if inner else self.kind


@dataclass
class Drawn:
    """What the pages of a PDF draw."""

    texts: dict[Place, str] = field(default_factory=dict)
    """Of each piece of marked content."""
    artifacts: list[tuple[int, str, str]] = field(default_factory=list)
    """Page, property list, text."""
    loose: list[tuple[int, str]] = field(default_factory=list)
    """Text that is neither."""


@dataclass
class Tagged:
    """A tagged PDF."""

    document: Element
    drawn: Drawn
    parents: dict[int, Object]
    """The parent tree."""
    pdf: pikepdf.Pdf

    def the(self, kind: str) -> Element:
        """Return the only element of a kind."""
        (one,) = self.document.all(kind)
        return one

    def ids(self) -> list[str]:
        return [str(one.object.ID) for one in self.document.all() if Name.ID in one.object]


def read(data: bytes) -> Tagged:
    """Return a tagged PDF; it stays open for as long as it is used."""
    pdf = pikepdf.open(io.BytesIO(data))
    drawn = Drawn()
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for number, page in enumerate(pdf.pages):
        _draw(page.obj, number, drawn, None)
    root = pdf.Root.StructTreeRoot
    document = _element(root.K, None, numbers, drawn.texts)
    return Tagged(document, drawn, dict(_numbers(root.ParentTree)), pdf)


def faults(tagged: Tagged) -> Iterator[str]:
    """Yield what is not as ISO 32000-1, 14.7, and ISO 14289-1 want it."""
    owners: dict[Place, Object] = {}
    for element in tagged.document.all():
        for place in element.content:
            if place in owners:
                yield f"{place} belongs to two elements"
            owners[place] = element.object
        for kid in element.kids:
            if kid.object.P.objgen != element.object.objgen:
                yield f"{kid.kind} has another parent than the {element.kind} that holds it"
    yield from (f"{place} is drawn and in no element" for place in tagged.drawn.texts.keys() - owners.keys())
    yield from (
        f"{place} is in an element and not drawn" for place in owners.keys() - tagged.drawn.texts.keys()
    )
    yield from (
        f"page {page}: “{text}” is neither tagged nor an artifact" for page, text in tagged.drawn.loose
    )
    yield from _faulty_numbers(tagged, owners)
    if len(set(tagged.ids())) < len(tagged.ids()):
        yield "two elements have one id"
    named = dict(_names(tagged.pdf.Root.StructTreeRoot.get(Name.IDTree, Dictionary())))
    if sorted(named) != sorted(tagged.ids()):
        yield f"the tree of ids has {sorted(named)}, the elements have {sorted(tagged.ids())}"
    levels = [
        int(one.kind[1]) for one in tagged.document.all() if one.kind[0] == "H" and one.kind[1:].isdecimal()
    ]
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"H{after} after H{before}"


def _faulty_numbers(tagged: Tagged, owners: dict[Place, Object]) -> Iterator[str]:
    seen: set[int] = set()
    links = {one.objgen: link for link in tagged.document.all("Link") for one in link.annotations}
    for number, page in enumerate(tagged.pdf.pages):
        annotations = list(page.obj.get(Name.Annots, ()))
        own = [int(page.obj.StructParents)] if Name.StructParents in page.obj else []
        for key in [*own, *(int(one.StructParent) for one in annotations)]:
            if key in seen:
                yield f"number {key} is given twice"
            seen.add(key)
        entries = tagged.parents[own[0]] if own else ()
        for place, owner in owners.items():
            if place[0] == number and entries[place[1]].objgen != owner.objgen:
                yield f"the parent tree has another element for {place}"
        for one in annotations:
            link = links.get(one.objgen)
            if link is None:
                yield f"an annotation of page {number} is in no Link"
            elif tagged.parents[int(one.StructParent)].objgen != link.object.objgen:
                yield f"the parent tree has another element for an annotation of page {number}"
            if not str(one.get(Name.Contents, "")):
                yield f"an annotation of page {number} does not say where it goes"
    if max(seen, default=-1) >= int(tagged.pdf.Root.StructTreeRoot.ParentTreeNextKey):
        yield "the next key of the parent tree is taken"


def _element(
    found: Object, page: Object | None, numbers: dict[tuple[int, int], int], texts: dict[Place, str]
) -> Element:
    element = Element(str(found.S)[1:], found)
    page = found.get(Name.Pg, page)
    kids = found.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Object) or Name.MCID in kid:
            where = kid.Pg if isinstance(kid, Object) and Name.Pg in kid else page
            assert where is not None
            place = (numbers[where.objgen], int(kid.MCID if isinstance(kid, Object) else kid))
            element.content.append(place)
            element.text += texts.get(place, "")
        elif kid.get(Name.Type) == Name.OBJR:
            element.annotations.append(kid.Obj)
        else:
            element.kids.append(_element(kid, page, numbers, texts))
            element.text += element.kids[-1].text
    return element


def _draw(drawing: Object, page: int, drawn: Drawn, around: str | Place | None) -> None:
    """Read what a page, or a form on it, shows inside ``around``."""
    resources = drawing.get(Name.Resources, Dictionary())
    fonts = {str(name): read_font(font) for name, font in resources.get(Name.Font, Dictionary()).items()}
    stack: list[str | Place | None] = [around]
    font = None
    for operands, operator in pikepdf.parse_content_stream(drawing):
        name = str(operator)
        if name in ("BMC", "BDC"):
            stack.append(_mark(operands, page, stack[-1]))
            if isinstance(stack[-1], tuple):
                drawn.texts.setdefault(stack[-1], "")
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "TJ":
            assert font is not None
            shown = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            codes = [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2)]
            _show("".join(font.texts.get(code, "") for code in codes), page, stack[-1], drawn)
        elif name == "Do" and (form := resources.XObject[operands[0]]).get(Name.Subtype) == Name.Form:
            _draw(form, page, drawn, stack[-1])


def _mark(operands: list[Object], page: int, around: str | Place | None) -> str | Place | None:
    given = operands[1] if len(operands) > 1 else Dictionary()
    if operands[0] == Name.Artifact:
        return given.unparse().decode()
    return (page, int(given.MCID)) if Name.MCID in given else around


def _show(text: str, page: int, mark: str | Place | None, drawn: Drawn) -> None:
    if isinstance(mark, tuple):
        drawn.texts[mark] += text
    elif mark is None:
        drawn.loose.append((page, text))
    else:
        drawn.artifacts.append((page, mark, text))


def _numbers(node: Object) -> Iterator[tuple[int, Object]]:
    entries = node.get(Name.Nums, ())
    yield from ((int(entries[at]), entries[at + 1]) for at in range(0, len(entries), 2))
    for kid in node.get(Name.Kids, ()):
        yield from _numbers(kid)


def _names(node: Object) -> Iterator[tuple[str, Object]]:
    entries = node.get(Name.Names, ())
    yield from ((str(entries[at]), entries[at + 1]) for at in range(0, len(entries), 2))
    for kid in node.get(Name.Kids, ()):
        yield from _names(kid)
