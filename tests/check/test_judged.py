"""Our rules about the manuscript on whole books: nothing that is not true, and nothing new unseen."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from publish.check import accessibility, contrast, links, text, whole
from publish.engine.manuscript import load_publication
from tests.check.judged import JUDGED
from tests.check.manuscripts import chapters_at, found_by
from tests.conftest import REPOSITORY

SHARED = REPOSITORY.parent / "shared" / "manuscripts"


def counted(book: Path) -> Counter[str]:
    chapters = chapters_at(book)
    words = tuple(whole.words_of(chapter) for chapter in chapters)
    found = [code for code, _ in found_by((*links.RULES, *accessibility.RULES, *text.RULES), chapters)]
    found += [rule.code for rule in whole.RULES for _ in rule.find(whole.Whole(chapters, words))]
    project = load_publication(book).project
    assert project is not None
    for edition in project.editions:
        styles = contrast.styles_of(project, edition)
        found += [rule.code for rule in contrast.RULES for _ in rule.find(styles)]
    return Counter(found)


def expected(name: str) -> dict[str, int]:
    return {row.code: row.count for row in JUDGED[name]}


def placed(name: str, folder: Path) -> Path:
    """Return where a book lies, the shared ones put together as a publication in ``folder``."""
    if (REPOSITORY / "content" / name).is_dir():
        return REPOSITORY / "content" / name
    if not SHARED.is_dir():
        pytest.skip("the shared manuscripts are not there")
    if name == "commonmark":
        (folder / "spec.md").write_bytes((SHARED / name / "spec.txt").read_bytes())
        return folder / "spec.md"
    if name == "sherlock":
        settings = REPOSITORY / "tests" / "books" / name / "publish.toml"
        (folder / "publish.toml").write_bytes(settings.read_bytes())
        shutil.copytree(SHARED / name / "text", folder / "text")
        return folder
    return SHARED / name


@pytest.mark.parametrize("name", ["handbook", "wire-report"])
def test_our_own_books(name: str, tmp_path: Path) -> None:
    assert counted(placed(name, tmp_path)) == expected(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sherlock", "commonmark", "rust-book"])
def test_books_of_others(name: str, tmp_path: Path) -> None:
    assert counted(placed(name, tmp_path)) == expected(name)
