"""Two EPUBs compared: words, pictures, styles, metadata."""

from pathlib import Path

from PIL import Image

from tests.diff.books import FLOOD, SETTINGS, BookWith, Built, diff, one, words


def test_nothing_changed(plain: Built, tmp_path: Path) -> None:
    assert not diff(plain.epub, plain.epub, tmp_path / "r.html").changed


def test_words_by_chapter(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("word", {"flood.md": FLOOD.replace("as if", "because", 1)})
    found = one(diff(plain.epub, new.epub, tmp_path / "r.html"))
    (passage,) = found.texts
    assert passage.chapter == "Flood"
    assert "walked along the pier [-as if-] {+because+} it had been" in words(passage)
    assert [(one.title, one.removed, one.added) for one in found.chapters] == [("Flood", 2, 1)]
    assert not (found.markup or found.metadata or found.pictures or found.styles or found.files)


def test_a_new_paragraph_is_one_of_its_own(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("paragraph", {"flood.md": FLOOD.replace("\n\n", "\n\nThat was new.\n\n", 1)})
    (passage,) = one(diff(plain.epub, new.epub, tmp_path / "r.html")).texts
    assert "Flood | {+That was new.+} | On day 40" in words(passage)


def test_the_same_words_marked_up_otherwise(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("emphasis", {"flood.md": FLOOD.replace("as if", "*as if*", 1)})
    result = diff(plain.epub, new.epub, tmp_path / "r.html")
    found = one(result)
    assert result.changed
    assert not result.text_changed
    assert [passage.chapter for passage in found.markup] == ["Flood"]


def test_styles_are_listed(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("red", {"styles/style.css": "h1 { color: #a00; }\n"})
    result = diff(plain.epub, new.epub, tmp_path / "r.html")
    assert not result.text_changed
    (style,) = one(result).styles
    assert any(line.startswith("+") and "#a00" in line for line in style.lines)


def test_metadata(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    new = book_with("title", {"publish.toml": SETTINGS.replace('"Tides"', '"Tide"')})
    found = one(diff(plain.epub, new.epub, tmp_path / "r.html"))
    assert ("title", "Tides", "Tide") in [(one.name, one.old, one.new) for one in found.metadata]


def test_pictures_are_shown_side_by_side(book_with: BookWith, tmp_path: Path) -> None:
    def with_picture(colour: str) -> Built:
        file = tmp_path / "p.png"
        Image.new("RGB", (600, 300), colour).save(file)
        files: dict[str, str | bytes] = {
            "flood.md": f"{FLOOD}\n![A field](p.png)\n",
            "p.png": file.read_bytes(),
        }
        return book_with(f"picture-{colour}", files)

    found = one(diff(with_picture("red").epub, with_picture("blue").epub, tmp_path / "r.html"))
    names = {picture.kind for picture in found.pictures}
    shots = [shot for picture in found.pictures for shot in (picture.before, picture.after) if shot]
    assert len(shots) == 2
    assert names <= {"changed", "added", "removed"}
    assert (tmp_path / "r.html").read_text("utf-8").count("<img") == 2


def test_an_added_picture(plain: Built, book_with: BookWith, tmp_path: Path) -> None:
    file = tmp_path / "p.png"
    Image.new("RGB", (600, 300), "red").save(file)
    files: dict[str, str | bytes] = {"flood.md": f"{FLOOD}\n![A field](p.png)\n", "p.png": file.read_bytes()}
    found = one(diff(plain.epub, book_with("picture-red", files).epub, tmp_path / "r.html"))
    assert [picture.kind for picture in found.pictures] == ["added"]
    assert "{+A field" in words(found.texts[0])
