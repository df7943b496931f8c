"""Names of the files written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.project.slug import MAX_LENGTH, SLUG, slug_from


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Book", "the-book"),
        ("Über Straßen", "uber-strassen"),
        ("Ærø & Łódź", "aero-lodz"),
        ("__init__", "init"),
        ("1984", "1984"),
        ("ﬁne", "fine"),
        ("書", "publication"),
        ("", "publication"),
        ("../../etc", "etc"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_from(name) == slug


@given(st.text())
def test_any_name_gives_a_slug(name: str) -> None:
    slug = slug_from(name)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MAX_LENGTH
    assert slug_from(slug) == slug
