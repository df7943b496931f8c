"""Places where long words of code and addresses may be broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.render.joints import BREAK, broken_addresses, broken_code, pieces
from publish.render.markup import text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("short_name", "short_name"),
        ("publish.project.schema", "publish.|project.|schema"),
        ("std::collections::HashMap", "std::|collections::|HashMap"),
        ("a_long_function_name(with_arguments, x)", "a_long_|function_|name(|with_|arguments, x)"),
        ("LighthouseConfigurationBuilder", "Lighthouse|Configuration|Builder"),
        ("/usr/share/publish", "/usr/|share/|publish"),
    ],
)
def test_long_code_may_be_broken_at_its_joints(code: str, expected: str) -> None:
    assert broken_code(code, epub=False) == expected.replace("|", BREAK)
    assert pieces(code) == [one for part in expected.split("|") for one in part.split()]


def test_an_e_reader_is_given_an_element() -> None:
    assert broken_code("publish.project.schema", epub=True) == "publish.<wbr />project.<wbr />schema"


def test_an_address_in_running_text_has_no_hyphens() -> None:
    found = broken_addresses("See https://example.org/one/two?three=<b>.", epub=False).replace(BREAK, "|")
    assert found == ('See <span class="address">https://|example.|org/|one/|two?|three=</span>&lt;b&gt;.')
    assert broken_addresses("both/and & www", epub=False) == "both/and &amp; www"


@given(st.text())
def test_nothing_is_lost(value: str) -> None:
    assert broken_code(value.replace(BREAK, ""), epub=False).replace(BREAK, "") == text(
        value.replace(BREAK, "")
    )
