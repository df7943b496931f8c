"""What shops ask of an EPUB, and of the size of any file."""

from __future__ import annotations

from collections.abc import Iterator

from publish.check.rule import Found, Rule, rule
from publish.check.shops.checking import beyond, refused
from publish.check.shops.facts import Facts
from publish.check.shops.parts import QUANTITIES, TRAITS, sourced


@rule(
    "shop-cover-missing",
    "warning",
    hint="Name a picture in `cover`.",
    good="An EPUB whose package document has an item with the property cover-image.",
    bad="An EPUB without one.",
)
@sourced("shop-cover-missing")
def cover_missing(facts: Facts) -> Iterator[Found]:
    """An EPUB without the picture of its cover, for a shop that wants it inside of the file too."""
    yield from refused(facts, "Name a picture in `cover`.", TRAITS["shop-cover-missing"])


@rule(
    "shop-cover-size",
    "error",
    hint="Make the cover anew, with 1600 by 2500 pixels.",
    good="A cover of 1600 by 2500 pixels.",
    bad="A cover of 400 by 600 pixels.",
)
@sourced("shop-cover-size")
def cover_size(facts: Facts) -> Iterator[Found]:
    """A cover smaller or larger than a shop takes.

    The picture in the EPUB is mostly the one that is uploaded beside it. At least 625 by 1000 and at most
    10,000 pixels and 50 MB at KDP, 1600 pixels on the short side at IngramSpark.
    """
    advice = "Make the cover anew, with 1600 by 2500 pixels; do not enlarge the old one."
    yield from beyond(facts, advice, QUANTITIES["shop-cover-size"])


@rule(
    "shop-cover-wish",
    "info",
    hint="Take 1600 by 2500 pixels in the EPUB, 1600 by 2560 for the picture that KDP gets beside it.",
    good="A cover of 1600 by 2560 pixels.",
    bad="A cover of 1200 by 1800 pixels.",
)
@sourced("shop-cover-wish")
def cover_wish(facts: Facts) -> Iterator[Found]:
    """A cover that a shop takes, and would have larger or of another shape.

    1600 by 2560 pixels, 1.6 times as high as wide, at KDP, which reminds of it at each upload; 2560 pixels
    on the long side at IngramSpark; 1400 on the short side at Apple Books.
    """
    advice = "Take 1600 by 2500 pixels in the EPUB, 1600 by 2560 for what KDP gets beside it."
    yield from beyond(facts, advice, QUANTITIES["shop-cover-wish"], wish=True)


@rule(
    "shop-cover-format",
    "warning",
    hint="Save the cover as JPEG, in RGB.",
    good="A cover in JPEG, in RGB.",
    bad="A cover in GIF, or with the inks of a press.",
)
@sourced("shop-cover-format")
def cover_format(facts: Facts) -> Iterator[Found]:
    """A cover in a format, or in colours, that a shop does not take.

    IngramSpark takes JPEG in RGB alone, Kobo no GIF and no CMYK.
    """
    yield from refused(facts, "Save the cover as JPEG, in RGB.", TRAITS["shop-cover-format"])


@rule(
    "shop-file-size",
    "error",
    hint="Make the pictures smaller.",
    good="An EPUB of 4 MB.",
    bad="An EPUB of 130 MB for IngramSpark.",
)
@sourced("shop-file-size")
def file_size(facts: Facts) -> Iterator[Found]:
    """A file larger than a shop takes.

    An EPUB has at most 100 MB at IngramSpark and 2 GB at Apple Books; a PDF for print 650 MB at KDP.
    """
    yield from beyond(facts, "Make the pictures smaller.", QUANTITIES["shop-file-size"])


@rule(
    "shop-file-wish",
    "warning",
    hint="Make the pictures smaller, or divide the chapter.",
    good="A chapter of 200 kB with pictures of 2 MB.",
    bad="A chapter with pictures of 12 MB for Kobo.",
)
@sourced("shop-file-wish")
def file_wish(facts: Facts) -> Iterator[Found]:
    """A file, or one document in it, larger than a shop advises.

    What is larger loads slowly and may fail on small readers. Kobo advises at most 1 GB an EPUB and 10 MB
    a document with all that it shows, Apple Books less than 1 GB.
    """
    advice = "Make the pictures smaller, or divide the chapter."
    yield from beyond(facts, advice, QUANTITIES["shop-file-wish"], wish=True)


@rule(
    "shop-picture-size",
    "error",
    hint="Make the picture smaller; a cover of 1600 by 2500 pixels has 4 million.",
    good="A picture of 2000 by 1500 pixels.",
    bad="A picture of 4000 by 3000 pixels.",
)
@sourced("shop-picture-size")
def picture_size(facts: Facts) -> Iterator[Found]:
    """A picture inside of an EPUB with more pixels than a shop takes.

    Apple Books and IngramSpark take 4 million, width by height, the cover inside too.
    """
    advice = "Make the picture smaller; a cover of 1600 by 2500 pixels has 4 million."
    yield from beyond(facts, advice, QUANTITIES["shop-picture-size"])


@rule(
    "shop-picture-format",
    "warning",
    hint="Save the picture as JPEG or PNG, in RGB, on a ground of its own.",
    good="A photograph in JPEG, in RGB.",
    bad="A picture in WebP or TIFF, or with the inks of a press.",
)
@sourced("shop-picture-format")
def picture_format(facts: Facts) -> Iterator[Found]:
    """A picture inside of an EPUB in a format, or with something in it, that a shop does not show.

    KDP shows JPEG, PNG, GIF, BMP and SVG, none that moves and none with transparent parts, in RGB; Kobo
    asks for RGB.
    """
    advice = "Save the picture as JPEG or PNG, in RGB, on a ground of its own."
    yield from refused(facts, advice, TRAITS["shop-picture-format"])


@rule(
    "shop-contents-missing",
    "warning",
    hint="Let the EPUB have a navigation document with its contents.",
    good="A navigation document with a toc nav, or an NCX.",
    bad="An EPUB with an empty navigation document and no NCX.",
)
@sourced("shop-contents-missing")
def contents_missing(facts: Facts) -> Iterator[Found]:
    """An EPUB whose contents a reader’s menu cannot show.

    What `publish` builds has them.
    """
    advice = "Let the EPUB have a navigation document with its contents."
    yield from refused(facts, advice, TRAITS["shop-contents-missing"])


@rule(
    "shop-script",
    "warning",
    hint="Let the book be whole without the script.",
    good="A document without `<script>`.",
    bad="A document that needs one.",
)
@sourced("shop-script")
def script(facts: Facts) -> Iterator[Found]:
    """A script in an EPUB, for a shop whose readers do not run it.

    KDP takes all scripts out; Kobo runs them on some devices, and refuses a book that depends on one.
    """
    yield from refused(facts, "Let the book be whole without the script.", TRAITS["shop-script"])


RULES: tuple[Rule[Facts], ...] = (
    cover_missing,
    cover_size,
    cover_wish,
    cover_format,
    file_size,
    file_wish,
    picture_size,
    picture_format,
    contents_missing,
    script,
)
