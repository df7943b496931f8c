"""Small publications on their whole way: manuscript in, PDF, EPUB and findings out."""

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import publish
from tests.engine.conftest import SETTINGS, Write
from tests.epubcheck import EpubChecker


def page_texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def codes(result: publish.BuildResult) -> list[str]:
    return [finding.code for finding in result.findings if finding.severity != "info"]


def test_a_publication_becomes_a_pdf_and_an_epub(book: Write, tmp_path: Path, epubcheck: EpubChecker) -> None:
    result = publish.build(book(), output=tmp_path / "out")

    assert [artifact.path.name for artifact in result.artifacts] == ["lighthouse.pdf", "lighthouse.epub"]
    assert codes(result) == []
    assert not result.failed
    assert epubcheck([result.artifacts[1].path])[result.artifacts[1].path] == []
    pages = page_texts(result.artifacts[0].path)
    assert len(pages) == result.artifacts[0].pages
    chapter = next(number for number, text in enumerate(pages) if "The keeper lit the lamp" in text)
    assert chapter % 2 == 0  # a recto
    assert "rape oil" in pages[chapter]


def test_folios_are_roman_in_front_and_arabic_from_the_first_chapter(book: Write, tmp_path: Path) -> None:
    pdf = publish.build(book(), output=tmp_path, to=["pdf"]).artifacts[0].path

    with pikepdf.open(pdf) as opened:
        labels = opened.Root.PageLabels.Nums
        assert labels[1].S == "/r"
        assert labels[3].S == "/D"
        assert opened.Root.Lang == "en"
        assert str(opened.docinfo["/Title"]) == "The Lighthouse"


def test_a_reference_by_page_shows_the_folio_of_its_target(book: Write, tmp_path: Path) -> None:
    pdf = publish.build(book(), output=tmp_path, to=["pdf"]).artifacts[0].path

    pages = page_texts(pdf)
    assert any("See the stairs and page 3" in " ".join(text.split()) for text in pages)
    contents = next(text for text in pages if text.lstrip().startswith("Contents"))
    assert "3" in contents


def test_the_epub_has_the_title_instead_of_a_page(book: Write, tmp_path: Path) -> None:
    epub = publish.build(book(), output=tmp_path, to=["epub"]).artifacts[0].path

    with zipfile.ZipFile(epub) as archive:
        chapter = archive.read("EPUB/text/lamp.xhtml").decode()
    assert 'href="stairs.xhtml' in chapter
    assert "page 3" not in chapter


def test_two_builds_are_the_same_bytes(book: Write, tmp_path: Path) -> None:
    first = publish.build(book("lighthouse"), output=tmp_path / "first", jobs=1)
    moved = tmp_path / "elsewhere" / "lighthouse"
    moved.parent.mkdir()
    (tmp_path / "lighthouse").rename(moved)
    script = "import sys, publish; publish.build(sys.argv[1], output=sys.argv[2], jobs=2)"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", script, moved, tmp_path / "second"], check=True, env=environment)

    for artifact in first.artifacts:
        assert artifact.path.read_bytes() == (tmp_path / "second" / artifact.path.name).read_bytes()


def test_a_dangling_link_is_built_marked_and_fails(book: Write, tmp_path: Path) -> None:
    folder = book(two__md="# The stairs {#stairs}\n\nSee [the cellar](#cellar) below.\n")

    result = publish.build(folder, output=tmp_path / "out")

    assert result.failed
    finding = next(one for one in result.findings if one.severity == "error")
    assert (finding.code, str(finding.span)) == ("link-dangling", "two.md:3:5")
    assert len(result.artifacts) == 2
    with zipfile.ZipFile(tmp_path / "out" / "lighthouse.epub") as archive:
        assert 'class="dangling"' in archive.read("EPUB/text/stairs.xhtml").decode()


def test_with_strict_a_warning_leaves_the_last_good_output(book: Write, tmp_path: Path) -> None:
    folder = book()
    good = publish.build(folder, output=tmp_path / "out").artifacts
    before = [artifact.path.read_bytes() for artifact in good]
    (folder / "two.md").write_text("# The stairs {#stairs}\n\n![](missing.png)\n", encoding="utf-8")

    result = publish.build(folder, output=tmp_path / "out", strict=True)

    assert result.artifacts == ()
    assert [artifact.path.read_bytes() for artifact in good] == before


def test_a_broken_configuration_leaves_the_last_good_output(book: Write, tmp_path: Path) -> None:
    folder = book()
    good = publish.build(folder, output=tmp_path / "out").artifacts
    before = [artifact.path.read_bytes() for artifact in good]
    (folder / "publish.toml").write_text(SETTINGS + "chapters = \n", encoding="utf-8")

    result = publish.build(folder, output=tmp_path / "out")

    assert result.failed
    assert result.artifacts == ()
    assert result.findings[0].span is not None
    assert result.findings[0].span.file == "publish.toml"
    assert [artifact.path.read_bytes() for artifact in good] == before


def test_one_edition_and_one_target(book: Write, tmp_path: Path) -> None:
    folder = book(publish__toml=SETTINGS + '[editions.large]\npreset = "print"\ntrim = "a4"\n')

    result = publish.build(folder, output=tmp_path, editions=["large"])

    assert [artifact.path.name for artifact in result.artifacts] == ["lighthouse-large.pdf"]
    with pikepdf.open(result.artifacts[0].path) as opened:
        width, height = (float(value) for value in opened.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    with pytest.raises(publish.UsageError, match="tiny"):
        publish.build(folder, output=tmp_path, editions=["tiny"])


def test_a_single_markdown_file(tmp_path: Path, epubcheck: EpubChecker) -> None:
    file = tmp_path / "A Letter.md"
    file.write_text('---\nauthor: Ada\nlang: de\n---\n\n# Ein Brief\n\nLiebe "Freunde"!\n', encoding="utf-8")

    result = publish.build(file, output=tmp_path)

    assert [artifact.path.name for artifact in result.artifacts] == ["a-letter.pdf", "a-letter.epub"]
    assert codes(result) == []
    text = page_texts(result.artifacts[0].path)[0]
    assert "Ein Brief" in text
    assert "„Freunde“" in text
    assert epubcheck([result.artifacts[1].path])[result.artifacts[1].path] == []


def test_a_text_as_delivered_keeps_its_marks(tmp_path: Path) -> None:
    file = tmp_path / "meldung.txt"
    lines = [
        f"Der {number}. Satz handelt von „Dingen“ – und von sonst nichts, wie man sieht."
        for number in range(1, 9)
    ]
    file.write_text("\n".join([*lines, "Bild: dpa"]), encoding="utf-8")

    result = publish.build(file, output=tmp_path, to=["pdf"])

    text = "".join(page_texts(result.artifacts[0].path))
    assert text.count("„Dingen“ –") == 8
    assert "Bild: dpa" in text


def test_a_note_too_high_for_its_page_stands_at_the_end(book: Write, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    folder = book(one__md=f"# The lamp {{#lamp}}\n\nLit.[^long]\n\n[^long]: {words}\n\nThe end of it.\n")

    result = publish.build(folder, output=tmp_path, to=["pdf"])

    assert "note-at-end" in [finding.code for finding in result.findings]
    text = " ".join(" ".join(page_texts(result.artifacts[0].path)).split())
    assert text.index("The end of it.") < text.index("word0 word1")
    assert "word899" in text


def test_a_character_in_no_face_is_reported_with_its_place(book: Write, tmp_path: Path) -> None:
    folder = book(two__md="# The stairs {#stairs}\n\nA rune, \U00016a40, and more.\n")

    result = publish.build(folder, output=tmp_path, to=["pdf"])

    finding = next(one for one in result.findings if one.code == "font-glyph-missing")
    assert str(finding.span).startswith("two.md:3")
    assert "U+16A40" in finding.message


def test_a_script_without_a_main_guard(book: Write, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"import publish\nresult = publish.build({str(book())!r}, output={str(tmp_path / 'out')!r}, jobs=2)\n"
        "print(len(result.artifacts))\n",
        encoding="utf-8",
    )

    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout == "2\n"
    assert done.stderr == ""


def test_two_threads_at_once(book: Write, tmp_path: Path) -> None:
    results: dict[str, publish.BuildResult] = {}

    def build(name: str, folder: Path) -> None:
        results[name] = publish.build(folder, output=tmp_path / "out", jobs=1)

    threads = [threading.Thread(target=build, args=(name, book(name))) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {len(result.artifacts) for result in results.values()} == {2}


def test_progress_tells_the_steps(book: Write, tmp_path: Path) -> None:
    steps: list[publish.Progress] = []

    publish.build(book(), output=tmp_path, progress=steps.append)

    kinds = list(dict.fromkeys(event.step for event in steps))
    # The EPUB is rendered while workers lay out the first chapters.
    assert kinds == ["read", "resolve", "fonts", "render", "layout", "margins", "assemble", "package"]
    last = [event for event in steps if event.step == "layout"][-1]
    assert last.done == last.total


def test_a_text_without_a_headline_has_none_on_its_pages(tmp_path: Path, epubcheck: EpubChecker) -> None:
    text = tmp_path / "wire_0815.txt"
    text.write_text("The lamp of the lighthouse was lit again on Monday, said the keeper.\n" * 60)
    result = publish.build(text, output=tmp_path / "out")

    pdf, epub = (artifact.path for artifact in result.artifacts)
    with pikepdf.open(pdf) as opened:
        assert str(opened.docinfo["/Title"]) == "The lamp of the lighthouse was lit again on…"
    pages = page_texts(pdf)
    assert pages[0].startswith("The lamp of the lighthouse was lit again on Monday")
    assert not [page for page in pages if "wire" in page or "…" in page]
    assert epubcheck([epub])[epub] == []
