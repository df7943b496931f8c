"""PDF and EPUB of whole books: nothing that one has and the other has not."""

import pytest

from publish.check.artifacts import built_file
from publish.check.options import CheckOptions
from publish.check.parity.asked import ask_parity
from publish.check.parity.couples import Couple
from publish.engine.options import BuildOptions
from publish.store import Store
from tests.built_books import BookOf

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["handbook", "wire-report", "seed", "sherlock", "rust-book"])
def test_whole_books(name: str, book: BookOf) -> None:
    built = book(name)
    couple = Couple(built_file(built.path("pdf")), built_file(built.path("epub")))
    assert built.cache is not None
    found = ask_parity(couple, CheckOptions(BuildOptions(built.source)), Store(built.cache))
    assert [(one.code, one.message) for one in found] == []


def test_a_novel_without_what_its_build_told(book: BookOf) -> None:
    built = book("sherlock")
    couple = Couple(built_file(built.path("pdf")), built_file(built.path("epub")))
    found = ask_parity(couple, CheckOptions(BuildOptions(built.source)), None)
    assert [(one.code, one.message) for one in found] == []
