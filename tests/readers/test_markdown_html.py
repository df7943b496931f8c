"""Raw HTML: the harmless kind becomes nodes, the rest is reported, nothing slips through."""

import pytest

from publish.model import plain_text
from tests.readers.markdown_forms import became, finds, form, reading


def test_elements_in_a_line() -> None:
    text = "<b>a</b> <i>b</i> x<sub>1</sub><sup>2</sup> <kbd>Esc</kbd> <del>c</del><br>d"
    assert became(text) == (
        '(Paragraph (Strong "a") " " (Emphasis "b") " x" (Subscript "1") (Superscript "2") " " '
        '(Styled "Esc" .kbd) " " (Deletion "c") (LineBreak) "d")'
    )


def test_code_keeps_what_is_emphasised_in_it() -> None:
    assert became("<code>&lt;T&gt;</code> and <code>f(<em>x</em>)</code>") == (
        '(Paragraph (Code value=<T>) " and " (Code value=f() (Emphasis (Code value=x)) (Code value=)))'
    )


def test_links_places_and_spans() -> None:
    assert became('<a href="b.md#c">x</a> <span class="k" lang="fr">y</span> <a id="here"></a>z') == (
        '(Paragraph (Link "x" url=b.md#c) " " (Styled "y" .k language=fr) " " (Styled #here) "z")'
    )


def test_a_paragraph_of_places_is_no_paragraph() -> None:
    assert became('<!-- Old -->\n\n<a id="one"></a>\n<a name ="two"></a>') == (
        "(Division #one)\n(Division #two)"
    )


def test_a_picture_alone_is_a_figure() -> None:
    expected = "(Figure (Plain (Image source=a b.svg alt=A tall wall .center width=50%)))"
    text = '<img alt="A tall\nwall" src="a%20b.svg"\nclass="center" style="width: 50%" />'
    assert became(text) == became(text, "mdbook") == expected


def test_a_division_holds_markdown() -> None:
    assert became('<div class="box" id="b">\n\n*in*\n\n</div>\n\nout') == (
        '(Division (Paragraph (Emphasis "in")) #b .box)\n(Paragraph "out")'
    )


def test_figures_details_lists_quotations_and_headings() -> None:
    assert became("<figure>\n\n![](a.png)\n\n<figcaption>A `wall`</figcaption>\n</figure>") == (
        '(Figure (Plain (Image source=a.png alt=)) caption:["A " (Code value=wall)])'
    )
    assert became("<details><summary>More</summary>\n\ntext\n\n</details>") == (
        '(Division (Paragraph (Strong "More") .summary) (Paragraph "text") .details)'
    )
    assert became("<ol start=3><li>a<li>b</ol>") == (
        '(ListBlock (ListItem (Plain "a")) (ListItem (Plain "b")) ordered=True start=3)'
    )
    assert became("<blockquote>said</blockquote>") == '(Quotation (Paragraph "said"))'
    assert became("<h2 id=x>Title</h2>") == '(Heading level=2 "Title" #x)'


def test_preformatted_text_is_a_listing() -> None:
    assert became("<pre><code>let x\n  = &lt;1&gt;;</code></pre>") == "(Listing code=let x\n  = <1>;)"
    assert finds("<pre>\na <em>b</em>\n</pre>") == ["2 html-pre-markup"]


def test_tables() -> None:
    table = "<table><caption>C</caption><tr><th>a<th>b</tr><tr><td colspan=2>1</td></tr></table>"
    assert became(table) == (
        "(Table columns:[(Column) (Column)] "
        'head:[(Row cells:[(Cell (Plain "a") header=True) (Cell (Plain "b") header=True)])] '
        'bodies:[[(Row cells:[(Cell (Plain "1") column_span=2)])]] caption:["C"])'
    )


def test_comments_are_dropped() -> None:
    assert became("a<!-- b -- c\nd -->e <!-- --> f\n\n<!--\n\n- x\n-->\n\ng") == (
        '(Paragraph "ae  f")\n(Paragraph "g")'
    )


def test_a_comment_without_end_is_an_error() -> None:
    assert finds("a\n\n<!-- b\n\nc") == ["3 comment-unclosed"]


def test_what_is_no_element_is_text() -> None:
    document, findings = reading("A Vec<T> of <Button>, <T>: *x*\n\n<Foo>\n*y*")
    assert [form(one) for one in document.blocks] == [
        '(Paragraph "A Vec<T> of <Button>, <T>: " (Emphasis "x"))',
        '(Paragraph "<Foo>" / (Emphasis "y"))',
    ]
    assert {(one.code, one.severity) for one in findings} == {("html-unknown-tag", "info")}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> b",
        "<script>\nif (a < b) '</div>'\n\nalert(1)\n</script>",
        "<style>p { color: red }</style>",
        "<div><script>alert(1)</script></div>",
        "`<script>alert(1)</script>`{=html}",
        "```{=html}\n<script>alert(1)</script>\n```",
    ],
)
def test_scripts_and_styles_are_left_out_and_said(text: str) -> None:
    document, findings = reading(text)
    assert "alert" not in repr(document.blocks) and "color" not in repr(document.blocks)
    assert [one.code for one in findings] == ["html-active"]


@pytest.mark.parametrize("tag", ["iframe", "object", "embed", "form", "video", "svg", "marquee"])
def test_other_elements_are_said_and_their_words_stay(tag: str) -> None:
    for text in (f"a <{tag} src=x>words</{tag}> b", f"<{tag}>\nwords\n</{tag}>"):
        document, findings = reading(text)
        assert "words" in plain_text(document.blocks)
        assert tag not in repr(document.blocks)
        assert {one.code for one in findings} <= {"html-active", "html-tag"} and findings


def test_attributes_that_run_code_are_left_out_and_said() -> None:
    document, findings = reading('<b onclick="x()">a</b> <img src=a.png onerror=x()>')
    assert "x()" not in repr(document.blocks)
    assert [str(one.span) for one in findings] == ["a.md:1:1", "a.md:1:24"]


@pytest.mark.parametrize("address", ["javascript:x", "java&#10;script:x", " data:text/html,x"])
def test_addresses_are_judged_as_those_of_markdown(address: str) -> None:
    document, findings = reading(f'<a href="{address}">a</a> <img src="{address}" alt="b">')
    assert "script:" not in repr(document.blocks) and "data:" not in repr(document.blocks)
    assert [one.code for one in findings] == ["link-unsafe"] * 2


def test_what_is_not_closed_or_closes_nothing_is_found() -> None:
    assert finds("a <b>c\n\nd") == ["1:3 html-unclosed"]
    assert finds("a </b>c") == ["1:3 html-stray"]
    assert finds("<div>\n\na") == ["1 html-unclosed"]
    assert finds("a\n\n</div>") == ["3 html-stray"]
    assert finds("<p>a\n\n- b") == []


def test_a_part_outside_its_whole_keeps_its_words() -> None:
    for text in ("<td>a</td>", "<tr><td>a</td></tr>", "<dd>a", "<figcaption>a</figcaption>", "<dl>a</dl>"):
        assert plain_text(reading(text)[0].blocks).strip() == "a"


def test_a_style_keeps_its_measures_alone() -> None:
    text = '<img src=a.png alt=b style="width: 5em; color: red; background: url(javascript:x)">'
    document, findings = reading(text)
    assert "width=5em" in form(document.blocks[0]) and "javascript" not in form(document.blocks[0])
    assert {one.code for one in findings} == {"html-style"}


def test_a_link_in_a_link_is_its_words() -> None:
    assert finds('<a href="a.md">one [two](b.md)</a>') == ["1:20 link-nested"]
    document, _ = reading('<a href="a.md">one [two](b.md)</a>')
    assert form(document.blocks[0]) == '(Paragraph (Link "one two" url=a.md))'


def test_what_runs_code_is_known_by_its_code() -> None:
    assert finds("<b onclick=x>a</b>") == ["1:1 html-attribute"]
