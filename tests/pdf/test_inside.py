"""A few pages of a long unit set anew are those that a layout of the whole unit gives, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.inside.edits import edit_between
from publish.pdf.inside.tree import tree_of
from publish.pdf.inside.typeset_inside import typeset_inside
from publish.pdf.inside.window import can_be_cut, window_around
from publish.pdf.layout import Earlier, Layout, LayoutTask, lay_out, lay_out_inside
from publish.pdf.markup import parsed
from publish.pdf.metadata import DocumentInformation
from publish.pdf.pool import Pool
from tests.pdf.conftest import xhtml

INFORMATION = DocumentInformation("Tides", "en", datetime(2026, 5, 1, tzinfo=UTC))
MORE = """
body { orphans: 2; widows: 2; text-align: justify; hyphens: auto }
h2 { margin: 15pt 0; break-after: avoid }
p + p { text-indent: 10pt }
ul, ol { margin: 15pt 0; padding-left: 20pt }
pre { margin: 15pt 0; white-space: pre-wrap; break-inside: avoid }
blockquote { margin: 15pt 10pt; border: 1pt solid; padding: 4pt }
table { border-collapse: collapse; margin: 15pt 0 } td { border: 1pt solid }
"""
TEXT = "the lamp of a keeper who had never seen extraordinarily quiet harbour light turned again"
WORDS = TEXT.split()

Make = Callable[..., LayoutTask]


def words(start: int, count: int) -> str:
    return " ".join((WORDS * 12)[start : start + count])


def chapter(blocks: Sequence[str]) -> str:
    """A section for every five blocks, one inside the chapter's."""
    parts = [f'<section id="c"><h1 id="t">Tides</h1>{"".join(blocks[:5])}']
    for number in range(5, len(blocks), 5):
        inner = "".join(blocks[number : number + 5])
        parts.append(f'<section id="s{number}"><h2>Part {number}</h2>{inner}</section>')
    return "".join([*parts, "</section>"])


def paragraphs(count: int) -> list[str]:
    return [f"<p>{words(at % 13, 14 + at % 7)}</p>" for at in range(count)]


def book(layout: Layout, task: LayoutTask) -> bytes:
    lengths = [UnitLength(layout.unit_id, "body", "recto", layout.facts.pages)]
    return assemble(Assembly((layout,), paginate(lengths), INFORMATION, faces=task.faces))


@pytest.fixture
def set_again(pool: Pool, task: Make) -> Callable[[str, str], tuple[Layout | None, Layout]]:
    """Lay out a body, then another by what the first one gave; return that, and the other by itself."""

    def lay(before: str, after: str, *css: str) -> tuple[Layout | None, Layout]:
        old, new = task(before, MORE, *css), task(after, MORE, *css)
        layout = pool.submit(lay_out, old).result()
        whole = pool.submit(lay_out, new).result()
        part = pool.submit(typeset_inside, new, Earlier(old.xhtml, layout)).result()
        if part is not None:
            assert part.facts == whole.facts
            assert part.messages == whole.messages
            assert book(part, new) == book(whole, new)
        return part, whole

    return lay


SetAgain = Callable[..., tuple[Layout | None, Layout]]


def test_a_word_changed(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    changed = [*blocks[:30], blocks[30].replace("lamp", "harp"), *blocks[31:]]
    part, whole = set_again(chapter(blocks), chapter(changed))
    assert part is not None
    assert whole.facts.pages > 16


def test_a_change_at_the_beginning_and_at_the_end(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    for at in (0, 59):
        changed = [*blocks]
        changed[at] = changed[at].replace("keeper", "keeler")
        part, _ = set_again(chapter(blocks), chapter(changed))
        assert part is not None, at


def test_an_element_more_moves_the_numbers_of_all_after_it(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    changed = [*blocks]
    changed[20] = changed[20].replace("lamp", "<em>lamp</em>")
    part, _ = set_again(chapter(blocks), chapter(changed))
    assert part is not None


def test_a_change_that_moves_all_after_it_is_left_to_a_whole_layout(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    changed = [*blocks]
    changed[10] = f"<p>{words(3, 40)}</p>{changed[10]}"
    part, _ = set_again(chapter(blocks), chapter(changed))
    assert part is None


def test_links_into_pages_that_are_left_out(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    blocks[31] = '<p>see <a href="#t">above</a>, <a href="#s50">below</a>, <a href="#no">nowhere</a></p>'
    changed = [*blocks]
    changed[30] = changed[30].replace("lamp", "harp")
    # A link that leads nowhere is told of in the log, once more than from the window.
    part, whole = set_again(chapter(blocks), chapter(changed))
    assert part is None
    assert whole.messages
    alive = [block.replace(', <a href="#no">nowhere</a>', "") for block in blocks]
    part, _ = set_again(chapter(alive), chapter([*alive[:30], changed[30], *alive[31:]]))
    assert part is not None


@pytest.mark.parametrize(
    "css",
    [
        "p { counter-increment: p } p::before { content: counter(p) }",
        "h2 { string-set: x content() }",
        "@page :first { margin-top: 60pt }",
        "section { page: wide } @page wide { margin: 10pt }",
        "p:has(em) { color: red }",
        "div:empty + p { color: red }",
    ],
)
def test_styles_that_carry_something_from_page_to_page(set_again: SetAgain, css: str) -> None:
    blocks = paragraphs(60)
    changed = [*blocks[:30], blocks[30].replace("lamp", "harp"), *blocks[31:]]
    assert not can_be_cut([css])
    part, _ = set_again(chapter(blocks), chapter(changed), css)
    assert part is None


def test_styles_that_do_not() -> None:
    assert can_be_cut(["@page :left { margin: 1pt } span { float: footnote } p { break-after: page }"])
    assert can_be_cut(["div:empty { break-after: avoid }"])
    assert can_be_cut(["/* counter-increment: p */ p { float: none }"])


def test_a_glyph_that_no_page_had_is_left_to_a_whole_layout(set_again: SetAgain) -> None:
    blocks = paragraphs(60)
    changed = [*blocks]
    changed[30] = changed[30].replace("lamp", "zamp")
    assert not any("z" in block for block in blocks)
    part, _ = set_again(chapter(blocks), chapter(changed))
    assert part is None


def test_the_door_gives_a_layout_in_any_case(pool: Pool, task: Make) -> None:
    blocks = paragraphs(60)
    old = task(chapter(blocks), MORE)
    earlier = Earlier(old.xhtml, pool.submit(lay_out, old).result())
    for after in (chapter([*blocks[:30], "<p>zebra</p>", *blocks[31:]]), "<p>another</p>"):
        new = task(after, MORE)
        given = pool.submit(lay_out_inside, new, earlier).result()
        assert given == pool.submit(lay_out, new).result()


def test_edits() -> None:
    def edit(before: str, after: str) -> object:
        old, new = (tree_of(parsed(xhtml(body))) for body in (before, after))
        assert old is not None
        assert new is not None
        found = edit_between(old, new)
        return found and (found.first, found.old_end, found.new_end)

    assert edit("<p>a</p><p>b</p>", "<p>a</p><p>b</p>") is None
    assert edit("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>x</p><p>c</p>") == (2, 3, 3)
    assert edit("<p>a</p><p>c</p>", "<p>a</p><p>b</p><p>c</p>") == (2, 2, 3)
    assert edit("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>c</p>") == (2, 3, 2)
    assert edit("<p>a <i>b</i> c</p>", "<p>a <i>b</i> d</p>") == (2, 3, 3)


def test_a_window_hides_what_is_beside_it_and_keeps_its_place(pool: Pool, task: Make) -> None:
    blocks = paragraphs(60)
    layout = pool.submit(lay_out, task(chapter(blocks), MORE)).result()
    changed = [*blocks[:30], blocks[30].replace("lamp", "harp"), *blocks[31:]]
    old, new = (tree_of(parsed(xhtml(chapter(one)))) for one in (blocks, changed))
    assert old is not None
    assert new is not None
    edit = edit_between(old, new)
    assert edit is not None
    total = len(new.elements)
    window = window_around(edit, old, new, layout.facts.blocks, layout.facts.pages)
    assert window is not None
    assert "harp" in window.xhtml
    assert window.xhtml.count("lamp") < 20
    assert window.xhtml.count("display:none") > 5
    assert window.numbers[0] == 0
    assert list(window.numbers) == sorted(set(window.numbers))
    assert window.numbers[-1] < total


_line = st.builds(words, st.integers(0, 40), st.integers(1, 16))
_block = st.one_of(
    st.builds("<p>{}</p>".format, _line),
    st.builds("<p>{}</p>".format, _line),
    st.builds('<p>{} <em>{}</em> <a href="#t">{}</a></p>'.format, _line, st.sampled_from(WORDS), _line),
    st.builds('<p>{}<span class="note" role="doc-footnote">{}</span> {}</p>'.format, _line, _line, _line),
    st.builds("<ol><li>{}</li><li><p>{}</p></li></ol>".format, _line, _line),
    st.builds("<blockquote><p>{}</p><p>{}</p></blockquote>".format, _line, _line),
    st.builds("<pre>{}\n\n{}</pre>".format, _line, _line),
    st.builds("<table><tr><td>{}</td><td>{}</td></tr></table>".format, _line, st.sampled_from(WORDS)),
    st.builds("<div><p>{}</p></div>".format, _line),
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a chapter before and after an edit, most often a small one."""
    blocks = draw(st.lists(_block, min_size=30, max_size=40))
    at = draw(st.integers(0, len(blocks) - 1))
    changed = [*blocks]
    kind = draw(st.sampled_from(("word", "word", "word", "block", "more", "fewer", "wrap")))
    if kind == "word":
        places = [found.span() for found in re.finditer(r"\b(?:lamp|the|a|of)\b(?![^<]*>)", blocks[at])]
        assume(places)
        begin, end = draw(st.sampled_from(places))
        changed[at] = blocks[at][:begin] + draw(st.sampled_from(WORDS)) + blocks[at][end:]
    elif kind == "wrap":
        changed[at] = blocks[at].replace("quiet", "<strong>quiet</strong>", 1)
    else:
        new = draw(_block)
        changed[at : at + 1] = {"block": [new], "more": [blocks[at], new], "fewer": []}[kind]
    assume(changed != blocks)
    return chapter(blocks), chapter(changed)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(both=edited())
def test_any_edit_gives_what_a_whole_layout_gives(set_again: SetAgain, both: tuple[str, str]) -> None:
    set_again(*both)
