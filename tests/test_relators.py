"""Roles of contributors."""

import pytest

from publish.relators import RELATORS, relator_code, relator_names, relator_term


@pytest.mark.parametrize(
    ("role", "code"),
    [("author", "aut"), ("aut", "aut"), ("Editor", "edt"), (" book  designer ", "bkd"), ("foreword", "win")],
)
def test_terms_codes_and_usual_words(role: str, code: str) -> None:
    assert relator_code(role) == code
    assert relator_term(role) == RELATORS[code]


@pytest.mark.parametrize("role", ["", "autor", "xyz", "aut,edt"])
def test_what_is_no_role(role: str) -> None:
    assert relator_code(role) is None
    assert relator_term(role) is None


def test_every_name_leads_to_a_code() -> None:
    assert len(set(RELATORS.values())) == len(RELATORS)
    assert all(relator_code(name) in RELATORS for name in relator_names())
