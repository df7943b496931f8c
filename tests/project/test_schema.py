"""The keys of publish.toml, and their JSON Schema."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from publish.project import schema
from publish.project.schema import json_schema, json_schema_text
from publish.project.themeschema import ThemeSettings
from publish.project.tomlfile import parse_toml
from publish.project.validate import validate
from tests.project.test_publication import BOOK

COMMITTED = Path(schema.__file__).with_name("publish.schema.json")


def test_the_committed_schema_is_current() -> None:
    # To renew it, write the text of the right-hand side into the file.
    assert COMMITTED.read_text(encoding="utf-8") == json_schema_text()


def test_the_schema_is_one_and_takes_a_publication() -> None:
    validator = Draft202012Validator(json_schema())
    Draft202012Validator.check_schema(json_schema())
    book = json.loads(json.dumps(tomllib.loads(BOOK), default=str))
    assert list(validator.iter_errors(book)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"titel": "T"}, {"smart": "no"}, {"chapters": [{"role": "chaptr"}]}, {"number-depth": 9}, {"date": "x"}],
)
def test_the_schema_refuses_what_the_tool_refuses(wrong: dict[str, object]) -> None:
    validator = Draft202012Validator(json_schema())
    assert not validator.is_valid({"title": "T", **wrong})


def tables(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for table in schema_models(field.annotation):
            yield from tables(table)


def schema_models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from schema_models(argument)


@pytest.mark.parametrize("model", [*tables(schema.Settings), *tables(ThemeSettings)])
def test_every_key_is_described(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name


def messages(text: str) -> list[str]:
    given, findings = parse_toml(text, "publish.toml")
    assert given is not None, findings
    return [str(finding) for finding in validate(schema.Settings, given)[2]]


def test_a_wrong_type_is_said_in_words() -> None:
    assert messages('title = 7\nchapters = "a.md"\nvariables = []\n') == [
        "publish.toml:1:9: error[value-type]: “title”: it must be a text in quotation marks",
        "publish.toml:2:12: error[value-type]: “chapters”: it must be a list: [ … ]",
        "publish.toml:3:13: error[value-type]: “variables”: it must be a table: { key = value }",
        "publish.toml:1: error[title-missing]: the key “title” is missing",
    ]


def test_a_control_character_reaches_no_output() -> None:
    (message,) = messages('title = "A\\u0001B"\nsubtitle = "x"\n')[:1]
    assert "U+0001" in message


def test_an_endless_list_of_faults_is_cut_short() -> None:
    found = messages('title = "T"\n' + "".join(f"key{n} = {n}\n" for n in range(5_000)))
    assert len(found) == 101
    assert "4900 further faults" in found[-1]


def test_long_words_are_cut_in_a_message() -> None:
    (message,) = messages('title = "T"\ntrim = "' + "a5" * 900 + '"\n')
    assert len(message) < 200


def test_what_is_left_keeps_its_place() -> None:
    text = """\
title = "T"
[[parts]]
title = "I"
chapters = [1, "a.md", 2, "b.md"]
[[parts]]
title = "II"
chapters = [3]
wrong = 1
[[parts]]
title = 3
chapters = [4, { file = "c.md", wrong = 1 }, { flie = "d.md" }]
"""
    given, _ = parse_toml(text, "f")
    assert given is not None
    settings, rest, findings = validate(schema.Settings, given)
    assert settings is not None
    assert sorted(str(one.span) for one in findings) == [
        "f:10:9", "f:11:13", "f:11:33", "f:11:48", "f:4:13", "f:4:24", "f:7:13", "f:8:1",
    ]  # fmt: skip
    assert [[one.file for one in part.chapters] for part in settings.parts] == [
        ["a.md", "b.md"],
        [],
        ["c.md", ""],
    ]
    assert str(rest.span(("parts", 0, "chapters", 1))) == "f:4:27"
    assert str(rest.span(("parts", 2, "chapters", 0, "file"))) == "f:11:25"
