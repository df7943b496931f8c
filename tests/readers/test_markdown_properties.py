"""What holds for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model import Paragraph, SourceText, plain_text, to_json
from publish.readers import ReadOptions, read
from publish.readers.options import Dialect
from publish.readers.plain import to_html
from publish.readers.sections import section_from, sections_from

PIECES = st.sampled_from(
    ["*", "**", "_", "`", "```", "\n```\n", "~", "~~", "^", "^[", "[", "]", "(", ")", "{.x}", "![", "[^1]",
     "[^1]: ", "[a][b]", "[a]: x", "\n#. ", "\n---- ----\n", "\n+--+\n", "\\begin{a}", "\\end{a}",
     "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n: ", "\n::: x\n", "\n:::\n",
     "\n::: note T\n",
     "|", "\n| a | b |\n|---|---|\n", "\n| l", "$", "\n$$\n", "@fig-a", "[@k]", "{{< var x >}}", "\\newpage",
     "\\", "<b>", "</b>", "\n<div>\n", "\n</div>\n", "<p>", "<table>", "<tr>", "<td>", "<li>", "<ul>",
     "<pre>",
     "</pre>", "<script>", "</script>", "<!--", "-->", "<Listing caption='a'>", "</Listing>", "<figure>",
     "<figcaption>", "<br>", "<img src=x>", "<a href=y>", "</a>", "<T>", "&lt;", "&#0;", "a", "word", " ",
     "# H",
     "\n---\n", "\t", "=\n", "é", "\x00", "\x01", "\r", "[!NOTE]", "- [ ] ", "<dl>", "<dt>", "<dd>", "<h1>"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzäéßœ", min_size=1, max_size=12), min_size=1)


@given(TEXTS, st.sampled_from(["publish", "mdbook", "commonmark"]))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str, dialect: Dialect) -> None:
    document, findings = read(SourceText("a.md", text), ReadOptions("markdown", dialect))
    to_html(document)
    to_json(document)
    section_from(document, role="chapter", file="a.md")
    sections_from(document, file="a.md")
    lines = text.count("\n") + text.count("\r") + 1
    assert all(one.span is None or 0 <= one.span.line <= lines for one in findings)


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_all_words_of_a_paragraph_survive(words: list[str]) -> None:
    document, findings = read(SourceText("a.md", " ".join(words)), ReadOptions("markdown"))
    assert not findings
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text([paragraph]).split() == words


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    source, options = SourceText("a.md", text), ReadOptions("markdown")
    assert read(source, options) == read(source, options)
