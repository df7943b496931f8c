"""Mistakes that leave a book readable: it is built, the place is marked, the finding says where."""

import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import publish
from tests.engine.conftest import SETTINGS, Write
from tests.epubcheck import EpubChecker


def told(result: publish.BuildResult) -> list[str]:
    return [f"{one.span} {one.severity}[{one.code}]" for one in result.findings]


def test_what_happens_to_pictures_has_its_place(book: Write, tmp_path: Path) -> None:
    folder = book(one__md="# The lamp {#lamp}\n\n![The lamp](lamp.webp)\n\n![Again](lamp.webp)\n")
    settings = SETTINGS.replace("theme =", 'cover = "lamp.webp"\ntheme =')
    (folder / "publish.toml").write_text(settings, encoding="utf-8")
    Image.new("RGB", (300, 400), "#246").save(folder / "lamp.webp")

    result = publish.build(folder, output=tmp_path / "out", to=["epub"])

    assert "one.md:3:1 info[picture-converted]" in told(result)
    assert "publish.toml:5:9 warning[cover-small]" in told(result)
    assert not [one for one in result.findings if one.span is None]


PAGE_BREAK = re.compile(r'<span[^>]* role="doc-pagebreak"[^>]*></span>')


def texts(epub: Path) -> str:
    with zipfile.ZipFile(epub) as archive:
        found = "".join(archive.read(name).decode() for name in archive.namelist() if "/text/" in name)
    return PAGE_BREAK.sub("", found).replace("<wbr />", "")


BOX = '<span class="missing">Text missing: <code>{}</code></span>'


@pytest.mark.parametrize(
    ("named", "shown", "code"),
    [
        ("tow.md", "tow.md", "file-missing"),
        ("../secret.md", "../secret.md", "file-outside"),
        ("three.docx", "three.docx", "file-format"),
        ("four.md", "four.md", "encoding-not-text"),
        ("pictures", "pictures", "file-not-plain"),
    ],
)
def test_the_place_of_a_chapter_that_cannot_be_read_is_marked(
    book: Write, tmp_path: Path, epubcheck: EpubChecker, named: str, shown: str, code: str
) -> None:
    entry = f'{{ file = "{named}", title = "The stairs", id = "stairs" }}'
    folder = book(publish__toml=SETTINGS.replace('"two.md"', entry), three__docx="PK", four__md="\0")
    (folder / "pictures").mkdir()
    (tmp_path / "secret.md").write_text("# Nobody's business\n", encoding="utf-8")

    result = publish.build(folder, output=tmp_path / "out")

    assert code in [one.code for one in result.findings]
    assert result.failed
    pdf, epub = (artifact.path for artifact in result.artifacts)
    assert BOX.format(shown) in texts(epub)
    assert "The stairs</h1>" in texts(epub) and "business" not in texts(epub)
    assert epubcheck([epub])[epub] == [] and pdf.stat().st_size


def test_a_chapter_without_a_title_is_marked_too_and_links_lead_to_the_mark(
    book: Write, tmp_path: Path, epubcheck: EpubChecker
) -> None:
    folder = book(one__md="# The lamp\n\nSee [the stairs](tow.md).\n")
    (folder / "publish.toml").write_text(SETTINGS.replace("two.md", "tow.md"), encoding="utf-8")

    result = publish.build(folder, output=tmp_path / "out")

    assert told(result) == ["publish.toml:6:23 error[file-missing]"]
    assert BOX.format("tow.md") in texts(result.artifacts[1].path)
    assert epubcheck([result.artifacts[1].path])[result.artifacts[1].path] == []


def test_an_mdbook_without_one_of_its_chapters(tmp_path: Path) -> None:
    source = tmp_path / "book" / "src"
    source.mkdir(parents=True)
    (tmp_path / "book" / "book.toml").write_text('[book]\ntitle = "T"\nlanguage = "xx"\n')
    (source / "a.md").write_text("# A\n\nWords.\n")
    (source / "b.md").write_text("# B\n\nWords.\n")
    (source / "SUMMARY.md").write_text(
        "- [A](a.md#one)\n- [*Gone*](gone.md)\n  - [B](b.md)\n- [Out](../../../etc/passwd)\n"
    )

    result = publish.build(tmp_path / "book", output=tmp_path / "out", to=["epub"])

    assert told(result) == [
        "book.toml:3:12 error[language-unknown]",
        "src/SUMMARY.md:1:3 warning[summary-fragment]",
        "src/SUMMARY.md:2:3 error[file-missing]",
        "src/SUMMARY.md:4:3 error[file-outside]",
    ]
    text = texts(result.artifacts[0].path)
    assert "<em>Gone</em></h1>" in text and BOX.format("src/gone.md") in text and "</span> B</h2>" in text
    assert 'lang="en"' in text and BOX.format("../../etc/passwd") in text and "root:" not in text


def test_a_book_of_which_nothing_can_be_read_is_not_written(book: Write, tmp_path: Path) -> None:
    settings = SETTINGS.replace('"one.md", "two.md"', '"tow.md"')

    result = publish.build(book(publish__toml=settings), output=tmp_path / "out")

    assert told(result) == ["publish.toml:6:13 error[file-missing]", "None error[publication-empty]"]
    assert result.artifacts == ()
