"""Pages of built publications and of finished files: found at their lines, measured once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pikepdf import Dictionary

import publish
from publish.check import press
from publish.check.artifacts import built_file
from publish.check.finding import Finding
from publish.check.options import CheckOptions, Profile
from publish.check.pages.asked import ask_pages
from publish.check.pages.files import KIND, Measurer, Stretch
from publish.check.pages.measure import UnmeasurableError
from publish.check.pages.rules import RULES, UNIT_RULES
from publish.check.pages.subject import Pages
from publish.check.rule import Rule
from publish.engine.options import BuildOptions
from publish.pdf.pool import Pool
from publish.spans import Span
from publish.store import Store
from tests.check.pages.drawn import Drawing, text

GROUPS = ("pages", "press")

SETTINGS = """\
title = "The Pages"
language = "en"
contributors = [{ name = "Ada Merrow" }]
date = 2026-05-01
theme = "novel"
trim = "a6"
chapters = ["one.md", "two.md"]
"""
WORDS = "The keeper lit the lamp at dusk and went down the stairs to look for the boat. "


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1) as workers:
        yield workers


def written(folder: Path, *chapters: str, css: str = "", more: str = "") -> Path:
    folder.mkdir()
    (folder / "publish.toml").write_text(SETTINGS + more, encoding="utf-8")
    if css:
        (folder / "styles").mkdir()
        (folder / "styles" / "print.css").write_text(css, encoding="utf-8")
    for name, chapter in zip(("one.md", "two.md"), chapters, strict=True):
        (folder / name).write_text(chapter, encoding="utf-8")
    return folder


def asked(path: Path, store: Store | None, profile: Profile | None = None) -> tuple[Finding, ...]:
    options = CheckOptions(BuildOptions(path.parent), profile=profile)
    return ask_pages(built_file(path), GROUPS, options, store)


def built(source: Path, cache: Path, pool: Pool) -> Path:
    result = publish.build(source, output=source.parent / "dist", to="pdf", cache=cache, executor=pool)
    assert [one.path.suffix for one in result.artifacts] == [".pdf"], result.findings
    return result.artifacts[0].path


def test_a_finding_has_the_line_of_the_manuscript(tmp_path: Path, pool: Pool) -> None:
    """Many short paragraphs, and a heading that the style sheet leaves at the foot of the page."""
    fill = "\n\n".join([WORDS * 2] * 30)
    chapter = f"# One\n\n{fill}\n"
    css = "h2 { break-after: page; margin-top: 120pt }"
    two = f"# Two\n\n{WORDS * 2}\n\n## A heading left alone\n\n{WORDS}\n"
    source = written(tmp_path / "book", chapter, two, css=css)
    pdf = built(source, tmp_path / "cache", pool)
    found = asked(pdf, Store(tmp_path / "cache"))
    heading = next(one for one in found if one.code == "heading-at-foot")
    assert heading.span == Span("two.md", 5, 0, 5)
    assert heading.artifact == "book.pdf"
    assert heading.group == "pages"
    assert [one for one in found if one.severity == "error"] == []


@pytest.mark.parametrize(("lines", "expected"), [(1, {"widow-line", "orphan-line"}), (2, set())])
def test_single_lines_that_a_style_sheet_lets_through(
    lines: int, expected: set[str], tmp_path: Path, pool: Pool
) -> None:
    chapter = "# One\n\n" + "\n\n".join([WORDS * 3] * 60)
    css = f"p {{ orphans: {lines}; widows: {lines} }}"
    source = written(tmp_path / "book", chapter, f"# Two\n\n{WORDS}\n", css=css)
    found = asked(built(source, tmp_path / "cache", pool), Store(tmp_path / "cache"))
    assert {one.code for one in found} & {"widow-line", "orphan-line"} == expected
    assert all(one.span and one.span.file == "one.md" for one in found if one.code in expected)


def test_after_a_change_of_one_chapter_the_other_is_not_measured(tmp_path: Path, pool: Pool) -> None:
    cache = tmp_path / "cache"
    source = written(tmp_path / "book", f"# One\n\n{WORDS * 9}\n", f"# Two\n\n{WORDS * 9}\n")
    asked(built(source, cache, pool), Store(cache))
    before = kept(cache)
    (source / "two.md").write_text(f"# Two\n\n{WORDS * 8}\n", encoding="utf-8")
    asked(built(source, cache, pool), Store(cache))
    assert len(before) >= 4  # a title page, the contents and two chapters at least
    assert len(kept(cache) - before) == 1


def kept(cache: Path) -> set[str]:
    return {path.name for path in (cache / KIND).rglob("*") if path.is_file()}


def test_a_second_time_nothing_is_measured(
    tmp_path: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    pdf = built(written(tmp_path / "book", f"# One\n\n{WORDS}\n", f"# Two\n\n{WORDS}\n"), cache, pool)
    first = asked(pdf, Store(cache))
    monkeypatch.setattr(Measurer, "begin", None)
    assert asked(pdf, Store(cache)) == first


def test_what_the_printer_takes_is_the_publications_to_say(tmp_path: Path, pool: Pool) -> None:
    more = "\n[check]\nsignature = 16\n"
    source = written(tmp_path / "book", f"# One\n\n{WORDS}\n", f"# Two\n\n{WORDS}\n", more=more)
    pdf = built(source, tmp_path / "cache", pool)
    codes = {one.code for one in asked(pdf, Store(tmp_path / "cache"))}
    assert "page-count-signature" in codes
    assert "press-rgb" not in codes
    pressed = asked(pdf, Store(tmp_path / "cache"), "press")
    assert "press-rgb" in {one.code for one in pressed}
    assert {one.group for one in pressed} == {"pages", "press"}


def test_a_file_of_any_tool_is_measured_whole(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.page(text("one"))
    drawing.page(text("off the page", 400))
    path = tmp_path / "other.pdf"
    path.write_bytes(drawing.data)
    found = asked(path, None)
    assert [(one.code, one.place and one.place.page) for one in found] == [
        ("text-off-page", 2),
        ("font-not-in-file", 1),
    ]
    assert {one.span for one in found} == {None}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"no PDF"])
def test_what_cannot_be_measured_is_a_finding(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    assert [one.code for one in asked(path, None)] == ["pages-unmeasured"]


def test_a_page_without_end_is_given_up(tmp_path: Path) -> None:
    """Thirteen forms, each drawing the next one ten times: a million million squares."""
    drawing = Drawing()
    inner = drawing.form("0 0 9 9 re f")
    for _ in range(11):
        outer = drawing.form("/M Do " * 10)
        outer.Resources.XObject = Dictionary(M=drawing.pdf.make_indirect(inner))
        inner = outer
    drawing.page("/M Do", XObject={"M": drawing.pdf.make_indirect(inner)})
    path = tmp_path / "bomb.pdf"
    path.write_bytes(drawing.data)
    with Measurer(path, None, "", limit=2) as measurer:
        [pages] = measurer.begin([Stretch(0, 1, True, "")])
        with pytest.raises(UnmeasurableError):
            pages()


def test_time_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    drawing = Drawing()
    for _ in range(40):
        drawing.page("0 0 m 1 1 l S " * 20_000)
    path.write_bytes(drawing.data)
    with Measurer(path, None, "", limit=0.5) as measurer:
        [pages] = measurer.begin([Stretch(0, 40, True, "")])
        with pytest.raises(UnmeasurableError, match="too long"):
            pages()


@pytest.mark.parametrize("rule", [*RULES, *press.RULES], ids=lambda rule: rule.code)
def test_a_rule_teaches(rule: Rule[Pages]) -> None:
    assert rule.summary.startswith("Finds ")
    assert rule.summary.endswith(".")
    assert rule.explanation
    assert rule.hint.endswith(".")
    assert rule.good != rule.bad


def test_no_two_rules_have_one_code() -> None:
    codes = [rule.code for rule in (*RULES, *press.RULES)]
    assert len(set(codes)) == len(codes)
    assert len(UNIT_RULES) < len(RULES)


def test_the_key_of_a_file_is_its_content(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.page(text("one"))
    path = tmp_path / "other.pdf"
    path.write_bytes(drawing.data)
    assert built_file(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()
