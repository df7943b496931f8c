"""A stranger's text: however deep or long, it ends soon, in a document and findings."""

import time

import pytest

from publish.model import SourceText, plain_text, rewrite
from publish.readers import ReadOptions, read
from publish.readers.markdown import MAX_CHARACTERS
from publish.readers.options import Dialect

HOSTILE = {
    "brackets": "[" * 50_000,
    "brackets closed": "[" * 20_000 + "]" * 20_000,
    "pictures": "![" * 30_000,
    "pictures in pictures": "![" * 400 + "a" + "](b)" * 400,
    "emphasis": "*a **a " * 20_000,
    "asterisks": "*" * 20_000 + "a" + "*" * 20_000,
    "quotations": ">" * 10_000 + "a",
    "lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "lists in a line": "- " * 10_000 + "a",
    "backquotes": "".join("`" * count + " " for count in range(1, 400)),
    "open tags": "<a " * 30_000,
    "open values": "<a href='" * 20_000,
    "comments": "<!--" * 30_000,
    "cdata": "a <![CDATA[" * 10_000,
    "elements": "<b>" * 10_000,
    "divisions of html": "<div>\n" * 10_000,
    "divisions": "::: x\n" * 10_000,
    "lists of html": "<ul><li>" * 5_000,
    "notes in notes": "^[" * 20_000,
    "chain of notes": "a[^0]\n\n" + "\n\n".join(f"[^{i}]: x[^{i + 1}]" for i in range(1000)),
    "spans": "[a]{.x " * 20_000,
    "citations": "[" + "@a " * 20_000,
    "formulas": "$a " * 30_000 + "$$a " * 10_000,
    "shortcodes": "{{<" * 20_000,
    "tildes": "~" * 30_000 + "~a" * 10_000,
    "table": "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|b" * 10,
    "terms": "a\n: " * 1_000,
    "definitions": "[a]: /" + "x" * 100_000 + "\n\n" + "[a]" * 5_000,
    "listings": "<Listing a\n" * 3_000,
    "rules": "---\n" * 20_000,
    "columns": "-- --\n\n" * 10_000,
    "environments": "\\begin{a}\n\n" * 20_000,
    "captions": "a\n\n: b\n\n" * 5_000,
    "captions no more": "a\n: b\n\n  : c\n\n" * 3_000,
    "numbered": "".join("   " * depth + "#. a\n" for depth in range(300)),
    "numbered in a line": "#. " * 5_000 + "a",
    "labels": "[a][b" * 20_000,
    "long line": "word " * 100_000,
}


@pytest.mark.parametrize("dialect", ["publish", "mdbook"])
@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_within_seconds(name: str, dialect: Dialect) -> None:
    began = time.process_time()
    document, findings = read(SourceText("a.md", HOSTILE[name]), ReadOptions("markdown", dialect))
    assert time.process_time() - began < 20  # seconds; a fraction of one on a quiet machine
    assert len(findings) <= 600  # three kinds
    # What comes after walks the model by recursion: it must be shallow enough for that.
    assert rewrite(document, lambda node: node) is document
    plain_text([document], notes=True)


def test_what_lies_too_deep_is_kept_as_text_and_said() -> None:
    document, findings = read(SourceText("a.md", "> " * 100 + "deep"), ReadOptions("markdown"))
    assert "deep" in plain_text([document])
    assert [one.code for one in findings] == ["nesting-too-deep"]


def test_a_file_beyond_the_bound_is_a_fatal_finding() -> None:
    source = SourceText("a.md", "x" * (MAX_CHARACTERS + 1))
    document, (finding,) = read(source, ReadOptions("markdown"))
    assert not document.blocks and finding.fatal and finding.code == "manuscript-too-large"


def test_a_control_character_is_replaced_and_said() -> None:
    document, findings = read(SourceText("a.md", "a\nb\x07c\ud800"), ReadOptions("markdown"))
    assert plain_text([document]).strip() == "a b\ufffdc\ufffd"
    assert [str(one.span) for one in findings] == ["a.md:2:2"]


def test_findings_of_one_kind_are_not_endless() -> None:
    _, findings = read(SourceText("a.md", "a </b>\n\n" * 1000), ReadOptions("markdown"))
    assert len(findings) == 200 and "left out" in findings[-1].message


def test_a_long_address_is_not_multiplied_without_end() -> None:
    text = "[a]: /" + "x" * 100_000 + "\n\n" + "[a] " * 50
    document, findings = read(SourceText("a.md", text), ReadOptions("markdown"))
    assert [one.code for one in findings] == ["link-expansion"]
    assert plain_text([document]).split() == ["a"] * 50
