"""Which quantities and traits of the table each rule about shops looks for."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping

from publish.check.rule import Found
from publish.check.shops.facts import Facts
from publish.check.shops.limits import SHOPS
from publish.check.shops.shop import Quantity, Trait
from publish.check.shops.sources import Source

QUANTITIES: Mapping[str, tuple[Quantity, ...]] = {
    "shop-text-length": (
        "title", "subtitle", "title and subtitle", "publisher’s name", "contributor’s name", "description",
    ),
    "shop-file-size": ("EPUB", "PDF"),
    "shop-file-wish": ("EPUB", "PDF", "document"),
    "shop-picture-size": ("picture",),
    "shop-cover-size": ("cover’s short side", "cover’s long side", "cover’s file"),
    "shop-cover-wish": ("cover’s short side", "cover’s long side", "cover’s ratio"),
    "shop-trim": ("width", "height"),
    "shop-margin": ("inner margin", "outer margin", "outer margin with bleed"),
    "shop-margin-wish": ("inner margin", "outer margin", "outer margin with bleed"),
    "shop-blank-pages": ("blank pages together", "blank pages at the end"),
    "shop-fine-print": ("letters", "line"),
    "shop-ink": ("ink",),
}  # fmt: skip
"""The quantities of each rule that holds limits against something."""

TRAITS: Mapping[str, tuple[Trait, ...]] = {
    "shop-field-missing": ("no author", "no publisher", "no description"),
    "shop-isbn-missing": ("no ISBN",),
    "shop-description-address": ("address in the description",),
    "shop-series-number": ("series number in words",),
    "shop-cover-missing": ("no cover",),
    "shop-cover-format": ("cover in GIF", "cover in PNG", "cover in WEBP", "cover in SVG", "cover in inks"),
    "shop-picture-format": (
        "picture in TIFF", "picture in WEBP", "picture in AVIF", "picture in inks", "picture that moves",
        "picture with transparency",
    ),
    "shop-contents-missing": ("no contents",),
    "shop-script": ("script",),
    "shop-pdf-refused": ("encryption", "font not embedded"),
    "shop-page-box": ("page of another size",),
    "shop-pdf-standard": ("no PDF/X", "colours of a screen", "transparency"),
    "shop-pdf-extras": ("outline", "annotations"),
}  # fmt: skip
"""The traits of each rule that looks for something refused."""

_OF_PAPERS = ("shop-page-count", "shop-paper")
"""The rules that read the papers of a shop."""

Finds = Callable[[Facts], Iterator[Found]]


def sources_of(code: str) -> tuple[Source, ...]:
    """Return the documents that a rule's figures are taken from, in the order of the table."""
    wish = code.endswith("-wish") or code in ("shop-fine-print", "shop-ink")
    found: dict[Source, None] = {}
    for shop in SHOPS.values():
        limits = (one for one in shop.limits if one.quantity in QUANTITIES.get(code, ()) and one.wish == wish)
        refusals = (one for one in shop.refusals if one.trait in TRAITS.get(code, ()))
        papers = shop.papers if code in _OF_PAPERS else ()
        found.update(dict.fromkeys(one.source for one in limits))
        found.update(dict.fromkeys(one.source for one in refusals))
        found.update(dict.fromkeys(one.source for one in papers))
    return tuple(found)


def sourced(code: str) -> Callable[[Finds], Finds]:
    """Add to a rule's docstring the documents that its figures are taken from."""

    def added(find: Finds) -> Finds:
        sources = "; ".join(str(source) for source in sources_of(code))
        find.__doc__ = f"{inspect.cleandoc(find.__doc__ or '')}\n\nSources: {sources}."
        return find

    return added
