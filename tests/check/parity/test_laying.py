"""Lines of a PDF find their places in the text of the EPUB."""

from pathlib import Path

from publish.check.parity.laying import lay
from publish.check.parity.pdf import Line
from publish.check.parity.reading_epub import read_epub
from tests.check.parity.test_strangers import HTML, LINES, epub


def laid(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """Return lines with the words of the EPUB that they are laid on."""
    lines = [Line(1, 20, 200, 20 + 14 * number, 8, one) for number, one in enumerate(texts)]
    book = read_epub(epub(folder / "a.epub", HTML.replace('<a href="#n1">[1]</a>', "")))
    return [(one.line.text, book.main.key[one.start : one.end]) for one in lay(lines, book)]


def test_a_letter_of_a_drawing_is_no_beginning_of_the_next_word(tmp_path: Path) -> None:
    """A table of letters drawn above a paragraph; “6 s” might be an item of a list that says “s”."""
    *before, last = (one.removesuffix("*") for one in LINES)
    places = laid(tmp_path, *before, "5 h", "6 s", "7", last)

    assert places[-4:-1] == [("5 h", ""), ("6 s", ""), ("7", "")]
    assert places[-1] == (last, "sheleftinthenightofthethirdday,andtookthepilotwithher.")


def test_the_number_of_an_item_is_passed_over(tmp_path: Path) -> None:
    *before, last = (one.removesuffix("*") for one in LINES)
    (_, place) = laid(tmp_path, *before, f"6. {last}")[-1]

    assert place.startswith("sheleft")


def test_a_word_of_a_letter_is_a_line(tmp_path: Path) -> None:
    assert laid(tmp_path, "Of", "ships", "The")[-1] == ("The", "the")
