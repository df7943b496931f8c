"""The one table of limits: shop by shop, each figure with the document that it stands in.

Only what was read there is here. What a shop may ask besides, and nobody could find in a document of
its own, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.check.shops import sources as of
from publish.check.shops.shop import Limit, Paper, Refusal, Shop, Trait
from publish.check.shops.sources import Source

MB, GB = 10**6, 10**9
BLEED = 0.125
"""Inches that a page with bleed has more at its head, foot and outer edge, at KDP and IngramSpark."""


def _refused(source: Source, words: str, *traits: Trait) -> Iterable[Refusal]:
    return (Refusal(trait, source, words) for trait in traits)


_SMALL = ((5, 8), (5.06, 7.81), (5.25, 8), (5.5, 8.5), (6, 9))
_MIDDLE = ((6.14, 9.21), (6.69, 9.61), (7, 10), (7.44, 9.69), (7.5, 9.25), (8, 10))
_WIDE = ((8.25, 6), (8.25, 8.25))
_LARGE = ((8.5, 8.5), (8.5, 11))
_A4 = ((8.27, 11.69),)


def _kdp_papers() -> Iterable[Paper]:
    columns = ("black on white", "black on cream", "black on groundwood", "standard colour", "premium colour")
    rows: tuple[tuple[tuple[tuple[float, float], ...], tuple[int, ...]], ...] = (
        ((*_SMALL, *_MIDDLE), (828, 776, 812, 600, 828)),
        (_WIDE, (800, 750, 784, 600, 800)),
        (_LARGE, (590, 550, 578, 600, 590)),
        (_A4, (780, 730, 764, 0, 590)),
        ((), (828, 776, 812, 600, 828)),  # for sizes of one's own no table is published: the widest
    )
    for trims, most in rows:
        for name, pages in zip(columns, most, strict=True):
            least = 72 if name == "standard colour" else 24
            if pages:
                yield Paper(name, least, pages, of.KDP_OPTIONS, trims)


KDP = Shop(
    "kdp",
    "KDP",
    limits=(
        Limit("title and subtitle", of.KDP_TITLES, most=200),
        Limit("description", of.KDP_DESCRIPTION, most=4000),
        Limit("cover’s short side", of.KDP_COVER, least=625, most=10_000),
        Limit("cover’s long side", of.KDP_COVER, least=1000, most=10_000),
        Limit("cover’s file", of.KDP_COVER, most=50 * MB),
        Limit("cover’s short side", of.KDP_COVER, least=1600, wish=True),
        Limit("cover’s long side", of.KDP_COVER, least=2560, wish=True),
        Limit("cover’s ratio", of.KDP_COVER, least=1.6, most=1.6, wish=True),
        Limit("PDF", of.KDP_FILE, most=650 * MB),
        Limit("width", of.KDP_OPTIONS, least=4, most=8.5),
        Limit("height", of.KDP_OPTIONS, least=6, most=11.69),
        Limit(
            "inner margin",
            of.KDP_MARGINS,
            by_pages=((150, 0.375), (300, 0.5), (500, 0.625), (700, 0.75), (828, 0.875)),
        ),
        Limit("outer margin", of.KDP_MARGINS, least=0.25),
        Limit("outer margin with bleed", of.KDP_MARGINS, least=0.375),
        Limit("blank pages together", of.KDP_FILE, most=4),
        Limit("blank pages at the end", of.KDP_FILE, most=10),
        Limit("letters", of.KDP_PAPERBACK, least=7, wish=True),
        Limit("line", of.KDP_PAPERBACK, least=0.75, wish=True),
    ),
    refusals=(
        *_refused(of.KDP_DESCRIPTION, "allows no addresses in it", "address in the description"),
        *_refused(of.KDP_CONTENTS, "asks for one that readers can go by", "no contents"),
        *_refused(of.KDP_SCRIPTS, "takes all scripts out", "script"),
        *_refused(
            of.KDP_IMAGES,
            "takes JPEG, PNG, GIF, BMP and SVG",
            "picture in TIFF",
            "picture in WEBP",
            "picture in AVIF",
        ),
        *_refused(of.KDP_IMAGES, "takes colours in RGB alone", "picture in inks"),
        *_refused(of.KDP_IMAGES, "shows none that moves", "picture that moves"),
        *_refused(of.KDP_IMAGES, "does not support transparency", "picture with transparency"),
        *_refused(of.KDP_FILE, "takes no file that is locked or encrypted", "encryption"),
        *_refused(of.KDP_FILE, "asks for all fonts in the file", "font not embedded"),
        *_refused(of.KDP_FILE, "asks for flattened files", "transparency"),
        *_refused(of.KDP_FILE, "wants none in a file for print", "outline", "annotations"),
        *_refused(of.KDP_MARGINS, "takes the trim size, or that with bleed", "page of another size"),
    ),
    papers=tuple(_kdp_papers()),
)

APPLE = Shop(
    "apple",
    "Apple Books",
    limits=(
        Limit("description", of.APPLE_METADATA, least=50),
        Limit("EPUB", of.APPLE_BOOK, most=2 * GB),
        Limit("EPUB", of.APPLE_BOOK, most=1 * GB, wish=True),
        Limit("picture", of.APPLE_BOOK, most=4_000_000),
        Limit("cover’s short side", of.APPLE_COVER, least=1400, wish=True),
    ),
    refusals=(
        *_refused(of.APPLE_METADATA, "asks for one of 50 characters and more", "no description"),
        *_refused(of.APPLE_METADATA, "takes numbers alone", "series number in words"),
    ),
)

KOBO = Shop(
    "kobo",
    "Kobo",
    limits=(
        Limit("title", of.KOBO_METADATA, most=250),
        Limit("subtitle", of.KOBO_METADATA, most=250),
        Limit("publisher’s name", of.KOBO_METADATA, most=250),
        Limit("contributor’s name", of.KOBO_METADATA, most=250),
        Limit("EPUB", of.KOBO_EPUB, most=1 * GB, wish=True),
        Limit("document", of.KOBO_EPUB, most=10 * MB, wish=True),
    ),
    refusals=(
        *_refused(of.KOBO_METADATA, "has it among the fields that it requires", "no author", "no publisher"),
        *_refused(of.KOBO_METADATA, "requires one of each book", "no description"),
        *_refused(of.KOBO_METADATA, "takes numbers alone", "series number in words"),
        *_refused(of.KOBO_EPUB, "shows no cover in GIF", "cover in GIF"),
        *_refused(of.KOBO_EPUB, "asks for RGB", "cover in inks", "picture in inks"),
        *_refused(of.KOBO_EPUB, "fills its menu from it", "no contents"),
        *_refused(of.KOBO_EPUB, "runs scripts on some of its devices only", "script"),
    ),
)

INGRAM = Shop(
    "ingram",
    "IngramSpark",
    limits=(
        Limit("EPUB", of.INGRAM_EPUB, most=100 * MB),
        Limit("picture", of.INGRAM_EPUB, most=4_000_000),
        Limit("cover’s short side", of.INGRAM_EPUB, least=1600),
        Limit("cover’s long side", of.INGRAM_EPUB, least=2560, most=2560, wish=True),
        Limit("inner margin", of.INGRAM_PRINT, least=0.5, wish=True),
        Limit("outer margin", of.INGRAM_PRINT, least=0.5, wish=True),
        Limit("outer margin with bleed", of.INGRAM_PRINT, least=0.5, wish=True),
        Limit("ink", of.INGRAM_PRINT, most=240, wish=True),
    ),
    refusals=(
        *_refused(of.INGRAM_TITLE, "asks for one of its own in each format", "no ISBN"),
        *_refused(of.INGRAM_EPUB, "asks for a cover in the EPUB too", "no cover"),
        *_refused(
            of.INGRAM_EPUB,
            "takes the cover as JPEG",
            "cover in GIF",
            "cover in PNG",
            "cover in WEBP",
            "cover in SVG",
        ),
        *_refused(of.INGRAM_EPUB, "takes covers in RGB alone", "cover in inks"),
        *_refused(of.INGRAM_PRINT, "asks for all fonts in the file", "font not embedded"),
        *_refused(of.INGRAM_PRINT, "takes PDF/X-1a:2001 or PDF/X-3:2002", "no PDF/X"),
        *_refused(
            of.INGRAM_PRINT, "takes the trim size, or that with bleed, without marks", "page of another size"
        ),
        *_refused(of.INGRAM_COLOURS, "prints from CMYK", "colours of a screen"),
    ),
    papers=(
        Paper("black on white 50 lb", 18, 1200, of.INGRAM_TRIMS),
        Paper("black on crème 50 lb", 18, 1050, of.INGRAM_TRIMS),
        Paper("black on groundwood 38 lb", 18, 900, of.INGRAM_TRIMS),
    ),
)

SHOPS: Mapping[str, Shop] = {shop.name: shop for shop in (KDP, APPLE, KOBO, INGRAM)}
"""All shops, by the name that they are asked for with."""
