"""What a finished XHTML document has in it: places, links, pictures, features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from lxml import etree

from publish.epub.types import PackagingError

Property: TypeAlias = Literal["mathml", "svg", "nav", "remote-resources"]

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
OPS = "{http://www.idpf.org/2007/ops}"
XLINK = "{http://www.w3.org/1999/xlink}"

# Attributes that name another resource, and whether the document cannot do without it.
_REFERENCES = {"href": False, "src": True, f"{XLINK}href": False, "data": True, "poster": True, "cite": False}


@dataclass(frozen=True, slots=True)
class Facts:
    """What packaging wants to know of one document. ``ids`` in document order."""

    name: str
    """Path below ``EPUB/``."""
    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses as written in ``href`` and the like, each once."""
    resources: tuple[str, ...]
    """Addresses of what the document shows or loads: pictures, style sheets, media."""
    properties: tuple[Property, ...]
    """For the manifest, computed from the elements (EPUB 3.3, 5.6.2.1)."""
    pictures: int
    pictures_without_words: int
    """Pictures with no alternative text that are not marked as decoration."""
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document and what is in it; ``id`` is its unit's."""

    id: str
    facts: Facts
    content: bytes

    @property
    def name(self) -> str:
        """Path below ``EPUB/``."""
        return self.facts.name


def facts_of(named: bytes) -> Facts:
    """Return the facts of a document as `examine` does: given are its name, a line end, its content."""
    name, _, content = named.partition(b"\n")
    return examine(name.decode(), content)


FactsOf: TypeAlias = Callable[[bytes], Facts]
"""`facts_of`, or what does the same and remembers documents."""


def read_document(uid: str, name: str, content: bytes, facts: FactsOf = facts_of) -> Document:
    """Return the document with its facts; raises as `examine` does."""
    return Document(uid, facts(f"{name}\n".encode() + content), content)


def examine(name: str, content: bytes) -> Facts:
    """Return the facts of the document ``name``.

    Raises `PackagingError` where it is not well-formed, uses an id twice or carries a script.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PackagingError(f"{name} is not well-formed: {error}") from error
    ids: dict[str, None] = {}
    links: dict[str, None] = {}
    resources: dict[str, None] = {}
    properties: set[Property] = set()
    pictures = wordless = 0
    for element in root.iter(etree.Element):
        tag = element.tag
        _note_attributes(name, element, ids, links, resources)
        if tag == f"{XHTML}img":
            pictures += 1
            wordless += not element.get("alt", "").strip() and element.get("role") != "presentation"
        elif tag == f"{XHTML}link":
            resources[element.get("href", "")] = None
        elif tag == f"{SVG}svg":
            properties.add("svg")
        elif tag == f"{MATHML}math":
            properties.add("mathml")
        elif tag == f"{XHTML}nav" and "toc" in element.get(f"{OPS}type", "").split():
            properties.add("nav")
        elif tag in (f"{XHTML}script", f"{SVG}script"):
            raise PackagingError(f"{name} holds a script")
    if any(_is_remote(address) for address in resources):
        properties.add("remote-resources")
    return Facts(
        name,
        tuple(ids),
        tuple(links),
        tuple(resources),
        tuple(sorted(properties)),
        pictures,
        wordless,
        frozenset(cast(str, root.xpath("string()"))),
    )


def _note_attributes(
    name: str,
    element: etree._Element,
    ids: dict[str, None],
    links: dict[str, None],
    resources: dict[str, None],
) -> None:
    for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        if key == "id":
            if value in ids:
                raise PackagingError(f"{name} has the id {value!r} twice")
            ids[value] = None
        elif key in _REFERENCES:
            (resources if _REFERENCES[key] else links)[value] = None
        elif key == "srcset" or key.startswith("on"):
            raise PackagingError(f"{name} has the attribute {key!r}")


def _is_remote(address: str) -> bool:
    return address.startswith(("http://", "https://", "//"))
