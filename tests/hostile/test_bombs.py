"""Deep, huge and endless manuscripts end within a bounded time, in an edition or in a message."""

import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest

import publish
from tests.hostile.conftest import SETTINGS, Write, build, codes, places

TEXT = (
    "# A\n\n"
    + "Some *text* of a few `words`.\n\n" * 30
    + "- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n\nx[^1]\n\n[^1]: note\n"
)

pytestmark = pytest.mark.own_workers  # their time counts here as soon as they end

SECONDS = 90
"""Of a processor, of this process and its children: what else the machine has to do counts nothing."""


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_LAYOUT_SECONDS", "2")


def timed(folder: Path, *to: str) -> publish.BuildResult:
    began = sum(os.times()[:4])
    result = build(folder, *to)
    assert sum(os.times()[:4]) - began < SECONDS
    return result


TEXTS = {
    "quotations": "# A\n\n" + ">" * 10_000 + " x\n",
    "lists in a line": "# A\n\n" + "- " * 10_000 + "x\n",
    "divisions": "# A\n\n" + "::: x\n" * 10_000,
    "divisions of HTML": "# A\n\n" + "<div>\n\n" * 10_000,
    "emphasis": "# A\n\n" + "*a **b " * 10_000,
    "spans": "# A\n\n" + "[" * 10_000 + "x" + "]{.a}" * 10_000,
    "notes in notes": "# A\n\n" + "x^[" * 2_000 + "x" + "]" * 2_000,
    "notes": "# A\n\n" + "".join(f"x[^{number}]\n\n[^{number}]: n\n\n" for number in range(3_000)),
    "headings": "".join(f"# H{number}\n\n## I\n\n" for number in range(3_000)),
    "headings within headings": "".join(f"{'#' * level} H\n\n" for level in range(1, 7)) * 500,
    "a long word": "# A\n\n" + "x" * 1_000_000,
    "a long line": "# A\n\n" + "word " * 200_000,
    "a table": "# A\n\n" + "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + ("|b" * 300 + "|\n") * 100,
    "a cell over a million": "# A\n\n<table><tr><td colspan=99999999 rowspan=99999999>x</td></tr></table>\n",
    "brackets": "# A\n\n" + "[" * 50_000,
    "references": "# A\n\n" + "@fig-x [](#y) " * 5_000,
    "images": "# A\n\n" + "![](x.png)\n\n" * 3_000,
    "combining marks": "# A\n\n" + "a" + "\u0301" * 20_000,
    "line separators": "# A\n\n" + "a\u2028\u2029\u200b\u202e" * 5_000,
    "an alias of YAML": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\n# A\n",
    "a deep header": "---\ntitle: " + "[" * 5_000 + "\n---\n\n# A\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_ends(name: str, write: Write) -> None:
    result = timed(write({"one.md": TEXTS[name]}), "epub")

    assert result.artifacts or result.failed


SET = ("quotations", "a cell over a million", "combining marks", "notes in notes")


@pytest.mark.parametrize("name", SET)
def test_its_pages_end(name: str, write: Write) -> None:
    result = timed(write({"one.md": TEXTS[name]}), "pdf")

    assert result.artifacts or set(codes(result)) & {"layout-too-long", "layout-failed"}


def test_a_file_of_twenty_megabytes(write: Write) -> None:
    result = timed(write({"one.md": "# A\n\n" + "x" * 20_000_000}), "epub")

    assert places(result, "file-too-large") == ["publish.toml:4:13"]


SHEETS = {
    "a thousand columns": "section { column-count: 100000 }",
    "no page": "@page { size: 1pt 1pt; margin: 0 }",
    "no type area": "@page { margin: 300mm }",
    "great sizes": "p { font-size: 1000000pt; line-height: 100000000pt; margin: 1e9pt }",
    "negative": "p { margin: -1e9pt; padding: 1e9px; text-indent: -1e9px } section { margin-top: -100000px }",
    "numbers too large for a PDF": "p { transform: scale(1e300) rotate(1e300deg); letter-spacing: 1e30px }",
    "numbers too large for C": "p { white-space: pre; tab-size: 100000000000 }",
    "pages by name": "p { page: a } p + p { page: b } p + p + p { page: a; break-before: right }",
    "nothing may break": "* { break-inside: avoid; break-after: avoid; orphans: 99; widows: 99 }",
    "all notes": "* { float: footnote }",
    "all cells": "* { display: table-cell }",
    "content": "p::before { content: '" + "x" * 300_000 + "' }",
    "blocks in blocks": "a{" * 20_000,
    "brackets": "a { b: " + "(" * 50_000,
    "not not": ":not(" * 3_000 + "p" + ")" * 3_000 + "{ color: red }",
    "properties of properties": "".join(
        f":root {{ --a{n}: {f'var(--a{n + 1}) ' * 10} }}\n" for n in range(60)
    )
    + "p { color: var(--a0) }",
    "properties in a circle": ":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }",
    "no end": "p { color: red; /* " + "*" * 100_000,
    "a string without an end": 'p { content: "' + "\\" * 100_001,
    "marks": "<!--" * 10_000 + "@" * 10_000 + ";" * 10_000,
}


# One of each kind is tried always: what runs out of pages, of time, of numbers, of depth.
QUICK = (
    "a thousand columns",
    "numbers too large for C",
    "content",
    "blocks in blocks",
    "properties of properties",
)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in SHEETS]
)
def test_a_style_sheet_ends(name: str, write: Write) -> None:
    result = timed(write({"styles/print.css": SHEETS[name], "one.md": TEXT}), "pdf")

    assert result.artifacts or set(codes(result)) & {"layout-too-long", "layout-failed"}


def test_style_sheets_of_an_epub_end(write: Write) -> None:
    for css in SHEETS.values():
        assert timed(write({"styles/style.css": css}), "epub").artifacts


def test_margins_that_make_pages(write: Write) -> None:
    css = ".leaf::after { content: 'x'; display: block; break-before: page }"

    result = timed(write({"styles/margins.css": css}), "pdf")

    assert codes(result) == ["layout-failed"]
    assert "margins" in result.findings[0].message


TEMPLATES = {
    "a loop": "{% for a in range(99999) %}{% for b in range(99999) %}{{ a }}{% endfor %}{% endfor %}",
    "a silent loop": "{% for a in range(99999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "memory": "{% set x = 'x' * 100000000 * 1000 %}{{ x }}",
    "a power": "{{ 9 ** (9 ** 9) }}",
    "itself": "{% include 'section.xhtml.j2' %}",
    "a macro of itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a filter": "{{ 'x' | center(10000000000) }}",
    "a format": "{{ '%1000000000d' | format(1) }}",
    "deep": "{{ " + "(" * 2_000 + "1" + ")" * 2_000 + " }}",
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_ends(name: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.render.sandbox.SECONDS", 2.0)

    result = timed(write({"templates/section.xhtml.j2": TEMPLATES[name]}), "epub")

    assert set(codes(result)) & {"template-too-costly", "template-broken"}
    assert result.artifacts


def png(width: int, height: int) -> bytes:
    """Return a PNG that says it is of this size and packs to almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x00\x00\x00\x00"
    rows = zlib.compress(b"\0" * (width + 1) * min(height, 2_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>'
)


def group(number: int) -> str:
    """Return a part of a drawing that shows the part before it ten times."""
    use = f'<use href="#a{number - 1}"/>'
    return f'<g id="a{number}">{use * 10}</g>'


USES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a0"><rect/></g>'
    + "".join(group(n) for n in range(1, 12))
    + '<use href="#a11"/></svg>'
)
PICTURES: dict[str, tuple[str, bytes]] = {
    "a bomb of pixels": ("image-too-large", png(50_000, 50_000)),
    "a picture cut off": ("image-unreadable", png(3_000, 3_000)[:-40]),
    "entities": ("image-unreadable", LAUGHS.encode()),
    "uses of uses": ("image-too-large", USES.encode()),
    "deep": ("image-unreadable", b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 50_000),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_ends(name: str, write: Write) -> None:
    code, data = PICTURES[name]
    files = {"one.md": "# A\n\n![x](x.png){width=99999999px}\n", "x.png": data}

    result = timed(write(files), "epub")

    assert places(result, code) == ["one.md:3:1"]
    assert result.artifacts


@pytest.mark.parametrize(
    "size", ["99999999px", "1e400mm", "-5px", "100000%", "calc(1px)", "0", "nanpx", "1px;x:y"]
)
def test_a_picture_of_any_width(size: str, write: Write) -> None:
    files = {"one.md": f'# A\n\n![x](x.png){{width="{size}" height="{size}"}}\n', "x.png": png(10, 10)}

    assert len(timed(write(files)).artifacts) == 2


def test_includes_in_a_circle_and_by_the_million(tmp_path: Path) -> None:
    source = tmp_path / "book" / "src"
    source.mkdir(parents=True)
    (tmp_path / "book" / "book.toml").write_text('[book]\ntitle = "X"\nlanguage = "en"\n', encoding="utf-8")
    (source / "SUMMARY.md").write_text("- [A](a.md)\n- [B](b.md)\n", encoding="utf-8")
    (source / "a.md").write_text("# A\n\n{{#include a.md}}\n", encoding="utf-8")
    for name, following in zip("bcdefghijk", "cdefghijkl", strict=True):
        (source / f"{name}.md").write_text(f"x\n{{{{#include {following}.md}}}}\n" * 10, encoding="utf-8")
    (source / "l.md").write_text("x\n", encoding="utf-8")

    result = timed(tmp_path / "book", "epub")

    assert places(result, "include-too-deep")[0].startswith("src/a.md:3")
    assert len(places(result, "include-too-deep")) == 2


def docx(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


XML = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'
DOCUMENTS = {
    "a bomb": {"word/document.xml": b"0" * 101 * 1024 * 1024},
    "entities": {"word/document.xml": XML},
    "a name that leads out": {"../../evil": b"x", "word/document.xml": b"<d/>"},
    "nothing": {"x": b""},
    "no XML": {"word/document.xml": b"\xff\xfe"},
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_word_file_ends(name: str, tmp_path: Path) -> None:
    (tmp_path / "bomb.docx").write_bytes(docx(DOCUMENTS[name]))

    result = publish.import_manuscript(tmp_path / "bomb.docx", tmp_path / "made")

    assert result.failed
    assert result.files == ()
    assert [one.name for one in tmp_path.iterdir()] == ["bomb.docx"]


def test_settings_with_too_much_of_everything(write: Write) -> None:
    chapters = ", ".join(f'"{number}.md"' for number in range(1_000))
    for settings in (
        SETTINGS.replace('"one.md"', chapters),
        SETTINGS + "x = " + "[" * 5_000 + "]" * 5_000,
        SETTINGS + "subjects = [" + '"x", ' * 50_000 + "]\n",
        SETTINGS + "".join(f"[editions.e{number}]\npreset = 'print'\n" for number in range(2_000)),
    ):
        result = timed(write({"publish.toml": settings}), "epub")
        assert result.artifacts or result.failed
