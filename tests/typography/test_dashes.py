"""Dashes and ellipses."""

import pytest

from publish.model import Metadata, Paragraph, Publication, Section, Text, plain_text
from publish.typography import smarten


def printed(text: str, language: str = "en") -> str:
    section = Section("chapter", (), (Paragraph((Text(text),)),))
    smart, _ = smarten(Publication(Metadata("T", language=language), body=(section,)))
    return plain_text(smart.body[0].blocks).rstrip("\n")


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("1914--1918", "1914–1918"),
        ("so---then", "so—then"),
        ("so -- then", "so – then"),
        ("wait...", "wait…"),
        ("wait....", "wait…."),
        ("...and", "…and"),
    ],
)
def test_english(typed: str, set_as: str) -> None:
    assert printed(typed) == set_as


@pytest.mark.parametrize("typed", ["-----", "a-b", "-->", "<!--", "<--", ".....", "..", "a. . ."])
def test_what_is_no_punctuation_stays(typed: str) -> None:
    assert printed(typed) == typed
