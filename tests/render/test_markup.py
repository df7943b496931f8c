"""Whatever a manuscript holds comes out as well-formed text."""

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.render.markup import attribute, text, web_address


def test_markup_characters_are_text() -> None:
    assert text("Vec<T> & -- <!-- no comment -->") == "Vec&lt;T&gt; &amp; -- &lt;!-- no comment --&gt;"


def test_control_characters_are_dropped_and_old_breaks_are_spaces() -> None:
    assert text("a\x00b\x08c\x0cd\x85e\ufffef") == "abc d ef"


@given(st.text(alphabet=st.characters()))
def test_any_text_survives_an_xml_parser(value: str) -> None:
    element = fromstring(f'<p title="{attribute(value)}">{text(value)}</p>')
    assert not set(element.text or "") - set(value) - {" "}
    assert not set(element.get("title") or "") - set(value) - {" "}


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/ä?x=1&y=2#ö", "https://example.org/%C3%A4?x=1&y=2#%C3%B6"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
    ],
)
def test_addresses_are_encoded(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "../std/",
        "//host/x",
        "http://",
        "http://[x",
        "http://h:x/",
    ],
)
def test_addresses_of_no_use_are_refused(url: str) -> None:
    assert web_address(url) == ""
