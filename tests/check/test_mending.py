"""Mends: the characters that were meant are changed, and not a byte besides."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.check.finding import Mend
from publish.check.mending import plan, write
from publish.check.text import RULES
from publish.encoding import decode
from tests.check.manuscripts import chapters_at, found_by, written

MARKS = {"utf-8": b"", "utf-8-sig": b"", "cp1252": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def mend(text: str, old: str, new: str, file: str = "one.md") -> Mend:
    return Mend(file, text.index(old), old, new)


def put(folder: Path, data: bytes) -> Path:
    (folder / "one.md").write_bytes(data)
    return folder


def test_the_diff_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    text = "One.\n\nThe lamp  was lit.\n"
    made = plan(put(tmp_path, text.encode()), [mend(text, "  ", " ")])

    assert made.diff() == (
        "--- a/one.md\n+++ b/one.md\n@@ -1,3 +1,3 @@\n One.\n \n-The lamp  was lit.\n+The lamp was lit.\n"
    )
    assert (tmp_path / "one.md").read_text() == text
    assert write(tmp_path, made) == (("one.md",), ())
    assert (tmp_path / "one.md").read_text() == "One.\n\nThe lamp was lit.\n"


@pytest.mark.parametrize("encoding", MARKS)
def test_encoding_byte_order_mark_and_line_ends_stay(encoding: str, tmp_path: Path) -> None:
    typed = "Ein  Maß.\r\nZwei “Äpfel” - fünf.\r\n"
    text = typed.replace("\r\n", "\n")
    put(tmp_path, MARKS[encoding] + typed.encode(encoding))

    write(tmp_path, plan(tmp_path, [mend(text, "  ", " "), mend(text, "-", "–")]))

    expected = "Ein Maß.\r\nZwei “Äpfel” – fünf.\r\n"
    assert (tmp_path / "one.md").read_bytes() == MARKS[encoding] + expected.encode(encoding)


def test_what_the_encoding_cannot_say_is_left(tmp_path: Path) -> None:
    text = "Où vas-tu ?\n"
    made = plan(put(tmp_path, text.encode("latin-1")), [mend(text, " ?", "\u202f?")])

    assert made.files == ()
    assert [one.reason for one in made.left] == ["the file's encoding has no room for it"]


def test_a_text_that_is_another_by_now_is_left(tmp_path: Path) -> None:
    made = plan(put(tmp_path, b"The lamp was lit.\n"), [Mend("one.md", 8, "  ", " ")])

    assert (made.files, [one.reason for one in made.left]) == ((), ["something else stands there by now"])


def test_a_file_saved_after_the_plan_is_left(tmp_path: Path) -> None:
    text = "The lamp  was lit.\n"
    made = plan(put(tmp_path, text.encode()), [mend(text, "  ", " ")])
    put(tmp_path, b"Something new.\n")

    files, left = write(tmp_path, made)

    assert files == ()
    assert [one.reason for one in left] == ["the file has changed meanwhile"]
    assert (tmp_path / "one.md").read_bytes() == b"Something new.\n"


def test_of_overlapping_mends_the_first_is_made(tmp_path: Path) -> None:
    text = "a - b"
    made = plan(put(tmp_path, text.encode()), [mend(text, " - ", " – "), mend(text, "-", "—")])

    assert made.files[0].after.decode() == "a – b"
    assert [one.reason for one in made.left] == ["another mend changes the same place; check again"]


def test_nothing_outside_of_the_folder_is_touched(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "other.md").write_text("a  b")
    (tmp_path / "book" / "link.md").symlink_to(tmp_path / "other.md")
    mends = [Mend("../other.md", 1, "  ", " "), Mend("link.md", 1, "  ", " ")]

    made = plan(tmp_path / "book", mends)

    assert made.files == ()
    assert {one.reason for one in made.left} == {"the file cannot be read"}


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    text = "a  b"
    put(tmp_path, text.encode())
    (tmp_path / "one.md").chmod(0o640)

    write(tmp_path, plan(tmp_path, [mend(text, "  ", " ")]))

    assert (tmp_path / "one.md").stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["one.md"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(str.encode),
        st.text("aé“ -\r\n\x85", max_size=60).map(str.encode),
        st.text("aé“ -\r\n", max_size=60).map(lambda text: text.encode("cp1252")),
        st.text(max_size=30).map(lambda text: b"\xff\xfe" + text.encode("utf-16-le")),
    ),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 3), st.text("x–\n", max_size=2)), max_size=4),
)
def test_no_byte_is_lost(tmp_path: Path, data: bytes, cuts: list[tuple[int, int, str]]) -> None:
    """Whatever the file is: the text afterwards is the text before with the mends, and the bytes of a
    file without mends are the same."""
    put(tmp_path, data)
    text = decode(data, "one.md")[0]
    mends = [
        Mend("one.md", at, text[at : at + size], new)
        for at, size, new in cuts
        if text is not None and at + size <= len(text)
    ]
    made = plan(tmp_path, mends)
    assert len(dict.fromkeys(mends)) >= len(made.left)
    for file in made.files:
        after = decode(file.after, "one.md")[0]
        kept = [one for one in dict.fromkeys(mends) if one not in {left.mend for left in made.left}]
        expected = text or ""
        for one in sorted(kept, key=lambda one: -one.start):
            expected = expected[: one.start] + one.new + expected[one.start + len(one.old) :]
        assert after == expected
        start = min((one.start for one in kept if one.new != one.old), default=0)
        width = len((text or "")[:start].replace("\n", "").encode())
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and width == start:
            assert file.after.startswith(data[:start].split(b"\r")[0])


SPOILED = """# One

The lamp  was lit , and “nobody” came - or so it seemed. See pp. 12-15 *of  the* book.

> He served from 1914-1918.
> The second  line.

- one  item
- two `code  stays`  here

| a  b | c |
|------|---|
| d    | e  f |
"""


def test_mending_all_leaves_nothing_to_mend(tmp_path: Path) -> None:
    book = written(tmp_path, SPOILED)

    mends = [found.mend for _, found in found_by(RULES, chapters_at(book)) if found.mend]
    write(book, plan(book, mends))

    assert (book / "one.md").read_text(encoding="utf-8") == (
        SPOILED.replace("lamp  was", "lamp was")
        .replace("lit ,", "lit,")
        .replace(" - or", " – or")
        .replace("12-15", "12–15")
        .replace("*of  the*", "*of the*")
        .replace("1914-1918", "1914–1918")
        .replace("second  line", "second line")
        .replace("one  item", "one item")
        .replace("stays`  here", "stays` here")
        .replace("a  b", "a b")
        .replace("e  f", "e f")
    )
    assert [found for _, found in found_by(RULES, chapters_at(book)) if found.mend] == []
