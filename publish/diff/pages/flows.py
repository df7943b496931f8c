"""The words of pages in reading order: the text, and notes that stand below it in smaller type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from publish.diff.pages.values import Row, Rows
from publish.diff.words import HYPHENS, Word, word

_NOTE = 0.93
"""Type at a page's foot that is so much smaller is that of notes."""
_CALL = re.compile(r"[\[(]?(\d{1,3}|[*†‡§‖¶]{1,3})[\])]?[.:]?(?:\s|$)")
"""How a note begins, in any book; its call stands after a word of the same page."""
_ONE_LINE = 0.6
"""pt: how far baselines of one line may lie apart."""
_SHORT = 6
"""Characters of a list's number or bullet, with what stands around it."""
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_]{1,2} ){3,}[^\W\d_]{1,2}(?!\S)")
"""A word of capitals that are set apart, of which kerning may bring two together."""

_Line = tuple[int, int, Row]


def in_one(pages: Mapping[int, Rows]) -> list[Word]:
    """Return the words of pages by their numbers, each page's from its first line to its last."""
    return _words([(number, at, row) for number, rows in pages.items() for at, row in _own(rows)])


def apart(pages: Mapping[int, Rows], usual: float) -> tuple[list[Word], list[Word]]:
    """Return the words of the text and those of the notes, which go with their page and not with the
    lines before them; ``usual`` is the size of most type, in pt."""
    text: list[_Line] = []
    notes: list[_Line] = []
    for number, rows in pages.items():
        below = _notes(rows, usual)
        for at, row in _own(rows):
            (notes if at in below else text).append((number, at, row))
    return _words(text), _words(notes)


def usual_size(pages: Iterable[Rows]) -> float:
    """Return the size of most type, in pt; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _own(rows: Rows) -> list[tuple[int, Row]]:
    """Return the lines that are not in the margin, a list's numbers before what they number.

    Such marks may be drawn when all else of the page is.
    """
    own = [(at, row) for at, row in enumerate(rows) if not row.artifact]
    marks: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    found = []
    for at, row in own:
        beside = [
            (other.left, place)
            for place, other in own
            if abs(other.y - row.y) < _ONE_LINE and other.left > row.right
        ]
        if beside and len(row.text) <= _SHORT:
            marks[min(beside)[1]].append((at, row))
        else:
            found.append((at, row))
    return [line for one in found for line in _with_marks(one, marks)]


def _with_marks(line: tuple[int, Row], marks: dict[int, list[tuple[int, Row]]]) -> list[tuple[int, Row]]:
    before = [one for mark in marks.get(line[0], ()) for one in _with_marks(mark, marks)]
    return [*before, line]


def _notes(rows: Rows, usual: float) -> set[int]:
    """Return the numbers of the lines of notes at a page's foot."""
    own = _own(rows)
    small: list[int] = []
    for at, row in sorted(own, key=lambda one: -one[1].y):
        if row.size >= _NOTE * usual:
            break
        small.append(at)
    small.reverse()
    if not small or len(small) == len(own):
        return set()
    above = " ".join(row.text for at, row in own if at not in small)
    for number, at in enumerate(small):
        found = _CALL.match(rows[at].text)
        if found and re.search(rf"[^\W\d]{{3}}[^\w\s]*{re.escape(found[1])}(?!\w)", above):
            return set(small[number:])  # what is small above the first note is a listing or a caption
    return set()


def _words(lines: list[_Line]) -> list[Word]:
    """Return words, those that a line's end divides put together again."""
    known = {part.strip(",.;:!?") for _, _, row in lines for part in row.text.split()}
    found: list[Word] = []
    is_open = False
    for number, at, row in lines:
        parts = _SPACED.sub(_closed, row.text).split()
        if is_open and parts and parts[0][0].isalnum():
            last = found.pop()
            found.append(word(_whole(last.text, parts[0], known), last.place, True, last.row))
            parts = parts[1:]
        found += [word(part, number, False, at) for part in parts]
        is_open = bool(parts and len(parts[-1]) > 1 and parts[-1][-1] in HYPHENS and parts[-1][-2].isalpha())
    return found


def _closed(spaced: re.Match[str]) -> str:
    return spaced[0].replace(" ", "") if spaced[0].isupper() else spaced[0]


def _whole(first: str, second: str, known: set[str]) -> str:
    """Return a divided word as it is written inside of a line; a PDF does not say whose hyphen it is."""
    with_hyphen = first + second
    is_written = with_hyphen.strip(",.;:!?") in known or not second[0].islower()
    return with_hyphen if is_written else first[:-1] + second
