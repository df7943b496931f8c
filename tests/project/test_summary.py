"""SUMMARY.md."""

from publish.model import Span
from publish.project.summary import Chapter, parse_summary
from tests.project.books import said


def outline(chapters: tuple[Chapter, ...]) -> list[object]:
    return [
        (one.title, one.file, outline(one.children)) if one.children else (one.title, one.file)
        for one in chapters
    ]


def test_prefix_numbered_and_suffix_chapters() -> None:
    text = """\
# Summary

[Preface](preface.md)
[Thanks](./thanks.md)

- [One](one.md)
  - [One, two](one/two.md)
    * [Deep](one/two/three.md)
- [Two](two%20words.md)

---

- [Three](three.md)

[Afterword](after.md)
"""
    summary, findings = parse_summary(text, "SUMMARY.md")
    assert findings == ()
    assert outline(summary.prefix) == [("Preface", "preface.md"), ("Thanks", "thanks.md")]
    (part,) = summary.parts
    assert part.title == ""
    assert outline(part.chapters) == [
        ("One", "one.md", [("One, two", "one/two.md", [("Deep", "one/two/three.md")])]),
        ("Two", "two words.md"),
        ("Three", "three.md"),
    ]
    assert outline(summary.suffix) == [("Afterword", "after.md")]
    assert summary.prefix[1].span == Span("SUMMARY.md", 4, 1)
    assert part.chapters[0].children[0].span == Span("SUMMARY.md", 7, 5)


def test_parts() -> None:
    text = "# Book\n\n- [A](a.md)\n\n# Part *one*\n\n- [B](b.md)\n\n# Part two\n\n- [C](c.md)\n"
    summary, _ = parse_summary(text, "S")
    assert [(part.title, outline(part.chapters)) for part in summary.parts] == [
        ("", [("A", "a.md")]),
        ("Part *one*", [("B", "b.md")]),
        ("Part two", [("C", "c.md")]),
    ]
    assert summary.parts[1].span == Span("S", 5, 1)


def test_a_comment_may_stand_before_the_title() -> None:
    summary, findings = parse_summary("<!-- note -->\n\n# Summary\n\n- [A](a.md)\n", "S")
    assert findings == ()
    assert [part.title for part in summary.parts] == [""]


def test_titles_keep_their_markup() -> None:
    text = "- [The `match` *flow*](a.md)\n- [Brackets \\[x\\]](b.md)\n- [Two] (c.md)\n"
    summary, findings = parse_summary(text, "S")
    assert outline(summary.parts[0].chapters) == [
        ("The `match` *flow*", "a.md"),
        ("Brackets \\[x\\]", "b.md"),
    ]
    assert said(findings) == ["S:3:3 summary-line"]


def test_drafts_have_no_file() -> None:
    summary, _ = parse_summary("- [Draft]()\n  - [Written](w.md)\n", "S")
    assert outline(summary.parts[0].chapters) == [("Draft", "", [("Written", "w.md")])]


def test_what_says_nothing_is_reported() -> None:
    text = "# S\n\nSome words.\n\n- no link\n- [A](a.md)\n-\n\n> quotation\n"
    summary, findings = parse_summary(text, "S")
    assert outline(summary.parts[0].chapters) == [("A", "a.md")]
    assert said(findings) == [
        "S:3:1 summary-line",
        "S:5:1 summary-line",
        "S:7:1 summary-line",
        "S:9:1 summary-line",
    ]


def test_lists_within_lists_without_end() -> None:
    text = "".join(f"{'  ' * depth}- [A{depth}](a{depth}.md)\n" for depth in range(500))
    summary, findings = parse_summary(text, "S")
    assert summary.parts[0].chapters[0].title == "A0"
    assert said(findings) == ["S:21:43 summary-line"]
