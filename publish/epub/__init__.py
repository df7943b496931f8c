"""The EPUB 3 edition: navigation, cover, pictures, fonts, metadata and the package."""

from publish.epub.build import build_epub
from publish.epub.codes import CODES
from publish.epub.cover import cover_image
from publish.epub.page_list import with_page_list
from publish.epub.pictures import epub_pictures
from publish.epub.types import (
    CoverImage,
    EpubInput,
    EpubPicture,
    FaceLike,
    PackagingError,
    PageList,
    PrintEdition,
    PrintPage,
)

__all__ = [
    "CODES",
    "CoverImage",
    "EpubInput",
    "EpubPicture",
    "FaceLike",
    "PackagingError",
    "PageList",
    "PrintEdition",
    "PrintPage",
    "build_epub",
    "cover_image",
    "epub_pictures",
    "with_page_list",
]
