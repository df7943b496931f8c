"""A document as running text, and where a marker for each word of it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.epub import PackagingError
from publish.epub.reading import Reading, read
from publish.flow import flowing


def reading(body: str) -> Reading:
    page = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>{body}</body></html>'
    )
    return read(page.encode())


def words(one: Reading) -> list[str]:
    return [one.text[start:end] for start, end in pairwise(one.starts)]


def marked(body: str, word: str) -> str:
    """Return a body with a bar where a marker for the first ``word`` stands."""
    one = reading(body)
    place = one.place(one.text.index(word))
    whole = one.content[:place] + b"|" + one.content[place:]
    return whole.decode().partition("<body>")[2].partition("</body>")[0]


def test_the_flow_has_no_spaces_and_nothing_unseen() -> None:
    one = reading("<p>On<b>e</b> two&#8203;fold,\n three\u00ad&amp; f<wbr/>our</p><p>five</p>")
    assert words(one) == ["One", "twofold,", "three&", "four", "five"]
    assert list(one.starts) == [0, 3, 11, 17, 21, 25]


def test_what_is_no_text_is_left_out() -> None:
    one = reading(
        "<p>One<svg xmlns='http://www.w3.org/2000/svg'><text>drawn</text></svg> two"
        "<span class='note' role='doc-footnote'>1 a note</span></p>"
        "<p>three<span class='folio'>12</span></p><nav hidden='hidden'><p>list</p></nav>"
    )
    assert words(one) == ["One", "two", "three"]
    assert one.pictures[0][0] == 3


def test_a_marker_stands_at_the_very_word() -> None:
    assert marked("<p>one two three</p>", "two") == "<p>one |two three</p>"
    assert marked("<p>one <em>two</em> three</p>", "two") == "<p>one <em>|two</em> three</p>"
    assert marked("<p>ä &lt; ö &amp; ü</p>", "ü") == "<p>ä &lt; ö &amp; |ü</p>"
    assert marked("<p>ä &lt; ö &amp; ü</p>", "&") == "<p>ä &lt; ö |&amp; ü</p>"
    assert marked("<ul>\n<li>\n one</li></ul>", "one") == "<ul>\n<li>\n |one</li></ul>"
    assert marked("<pre><code>if x:\n    y</code></pre>", "y") == "<pre><code>if x:\n    |y</code></pre>"


def test_names_of_links_and_headings_have_no_marker_at_their_beginning() -> None:
    assert marked("<h1><em>One</em> two</h1>", "One") == "|<h1><em>One</em> two</h1>"
    assert marked("<h1><em>One</em> two</h1>", "two") == "<h1><em>One</em> |two</h1>"
    assert marked('<p><a href="#a">one two</a></p>', "one") == '<p>|<a href="#a">one two</a></p>'
    # In a navigation document a link may not have anything beside it.
    assert marked('<nav><ol><li><a href="#a">one</a></li></ol></nav>', "one").endswith(
        "|one</a></li></ol></nav>"
    )


def test_a_row_is_marked_in_its_first_cell() -> None:
    table = '<table><tr class="a>b">\n<td></td><th scope="row">one</th><td>two</td></tr></table>'
    assert marked(table, "one") == table.replace("<td></td>", "<td>|</td>")
    assert marked(table, "two") == table.replace("two", "|two")
    assert marked("<table><tr><td/><td>one</td></tr></table>", "one").endswith(
        "<td/><td>|one</td></tr></table>"
    )


def test_a_note_is_marked_before_it() -> None:
    body = '<p>one</p><aside role="doc-footnote"><p>1 two</p></aside><p>three</p>'
    assert marked(body, "two") == body.replace("<aside", "|<aside")
    assert marked(body, "three") == body.replace("three", "|three")
    boxed = '<aside class="admonition note"><p>one</p></aside>'
    assert marked(boxed, "one") == boxed.replace("one", "|one")


def test_pictures_are_marked_before_them() -> None:
    body = '<p>one</p><figure><img src="a" alt=""/><figcaption>two</figcaption></figure>'
    one = reading(body)
    ((offset, place),) = one.pictures
    assert offset == 3
    assert one.content[place:].startswith(b"<img")
    assert one.place(offset) > place


def test_the_end_of_a_document_is_its_bodys() -> None:
    one = reading("<p>one</p>")
    assert one.content[one.place(3) :].startswith(b"</body>")
    empty = reading("")
    assert empty.content[empty.place(0) :].startswith(b"</body>")


def whole(text: str, rest: str) -> str:
    """Return what a marker stands before when a line ends before ``rest``."""
    one = reading(f"<p>{text}</p>")
    return one.text[one.whole_word(one.text.index(rest)) :]


def test_divided_words_are_marked_as_a_whole() -> None:
    assert whole("an extraordinary day", "ordinary") == "extraordinaryday"
    assert whole("an “extraordinary” day", "ordinary") == "“extraordinary”day"
    assert whole("a well-known man", "known") == "well-knownman"
    assert whole("it <em>extra</em>ordinary", "ordinary") == "extraordinary"
    assert whole("grüßen", "en") == "grüßen"


def test_what_is_no_word_is_not_gone_back_over() -> None:
    assert whole("one two", "two") == "two"
    assert whole("one—two", "two") == "two"
    assert whole("one--two", "two") == "two"
    assert whole("std::io::stdin", "stdin") == "stdin"
    assert whole("example.org/path", "path") == "path"
    assert whole("f(x)", "(x)") == "(x)"
    assert whole("日本語の文章", "文章") == "文章"
    assert whole("ภาษาไทย", "ไทย") == "ไทย"


def test_a_document_must_be_well_formed() -> None:
    with pytest.raises(PackagingError, match="not well-formed"):
        read(b"<html><body><p>one</body></html>")
    with pytest.raises(PackagingError, match="declares the entity"):
        read(b'<!DOCTYPE html [<!ENTITY a "b">]><html><body>&a;</body></html>')


@given(st.lists(st.text("ab &<é\u200b\u00ad\n字-", max_size=8), max_size=6))
def test_every_character_has_its_place(pieces: list[str]) -> None:
    escaped = [piece.replace("&", "&amp;").replace("<", "&lt;") for piece in pieces]
    one = reading("".join(f"<p>{piece}<i>{piece}</i></p>" for piece in escaped))
    assert one.text == flowing("".join(piece + piece for piece in pieces))
    for offset, character in enumerate(one.text):
        rest = one.content[one.place(offset) :].decode()
        assert rest.startswith({"&": "&amp;", "<": "&lt;"}.get(character, character))
