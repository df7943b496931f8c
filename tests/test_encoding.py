"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.encoding import decode


def codes(data: bytes) -> tuple[str, ...]:
    return tuple(finding.code for finding in decode(data, "a.txt")[1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decode("Größe – „so“\n".encode(encoding), "a.txt") == ("Größe – „so“\n", ())


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_both_byte_orders(encoding: str, mark: bytes) -> None:
    assert decode(mark + "Größe".encode(encoding), "a.txt")[0] == "Größe"


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("utf-32", "UTF-32")])
def test_another_form_of_unicode_is_said(encoding: str, name: str) -> None:
    text, findings = decode("Größe – „so“\n".encode(encoding), "a.txt")
    assert text == "Größe – „so“\n"
    assert [str(one) for one in findings] == [f"a.txt:1: warning[encoding-not-utf8]: this was read as {name}"]
    assert "git" in findings[0].hint


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == ("a\nb\nc\n", ())


def test_windows_1252_is_found_out_and_said() -> None:
    text, findings = decode("Anna\r\nsagte „ja“ – gut\r\nÄh\r\n".encode("cp1252"), "a.txt")
    assert text == "Anna\nsagte „ja“ – gut\nÄh\n"
    assert [finding.code for finding in findings] == ["encoding-not-utf8"]
    assert str(findings[0].span) == "a.txt:2:7"
    assert "Windows-1252" in findings[0].message and "sagte „ja“ – gut" in findings[0].message


def test_latin_1_has_its_name() -> None:
    text, findings = decode("Größe\n".encode("latin-1"), "a.txt")
    assert text == "Größe\n" and "Latin-1" in findings[0].message


def test_line_of_an_old_macintosh_file() -> None:
    _, findings = decode("a\rb\rä".encode("latin-1"), "a.txt")
    assert str(findings[0].span) == "a.txt:3:1"


def test_a_few_wrong_bytes_do_not_spoil_the_rest() -> None:
    text, findings = decode("Größe und „Maß“ und ".encode() + b"gr\xfcn", "a.txt")
    assert text == "Größe und „Maß“ und grün"
    assert findings[0].code == "encoding-mixed" and str(findings[0].span) == "a.txt:1:23"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00",
        b"a\x00b",
        bytes(range(1, 32)) * 9,
        b"\xff\xfea\x00b",
        b"\xff\xfe\x00\xd8",
    ],
    ids=["zip", "nul", "controls", "odd utf-16", "half a pair"],
)
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    assert decode(data, "a.txt")[0] is None
    assert codes(data) == ("encoding-not-text",)


def test_one_control_character_becomes_a_space() -> None:
    text, findings = decode(b"a long enough line\nwith\x07bell\n", "a.txt")
    assert text is not None and "with bell" in text
    assert findings[0].code == "encoding-control-character" and str(findings[0].span) == "a.txt:2:5"


def test_form_feeds_are_silent_spaces() -> None:
    assert decode(b"a\x0cb", "a.txt") == ("a b", ())


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_error(data: bytes) -> None:
    text, findings = decode(data, "a.txt")
    assert (text is None) == any(finding.severity == "error" for finding in findings)
    assert text is None or ("\r" not in text and text.encode("utf-8") is not None)
