"""No file outside a publication's folder is read, whatever asks for it."""

from pathlib import Path

import pytest

import publish
from tests.hostile.conftest import SECRET, SETTINGS, Write, build, codes, everything, places

TEMPLATE = '<section id="{{ id }}">%s</section>'

# What asks for a file outside, and the finding: a chapter, settings, a sheet, a template.
FILES: dict[str, tuple[dict[str, str], str, str]] = {
    "a chapter": (
        {"publish.toml": SETTINGS.replace("one.md", "../outside/one.md")},
        "file-outside",
        "publish.toml:4:13",
    ),
    "a chapter by its whole path": (
        {"publish.toml": SETTINGS.replace("one.md", "/etc/passwd")},
        "file-outside",
        "publish.toml:4:13",
    ),
    "a cover": (
        {"publish.toml": SETTINGS + 'cover = "../outside/red.png"\n'},
        "file-outside",
        "publish.toml:5:9",
    ),
    "a bibliography": (
        {"publish.toml": SETTINGS + 'bibliography = "../outside/refs.bib"\n'},
        "file-outside",
        "publish.toml:5:16",
    ),
    "a theme": (
        {"publish.toml": SETTINGS.replace('"report"', '"../outside"')},
        "file-outside",
        "publish.toml:3:9",
    ),
    "a picture": ({"one.md": "# A\n\n![](../outside/red.png)\n"}, "image-outside", "one.md:3:1"),
    "a picture by its whole path": ({"one.md": "# A\n\n![](/etc/passwd)\n"}, "image-outside", "one.md:3:1"),
    "a picture by a file address": (
        {"one.md": "# A\n\n![](file:///etc/passwd)\n"},
        "link-unsafe",
        "one.md:3:1",
    ),
    "a picture of Windows": ({"one.md": "# A\n\n![](C:/outside/red.png)\n"}, "image-outside", "one.md:3:1"),
    "a link": ({"one.md": "# A\n\n[x](file:///etc/passwd)\n"}, "link-unsafe", "one.md:3:1"),
    "a picture in HTML": ({"one.md": "# A\n\n<img src='../outside/red.png'>\n"}, "image-outside", "one.md:3"),
    "@import": (
        {"styles/style.css": "\n@import url(file:///etc/passwd);"},
        "style-address",
        "styles/style.css:2:1",
    ),
    "@import of a name": (
        {"styles/print.css": '@import "../../outside/style.css";'},
        "style-address",
        "styles/print.css:1:1",
    ),
    "@import among media": (
        {"styles/ereader.css": '@media all {\n @import "../../outside/style.css"; }'},
        "style-address",
        "styles/ereader.css:2:2",
    ),
    "url()": (
        {"styles/style.css": "p { color: red;\n background: url(../../outside/red.png) }"},
        "style-address",
        "styles/style.css:2:2",
    ),
    "url() by escapes": (
        {"styles/print.css": "p { background: \\75rl(/etc/passwd) }"},
        "style-address",
        "styles/print.css:1:5",
    ),
    "image-set()": (
        {"styles/print.css": 'p { background: image-set("/etc/passwd" 1x) }'},
        "style-address",
        "styles/print.css:1:5",
    ),
    "a face": (
        {"styles/style.css": "@font-face { font-family: X; src: url('/etc/passwd') }"},
        "style-address",
        "styles/style.css:1:30",
    ),
    "margins": (
        {"styles/margins.css": "@page { background: url(/etc/passwd) }"},
        "style-address",
        "styles/margins.css:1:9",
    ),
    "a template that includes": (
        {"templates/section.xhtml.j2": TEMPLATE % '\n{% include "/etc/passwd" %}'},
        "template-broken",
        "templates/section.xhtml.j2:2",
    ),
    "a template that extends": (
        {"templates/section.xhtml.j2": '{% extends "../../outside/section.xhtml.j2" %}'},
        "template-broken",
        "templates/section.xhtml.j2:1",
    ),
    "a template that imports": (
        {"templates/section.xhtml.j2": '{% import "../one.md" as x %}' + TEMPLATE % "{{ x }}"},
        "template-broken",
        "templates/section.xhtml.j2:1",
    ),
    "a template that looks through Python": (
        {"templates/section.xhtml.j2": TEMPLATE % "{{ ''.__class__.__mro__[1].__subclasses__() }}"},
        "template-broken",
        "templates/section.xhtml.j2:1",
    ),
    "a template that shows a picture": (
        {"templates/section.xhtml.j2": TEMPLATE % '<img src="file:///etc/passwd" alt=""/>'},
        "template-unfit",
        "templates/section.xhtml.j2",
    ),
    "a template with a style": (
        {"templates/section.xhtml.j2": TEMPLATE % '<p style="background: url(/etc/passwd)">x</p>'},
        "template-unfit",
        "templates/section.xhtml.j2",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_asks_for_a_file_outside_is_told_so(name: str, write: Write, outside: Path) -> None:
    files, code, place = FILES[name]

    result = build(write(files), "epub")

    assert (code, place) in [(one.code, str(one.span)) for one in result.findings]
    assert_nothing_from_outside(result)


def assert_nothing_from_outside(result: publish.BuildResult) -> None:
    for part, content in everything(result):
        assert SECRET.encode() not in content, part
        assert b"root:" not in content, part
        assert b"file:" not in content, part


def test_nothing_from_outside_is_in_a_pdf(write: Write, outside: Path) -> None:
    sheets = ("style.css", "print.css", "margins.css")
    given = [item for files, *_ in FILES.values() for item in files.items()]
    css = "\n".join(text for name, text in given if name.endswith(".css"))
    files = {f"styles/{name}": css for name in sheets} | FILES["a template that shows a picture"][0]
    texts = [text.partition("\n")[2] for name, text in given if name == "one.md"]

    result = build(write(files | {"one.md": "# A\n" + "".join(texts)}), "pdf")

    assert [artifact.target for artifact in result.artifacts] == ["pdf"]
    assert_nothing_from_outside(result)


def test_pictures_behind_links(write: Write, outside: Path) -> None:
    links = {"red.png": outside / "red.png", "folder": outside}
    folder = write({"one.md": "# B\n\n![](red.png) ![](folder/red.png)\n"}, links)

    result = build(folder)

    assert places(result, "image-outside") == ["one.md:3:1", "one.md:3:14"]
    assert_nothing_from_outside(result)


def test_styles_and_templates_behind_links(write: Write, outside: Path) -> None:
    folder = write({}, {"styles/style.css": outside / "style.css", "templates": outside})

    result = build(folder, "epub")

    assert places(result, "file-outside") == ["styles/style.css", "templates"]
    assert result.artifacts and result.failed
    assert_nothing_from_outside(result)


def test_a_chapter_and_a_cover_behind_links(write: Write, outside: Path) -> None:
    files = {"publish.toml": SETTINGS + 'cover = "cover.png"\n'}
    folder = write(files, {"one.md": outside / "one.md", "cover.png": outside / "red.png"})

    result = build(folder, "epub")

    assert places(result, "file-outside") == ["publish.toml:4:13", "publish.toml:5:9"]
    assert_nothing_from_outside(result)


def test_a_theme_behind_a_link(write: Write, outside: Path) -> None:
    folder = write({"publish.toml": SETTINGS.replace("report", "look")}, {"look": outside})

    assert codes(build(folder)) == ["file-outside"]


def test_a_theme_of_the_folder_with_a_sheet_behind_a_link(write: Write, outside: Path) -> None:
    files = {"publish.toml": SETTINGS.replace("report", "look"), "look/theme.toml": 'base = "report"\n'}
    folder = write(files, {"look/print.css": outside / "style.css"})

    result = build(folder, "pdf")

    assert places(result, "file-outside") == ["look/print.css"]
    assert all(SECRET.encode() not in content for _, content in everything(result))


def test_a_theme_of_the_folder_with_a_sheet_that_imports(write: Write) -> None:
    files = {
        "publish.toml": SETTINGS.replace("report", "look"),
        "look/theme.toml": 'base = "report"\n',
        "look/theme.css": "p { color: #111 }\n@import url(/etc/passwd);\n",
        "look/print.css": "p { colour: red }\n",
    }

    result = build(write(files))

    assert places(result, "style-address") == ["look/theme.css:2:1"]
    assert places(result, "style-ignored") == ["look/print.css:1:5"]


def test_an_mdbook_includes_nothing_from_outside(tmp_path: Path, outside: Path) -> None:
    lines = [
        "# A", "", "{{#include ../../outside/secret.txt}}", "{{#include /etc/passwd}}",
        "{{#rustdoc_include ../../../../../../../../etc/passwd:1:3}}", "{{#playground link/secret.txt}}",
        "![](link/red.png)",
    ]  # fmt: skip
    source = tmp_path / "book" / "src"
    source.mkdir(parents=True)
    (tmp_path / "book" / "book.toml").write_text('[book]\ntitle = "X"\nlanguage = "en"\n', encoding="utf-8")
    (source / "SUMMARY.md").write_text("- [A](a.md)\n- [B](../../outside/one.md)\n", encoding="utf-8")
    (source / "a.md").write_text("\n".join(lines), encoding="utf-8")
    (source / "link").symlink_to(outside)

    loaded = publish.load(tmp_path / "book")

    assert [str(one.span) for one in loaded.findings if one.code == "include-outside"] == [
        f"src/a.md:{line}:1" for line in (3, 4, 5, 6)
    ]
    assert [str(one.span) for one in loaded.findings if one.code == "file-outside"] == ["src/SUMMARY.md:2:3"]
    assert SECRET not in str(loaded.publication)


def test_an_mdbook_whose_source_lies_outside(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "book.toml").write_text('[book]\nsrc = "../outside"\n', encoding="utf-8")
    (outside / "SUMMARY.md").write_text("- [A](one.md)\n", encoding="utf-8")

    assert codes(publish.load(tmp_path / "book")) == ["file-outside"]


def test_a_single_file_reads_nothing_above_it(tmp_path: Path, outside: Path) -> None:
    file = tmp_path / "letter" / "letter.md"
    file.parent.mkdir()
    file.write_text("# A\n\n![](../outside/red.png)\n", encoding="utf-8")

    assert "image-outside" in codes(build(file, "epub"))
