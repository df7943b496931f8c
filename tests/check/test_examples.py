"""Every rule about the manuscript, by the two examples that the handbook shows."""

from pathlib import Path

import pytest

from publish.check.accessibility import RULES as ACCESSIBILITY
from publish.check.chapter import Chapter
from publish.check.links import RULES as LINKS
from publish.check.rule import Rule
from publish.check.text import RULES as TEXT
from tests.check.manuscripts import chapters_of_text, found_by

RULES: tuple[Rule[Chapter], ...] = (*LINKS, *ACCESSIBILITY, *TEXT)

SETTINGS = {"quote-straight": "smart = false"}
"""What some rules need in ``publish.toml`` to find anything."""


def codes(rule: Rule[Chapter], text: str, folder: Path) -> set[str]:
    chapters = chapters_of_text(folder, f"# One\n\n{text}\n", SETTINGS.get(rule.code, ""))
    return {code for code, _ in found_by(RULES, chapters)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_gives_the_finding_alone(rule: Rule[Chapter], tmp_path: Path) -> None:
    assert codes(rule, rule.bad, tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_gives_nothing(rule: Rule[Chapter], tmp_path: Path) -> None:
    assert codes(rule, rule.good, tmp_path) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_finding_of_an_example_has_its_line_and_column(rule: Rule[Chapter], tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# One\n\n{rule.bad}\n", SETTINGS.get(rule.code, ""))
    for _, found in found_by([rule], chapters):
        assert found.span is not None
        assert (found.span.file, found.span.line >= 3, found.span.column >= 1) == ("one.md", True, True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_teaches(rule: Rule[Chapter]) -> None:
    assert rule.summary.endswith(".")
    assert rule.explanation
    assert rule.hint.endswith((".", "."))
