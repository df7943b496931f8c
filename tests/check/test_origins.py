"""From a finding in a built file to the line of the manuscript."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import publish
from publish.check.finding import Finding, Place
from publish.check.origins import Origins, origins_of, trace
from publish.engine.build import build_publication
from publish.engine.options import BuildOptions
from publish.store import Store
from tests.check.tracing import lines_of, place

SETTINGS = """\
title = "The Lighthouse"
subtitle = "A report"
language = "en"
contributors = [{ name = "Ada Merrow" }]
date = 2026-05-01
theme = "novel"
chapters = ["one.md", "two.md"]
"""
ONE = """\
# The lamp {#lamp}

The keeper lit
the *lamp* at dusk.[^oil]
See [the stairs](two.md)
and ![A door](door.svg) there.

- First item
- Second item

| Rock | Height |
|------|--------|
| Wolf | 41 m   |

```python
first = 1
second = 2
```

[^oil]: With rape oil, in those days.
"""
TWO = """\
# The stairs

There were ninety-two steps, said `{{< var teller >}}`.
"""
DOOR = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'
TEXT = "EPUB/text/lamp.xhtml"

Make = Callable[..., tuple[Path, Origins, Origins]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Build a publication; return its EPUB, and the ways back from that and from the PDF."""

    def made(**more: str) -> tuple[Path, Origins, Origins]:
        files = {"publish.toml": SETTINGS, "one.md": ONE, "two.md": TWO.replace("{{< var teller >}}", "he")}
        files |= {"door.svg": DOOR, **{name.replace("__", "."): text for name, text in more.items()}}
        for name, text in files.items():
            path = tmp_path / "book" / name.replace("_of_", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        result = publish.build(tmp_path / "book", output=tmp_path / "out", jobs=1, cache=tmp_path / "cache")
        paths = {one.target: one.path for one in result.artifacts}
        found = [origins_of(paths[target], Store(tmp_path / "cache")) for target in ("epub", "pdf")]
        assert found[0] is not None and found[1] is not None
        return paths["epub"], found[0], found[1]

    return made


def after(epub: Path, resource: str, words: str) -> tuple[int, int]:
    """Return line and column just behind ``words`` in a document, where parsers see an element."""
    with zipfile.ZipFile(epub) as archive:
        content = archive.read(resource)
    return place(content, content.index(words.encode()) + len(words.encode()))


def at(pdf: Path, words: str) -> tuple[int, float, float]:
    """Return page, x and y of the first line of a PDF that has ``words``."""
    return next((page, x, y) for page, x, y, text in lines_of(pdf.read_bytes()) if words in text)


@pytest.mark.parametrize(
    ("behind", "origin"),
    [
        ('class="title">', "one.md:1"),
        ("<em>", "one.md:4"),
        ('href="the-stairs.xhtml#the-stairs">', "one.md:5:5"),
        ('alt="A door" />', "one.md:6:5"),
        ("<li>Second", "one.md:9"),
        ("<td>41", "one.md:13"),
        ("<pre", "one.md:15"),
        ('second = <span class="number">', "one.md:17"),
        ('<aside class="foot-note"', "one.md:20"),
        ('role="doc-backlink"', "one.md:20"),
    ],
)
def test_a_place_in_a_document_leads_to_its_line(behind: str, origin: str, make: Make) -> None:
    epub, origins, _ = make()
    with zipfile.ZipFile(epub) as archive:
        text = archive.read(TEXT).decode()
    behind = behind if behind in text else next(part for part in _like(behind, text))

    assert str(origins.of_resource(TEXT, *after(epub, TEXT, behind))) == origin


def _like(behind: str, text: str) -> list[str]:
    """Return what the document has for a tag whose attributes are none of this test's business."""
    start = text.index(behind.partition(" ")[0].partition("=")[0])
    return [text[start : text.index(">", start) + 1]]


@pytest.mark.parametrize(
    ("element", "origin"),
    [
        ("#lamp", "one.md:1"),
        ("section > p em", "one.md:4"),
        ("img", "one.md:6:5"),
        ("/html/body/section/ul/li[2]", "one.md:9"),
        ("/4/2[lamp]/4", "one.md:3"),
        ("epubcfi(/6/4!/4/2/4/2)", "one.md:4"),
        ("table td:last-child", "one.md:13"),
    ],
)
def test_an_element_leads_to_its_line(element: str, origin: str, make: Make) -> None:
    _, origins, _ = make()

    assert str(origins.of_element(TEXT, element)) == origin


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("The keeper lit", "one.md:3"),
        ("Second item", "one.md:9"),
        ("41 m", "one.md:13"),
        ("first", "one.md:16"),
        ("second", "one.md:17"),
        ("With rape oil", "one.md:20"),
        ("There were ninety-two", "two.md:3"),
        ("A report", "publish.toml:2:1"),
        ("Ada Merrow", "publish.toml:4:1"),
    ],
)
def test_a_place_on_a_page_leads_to_its_line(words: str, origin: str, make: Make) -> None:
    epub, _, origins = make()

    assert str(origins.of_page(*at(epub.with_suffix(".pdf"), words))) == origin


def test_margins_and_blank_pages_lead_nowhere(make: Make) -> None:
    _, _, origins = make()

    assert origins.of_page(7, 100, 5) is None
    assert origins.of_page(0) is None
    assert origins.of_page(4711, 100, 100) is None


def test_a_page_alone_leads_to_what_is_first_on_it(make: Make) -> None:
    epub, _, origins = make()
    page, *_ = at(epub.with_suffix(".pdf"), "There were ninety-two")

    assert str(origins.of_page(page)) == "two.md:1"


def test_contents_lead_to_what_they_name(make: Make) -> None:
    epub, origins, pages = make()

    line, column = after(epub, "EPUB/nav.xhtml", '<a class="line" href="text/the-stairs.xhtml">')
    assert str(origins.of_resource("EPUB/nav.xhtml", line, column)) == "two.md:1"
    line, column = after(epub, "EPUB/toc.ncx", '<content src="text/the-stairs.xhtml"/>')
    assert str(origins.of_resource("EPUB/toc.ncx", line, column)) == "two.md:1"
    page, *_ = at(epub.with_suffix(".pdf"), "Contents")
    x, y = next((x, y) for number, x, y, text in lines_of(epub.with_suffix(".pdf").read_bytes())
                if number == page and "The stairs" in text)  # fmt: skip
    assert str(pages.of_page(page, x, y)) == "two.md:1"


def test_what_settings_say_leads_to_their_line(make: Make) -> None:
    _, origins, _ = make()

    assert str(origins.of_element("EPUB/package.opf", "/package/metadata/creator")) == "publish.toml:4:1"
    assert str(origins.of_element("EPUB/text/title-page.xhtml", "p.subtitle")) == "publish.toml:2:1"
    assert str(origins.of_resource("EPUB/text/title-page.xhtml", 0)) == "publish.toml:1:1"


def test_a_message_without_a_line_leads_to_what_it_quotes(make: Make) -> None:
    _, origins, _ = make()

    assert str(origins.of_text(TEXT, "The text “Second item” is not allowed here.")) == "one.md:9"
    assert str(origins.of_text(TEXT, "The file is too large.")) == "one.md:1"
    assert origins.of_text("META-INF/container.xml", "There is no rootfile.") is None


def test_a_picture_leads_to_where_it_is_shown(make: Make) -> None:
    epub, origins, _ = make()
    picture = next(one for one in zipfile.ZipFile(epub).namelist() if "door" in one)

    assert str(origins.of_resource(picture, 0)) == "one.md:6:5"


def test_own_style_sheets_have_their_lines(make: Make) -> None:
    _, origins, _ = make(styles_of_style__css="p {\n  color: #333;\n}\n")

    assert str(origins.of_resource("EPUB/styles/own-style.css", 2, 3)) == "styles/style.css:2:3"
    assert origins.of_resource("EPUB/styles/base.css", 2, 3) is None


def test_what_own_templates_wrote_is_found_by_its_words(make: Make) -> None:
    template = (
        '<div class="mine" id="{{ id }}"><p>Set before everything.</p>\n'
        "{% if title %}<h1>{{ title }}</h1>{% endif %}{{ body }}{{ children }}</div>\n"
    )
    epub, origins, pages = make(templates_of_section__xhtml__j2=template)

    assert str(origins.of_element(TEXT, "li:last-child")) == "one.md:9"
    assert str(origins.of_element(TEXT, "pre")) == "one.md:16"
    assert str(pages.of_page(*at(epub.with_suffix(".pdf"), "Second item"))) == "one.md:9"


def test_marks_that_a_manuscript_brings_are_none(make: Make) -> None:
    epub, origins, _ = make(one__md="# A title {#lamp}\n\nText \ufdd07\ufdd1 \ufdd2of marks.\n\nMore.\n")

    with zipfile.ZipFile(epub) as archive:
        assert "<p>Text 7 of marks.</p>" in archive.read(TEXT).decode()
    assert str(origins.of_element(TEXT, "p:last-of-type")) == "one.md:5"


def test_a_build_with_nothing_to_do_still_leads_back(make: Make, tmp_path: Path) -> None:
    make()
    result = publish.build(tmp_path / "book", output=tmp_path / "out", cache=tmp_path / "cache")

    assert result.unchanged
    assert all(origins_of(one.path, Store(tmp_path / "cache")) for one in result.artifacts)


def test_without_a_cache_the_result_leads_back(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(ONE.replace("[the stairs](two.md)", "the stairs"))
    (tmp_path / "door.svg").write_text(DOOR)
    wanted = BuildOptions(tmp_path / "out", ("epub",), cache=False, origins=True)
    (artifact,) = build_publication(tmp_path / "one.md", wanted).artifacts

    origins = origins_of(artifact.path, None, artifact.origins)
    assert origins is not None
    assert str(origins.of_resource("EPUB/package.opf", 0)) == "one.md:1"


def test_manuscripts_that_give_the_same_bytes_have_lines_of_their_own(tmp_path: Path) -> None:
    lines = []
    for name, text in (("a", "# Lamp\n\nLit.\n"), ("b", "# Lamp\n\n<!-- by whom? -->\n\nLit.\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lamp.md").write_text(text)
        wanted = BuildOptions(tmp_path / name, ("epub",), cache=tmp_path / "cache", origins=True)
        lines.append(build_publication(tmp_path / name / "lamp.md", wanted).artifacts[0])

    one, other = lines
    assert one.path.read_bytes() == other.path.read_bytes()
    ways = [origins_of(artifact.path, Store(tmp_path / "cache"), artifact.origins) for artifact in lines]
    with zipfile.ZipFile(one.path) as archive:
        text = next(name for name in archive.namelist() if b"<p>Lit." in archive.read(name))
    assert [str(way.of_element(text, "section > p")) for way in ways if way] == ["lamp.md:3", "lamp.md:5"]


def test_a_finding_gets_the_place_where_it_is_mended(make: Make) -> None:
    _, origins, _ = make()
    found = Finding("RSC-007", "error", "missing", origin="epubcheck", place=Place(TEXT, element="img"))

    assert str(trace(found, origins).span) == "one.md:6:5"
    assert trace(Finding("x", "info", "of the file"), origins).span is None


def test_of_a_file_of_others_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "other.epub").write_bytes(b"PK")

    assert origins_of(tmp_path / "other.epub", Store(tmp_path / "cache")) is None


@pytest.mark.parametrize(
    "element", ["", "(", "epubcfi(", "/9/9/9", "//x", "p:not(", "#" + "x" * 5000, "/4/0/2"]
)
def test_what_names_no_element_leads_to_the_file(element: str, make: Make) -> None:
    _, origins, _ = make()

    assert str(origins.of_element(TEXT, element)).startswith("one.md:")
