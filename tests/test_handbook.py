"""The handbook is the user's guide and the proof: it builds, without a finding."""

from pathlib import Path

import pytest

import publish
from publish.engine.all_codes import all_codes
from publish.project.schema import json_schema
from tests.conftest import REPOSITORY
from tests.epubcheck import EpubChecker
from tests.golden_files import RENEW, Golden
from tests.handbook_tables import codes_chapter, keys_chapter

HANDBOOK = REPOSITORY / "content" / "handbook"


@pytest.fixture
def handbook(pytestconfig: pytest.Config) -> Golden:
    return Golden(HANDBOOK, bool(pytestconfig.getoption(RENEW)))


def test_every_key_is_in_the_handbook(handbook: Golden) -> None:
    handbook.text("keys.md", keys_chapter(json_schema()))


def test_every_message_is_in_the_handbook(handbook: Golden) -> None:
    handbook.text("codes.md", codes_chapter(all_codes()))


def test_codes_are_unique_and_teach() -> None:
    codes = all_codes()
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
