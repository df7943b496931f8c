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


@pytest.mark.parametrize("name", ["handbook", "sherlock", "rust-book"])
def test_whole_books_without_what_their_builds_told(name: str, book: BookOf) -> None:
    """As files of any tool: then nothing tells that a paragraph of the handbook is for print alone."""
    built = book(name)
    couple = Couple(built_file(built.path("pdf")), built_file(built.path("epub")))
    found = ask_parity(couple, CheckOptions(BuildOptions(built.source)), None)
    alone = [one.message for one in found if "is in the printed book only" not in one.message]
    assert alone == []
    assert len(found) == (name == "handbook")
