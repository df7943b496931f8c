"""What decides a build's bytes besides the manuscript: asked quickly, and other when it is other."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

from publish import versions


def test_it_names_our_code_python_the_packages_and_the_libraries() -> None:
    names = [line.split()[0] for line in versions.of_pages().splitlines()]
    assert {"publish", "python", "zlib", "weasyprint", "pydyf", "pyphen", "Pango", "HarfBuzz"} <= set(names)
    assert f"weasyprint {importlib.metadata.version('weasyprint')}" in versions.of_pages().splitlines()


def test_what_is_installed_besides_counts_for_a_book_and_not_for_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, everything = versions.of_pages(), versions.of_everything()
    assert (versions.of_pages(), versions.of_everything()) == (pages, everything)
    (tmp_path / "fontpkg_lobster-1.2.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert versions.of_pages() == pages
    assert "fontpkg-lobster 1.2" in versions.of_everything().splitlines()


def test_versions_are_those_that_the_packages_tell() -> None:
    read = versions.packages(sys.path)
    for name in ("weasyprint", "fonttools", "pikepdf", "ebooklib", "markdown-it-py"):
        assert read[name] == importlib.metadata.version(name)


def test_nothing_heavy_is_loaded_for_it() -> None:
    program = (
        "import sys; from publish import versions; versions.of_pages(); versions.of_everything();"
        "print([one for one in ('weasyprint', 'pikepdf', 'ebooklib', 'PIL') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_edited_file_of_ours_is_other_code(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "unit.xhtml"
    page.write_text("<p>one</p>")
    before = versions.code([tmp_path])
    page.write_text("<p>two</p>")
    edited = versions.code([tmp_path])
    page.rename(page.with_name("other.xhtml"))
    renamed = versions.code([tmp_path])
    assert len({before, edited, renamed}) == 3
    page.with_name("other.xhtml").rename(page)
    page.write_text("<p>one</p>")
    assert versions.code([tmp_path]) == before


def test_what_python_keeps_for_itself_is_no_code(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("x = 1\n")
    before = versions.code([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "one.cpython-311.pyc").write_bytes(b"\0")
    assert versions.code([tmp_path]) == before
