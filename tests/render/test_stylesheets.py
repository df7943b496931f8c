"""The style sheets of both targets."""

import re

import pytest

from publish.render.stylesheets import PageSettings, _ours, listing_columns, margin_stylesheets, stylesheets

PAGE = PageSettings(
    width=148,
    height=210,
    inner=20,
    outer=15,
    top=18,
    bottom=22,
    text_size=10,
    leading=13,
    listing_size=8,
    serif="Serif Face",
    sans="Sans Face",
    mono="Mono Face",
    fallbacks=("World Face",),
)


def css(target: str, **fields: tuple[tuple[str, str], ...]) -> str:
    theme, own = fields.get("theme", ()), fields.get("own", ())
    return "\n".join(one.css for one in stylesheets(target, theme, own, PAGE))  # type: ignore[arg-type]


def test_the_page_has_its_size_and_mirrored_margins() -> None:
    text = css("pdf")
    assert "size: 148mm 210mm" in text
    assert "@page :left { margin-left: 15mm; margin-right: 20mm }" in text
    assert "@page :right { margin-left: 20mm; margin-right: 15mm }" in text


def test_the_type_area_holds_whole_lines() -> None:
    assert PAGE.lines() == 37
    match = re.search("margin-bottom: ([0-9.]+)mm", css("pdf"))
    assert match
    assert 210 - 18 - float(match[1]) == pytest.approx(37 * 13 * 25.4 / 72, abs=0.002)


def test_both_runs_have_the_same_page() -> None:
    pages = [one for one in stylesheets("pdf", (), (), PAGE) if one.name == "page.css"]
    assert pages == [one for one in margin_stylesheets((), (), PAGE) if one.name == "page.css"]


def test_families_have_fallbacks() -> None:
    assert 'font-family: "Serif Face", "World Face", serif' in css("pdf")


def test_base_is_shared_but_for_the_values_of_its_names() -> None:
    """The same rules, in the same order, reach both targets."""
    selectors = {}
    for target in ("pdf", "epub"):
        (base,) = [one for one in stylesheets(target, (), (), PAGE) if one.name == "base.css"]  # type: ignore[arg-type]
        selectors[target] = re.findall(r"^[^\s}@/][^{]*", base.css, re.MULTILINE)
    assert selectors["pdf"] == selectors["epub"] != []


def test_no_variable_is_left_over() -> None:
    assert "var(" not in css("pdf")
    assert "var(" not in css("epub")


def test_theme_and_own_sheets_come_last_and_may_rename_values() -> None:
    theme = (("theme.css", ":root { --soft: blue }\nx { color: green }"), ("print.css", "y { top: 0 }"))
    own = (("style.css", "x { color: var(--soft) }"), ("ereader.css", "z { top: 0 }"))
    names = [one.name for one in stylesheets("pdf", theme, own, PAGE)]
    assert names == ["base.css", "print.css", "page.css", "theme.css", "theme-print.css", "own-style.css"]
    names = [one.name for one in stylesheets("epub", theme, own, PAGE)]
    assert names == ["base.css", "ereader.css", "theme.css", "own-style.css", "own-ereader.css"]
    assert css("pdf", theme=theme, own=own).rstrip().endswith("x { color: blue }")
    assert "#5d5a56" not in css("pdf", theme=theme)


def test_listings_fill_the_measure() -> None:
    assert listing_columns(PAGE) == int(((148 - 35) * 72 / 25.4 - 0.75 * 13) / (8 * 0.6))


@pytest.mark.parametrize("name", ["tokens.css", "base.css", "print.css", "ereader.css", "margins.css"])
def test_nothing_counts_pages(name: str) -> None:
    """Numbers are text: WeasyPrint lays pages out again for the others, and loses notes then."""
    text = re.sub(r"/\*.*?\*/", "", _ours(name).css, flags=re.DOTALL)
    for forbidden in ("target-counter", "counter(", "position: fixed", ":first ", "element("):
        assert forbidden not in text


def test_the_epub_leaves_size_face_and_colours_to_its_reader() -> None:
    text = css("epub")
    assert "px" not in text
    assert "@page" not in text
    assert not re.search(r"^(html|body)\b", text, re.MULTILINE)
    assert "prefers-color-scheme: dark" in text
