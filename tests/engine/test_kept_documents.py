"""Documents from the cache: nothing is parsed again that would come out the same."""

from pathlib import Path

import pytest

from publish import folder
from publish.engine import kept_documents
from publish.engine.kept_documents import FileToRead, KeptDocuments, ReadDocument, Reads, read_file
from publish.engine.manuscript import read_manuscript
from publish.project.types import Project
from publish.store import Store

SUMMARY = "# Summary\n\n- [One](one.md)\n"
ONE = "# One\n\n```rust\n{{#include ../code.rs}}\n```\n\n[gone](#nowhere)\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    source = tmp_path / "book" / "src"
    source.mkdir(parents=True)
    (source.parent / "book.toml").write_text('[book]\ntitle = "T"\n', encoding="utf-8")
    (source / "SUMMARY.md").write_text(SUMMARY, encoding="utf-8")
    (source / "one.md").write_text(ONE, encoding="utf-8")
    (source.parent / "code.rs").write_text("fn one() {}\n", encoding="utf-8")
    return source.parent


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read and parsed, in order."""
    files: list[str] = []

    def read(project: Project, wanted: FileToRead) -> ReadDocument:
        files.append(wanted.file)
        return read_file(project, wanted)

    monkeypatch.setattr(kept_documents, "read_file", read)
    return files


def text_of(book: Path, reads: Reads) -> str:
    manuscript, _ = read_manuscript(book, reads=reads)
    return str(manuscript)


def test_a_document_is_parsed_once(book: Path, tmp_path: Path, parsed: list[str]) -> None:
    store = Store(tmp_path / "cache")
    first = text_of(book, KeptDocuments(store, "1").read)
    assert first == text_of(book, KeptDocuments(store, "1").read) == text_of(book, read_file)
    assert parsed == ["src/one.md"]


def test_other_code_parses_it_anew(book: Path, tmp_path: Path, parsed: list[str]) -> None:
    store = Store(tmp_path / "cache")
    text_of(book, KeptDocuments(store, "1").read)
    text_of(book, KeptDocuments(store, "2").read)
    assert len(parsed) == 2


@pytest.mark.parametrize("file", ["src/one.md", "code.rs"])
def test_a_change_of_it_or_of_what_it_includes_is_seen(
    book: Path, tmp_path: Path, parsed: list[str], file: str
) -> None:
    reads = KeptDocuments(Store(tmp_path / "cache"), "1").read
    before = text_of(book, reads)
    path = book / file
    path.write_text(path.read_text(encoding="utf-8").replace("one", "two").replace("One", "Two"), "utf-8")
    assert before != text_of(book, reads) == text_of(book, read_file)
    assert len(parsed) == 2


def test_what_a_kept_document_hangs_on_counts_for_the_build(book: Path, tmp_path: Path) -> None:
    reads = KeptDocuments(Store(tmp_path / "cache"), "1").read
    asked = []
    for _ in range(2):
        with folder.recording() as recorded:
            text_of(book, reads)
        asked.append(recorded.answers)
    assert asked[0] == asked[1]
    assert any(question.file == "code.rs" for question in asked[1])


def test_findings_are_kept_too(book: Path, tmp_path: Path) -> None:
    (book / "src" / "one.md").write_text("# One\n\n{{#include missing.rs}}\n", encoding="utf-8")
    reads = KeptDocuments(Store(tmp_path / "cache"), "1").read
    _, before = read_manuscript(book, reads=reads)
    _, after = read_manuscript(book, reads=reads)
    assert before == after
    assert [finding.code for finding in after] == ["include-missing"]


def test_an_entry_that_is_none_of_ours_is_written_anew(book: Path, tmp_path: Path, parsed: list[str]) -> None:
    store = Store(tmp_path / "cache")
    reads = KeptDocuments(store, "1").read
    before = text_of(book, reads)
    (entry,) = (one for one in (tmp_path / "cache" / "document").rglob("*") if one.is_file())
    store.put("document", entry.name, b'{"answers": [], "findings": []}\n[1]')
    assert text_of(book, reads) == before
    assert text_of(book, reads) == before
    assert len(parsed) == 2
