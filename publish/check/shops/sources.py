"""The documents that the limits of shops are taken from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A published document."""

    title: str
    address: str
    date: str
    """Its version or date; for a page without one, when it was read."""

    def __str__(self) -> str:
        return f"{self.title}, {self.address} ({self.date})"


_KDP = "https://kdp.amazon.com/en_US/help/topic/"
_READ = "page without a date, as of autumn 2026"

KDP_COVER = Source("KDP, Cover Image Guidelines", f"{_KDP}G6GTK3T3NUHKLEFX", _READ)
KDP_IMAGES = Source("KDP, Image Guidelines – Reflowable", f"{_KDP}G75V4YX5X8GRGXWV", _READ)
KDP_CONTENTS = Source("KDP, Navigation Guidelines", f"{_KDP}GY3AD8C6C6GAG42N", _READ)
KDP_SCRIPTS = Source(
    "Amazon Kindle Publishing Guidelines, “Avoid Using Scripting”",
    "https://kindlegen.s3.amazonaws.com/AmazonKindlePublishingGuidelines.pdf",
    "version 2019.2 and later",
)
KDP_TITLES = Source("KDP, Books Titles & Editions", f"{_KDP}GW7J4WEKBVU25YEC", _READ)
KDP_METADATA = Source("KDP, Metadata Guidelines for Books", f"{_KDP}G201097560", _READ)
KDP_DESCRIPTION = Source("KDP, Write a Book Description", f"{_KDP}G201189630", _READ)
KDP_ISBN = Source("KDP, International Standard Book Number (ISBN)", f"{_KDP}G201834170", _READ)
KDP_OPTIONS = Source("KDP, Print Options", f"{_KDP}G201834180", _READ)
KDP_MARGINS = Source("KDP, Set Trim Size, Bleed, and Margins", f"{_KDP}GVBQ3CMEQW3W2VL6", _READ)
KDP_PAPERBACK = Source("KDP, Paperback Submission Guidelines", f"{_KDP}G201857950", _READ)
KDP_FILE = Source("KDP, Save Your Manuscript File", f"{_KDP}G202145060", _READ)

APPLE_BOOK = Source(
    "Apple Books for Authors, Prepare your book",
    "https://itunespartner.apple.com/books/support/9-prepare-book",
    _READ,
)
APPLE_METADATA = Source(
    "Apple Books for Authors, Metadata", "https://itunespartner.apple.com/books/support/12-metadata", _READ
)
APPLE_COVER = Source(
    "Apple Books Asset Guide, “Book Cover Art”",
    "https://help.apple.com/itc/booksassetguide/en.lproj/static.html",
    "version 5.3",
)

KOBO_EPUB = Source("Kobo ePub Guidelines", "https://github.com/kobolabs/epub-spec", "25 August 2025")
KOBO_METADATA = Source(
    "Rakuten Kobo Metadata Style Guide", "https://github.com/kobolabs/metadata-style-guide", "1 August 2023"
)

INGRAM_EPUB = Source(
    "Lightning Source, ePUB File Creation Guidelines",
    "https://help.lightningsource.com/hc/en-us/articles/5294175362061",
    _READ,
)
INGRAM_PRINT = Source(
    "IngramSpark, File Creation Guide",
    "https://www.ingramspark.com/hubfs/downloads/file-creation-guide.pdf",
    "24 August 2026",
)
INGRAM_TRIMS = Source(
    "IngramSpark, Trim Sizes",
    "https://www.ingramspark.com/hubfs/downloads/trim-sizes.pdf",
    "as of October 2026",
)
INGRAM_COLOURS = Source(
    "IngramSpark, Creating and Designing Print-Ready Digital Files",
    "https://help.ingramspark.com/hc/en-us/articles/5338619119245",
    _READ,
)
INGRAM_TITLE = Source(
    "IngramSpark, How to Set Up a Title",
    "https://www.ingramspark.com/blog/how-to-set-up-a-title-with-ingramspark-part-1",
    _READ,
)
