"""Fixtures for comparing small books."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.diff.books import BOOK, BookWith, Built, build, write


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("diff-cache")


@pytest.fixture(scope="session")
def book_with(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> BookWith:
    built: dict[str, Built] = {}

    def make(name: str, changed: Mapping[str, str | bytes] = {}) -> Built:
        if name not in built:
            folder = write(tmp_path_factory.mktemp(name) / "tides", {**BOOK, **changed})
            built[name] = build(folder, folder.parent / "out", shared_cache)
        return built[name]

    return make


@pytest.fixture(scope="session")
def plain(book_with: BookWith) -> Built:
    """The book as it was."""
    return book_with("plain", {})
