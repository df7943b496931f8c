"""The handbook is the user's guide and the proof: it builds, without a finding."""

import tomllib
from pathlib import Path

import pytest

import publish
from publish.check.codes import CODES as CHECK
from publish.check.explained import rule_texts
from publish.diff.codes import CODES as DIFF
from publish.engine.all_codes import all_codes
from publish.project.schema import json_schema
from publish.project.themeschema import ThemeSettings
from tests.conftest import REPOSITORY
from tests.epubcheck import EpubChecker
from tests.golden_files import RENEW, Golden
from tests.handbook_tables import codes_chapter, keys_chapter, rules_chapter, theme_tables

HANDBOOK = REPOSITORY / "content" / "handbook"


@pytest.fixture
def handbook(pytestconfig: pytest.Config) -> Golden:
    return Golden(HANDBOOK, bool(pytestconfig.getoption(RENEW)))


def test_every_key_is_in_the_handbook(handbook: Golden) -> None:
    settings = keys_chapter(json_schema())
    textbook = tomllib.loads((REPOSITORY / "styles/themes/textbook/theme.toml").read_text("utf-8"))
    themes = theme_tables(ThemeSettings.model_json_schema(by_alias=True), textbook)
    handbook.text("keys.md", f"{settings}\n{themes}")


def test_every_message_is_in_the_handbook(handbook: Golden) -> None:
    codes = (*all_codes(), *CHECK, *DIFF)
    handbook.text("codes.md", codes_chapter(sorted(codes, key=lambda code: code.name)))


def test_every_rule_is_in_the_handbook(handbook: Golden) -> None:
    handbook.text("rules.md", rules_chapter(rule_texts()))


def test_codes_are_unique_and_teach() -> None:
    codes = (*all_codes(), *CHECK, *DIFF)
    assert len({code.name for code in codes}) == len(codes)
    for code in codes:
        assert code.name == code.name.lower().replace("_", "-"), code.name
        assert code.summary, code.name
        assert code.hint, code.name


@pytest.mark.parametrize("folder", ["handbook", "wire-report"])
def test_our_own_publications_build_without_a_finding(
    folder: str, tmp_path: Path, epubcheck: EpubChecker
) -> None:
    result = publish.build(REPOSITORY / "content" / folder, output=tmp_path)

    assert [str(finding) for finding in result.findings if finding.severity != "info"] == []
    pdf, epub = result.artifacts
    assert pdf.pages >= 1
    assert epubcheck([epub.path])[epub.path] == []
