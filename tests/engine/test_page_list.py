"""Page lists: an EPUB has the pages of its print edition, which is laid out for it where need be."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings

import publish
from publish.pdf.pool import Pool
from publish.pdf.tasks import LayoutError
from tests.built_books import BuiltBook
from tests.engine.conftest import SETTINGS, Write
from tests.epub.editions import Book
from tests.epubcheck import EpubChecker
from tests.page_words import labels, wrong_pages
from tests.random_books import books, write
from tests.text_of_epub import epub_pages

P = ParamSpec("P")
T = TypeVar("T")

EDITIONS = """
[editions.print]
isbn = "978-3-16-148410-0"

[editions.small]
preset = "print"
trim = "4x6in"

[editions.epub]
"""
RANDOM = int(os.environ.get("PUBLISH_RANDOM_BOOKS", "6"))
"""How many random books are tried."""

LONG = " ".join(f"word{number} of the extraordinarily long incomprehensible chapter" for number in range(400))


class Refusing(Executor):
    """Lays out nothing."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, fn: Callable[P, T], /, *_: P.args, **__: P.kwargs) -> Future[T]:
        self.asked += 1
        future: Future[T] = Future()
        future.set_exception(LayoutError("there is no paper"))
        return future


def build(folder: Path, **options: Any) -> BuiltBook:  # noqa: ANN401
    result = publish.build(folder, output=folder.parent / f"{folder.name}-out", **options)
    assert result.artifacts, result.findings
    return BuiltBook(folder, result)


def listed(built: BuiltBook) -> list[str]:
    """Return the labels of the page list in the navigation document."""
    nav = Book(built.epub).xml("nav.xhtml")
    return [one.text or "" for one in nav.iterfind(".//{*}nav[@id='page-list']//{*}a")]


def source(built: BuiltBook) -> list[str]:
    return Book(built.epub).opf("//o:meta[@property='pageBreakSource']/text()")


def test_an_epub_lists_the_pages_of_the_print_edition(book: Write, epubcheck: EpubChecker) -> None:
    built = build(book(two__md=f"# The stairs {{#stairs}}\n\n{LONG}\n"))

    assert listed(built) == labels(built.pdf) == [page.label for page in epub_pages(built.epub)]
    assert {"i", "1", "9"} < set(listed(built))
    assert wrong_pages(built, whole=False) == {}  # a reference to a page has its number in print alone
    assert source(built) == ["The Lighthouse, Print edition"]
    assert epubcheck([built.path("epub")])[built.path("epub")] == []


def test_an_epub_alone_has_the_same_bytes_as_with_its_print_edition(book: Write) -> None:
    folder = book()
    both = build(folder).epub
    alone = build(folder, to="epub")
    assert [one.target for one in alone.result.artifacts] == ["epub"]
    assert alone.epub == both


def test_without_a_page_list_no_page_is_laid_out(book: Write) -> None:
    folder = book(publish__toml=f"{SETTINGS}[editions.print]\n[editions.epub]\npage-list = false\n")
    executor = Refusing()
    built = build(folder, to="epub", executor=executor)
    assert executor.asked == 0
    assert listed(built) == source(built) == []
    assert b"pagebreak" not in Book(built.epub).read("text/lamp.xhtml")


def test_without_a_print_edition_there_is_no_page_list(book: Write) -> None:
    folder = book(publish__toml=f"{SETTINGS}[editions.epub]\n")
    executor = Refusing()
    assert listed(build(folder, executor=executor)) == []
    assert executor.asked == 0


@pytest.mark.parametrize(("key", "name"), [("", "print"), ('page-list = "small"\n', "small")])
def test_the_page_list_is_that_of_the_edition_that_is_named(book: Write, key: str, name: str) -> None:
    folder = book(publish__toml=SETTINGS + EDITIONS + key, one__md=f"# The lamp {{#lamp}}\n\n{LONG}\n")
    built = build(folder)
    printed = next(one.path for one in built.result.artifacts if one.edition == name)
    assert listed(built) == labels(printed.read_bytes())


def test_the_source_of_the_page_list_is_the_isbn_of_the_print_edition(book: Write) -> None:
    built = build(book(publish__toml=SETTINGS + EDITIONS), to="epub")
    assert source(built) == ["urn:isbn:9783161484100"]


def test_an_epub_whose_print_edition_cannot_be_set_says_so(book: Write) -> None:
    built = build(book(), to="epub", executor=Refusing())
    assert listed(built) == []
    assert built.codes() == ["page-list-missing"]
    assert "there is no paper" in built.result.findings[0].message


def test_findings_of_the_print_edition_are_not_those_of_an_epub_alone(book: Write) -> None:
    door = "::: only-epub\nThe [door]{#door}.\n:::"
    wide = f"# The lamp {{#lamp}}\n\n``` text\n{'x' * 20} {'y' * 300}\n```\n\n{door}\n\nSee [it](#door).\n"
    folder = book(one__md=wide)
    assert "reference-not-in-edition" in build(folder).codes()
    assert build(folder, to="epub").codes() == []


def test_a_text_in_a_single_file_has_its_page_list(tmp_path: Path) -> None:
    path = tmp_path / "tale.txt"
    path.write_text("A TALE\n\n" + f"{LONG}\n\n" * 2, encoding="utf-8")
    built = build(path)
    assert listed(built) == labels(built.pdf)
    assert wrong_pages(built) == {}


ROWS = "".join(f"| row {number} | cell {number} |\n" for number in range(90))
CALLS = "".join(f"call_{number}(with_one, and_another_argument_that_makes_it_long)\n" for number in range(60))
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60" width="60" height="60">'
    '<path d="M0 0L60 60"/></svg>'
)
EVERYTHING = f"""\
# The lamp {{#lamp}}

| Head | Other |
|------|-------|
{ROWS}

{LONG}

![](drawing.svg){{width=100%}}

![A drawing](drawing.svg){{width=100%}}

``` python
{CALLS}```

A call.[^long]

[^long]: {LONG}

1. one
2. {LONG}
"""


def test_tables_pictures_listings_and_long_notes(book: Write, epubcheck: EpubChecker) -> None:
    built = build(book(one__md=EVERYTHING, drawing__svg=DRAWING))
    assert listed(built) == labels(built.pdf)
    path = built.path("epub")
    assert epubcheck([path])[path] == []
    assert wrong_pages(built) == {}


@pytest.fixture(scope="module")
def pool() -> Any:  # noqa: ANN401
    with Pool(2, seconds=3_600) as pool:
        yield pool


@given(files=books())
@settings(max_examples=RANDOM, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_books(pool: Pool, files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "book"
        # References to pages have other words in each edition.
        write(folder, {path: text.replace("{.page}", "") for path, text in files.items()})
        built = build(folder, executor=pool, cache=False)
        assert listed(built) == labels(built.pdf)
        # A report has its title block in print alone, and the numbers of its chapters elsewhere.
        assert wrong_pages(built, whole='theme = "report"' not in files["publish.toml"]) == {}


def test_a_single_run_gives_the_same_page_list(book: Write) -> None:
    folder = book(one__md=f"# The lamp {{#lamp}}\n\n{LONG}\n\n![](drawing.svg)\n", drawing__svg=DRAWING)
    by_units = build(folder, cache=False).epub
    assert build(folder, cache=False, single_run=True).epub == by_units
