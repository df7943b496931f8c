"""The words of ``--only`` and ``--skip``."""

import pytest

from publish.check.finding import Finding
from publish.check.selection import Selection, Topic, unknown

TOPICS = (Topic("links", ("link-bare", "link-vague")), Topic("text", ("quote-straight",)), Topic("epubcheck"))


@pytest.mark.parametrize("word", ["link-bare", "link", "links", "links:link-bare", "links:link"])
def test_a_word_means_a_code_its_beginning_or_a_group(word: str) -> None:
    assert Selection(only=(word,)).keeps(Finding("link-bare", "info", ""), "links")
    assert not Selection(skip=(word,)).keeps(Finding("link-bare", "info", ""), "links")


@pytest.mark.parametrize("word", ["lin", "link-", "link-bare-x", "text:link-bare", "bare"])
def test_nothing_else(word: str) -> None:
    assert not Selection(only=(word,)).keeps(Finding("link-bare", "info", ""), "links")


@pytest.mark.parametrize("word", ["RSC-005", "RSC", "epubcheck", "epubcheck:RSC"])
def test_validators_codes(word: str) -> None:
    assert Selection(only=(word,)).keeps(Finding("RSC-005", "error", ""), "epubcheck")
    assert Selection(only=(word,)).wants(TOPICS[2])
    assert not Selection(only=(word,)).wants(TOPICS[0])


def test_skip_is_stronger_than_only() -> None:
    selection = Selection(only=("link",), skip=("link-bare",))
    assert not selection.keeps(Finding("link-bare", "info", ""), "links")
    assert selection.keeps(Finding("link-vague", "info", ""), "links")


def test_only_what_could_be_found_is_asked() -> None:
    assert [one.name for one in TOPICS if Selection(only=("quote",)).wants(one)] == ["text"]
    assert [one.name for one in TOPICS if Selection(skip=("text", "link-bare")).wants(one)] == [
        "links", "epubcheck",
    ]  # fmt: skip


def test_words_that_mean_nothing() -> None:
    assert unknown(("links", "quote", "RSC-005", "ace:x", "nonsense", "epubcheck:image-alt"), TOPICS) == [
        "ace:x", "nonsense",
    ]  # fmt: skip
