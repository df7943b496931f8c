"""Looks a stranger's PDF over, in a process of its own: prints JSON.

    python pdfchild.py FILE check       and let qpdf decode all that is in it
    python pdfchild.py FILE 12 340      and say where the objects 12 and 340 are

qpdf reads what it can of a damaged file, in memory: a few bytes can ask for all there is. So this
runs with limits (`pdffile.py`) and imports nothing of the package.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pikepdf
from lxml import etree

_MOST_METADATA = 4 * 2**20
_MOST_WARNINGS = 200
_MOST_ELEMENTS = 500_000
_MOST_PAGES = 50_000
_MOST_ACTIONS = 1_000
_ACTIVE = {
    "/JavaScript": "a script",
    "/Launch": "a program to be started",
    "/ImportData": "data to be read from a file",
    "/SubmitForm": "data to be sent",
}
"""Actions that do something outside the pages, by their names in ISO 32000-2, table 201."""
_NAMESPACES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def main() -> None:
    """Print what is found out about the file; a file that cannot be read is an answer too."""
    try:
        with pikepdf.open(sys.argv[1]) as pdf:
            answer = _look(pdf)
    except pikepdf.PasswordError:
        answer = {"error": "password"}
    except MemoryError:
        sys.exit("there is not enough memory")
    except Exception as error:  # whatever a stranger's file makes of the library that reads it
        answer = {"error": str(error)[:2000] or type(error).__name__}
    json.dump(answer, sys.stdout)


def _look(pdf: pikepdf.Pdf) -> dict[str, Any]:
    if len(pdf.pages) > _MOST_PAGES:
        return {"error": f"it has {len(pdf.pages)} pages"}
    pages = [_page(page) for page in pdf.pages]
    claims = _claims(pdf)
    check = sys.argv[2:] == ["check"]
    wanted = set() if check else {int(number) for number in sys.argv[2:]}
    return {
        "pages": pages,
        "encrypted": pdf.is_encrypted,
        "tagged": "/StructTreeRoot" in pdf.Root,
        "claims": claims,
        "extras": _extras(pdf),
        "places": _places(pdf, wanted) if wanted else {},
        "warnings": _warnings(pdf) if check else [],
    }


def _warnings(pdf: pikepdf.Pdf) -> list[str]:
    """Return what qpdf says, with all streams decoded once."""
    said = [*pdf.check_pdf_syntax(), *pdf.get_warnings()]
    return [str(one)[:500] for one in said[:_MOST_WARNINGS]]


def _extras(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return what a file has beside its pages: which PDF/X it claims in its information dictionary
    (ISO 15930-1, 6.9), whether it has an outline, how many annotations."""
    info = pdf.trailer.get("/Info")
    names = ("/GTS_PDFXConformance", "/GTS_PDFXVersion")
    said = [str(info[name])[:40] for name in names if isinstance(info, pikepdf.Dictionary) and name in info]
    outline = pdf.Root.get("/Outlines")
    noted = (page.obj.get("/Annots") for page in pdf.pages)
    return {
        "pdfx": said[0] if said else "",
        "outline": isinstance(outline, pikepdf.Dictionary) and "/First" in outline,
        "annotations": sum(len(one) for one in noted if isinstance(one, pikepdf.Array)),
        "active": _active(pdf),
    }


def _active(pdf: pikepdf.Pdf) -> list[str]:
    """Return what happens outside the pages when the file is opened, turned or touched, in words."""
    names = pdf.Root.get("/Names")
    left: list[Any] = [pdf.Root.get("/OpenAction"), *_values(pdf.Root.get("/AA"))]
    for page in pdf.pages:
        left += _values(page.obj.get("/AA"))
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary):
                left += (note.get("/A"), *_values(note.get("/AA")))
    found = {"/JavaScript"} if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names else set()
    looked = 0
    while left:
        one = left.pop()
        following: list[Any] = []
        if isinstance(one, pikepdf.Array):
            following = list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found.add(str(one.get("/S")))
            following = [one["/Next"]] if "/Next" in one else []
        if looked < _MOST_ACTIONS:  # what follows may go round; links of a book are many, and end
            looked += len(following)
            left += following
    return [words for name, words in _ACTIVE.items() if name in found]


def _values(actions: object) -> list[Any]:
    """Return the actions of a dictionary of them, by events."""
    return [one for _, one in actions.items()] if isinstance(actions, pikepdf.Dictionary) else []


def _page(page: pikepdf.Page) -> list[float]:
    """Return the trim box, in points; where a page has none that makes sense, an empty one."""
    try:
        left, lower, right, upper = (float(edge) for edge in page.trimbox)
    except (ValueError, TypeError, AttributeError, KeyError):
        return [0.0, 0.0, 0.0, 0.0]
    return [min(left, right), min(lower, upper), max(left, right), max(lower, upper)]


def _claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return which standards the file's metadata says that it follows: ``pdfuaid:part`` and others."""
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return {}
    data = metadata.read_bytes()
    if len(data) > _MOST_METADATA:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing at all, or nothing of XML
        return {}
    if root is None:
        return {}
    found = {}
    for prefix, uri in _NAMESPACES.items():
        for node in root.iter():
            if isinstance(node.tag, str):
                said = {**{str(key): str(value) for key, value in node.attrib.items()}, node.tag: node.text}
                for name, value in said.items():
                    if name.startswith(f"{{{uri}}}") and value:
                        found[f"{prefix}:{name.partition('}')[2]}"] = value.strip()[:40]
    return found


def _places(pdf: pikepdf.Pdf, wanted: set[int]) -> dict[str, list[float | None]]:
    """Return page, x and y for objects that are structure elements or annotations."""
    numbers = {page.obj.objgen[0]: index for index, page in enumerate(pdf.pages, 1)}
    places: dict[str, list[float | None]] = {}
    for index, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            if isinstance(note, pikepdf.Dictionary) and note.objgen[0] in wanted and "/Rect" in note:
                left, lower, right, upper = (float(edge) for edge in note.Rect)
                places[str(note.objgen[0])] = [index, min(left, right), max(lower, upper)]
    for number in wanted:
        if str(number) not in places:
            page_number = _page_of(pdf.get_object(number, 0), numbers)
            if page_number:
                places[str(number)] = [page_number, None, None]
    return places


def _page_of(element: pikepdf.Object, numbers: dict[int, int]) -> int:
    """Return the page of a structure element: its own, else that of the first below it; 0 for none."""
    left: list[pikepdf.Object | None] = [element]
    seen: set[tuple[int, int]] = set()
    looked = 0
    while left and looked < _MOST_ELEMENTS:
        one = left.pop()
        looked += 1
        if not isinstance(one, pikepdf.Dictionary) or one.objgen in seen:
            continue
        if one.objgen[0]:
            seen.add(one.objgen)
        page = one.get("/Pg")
        if isinstance(page, pikepdf.Dictionary) and page.objgen[0] in numbers:
            return numbers[page.objgen[0]]
        below = one.get("/K")
        left.extend(reversed(list(below)) if isinstance(below, pikepdf.Array) else [below])
    return 0


if __name__ == "__main__":
    main()
