"""How much of whole books leads back to its line: at least 95 of 100 places with content."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import publish
from publish.check.origins import Origins, origins_of
from publish.store import Store
from tests.built_books import BookOf
from tests.check.tracing import Share, epub_share, pdf_share
from tests.random_books import books, write

LEAST = 0.95
RANDOM = int(os.environ.get("PUBLISH_RANDOM_BOOKS", "4"))
"""How many random books are tried."""
BOOKS = ("handbook", *(pytest.param(name, marks=pytest.mark.slow) for name in ("sherlock", "rust-book")))


def told(name: str, share: Share) -> Share:
    """Print a share, which ``pytest -s`` shows, and return it."""
    print(f"{name}: {share.right} of {share.tried}, {share.value:.2%}")
    return share


def known(path: Path, cache: Path | None) -> Origins:
    """Return what the cache knows of a built file."""
    origins = origins_of(path, Store(cache)) if cache is not None else None
    assert origins is not None
    return origins


@pytest.mark.parametrize("name", BOOKS)
def test_elements_of_an_epub_lead_to_their_lines(name: str, book: BookOf) -> None:
    built = book(name)
    origins = known(built.path("epub"), built.cache)

    share = told(f"{name}, EPUB", epub_share(built.path("epub"), origins, built.source))

    assert share.tried > 1000
    assert share.value >= LEAST, share.wrong[:20]


@pytest.mark.parametrize("name", BOOKS)
def test_lines_of_a_pdf_lead_to_their_lines(name: str, book: BookOf) -> None:
    built = book(name)
    origins = known(built.path("pdf"), built.cache)

    share = told(f"{name}, PDF", pdf_share(built.path("pdf"), origins, built.source))

    assert share.tried > 1000
    assert share.value >= LEAST, share.wrong[:20]


@pytest.mark.slow
@given(files=books())
@settings(max_examples=RANDOM, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_small_random_books_lead_to_their_lines(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name) / "book", files)
        result = publish.build(folder, output=Path(name) / "out", jobs=1, cache=Path(name) / "cache")
        assert not result.failed
        for artifact in result.artifacts:
            origins = known(artifact.path, Path(name) / "cache")
            measured = epub_share if artifact.target == "epub" else pdf_share
            share = measured(artifact.path, origins, folder)
            # A book of two lines may have a place that is not exact.
            assert share.value >= LEAST or len(share.wrong) == 1, share.wrong
