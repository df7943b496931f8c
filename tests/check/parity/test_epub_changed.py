"""An EPUB in which one thing is not as in the PDF: found with its code, and led to the manuscript."""

import re
from pathlib import Path

import pytest

from tests.check.parity.twins import LAMP, Edit, Twins, codes, repacked

LAMP_FILE, BOAT_FILE = "text/sec-lamp.xhtml", "text/sec-boat.xhtml"


def without(pattern: str) -> Edit:
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL)


def put(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def line_of(words: str, text: str = LAMP) -> int:
    return text[: text.index(words)].count("\n") + 1


def swapped(one: str, other: str) -> Edit:
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


def chapters_swapped(text: str) -> str:
    first = re.search(r"<p>A wick burns.*?</p>", text, re.DOTALL)
    second = re.search(r"<p>Brass is cleaned.*?</p>", text, re.DOTALL)
    assert first is not None
    assert second is not None
    return swapped(first[0], second[0])(text)


def pictures_swapped(text: str) -> str:
    first, second = re.findall(r'src="([^"]*)"', text)
    return swapped(first, second)(text)


def again(pattern: str, before: str) -> Edit:
    return lambda text: re.sub(
        f"({pattern})(.*?)({before})", r"\1\2<p>\1</p>\3", text, count=1, flags=re.DOTALL
    )


def moved(pattern: str, before: str) -> Edit:
    return lambda text: re.sub(f"({pattern})(.*?)({before})", r"\2\1\3", text, count=1, flags=re.DOTALL)


def entry(place: str, label: str) -> str:
    return f'<li><a href="text/{place}">{label}</a></li>'


TEXT: dict[str, tuple[str, Edit]] = {
    "a paragraph is missing": (LAMP_FILE, without(r"<p>A wick burns.*?</p>")),
    "a word is another": (LAMP_FILE, put("trim it will see", "trim it may see")),
    "a sentence is new": (BOAT_FILE, put("came home.", "came home. So it is.")),
    "the last paragraph is missing": (BOAT_FILE, without(r"<p>The last words.*?</p>")),
    "a row of a table is missing": (BOAT_FILE, without(r"<tr>(?:(?!</tr>).)*Berta(?:(?!</tr>).)*</tr>")),
    "a line of a listing is missing": (BOAT_FILE, without(r"\n +<span class=\"kw\">return.*?0.11</span>")),
    "two paragraphs have changed places": (LAMP_FILE, chapters_swapped),
}
HEADINGS: dict[str, tuple[str, Edit]] = {
    "two headings have changed places": (LAMP_FILE, swapped("Oil and wick</h2>", "Glass and brass</h2>")),
    "a heading has other words": (LAMP_FILE, put(" Oil and wick", " Oil and fire")),
    "a heading is a paragraph": (
        LAMP_FILE,
        lambda text: re.sub(r'<h2 class="title">(.*?Oil and wick)</h2>', r"<p><b>\1</b></p>", text),
    ),
    "a heading is of another level": (
        LAMP_FILE,
        lambda text: re.sub(r"<h2( class=.title.>.*?Oil and wick)</h2>", r"<h3\1</h3>", text),
    ),
}
PICTURES: dict[str, tuple[str, Edit]] = {
    "a picture is missing": (LAMP_FILE, without(r"<img [^>]*>")),
    "a picture is at another place": (LAMP_FILE, moved("<img [^>]*bay[^>]*>", "</section>.</section>")),
    "a picture is shown twice": (BOAT_FILE, again("<img [^>]*tide[^>]*>", "<p>The last words")),
    "two pictures have changed places": (BOAT_FILE, pictures_swapped),
}
NOTES: dict[str, tuple[str, Edit]] = {
    "a note is missing": (BOAT_FILE, without(r"<aside .*?</aside>")),
    "a note has other words": (BOAT_FILE, put("Tobias in the register", "Tobias in the list")),
    "the call of a note is missing": (LAMP_FILE, without(r"<sup class=\"call\".*?</sup>")),
}
LINKS: dict[str, tuple[str, Edit]] = {
    "a link leads to another address": (LAMP_FILE, put("example.org/archive", "example.org/museum")),
    "a link is missing": (LAMP_FILE, lambda text: re.sub(r'<a href="https:[^>]*>(.*?)</a>', r"\1", text)),
    "a link is new": (LAMP_FILE, put("the wind.", '<a href="https://example.org/w">the wind</a>.')),
    "a link within the book leads elsewhere": (
        BOAT_FILE,
        put("sec-lamp.xhtml#sec-lamp", "sec-boat.xhtml#the-survey-of-the-bay"),
    ),
}
CONTENTS: dict[str, tuple[str, Edit]] = {
    "an entry of the navigation has other words": ("nav.xhtml", put("Oil and wick", "The Harbour")),
    "an entry of the navigation is missing": (
        "nav.xhtml",
        without(r'<li class="section level-2"><a class="line" href="[^"]*#oil-and-wick">.*?</li>'),
    ),
    "an entry of the NCX has other words": ("toc.ncx", put("Oil and wick", "The Harbour")),
}
PAGE_LIST: dict[str, tuple[str, Edit]] = {
    "a page is missing": ("nav.xhtml", put(entry("sec-boat.xhtml#page-3", "3"), "")),
    "a page has another number": ("nav.xhtml", put('page-3">3<', 'page-3">33<')),
    "two pages have changed places": (
        "nav.xhtml",
        swapped(entry("sec-boat.xhtml#page-3", "3"), entry("sec-boat.xhtml#page-4", "4")),
    ),
    "a page begins at another place": (BOAT_FILE, moved('<span id="page-4"[^>]*></span>', "where the tide")),
}
CASES = [
    *(("parity-text", case, edit) for case, edit in TEXT.items()),
    *(("parity-headings", case, edit) for case, edit in HEADINGS.items()),
    *(("parity-pictures", case, edit) for case, edit in PICTURES.items()),
    *(("parity-notes", case, edit) for case, edit in NOTES.items()),
    *(("parity-links", case, edit) for case, edit in LINKS.items()),
    *(("parity-contents", case, edit) for case, edit in CONTENTS.items()),
    *(("parity-page-list", case, edit) for case, edit in PAGE_LIST.items()),
]


@pytest.mark.parametrize(("code", "case", "edit"), CASES, ids=[case for _, case, _ in CASES])
def test_what_is_not_the_same_is_found_with_its_code(
    code: str, case: str, edit: tuple[str, Edit], twins: Twins, tmp_path: Path
) -> None:
    findings = twins.compared(epub=repacked(twins.epub, tmp_path, dict([edit])))
    assert codes(findings) == [code], [one.message for one in findings]
    assert len(findings) <= 2
    assert all(one.severity == "warning" and one.group == "parity" for one in findings)
    assert all(one.span is not None and one.span.file in ("lamp.md", "boat.md") for one in findings)


def test_what_is_the_same_gives_nothing(twins: Twins, tmp_path: Path) -> None:
    assert twins.compared() == []
    told_anew = repacked(twins.epub, tmp_path, {LAMP_FILE: put("<p>A wick", "<p >A wick")})
    assert twins.compared(epub=told_anew) == []


def test_a_missing_paragraph_is_at_its_line_and_its_words_are_told(twins: Twins, tmp_path: Path) -> None:
    edit = without(r"<p>A wick burns.*?</p>")
    (found,) = twins.compared(epub=repacked(twins.epub, tmp_path, {LAMP_FILE: edit}))
    assert found.span is not None
    assert (found.span.file, found.span.line) == ("lamp.md", line_of("A wick burns"))
    assert found.artifact == "book.pdf"
    assert found.message.startswith("the EPUB lacks “A wick burns for nine hours.")
    assert found.message.endswith("after “1.1 Oil and wick”")


def test_another_word_is_told_with_both_words(twins: Twins, tmp_path: Path) -> None:
    edit = put("trim it will see", "trim it may see")
    (found,) = twins.compared(epub=repacked(twins.epub, tmp_path, {LAMP_FILE: edit}))
    assert found.message == "“may” in the EPUB is “will” in the PDF after “forgets to trim it”"
    assert found.artifact == "book.epub"
    assert found.span is not None
    assert found.span.line in range(line_of("A wick burns"), line_of("- Trim the wick"))


def test_one_thing_that_moved_is_one_finding(twins: Twins, tmp_path: Path) -> None:
    (found, *more) = twins.compared(epub=repacked(twins.epub, tmp_path, {LAMP_FILE: chapters_swapped}))
    assert "stands elsewhere in the PDF: on page" in found.message
    assert len(more) <= 1


def test_only_what_is_known_of_the_pdf_leads_a_changed_epub_to_its_lines(
    twins: Twins, tmp_path: Path
) -> None:
    """As `publish check book.pdf book.epub` does where the EPUB is not the one that was built."""
    from publish.check.artifacts import built_file
    from publish.check.options import CheckOptions
    from publish.check.parity.asked import ask_parity
    from publish.check.parity.couples import Couple
    from publish.engine.options import BuildOptions
    from publish.store import Store

    epub = repacked(twins.epub, tmp_path, {BOAT_FILE: put("came home.", "came home. So it is.")})
    couple = Couple(built_file(twins.pdf), built_file(epub))
    (found,) = ask_parity(couple, CheckOptions(BuildOptions(tmp_path)), Store(twins.cache))
    assert found.message == "the PDF lacks “So it is.” after “that she came home.”"
    assert found.span is not None
    assert found.span.file == "boat.md"
