"""Colour contrast: style sheets in, findings out."""

from pathlib import Path

import pytest

from publish.check.contrast import RULES, Styles, low, ratio, styles_of
from publish.engine.manuscript import load_publication
from publish.render.stylesheets import StyleSheet
from tests.check.manuscripts import written


def found(css: str) -> list[str]:
    return [one.message for one in low.find(Styles("print", (StyleSheet("own", css, "styles/style.css"),)))]


def test_the_ratio_is_that_of_the_standard() -> None:
    black, white, grey = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0x76 / 255,) * 3
    assert ratio(black, white) == pytest.approx(21)
    assert ratio(grey, white) == pytest.approx(4.54, abs=0.01)  # the lightest grey that is dark enough
    assert ratio(white, white) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: object) -> None:
    assert found(low.bad)
    assert found(low.good) == []


def test_a_finding_has_the_line_of_the_sheet() -> None:
    sheet = StyleSheet("own-style.css", "\n\n.soft { color: #aaa }", "styles/style.css")
    (one,) = low.find(Styles("print", (sheet,)))
    assert str(one.span) == "styles/style.css:3"
    assert one.message == (
        "own-style.css: “.soft” has a contrast of 2.3 to 1 (#aaaaaa on #ffffff), less than 4.5 to 1"
    )


@pytest.mark.parametrize(
    "css",
    [
        ".title { color: #888; font-size: 20pt }",
        ".title { color: #888; font-size: 15pt; font-weight: bold }",
        ".box { color: white; background: #333 }",
        ".com { color: #aaa } pre { background-color: #222 }",
        "@media (prefers-color-scheme: dark) { .com { color: #a0a0a0 } }",
        ".soft { color: inherit } a { color: currentColor } p { color: nonsense }",
    ],
)
def test_what_can_be_read(css: str) -> None:
    assert found(css) == []


@pytest.mark.parametrize(
    "css",
    [
        ".box { color: #222; background: #333 }",
        ".com { color: #77726b } pre.listing { background: #dddddd }",
        "p { color: rgba(0, 0, 0, 0.4) }",
        "@media (prefers-color-scheme: dark) { .com { color: #444 } }",
        ":root { --cover-ink: #eee; --cover-background: #fff }",
    ],
)
def test_what_cannot(css: str) -> None:
    assert len(found(css)) == 1


@pytest.mark.parametrize("theme", ["novel", "textbook", "report"])
def test_our_themes_can_be_read(theme: str, tmp_path: Path) -> None:
    project = load_publication(written(tmp_path, "# One\n\nText.\n", f'theme = "{theme}"')).project
    assert project is not None
    for edition in project.editions:
        assert list(low.find(styles_of(project, edition))) == []


def test_an_own_style_sheet_counts(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "style.css").write_text(":root { --code-comment: #bbb }\np { color: #ccc }\n")
    project = load_publication(written(tmp_path, "# One\n\nText.\n")).project
    assert project is not None
    messages = [one.message for one in low.find(styles_of(project, project.editions[0]))]
    assert [message.split(" has ")[0] for message in messages] == ["base.css: “.com”", "own-style.css: “p”"]
