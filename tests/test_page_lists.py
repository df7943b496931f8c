"""The pages of whole real books: after each marker an EPUB has the words that are printed there."""

import pytest

from tests.built_books import BookOf
from tests.page_words import labels, wrong_pages
from tests.text_of_epub import epub_pages

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["seed", "wire-report", "sherlock", "rust-book"])
def test_pages_have_the_words_in_the_epub_that_are_printed(name: str, book: BookOf) -> None:
    built = book(name)

    assert [page.label for page in epub_pages(built.epub)] == labels(built.pdf)
    assert wrong_pages(built) == {}


def test_pages_begin_as_they_are_printed_where_the_editions_differ(book: BookOf) -> None:
    built = book("handbook")

    assert [page.label for page in epub_pages(built.epub)] == labels(built.pdf)
    assert wrong_pages(built, whole=False) == {}
