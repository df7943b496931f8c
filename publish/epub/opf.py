"""The package document: what EbookLib leaves out of it, added in one pass."""

from __future__ import annotations

from lxml import etree

from publish.epub.metadata import Meta, PackageMetadata

OPF = "{http://www.idpf.org/2007/opf}"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


def complete(opf: bytes, metadata: PackageMetadata, own_fonts: bool = False) -> bytes:
    """Return EbookLib's package document with language, refinements and all other ``meta``.

    ``own_fonts``: fonts are embedded, which old readers of Apple's must be told.
    """
    root = etree.fromstring(opf)
    root.set(_XML_LANGUAGE, metadata.language)
    # EbookLib declares `rendition`, which is reserved and not used here.
    root.attrib.pop("prefix", "")
    holder = root.find(f"{OPF}metadata")
    if holder is None:
        raise ValueError("the package document has no metadata")
    # EbookLib's second prefix for the package's own namespace would come into our elements.
    etree.cleanup_namespaces(root, keep_ns_prefixes=["dc"])
    for element in holder.findall(f"{OPF}meta"):
        if element.get("property") == "dcterms:modified":
            holder.remove(element)
    for meta in metadata.metas:
        _add(holder, meta)
    if own_fonts:
        root.set("prefix", _IBOOKS)
        _add(holder, Meta("ibooks:specified-fonts", "true"))
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(holder: etree._Element, meta: Meta) -> None:
    element = etree.SubElement(holder, f"{OPF}meta")
    if meta.id:
        element.set("id", meta.id)
    if meta.refines:
        element.set("refines", f"#{meta.refines}")
    element.set("property", meta.property)
    if meta.scheme:
        element.set("scheme", meta.scheme)
    if meta.language:
        element.set(_XML_LANGUAGE, meta.language)
    element.text = meta.value
