"""The JUnit report, read by a JUnit parser."""

from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

import publish
from tests.check.report.results import result_in


@pytest.fixture
def suites(tmp_path: Path) -> dict[str, Any]:
    read = JUnitXml.fromstring(publish.report(result_in(tmp_path), "junit", tmp_path).encode())
    assert (read.tests, read.failures, read.errors, read.skipped) == (8, 2, 0, 2)
    return {suite.name: suite for suite in read}


def test_each_group_that_was_asked_is_a_suite(suites: dict[str, Any]) -> None:
    assert set(suites) == {"accessibility", "ace", "epubcheck", "links", "pages", "qpdf", "text"}


def test_a_group_without_findings_has_passed(suites: dict[str, Any]) -> None:
    assert [case.is_passed for case in suites["qpdf"]] == [True]


def test_a_finding_for_which_the_check_fails_is_a_failure(suites: dict[str, Any]) -> None:
    (case,) = suites["epubcheck"]
    (failure,) = case.result
    assert failure.message == 'element "p" not allowed here'
    assert "book/text/one, two.md:3" in failure.text
    assert case.classname == "book/text/one, two.md"


def test_others_have_passed_and_say_something(suites: dict[str, Any]) -> None:
    (case,) = suites["links"]
    assert case.is_passed
    assert "is bare" in case.system_out
    assert "\x1b" not in case.system_out  # XML has no place for it


def test_accepted_and_known_ones_are_skipped(suites: dict[str, Any]) -> None:
    skipped = [case.result[0].message for case in suites["text"] if case.is_skipped]
    assert skipped == ["for now"]
    assert [case.result[0].message for case in suites["accessibility"]] == ["known from the baseline"]
