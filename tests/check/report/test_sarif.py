"""The SARIF report, held to a model made of the schema of SARIF 2.1.0."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

import publish
from tests.check.report.results import result_in


@pytest.fixture
def run(tmp_path: Path) -> dict[str, Any]:
    document = json.loads(publish.report(result_in(tmp_path), "sarif", tmp_path))
    Sarif.model_validate(document)
    found: dict[str, Any] = document["runs"][0]
    return found


def of(run: dict[str, Any], rule: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in run["results"] if one["ruleId"] == rule)
    return found


def test_the_model_refuses_what_the_schema_does_not_know(tmp_path: Path) -> None:
    document = json.loads(publish.report(result_in(tmp_path), "sarif", tmp_path))
    document["runs"][0]["results"][0]["severity"] = "error"
    with pytest.raises(ValidationError, match="severity"):
        Sarif.model_validate(document)


def test_a_result_lies_on_its_line_of_the_manuscript(run: dict[str, Any]) -> None:
    place = of(run, "space-double")["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "book/text/one, two.md"
    assert " " not in place["artifactLocation"]["uri"]
    assert place["region"]["startLine"] == 3
    assert place["region"]["startColumn"] == 8
    assert place["region"]["snippet"]["text"] == "Here is  a gap, 100 % “sure”."


def test_a_validators_result_names_it_and_the_built_file(run: dict[str, Any]) -> None:
    found = of(run, "epubcheck/RSC-005")
    assert found["level"] == "error"
    assert "EPUB/text/tides.xhtml:14:3" in found["relatedLocations"][0]["message"]["text"]


def test_a_result_without_a_line_lies_on_the_built_file(run: dict[str, Any]) -> None:
    found = of(run, "font-not-embedded")["locations"][0]
    assert found["physicalLocation"]["artifactLocation"]["uri"] == "dist/tides.pdf"
    assert found["logicalLocations"][0]["fullyQualifiedName"] == "tides.pdf, page 7"


def test_what_is_accepted_is_suppressed_with_its_reason(run: dict[str, Any]) -> None:
    assert of(run, "placeholder")["suppressions"][0]["justification"] == "for now"


def test_states_against_the_baseline(run: dict[str, Any]) -> None:
    assert of(run, "link-vague")["baselineState"] == "unchanged"
    assert of(run, "link-bare")["baselineState"] == "new"


def test_rules_bring_the_text_of_the_handbook(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    vague = next(one for one in rules if one["id"] == "link-vague")
    assert "Good:" in vague["help"]["text"]
