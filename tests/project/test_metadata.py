"""Values that metadata take, and identifiers."""

from pathlib import Path

import pytest

from publish.model import Metadata
from tests.project.books import loaded, publication

BASE = 'title = "T"\nchapters = ["a.md"]\n'


def metadata(root: Path, *lines: str) -> Metadata:
    return loaded(root, BASE + "\n".join(lines) + "\n", "a.md").metadata


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24T10:00:00Z", "2026-11-24"),
        ("2026", "2026"),
        ('"2026-11"', "2026-11"),
        ('"2024-02-29"', "2024-02-29"),
        ('"0850"', "0850"),
    ],
)
def test_dates(tmp_path: Path, typed: str, read: str) -> None:
    assert metadata(tmp_path, f"date = {typed}").date == read


@pytest.mark.parametrize("typed", ['"2026-02-30"', '"26"', "true", "0", '""', '"2026-1"', "1.5", "[]"])
def test_what_is_no_date(tmp_path: Path, typed: str) -> None:
    _, (finding,) = publication(tmp_path, BASE + f"date = {typed}\n", "a.md")
    assert finding.code in ("date-invalid", "value-type")
    assert str(finding.span) == "publish.toml:3:8"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("de", "de"), ("en-gb", "en-GB"), ("sr-latn", "sr-Latn"), ("zh-Hant-TW", "zh-Hant-TW")],
)
def test_languages(tmp_path: Path, typed: str, read: str) -> None:
    assert metadata(tmp_path, f'language = "{typed}"').language == read


@pytest.mark.parametrize("typed", ["xx", "english", "en_GB", "e", "de-", "123", "en us", "a" * 1000])
def test_what_is_no_language(tmp_path: Path, typed: str) -> None:
    project, (finding,) = publication(tmp_path, BASE + f'language = "{typed}"\n', "a.md")
    assert finding.code == "language-unknown"
    assert project is not None
    assert project.metadata.language == "en"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("editor", "editor"),
        ("edt", "editor"),
        ("Translator", "translator"),
        ("foreword", "writer of introduction"),
    ],
)
def test_roles_of_contributors(tmp_path: Path, typed: str, read: str) -> None:
    found = metadata(tmp_path, f'contributors = [{{ name = "A", role = "{typed}" }}]')
    assert found.contributors[0].role == read


def test_an_identifier_given_wins_over_the_isbn(tmp_path: Path) -> None:
    found = metadata(tmp_path, 'identifier = "https://example.org/1"', 'isbn = "9783161484100"')
    assert found.identifier == "https://example.org/1"


def test_the_uuid_depends_on_title_first_contributor_and_language(tmp_path: Path) -> None:
    first = metadata(tmp_path, 'contributors = ["A", "B"]').identifier
    assert metadata(tmp_path, 'contributors = ["A", "C"]', 'publisher = "P"').identifier == first
    assert metadata(tmp_path, 'contributors = ["B", "A"]').identifier != first
    assert metadata(tmp_path, 'contributors = ["A"]', 'language = "de"').identifier != first


@pytest.mark.parametrize("typed", ["no uri", "urn:isbn:9783161484101", "4711", "urn:x:ü"])
def test_what_is_no_identifier(tmp_path: Path, typed: str) -> None:
    _, (finding,) = publication(tmp_path, BASE + f'identifier = "{typed}"\n', "a.md")
    assert finding.code in ("identifier-invalid", "isbn-invalid")
