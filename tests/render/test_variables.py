"""Custom properties are replaced before a style sheet is used."""

import pytest

from publish.render.variables import properties_of, substituted


def test_values_come_from_root_rules_only() -> None:
    css = (
        ":root { --a: 1px; --b: var(--a) solid; color: red } "
        "@media print { :root { --a: 2px } } p { --c: 3px }"
    )
    assert properties_of(css) == {"--a": "1px", "--b": "var(--a) solid"}


@pytest.mark.parametrize(
    ("css", "result"),
    [
        ("p { margin: var(--a) auto }", "p { margin: 1px auto }"),
        ("p { border: var(--b) }", "p { border: 1px solid }"),
        ("p { width: calc(2 * var(--a)) }", "p { width: calc(2 * 1px) }"),
        ("p { color: var(--none, red) }", "p { color: red }"),
        ("p { color: var(--none) }", "p { color: var(--none) }"),
        ("@page { @top-left { margin: var(--a) } }", "@page { @top-left { margin: 1px } }"),
        ("@media print { p { margin: var(--a) } }", "@media print { p { margin: 1px } }"),
    ],
)
def test_values_are_put_in_wherever_they_stand(css: str, result: str) -> None:
    assert substituted(css, {"--a": "1px", "--b": "var(--a) solid"}) == result


def test_a_circle_ends() -> None:
    assert "var(" in substituted("p { margin: var(--a) }", {"--a": "var(--b)", "--b": "var(--a)"})


def test_lines_stay_where_they_were() -> None:
    css = ":root {\n  --a: 1px;\n}\n/* two\nlines */\np { margin: var(--a) }"
    assert substituted(css, {"--a": "1px"}).split("\n")[5] == "p { margin: 1px }"


def test_a_sheet_of_names_alone_is_empty_but_for_the_colours_of_a_cover() -> None:
    assert substituted(":root { --a: 1px }\n", {}) == ""
    assert substituted(":root { --a: 1px; --cover-ink: #fff }", {}) == ":root { --cover-ink: #fff }"
