"""What holds of every publication, whatever is in it."""

import json
import re

from hypothesis import given, settings

from publish.model import (
    Attributes,
    CrossReference,
    Link,
    Note,
    Publication,
    Section,
    from_json,
    to_json,
    walk,
)
from tests.model.models import publications
from tests.resolve.books import every_section, resolved


def every_id(publication: Publication) -> list[str]:
    found = []
    for node in walk(publication):
        attributes = getattr(node, "attributes", None)
        if isinstance(node, Section | Note):
            found.append(node.id)
        elif isinstance(attributes, Attributes) and attributes.id:
            found.append(attributes.id)
    return found


@settings(deadline=None)
@given(publications())
def test_ids_are_unique_and_safe_and_every_reference_lives_or_is_marked(publication: Publication) -> None:
    result, findings = resolved(publication)
    ids = every_id(result)
    assert len({one.lower() for one in ids}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", one) for one in ids)
    for node in walk(result):
        if isinstance(node, CrossReference):
            assert node.dangling or node.target in ids
            assert node.children
        elif isinstance(node, Link):
            assert re.match(r"https?://.|mailto:.|tel:.", node.url)
    assert any(one.severity == "error" for one in findings) or not any(
        isinstance(node, CrossReference) and node.dangling for node in walk(result)
    )


@settings(deadline=None)
@given(publications())
def test_no_section_is_lost_and_the_result_can_be_dumped(publication: Publication) -> None:
    result, _ = resolved(publication)
    assert len(every_section(result)) == len(every_section(publication))
    assert from_json(json.loads(json.dumps(to_json(result)))) == result


@settings(deadline=None)
@given(publications())
def test_the_same_publication_gives_the_same_result(publication: Publication) -> None:
    assert resolved(publication) == resolved(publication)
