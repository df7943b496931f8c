"""Known findings: they do not fail, new ones do, gone ones are named."""

import json
from pathlib import Path

import pytest

import publish
from publish.check.finding import Finding, Place
from publish.check.fingerprint import fingerprint
from publish.spans import Span
from tests.check.manuscripts import written

TEXT = "# One\n\nTODO now.\n\nSee <http://localhost/a>.\n"
SETTINGS = 'theme = "report"\n[editions.epub]\npreset = "epub"'
"""An EPUB alone: nothing is laid out."""

pytestmark = pytest.mark.usefixtures("ours_alone")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book").mkdir()
    return written(tmp_path / "book", TEXT, SETTINGS)


def check(book: Path, baseline: Path | None = None) -> publish.CheckResult:
    return publish.check(book, output=book.parent / "out", baseline=baseline, fail_on="warning")


@pytest.fixture
def known(book: Path) -> Path:
    file = book.parent / "known.json"
    assert publish.renew_baseline(file, check(book)) == 2
    return file


def test_what_is_known_does_not_fail(book: Path, known: Path) -> None:
    result = check(book, known)
    assert not result.failed
    assert result.findings == ()
    assert [one.code for one in result.checks[0].known] == ["placeholder", "link-private"]


def test_a_known_finding_is_known_on_another_line(book: Path, known: Path) -> None:
    written(book, TEXT.replace("TODO", "A new paragraph.\n\nAnd more.\n\nTODO"), SETTINGS)
    assert check(book, known).findings == ()


def test_what_is_new_fails_though_it_is_like_a_known_one(book: Path, known: Path) -> None:
    written(book, TEXT + "\nTODO now.\n", SETTINGS)
    result = check(book, known)
    assert result.failed
    assert [str(one.span) for one in result.findings] == ["one.md:7:1"]


def test_what_is_gone_is_named(book: Path, known: Path) -> None:
    written(book, TEXT.replace("TODO", "Done"), SETTINGS)
    result = check(book, known)
    assert not result.failed
    assert [(one.code, one.file) for one in result.gone] == [("placeholder", "one.md")]


def test_a_narrower_question_calls_nothing_gone(book: Path, known: Path) -> None:
    written(book, "# One\n\nDone.\n", SETTINGS)
    assert publish.check(book, build_first=False, baseline=known).gone == ()
    assert publish.check(book, only="links", build_first=False, baseline=known).gone == ()


def test_another_path_of_the_baseline_is_not_gone(book: Path, known: Path) -> None:
    (book.parent / "other").mkdir()
    other = written(book.parent / "other", "# One\n\nTODO again.\n", SETTINGS)
    publish.renew_baseline(known, check(other))
    assert check(book, known).findings == ()
    assert check(other, known).gone == ()
    assert len(json.loads(known.read_text("utf-8"))["findings"]) == 3


def test_it_is_the_same_file_wherever_it_is_made(
    book: Path, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = known.read_bytes()
    monkeypatch.chdir(book)
    publish.renew_baseline(Path("../known.json"), check(Path()))
    assert known.read_bytes() == before
    assert str(book.parent).encode() not in before


def test_it_is_a_line_a_finding_for_who_reviews_it(known: Path) -> None:
    lines = known.read_text("utf-8").splitlines()
    assert len([line for line in lines if '"code"' in line]) == 2


def test_it_is_made_of_all_findings_only(book: Path, tmp_path: Path) -> None:
    result = publish.check(book, only="links", build_first=False)
    with pytest.raises(publish.UsageError, match="all findings"):
        publish.renew_baseline(tmp_path / "known.json", result)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"x": 1}]}', "[" * 9999],
)
def test_a_file_that_is_no_baseline(book: Path, text: str) -> None:
    file = book.parent / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(publish.UsageError, match="no baseline"):
        check(book, file)


def test_a_baseline_that_is_not_there(book: Path) -> None:
    with pytest.raises(publish.UsageError, match="--write-baseline makes it"):
        check(book, book.parent / "none.json")


def test_a_fingerprint_leaves_out_where() -> None:
    def of(message: str, line: int, text: str = "a b", page: int = 0) -> str:
        place = Place(page=page) if page else None
        return fingerprint(Finding("c", "info", message, Span("one.md", line, 3), place=place), text)

    assert of("on page 3", 1) == of("on page 47", 9)
    assert of("on pages 3, 4 and 9", 1, page=3) == of("on pages 5, 6 and 11", 1, page=5)
    assert of("m", 1, "a  b ") == of("m", 1, "a b")
    assert of("3 words", 1) != of("4 words", 1)
    assert of("m", 1, "a b") != of("m", 1, "a c")
