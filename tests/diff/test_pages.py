"""Two PDFs compared: which pages changed, which only moved, and what is marked on them."""

from pathlib import Path

import pypdfium2
from PIL import Image

from tests.diff.books import EBB, FLOOD, SETTINGS, BookWith, Built, diff, kinds, one, prose, words


def test_nothing_changed(plain: Built, tmp_path: Path) -> None:
    result = diff(plain.pdf, plain.pdf, tmp_path / "r.html")
    assert not result.changed
    assert not result.text_changed
    assert kinds(result) == []
    assert "Nothing changed" in (tmp_path / "r.html").read_text("utf-8")


def test_one_word_is_another_one(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("word", {"flood.md": FLOOD.replace("as if", "because", 1)})
    result = diff(plain.pdf, new.pdf, tmp_path / "r.html")
    found = one(result)
    assert [page.kind for page in found.pages] == ["text"]
    assert (found.removed, found.added) == (2, 1)
    assert "walked along the pier [-as if-] {+because+} it had been" in words(found.texts[0])
    assert [(one.title, one.pages, one.removed, one.added) for one in found.chapters] == [
        ("2 Flood", 1, 2, 1)
    ]


def test_marks_are_where_the_change_is(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("word", {"flood.md": FLOOD.replace("as if", "because", 1)})
    (page,) = one(diff(plain.pdf, new.pdf, tmp_path / "r.html")).pages
    assert page.before and page.after and page.before.marks
    top, bottom = min(one.top for one in page.after.marks), max(one.bottom for one in page.after.marks)
    with pypdfium2.PdfDocument(new.pdf) as pdf:
        shown = pdf[page.new - 1]
        height = shown.get_height()
        text = shown.get_textpage()
        at = text.get_text_range().index("because")
        _, low, _, high = text.get_charbox(at)
    assert top <= 1 - low / height <= bottom
    assert bottom - top < 0.1
    assert top <= 1 - high / height + 0.02


def test_pages_behind_a_new_page_only_moved(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("longer", {"ebb.md": f"{EBB}\n{prose(20, 14)}\n"})
    result = diff(plain.pdf, new.pdf, tmp_path / "r.html")
    found = one(result)
    by_kind = {
        kind: [page for page in found.pages if page.kind == kind] for kind in ("moved", "added", "removed")
    }
    assert len(by_kind["added"]) == found.new_pages - found.old_pages > 0
    assert by_kind["removed"] == []
    flood = [page for page in found.pages if page.chapter == "2 Flood"]
    assert flood and {page.kind for page in flood} == {"moved"}
    assert len({page.new - page.old for page in flood}) == 1
    assert found.removed == 0
    assert found.added == len(prose(20, 14).split())


def test_folios_in_the_contents_are_no_words(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("longer", {"ebb.md": f"{EBB}\n{prose(20, 14)}\n"})
    found = one(diff(plain.pdf, new.pdf, tmp_path / "r.html"))
    contents = found.pages[0]
    assert contents.kind == "numbers"
    assert found.renumbered >= 1


def test_a_style_changes_looks_and_no_word(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    css = "h1 { color: #a00; }\n"
    new = book_with("red", {"styles/style.css": css})
    result = diff(plain.pdf, new.pdf, tmp_path / "r.html")
    found = one(result)
    assert result.changed
    assert not result.text_changed
    assert {page.kind for page in found.pages} == {"look"}
    assert {page.chapter for page in found.pages} >= {"1 Ebb", "2 Flood"}
    assert all(page.after and page.after.marks for page in found.pages)


def test_lines_broken_otherwise_are_no_other_words(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    css = "p { font-size: 0.93em; }\n"
    new = book_with("small", {"styles/style.css": css})
    result = diff(plain.pdf, new.pdf, tmp_path / "r.html")
    assert not result.text_changed
    assert {page.kind for page in one(result).pages} <= {"look", "flow", "numbers", "moved", "removed"}


def test_a_new_chapter(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    settings = SETTINGS.replace('"flood.md"', '"slack.md", "flood.md"')
    new = book_with("chapter", {"publish.toml": settings, "slack.md": f"# Slack\n\n{prose(70, 3)}\n"})
    found = one(diff(plain.pdf, new.pdf, tmp_path / "r.html"))
    added = [page for page in found.pages if page.kind == "added"]
    assert {page.chapter for page in added} == {"2 Slack"}
    slack = next(one for one in found.chapters if one.title == "2 Slack")
    assert slack.removed == 0
    assert slack.added >= len(prose(70, 3).split())


def test_another_title_changes_heads(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("title", {"publish.toml": SETTINGS.replace('"Tides"', '"Tide"')})
    found = one(diff(plain.pdf, new.pdf, tmp_path / "r.html"))
    assert {page.kind for page in found.pages} == {"text", "margins"}
    assert [(one.name, one.old, one.new) for one in found.metadata] == [("Title", "Tides", "Tide")]


def test_another_picture_of_the_same_name(book_with: BookWith, tmp_path: Path) -> None:
    def with_picture(colour: str) -> Built:
        file = tmp_path / "p.png"
        Image.new("RGB", (600, 300), colour).save(file)
        files: dict[str, str | bytes] = {
            "flood.md": f"{FLOOD}\n![A field](p.png)\n",
            "p.png": file.read_bytes(),
        }
        return book_with(f"picture-{colour}", files)

    result = diff(with_picture("red").pdf, with_picture("blue").pdf, tmp_path / "r.html")
    (page,) = one(result).pages
    assert page.kind == "look"
    assert page.chapter == "2 Flood"
    assert not result.text_changed


def test_no_more_pages_are_shown_than_asked_for(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("small", {"styles/style.css": "p { font-size: 0.93em; }\n"})
    found = one(diff(plain.pdf, new.pdf, tmp_path / "r.html", most_pages=2))
    assert sum(page.is_shown for page in found.pages) == 2
    assert found.unshown == sum(page.kind != "moved" for page in found.pages) - 2
    assert "Changed pages that are not shown" in (tmp_path / "r.html").read_text("utf-8")


def test_a_line_of_prose_says_where_words_went(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    first, second, *rest = FLOOD.removeprefix("# Flood\n\n").split("\n\n")
    new = book_with("turned", {"flood.md": "# Flood\n\n" + "\n\n".join([second, first, *rest])})
    result = diff(plain.pdf, new.pdf, tmp_path / "r.html")
    found = one(result)
    assert (found.removed, found.added) == (0, 0)
    assert found.shifted == len(first.split())
    assert result.text_changed


def test_heads_of_a_file_that_marks_none(tmp_path: Path) -> None:
    from tests.diff.foreign import foreign_pdf

    pages = [
        f"Page about {bird}.\nIt says that the {bird} is a bird." for bird in ("gull", "tern", "knot", "crow")
    ]
    old = foreign_pdf(tmp_path / "old.pdf", "Birds", pages)
    new = foreign_pdf(tmp_path / "new.pdf", "Birds", ["Something new.\nNever seen.", *pages])
    result = diff(old, new, tmp_path / "r.html")
    assert kinds(result) == [("added", 0, 1), *(("moved", at, at + 1) for at in range(1, 5))]
