"""The metadata header."""

from tests.readers.markdown_forms import became, finds, reading


def test_values_and_their_place() -> None:
    document, findings = reading(
        "---\ntitle: The Walls\ndate: 2026-11-24\nauthor: [A, B]\nnumber: 3\n---\n\n# One\n"
    )
    assert document.header == (
        ("title", "The Walls"), ("date", "2026-11-24"), ("author", ["A", "B"]), ("number", 3)
    )  # fmt: skip
    assert document.header_span is not None and document.header_span.end_line == 6
    assert document.blocks[0].span is not None and document.blocks[0].span.line == 8
    assert not findings


def test_a_header_may_end_in_dots_and_be_empty() -> None:
    assert reading("---\ntitle: x\n...\ntext")[0].header == (("title", "x"),)
    assert became("---\n# nothing\n---\ntext") == '(Paragraph "text")'


def test_a_rule_is_no_header() -> None:
    assert became("---\n\ntext\n\n---") == '(SceneBreak)\n(Paragraph "text")\n(SceneBreak)'
    assert became("---\njust words\n---") == '(SceneBreak)\n(Heading level=2 "just words")'


def test_a_broken_header_is_an_error_at_its_line() -> None:
    assert finds("---\ntitle: x\nlang: [de\n---\ntext") == ["3:10 header-invalid"]
    assert finds("---\ntitle: x\n\n# One\n") == ["1 header-unclosed"]


def test_aliases_and_deep_nesting_are_refused() -> None:
    assert finds("---\na: &a [x, x]\nb: [*a, *a]\n---\n") == ["3:5 header-invalid"]
    assert finds("---\na: " + "[" * 5000 + "\n---\n") == ["2:24 header-invalid"]
    assert finds("---\na: !!python/object/apply:os.system [ls]\n---\n") == ["2:4 header-invalid"]


def test_an_mdbook_has_no_header() -> None:
    assert reading("---\ntitle: x\n---\n", "mdbook")[0].header == ()
