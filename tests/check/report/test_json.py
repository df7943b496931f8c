"""The JSON report, held to its published schema."""

import json
from pathlib import Path

import jsonschema
import pytest

import publish
from publish.check.report.json import schema_text
from tests.check.report.results import result_in


@pytest.fixture
def told(tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    document: dict[str, list[dict[str, object]]] = json.loads(
        publish.report(result_in(tmp_path), "json", tmp_path)
    )
    return document


def test_it_is_as_its_schema_says(told: object) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)


def test_the_schema_leaves_nothing_unsaid(told: dict[str, list[dict[str, object]]]) -> None:
    schema = json.loads(schema_text())
    finding = schema["$defs"]["finding"]
    assert set(finding["properties"]) == set(finding["required"]) == set(told["findings"][0])
    assert all("description" in one for one in schema["properties"].values())


def test_a_finding_has_its_place_in_the_manuscript_and_in_the_built_file(
    told: dict[str, list[dict[str, object]]],
) -> None:
    found = next(one for one in told["findings"] if one["code"] == "RSC-005")
    assert (found["file"], found["line"], found["column"]) == ("book/text/one, two.md", 3, 1)
    assert (found["artifact"], found["resource"], found["resource-line"]) == (
        "dist/tides.epub", "EPUB/text/tides.xhtml", 14,
    )  # fmt: skip
    assert found["origin"] == "epubcheck"
    assert len(str(found["fingerprint"])) == 32


def test_what_does_not_count_stands_apart(told: dict[str, list[dict[str, object]]]) -> None:
    assert [one["code"] for one in told["known"]] == ["link-vague"]
    assert [(one["code"], one["reason"]) for one in told["accepted"]] == [("placeholder", "for now")]
    assert [one["code"] for one in told["gone"]] == ["word-repeated"]


def test_nothing_tells_where_or_when_it_was_made(tmp_path: Path) -> None:
    result = result_in(tmp_path)
    assert str(tmp_path) not in publish.report(result, "json", tmp_path)
    assert publish.report(result, "json", tmp_path) == publish.report(result, "json", tmp_path)


def test_another_form_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(publish.UsageError, match="xml"):
        publish.report(result_in(tmp_path), "xml")
