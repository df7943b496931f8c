"""The report is one file that needs nothing else, and is the same whenever it is made."""

import re
from pathlib import Path

import pytest

from tests.diff.books import FLOOD, BookWith, Built, diff


@pytest.fixture
def changed(book_with: BookWith) -> Built:
    return book_with("word", {"flood.md": FLOOD.replace("as if", "because", 1)})


def test_the_same_files_give_the_same_report(plain: Built, changed: Built, tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "two" / "other.html"
    first, second = diff(plain.pdf, changed.pdf, one), diff(plain.pdf, changed.pdf, other)
    assert one.read_bytes() == other.read_bytes()
    assert first.to_json().replace(str(one), "") == second.to_json().replace(str(other), "")


def test_it_asks_for_nothing_and_runs_nothing(plain: Built, changed: Built, tmp_path: Path) -> None:
    diff(plain.pdf, changed.pdf, tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<script" not in text
    assert not re.search(r"\bon[a-z]+=", text)
    addresses = re.findall(r'(?:src|href)="([^"]*)"', text)
    assert addresses
    assert all(one.startswith(("data:image/", "#")) for one in addresses)
    assert "url(" not in text


def test_every_picture_says_what_it_is(plain: Built, changed: Built, tmp_path: Path) -> None:
    diff(plain.pdf, changed.pdf, tmp_path / "r.html")
    pictures = re.findall(r"<img [^>]*?>", (tmp_path / "r.html").read_text("utf-8"))
    assert len(pictures) == 2
    assert all(re.search(r'alt="page \d+ as it', one) for one in pictures)


def test_words_of_strangers_stay_words(tmp_path: Path) -> None:
    from tests.diff.foreign import foreign_pdf

    old = foreign_pdf(tmp_path / "old.pdf", "Head", ["One line.", "Another one."])
    new = foreign_pdf(
        tmp_path / "new.pdf", "Head", ["One <script>alert\\(1\\)</script> line.", "Another one."]
    )
    diff(old, new, tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
