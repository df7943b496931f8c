"""Which files are compared with each other, and that they are compared once."""

from pathlib import Path

import pikepdf
import pytest

import publish
from publish.check.artifacts import BuiltFile, built_file
from publish.check.options import CheckOptions
from publish.check.parity import reading_epub
from publish.check.parity.asked import ask_parity
from publish.check.parity.couples import Couple, couples_among, couples_of
from publish.check.parity.reading_pdf import PdfReader
from publish.engine.options import BuildOptions
from publish.store import Store
from tests.check.parity.test_strangers import epub, pdf
from tests.check.parity.twins import SETTINGS, Twins, built, repacked


def among(*paths: Path) -> list[tuple[str, str]]:
    files = [built_file(path) for path in paths]
    couples = couples_among(files, CheckOptions(BuildOptions(Path())), None)
    return [(one.pdf.path.name, one.epub.path.name) for one in couples]


def titled(path: Path, title: str) -> Path:
    with pikepdf.open(pdf(path), allow_overwriting_input=True) as opened:
        opened.docinfo["/Title"] = title
        opened.save(path)
    return path


def test_finished_files_of_one_name_belong_together(tmp_path: Path) -> None:
    files = pdf(tmp_path / "one.pdf"), epub(tmp_path / "other.epub"), epub(tmp_path / "One.epub")
    assert among(*files) == [("one.pdf", "One.epub")]


def test_of_one_name_those_of_one_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    files = [
        pdf(tmp_path / "a" / "one.pdf"),
        pdf(tmp_path / "b" / "one.pdf"),
        epub(tmp_path / "b" / "one.epub"),
    ]
    (couple,) = couples_among([*map(built_file, files)], CheckOptions(BuildOptions(tmp_path)), None)
    assert couple.pdf.path == files[1]


def test_else_those_that_name_one_title(tmp_path: Path) -> None:
    """The EPUB's is “Ships”; capitals and spaces aside."""
    files = titled(tmp_path / "print.pdf", "SHIPS"), epub(tmp_path / "ebook.epub")
    assert among(*files) == [("print.pdf", "ebook.epub")]
    assert among(*files, titled(tmp_path / "large.pdf", "Ships")) == []
    assert among(titled(tmp_path / "boats.pdf", "Boats"), files[1]) == []
    assert among(pdf(tmp_path / "untitled.pdf"), files[1]) == []


def test_an_epub_is_held_beside_the_print_edition_whose_pages_it_carries(tmp_path: Path) -> None:
    settings = SETTINGS + (
        '\n[editions.large]\npreset = "print"\n[editions.paper]\npreset = "print"\n'
        '[editions.book]\npreset = "epub"\npage-list = "paper"\n'
        '[editions.plain]\npreset = "epub"\npage-list = false\n'
    )
    (tmp_path / "publish.toml").write_text(settings, encoding="utf-8")
    files = [
        BuiltFile(Path(f"{name}.{suffix}"), name, name)
        for name, suffix in (("large", "pdf"), ("paper", "pdf"), ("book", "epub"), ("plain", "epub"))
    ]
    assert [(one.pdf.edition, one.epub.edition) for one in couples_of(tmp_path, files)] == [
        ("paper", "book"),
        ("large", "plain"),
    ]


def test_what_was_compared_is_not_opened_again(
    twins: Twins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = repacked(
        twins.epub, tmp_path, {"sec-boat.xhtml": lambda text: text.replace("came home", "went home")}
    )
    couple = Couple(built_file(twins.pdf), built_file(edited))
    options, store = CheckOptions(BuildOptions(tmp_path)), Store(twins.cache)
    first = ask_parity(couple, options, store)
    assert [one.code for one in first] == ["parity-text"]
    monkeypatch.setattr(PdfReader, "read", None)
    monkeypatch.setattr(reading_epub, "read_epub", None)
    assert ask_parity(couple, options, store) == first


def test_a_check_of_a_publication_compares_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that writes a word in the EPUB alone is what no build complains of."""
    twins = built(tmp_path)
    templates = twins.folder / "templates" / "epub"
    templates.mkdir(parents=True)
    plain = '{% extends "admonition.xhtml.j2" %}{% block title %}<p>Only here</p>{% endblock %}'
    (templates / "admonition.xhtml.j2").write_text(plain, encoding="utf-8")
    lamp = twins.folder / "lamp.md"
    lamp.write_text(
        lamp.read_text(encoding="utf-8") + '\n::: {.tip title="Oil"}\nBuy it in May.\n:::\n', encoding="utf-8"
    )
    result = publish.check([twins.folder], only=["parity"], output=tmp_path / "new", cache=twins.cache)
    found = [(one.code, str(one.span).partition(":")[0]) for check in result.checks for one in check.findings]
    assert ("parity-text", "lamp.md") in found
    assert {code for code, _ in found} == {"parity-text"}


def test_finished_files_given_together_are_compared(twins: Twins, tmp_path: Path) -> None:
    edited = repacked(
        twins.epub, tmp_path, {"sec-boat.xhtml": lambda text: text.replace("came home", "went home")}
    )
    result = publish.check([twins.pdf, edited], only=["parity"], cache=twins.cache)
    (found,) = [one for check in result.checks for one in check.findings]
    assert found.message == "“went” in the EPUB is “came” in the PDF after “book say that she”"
    assert found.artifact == "book.epub"
    assert found.span is not None
    assert found.span.file == "boat.md"
    assert publish.check([twins.pdf], only=["parity"], cache=twins.cache).checks[0].findings == ()
