"""The model as JSON and back."""

import json

import pytest
from hypothesis import given, settings

from publish.model import (
    Admonition,
    Attributes,
    Metadata,
    Paragraph,
    Plan,
    Publication,
    Section,
    Series,
    Span,
    Text,
    Unit,
    from_json,
    to_json,
)
from tests.model.models import publications


def test_a_node_is_an_object_with_its_kind_and_what_is_not_at_its_default() -> None:
    node = Paragraph((Text("a"),), Attributes("x"), Span("a.md", 3))
    assert to_json(node) == {
        "kind": "Paragraph",
        "children": [{"kind": "Text", "value": "a"}],
        "attributes": {"kind": "Attributes", "id": "x"},
        "span": {"kind": "Span", "file": "a.md", "line": 3},
    }


def test_the_kind_of_an_admonition_is_its_variant() -> None:
    node = Admonition("tip", (Paragraph((Text("a"),)),))
    assert to_json(node) == {"kind": "Admonition", "variant": "tip", "blocks": [to_json(node.blocks[0])]}
    assert from_json(to_json(node)) == node


@settings(deadline=None)
@given(publications())
def test_a_publication_comes_back_from_json(publication: Publication) -> None:
    text = json.dumps(to_json(publication))
    assert from_json(json.loads(text)) == publication


def test_metadata_and_plans_come_back() -> None:
    metadata = Metadata("T", "de", subjects=("a", "b"), series=Series("S", "3"))
    section = Section("chapter", (Text("A"),))
    plan = Plan(metadata, (Unit("a", "chapter", "body", "recto", (section,)),), ())
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        from_json({"kind": "Script"})
    with pytest.raises(TypeError):
        from_json({"kind": "Text", "value": "a", "colour": "red"})
