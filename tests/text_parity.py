"""Whether all words of a book are in its editions, in order, and nothing that nobody wrote.

``plan_text`` gives the words of the model, ``epub_text`` and ``pdf_words`` those of the files;
`differences` and `differences_in_pages` compare. What a template sets (labels, folios, list
marks, contents) is left over and judged by `tests.text_generated.Generated`.

A word of a page may be broken: pdfium puts U+FFFE where a line ends in a hyphen, which is tried
as a hyphen and as nothing. Where spaces differ (long lines of listings, superscripts) the words are
joined before they are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LINE_END = "\ufffe"
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_LIST_MARK = re.compile(r"[•◦▪‣–]|\d+\.")
_OPENING = str.maketrans(")]}>", "([{<")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_LONGEST_JOIN = 80
_GRAM = 3
_WINDOWS = (60, 6000)
_LEAST_RUN = 2
_LONGEST_BEGINNING = 60
_FEW = 12
_PRICE_OF_LOSS = 20
"""How many words too many are believed rather than that one was lost."""


@dataclass(frozen=True, slots=True)
class BookText:
    """The words of a book: its running text, and each note by itself with its number first."""

    body: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that one side alone has; ``after`` are the words before them on the side of the model."""

    kind: str
    """``missing`` in the file, or ``extra`` in it."""
    words: tuple[str, ...]
    after: tuple[str, ...]
    page: int = -1
    """Index of the page where it was found, -1 for none."""

    def __str__(self) -> str:
        place = f" on page {self.page + 1}" if self.page >= 0 else ""
        shown = " ".join(self.words[:25]) + (f" … ({len(self.words)} words)" if len(self.words) > 25 else "")
        return f"{self.kind}{place}, after “{' '.join(self.after)}”: {shown}"


def split(text: str) -> list[str]:
    """Return the words of a text in NFC, without marks that nobody sees."""
    return unicodedata.normalize("NFC", text.translate(_IGNORED)).translate(_HYPHENS).split()


def differences(
    expected: Sequence[str], found: Sequence[str], acceptable: Callable[[Sequence[str]], bool] | None = None
) -> list[Difference]:
    """Return what one sequence of words has and the other has not.

    Extra words that are ``acceptable`` are left out.
    """
    return list(_Comparison([expected], [(word, -1) for word in found], acceptable).run())


def differences_in_pages(
    expected: BookText,
    pages: Sequence[Sequence[str]],
    acceptable: Callable[[Sequence[str]], bool] | None = None,
) -> list[Difference]:
    """Return what pages lack or have too much; notes stand among the running text, in their order."""
    notes = [word for note in expected.notes for word in note]
    found = [(word, number) for number, page in enumerate(pages) for word in page]
    return list(_Comparison([expected.body, notes], found, acceptable).run())


class _Comparison:
    """Walks over found words and follows them in one or two expected sequences."""

    def __init__(
        self,
        expected: Sequence[Sequence[str]],
        found: Sequence[tuple[str, int]],
        acceptable: Callable[[Sequence[str]], bool] | None,
    ) -> None:
        self._expected = expected
        self._places = [0] * len(expected)
        self._found = [word for word, _ in found]
        self._pages = [page for _, page in found]
        self._place = 0
        self._current = 0
        self._acceptable = acceptable

    def run(self) -> Iterator[Difference]:
        """Yield what differs, but for words that are only drawn in another direction or order."""
        before: Difference | None = None
        for one in self._all():
            if before and (_mirrored(before, one) or self._parted(before, one)):
                before = None
                continue
            if before:
                yield before
            before = one
        if before:
            yield before

    def _parted(self, one: Difference, other: Difference) -> bool:
        """Tell whether a word broken over two pages has the words of a drawing between its halves.

        WeasyPrint draws a page's pictures before its text.
        """
        if (one.kind, other.kind) != ("missing", "extra") or LINE_END not in other.words[0]:
            return False
        begin, _, drawn = other.words[0].partition(LINE_END)
        between = (drawn, *other.words[1:-1])
        whole = begin + other.words[-1]
        return one.words == (whole,) and bool(self._acceptable and self._acceptable(between))

    def _all(self) -> Iterator[Difference]:
        yield from self._pass_over(self._beginning(), 0)
        while self._place < len(self._found):
            stream = self._best_stream()
            if stream is None:
                yield from self._skip()
                continue
            self._current = stream
            step = match(self._expected[stream], self._places[stream], self._found, self._place)
            assert step
            self._places[stream] += step[0]
            self._place += step[1]
        for stream, words in enumerate(self._expected):
            if self._places[stream] < len(words):
                yield from self._missing(stream, len(words) - self._places[stream])

    def _best_stream(self) -> int | None:
        """Return the sequence that goes on here: the current one unless another goes on for longer."""
        order = sorted(range(len(self._expected)), key=lambda one: one != self._current)
        runs = [self._run_length(one) for one in order]
        if runs[0] and (len(runs) == 1 or not runs[1] or runs[0] >= runs[1]):
            return order[0]
        if len(runs) > 1 and runs[1] >= _LEAST_RUN:
            return order[1]
        return order[0] if runs[0] else None

    def _run_length(self, stream: int, most: int = 6) -> int:
        words, place, at, length = self._expected[stream], self._places[stream], self._place, 0
        while length < most:
            step = match(words, place, self._found, at)
            if step is None:
                # the end of the words counts like one more that agrees
                return length + (length > 0 and place >= len(words))
            place, at, length = place + step[0], at + step[1], length + 1
        return length

    def _skip(self) -> Iterator[Difference]:
        """Go on where both sides agree again, and yield what was passed over on each."""
        few = self._few_generated()
        if few:
            self._place += few
            return
        best: tuple[int, int, int, int] | None = None
        for window in _WINDOWS:
            for stream, words in enumerate(self._expected):
                gap = resume(words, self._places[stream], self._found, self._place, window)
                if gap is None:
                    continue
                if best is None or _cost(gap) < best[0]:
                    best = (_cost(gap), stream, *gap)
            if best:
                break
        _, stream, lost, extra = best or (0, self._current, 0, 1)
        if lost:
            yield from self._missing(stream, lost)
        yield from self._pass_over(extra, stream)

    def _few_generated(self) -> int:
        """Return how many words a template has put before the very word that is expected next."""
        words, place = self._expected[self._current], self._places[self._current]
        for count in range(1, _FEW):
            if not (self._acceptable and self._acceptable(self._found[self._place : self._place + count])):
                return 0
            if match(words, place, self._found, self._place + count):
                return count
        return 0

    def _beginning(self) -> int:
        """Return where the text itself begins: half-title and contents begin with the same words."""
        best, place = 0, 0
        for at in range(min(len(self._found), _WINDOWS[-1])):
            if match(self._expected[0], 0, self._found, at) is None:
                continue
            self._place = at
            length = self._run_length(0, _LONGEST_BEGINNING)
            if length > best:
                best, place = length, at
        self._place = 0
        return place

    def _pass_over(self, count: int, stream: int) -> Iterator[Difference]:
        words = tuple(self._found[self._place : self._place + count])
        if words and not (self._acceptable and self._acceptable(words)):
            yield Difference("extra", words, self._before(stream), self._pages[self._place])
        self._place += count

    def _missing(self, stream: int, count: int) -> Iterator[Difference]:
        start = self._places[stream]
        page = self._pages[min(self._place, len(self._pages) - 1)] if self._pages else -1
        yield Difference(
            "missing", tuple(self._expected[stream][start : start + count]), self._before(stream), page
        )
        self._places[stream] += count

    def _before(self, stream: int) -> tuple[str, ...]:
        place = self._places[stream]
        return tuple(self._expected[stream][max(0, place - 8) : place])


def match(expected: Sequence[str], i: int, found: Sequence[str], j: int) -> tuple[int, int] | None:
    """Return how many words agree as one at the places ``i`` and ``j``, None where none do."""
    if i >= len(expected) or j >= len(found):
        return None
    if _same(expected[i], found[j]):
        return 1, 1
    left, right, taken, used, skipped = _joinable(expected[i]), _joinable(found[j]), 1, 1, False
    if not left or not right:
        return None
    while left != right and taken + used < _LONGEST_JOIN:
        if left.startswith(right) and j + used < len(found):
            # a page's list marks are drawn before its text, so they part a word broken over two pages
            if not (found[j + used - 1].endswith("-") or skipped) or not _LIST_MARK.fullmatch(
                found[j + used]
            ):
                right += _joinable(found[j + used])
                skipped = False
            else:
                skipped = True
            used += 1
        elif right.startswith(left) and i + taken < len(expected):
            left += _joinable(expected[i + taken])
            taken += 1
        else:
            return None
    return (taken, used) if left == right else None


def _same(expected: str, found: str) -> bool:
    if LINE_END not in found:
        return expected == found
    pieces = (re.escape(piece) for piece in found.split(LINE_END))
    return re.fullmatch("-?".join(pieces), expected) is not None


def _joinable(word: str) -> str:
    return word.replace("-", "").replace(LINE_END, "")


def resume(
    expected: Sequence[str], i: int, found: Sequence[str], j: int, window: int
) -> tuple[int, int] | None:
    """Return how many words to pass over on each side until `_GRAM` words agree; None in vain."""
    places: dict[tuple[str, ...], int] = {}
    for ahead in range(min(window, len(expected) - i)):
        places.setdefault(_gram(expected, i + ahead), ahead)
    best: tuple[int, int] | None = None
    for ahead in range(min(window, len(found) - j)):
        if best and ahead >= _cost(best):
            break
        gram = _gram(found, j + ahead)
        # at the end of the expected words there are fewer than make a whole one
        lost = next((places[gram[:size]] for size in (3, 2, 1) if gram[:size] in places), None)
        if lost is not None and lost + ahead and (best is None or _cost((lost, ahead)) < _cost(best)):
            best = (lost, ahead)
    return best


def _gram(words: Sequence[str], place: int) -> tuple[str, ...]:
    return tuple(_joinable(word) for word in words[place : place + _GRAM])


def _mirrored(one: Difference, other: Difference) -> bool:
    """Tell whether two differences are the same letters, which pdfium puts in another order.

    So it does with words written from right to left among others.
    """
    if {one.kind, other.kind} != {"missing", "extra"}:
        return False
    joined = (_joinable("".join(difference.words)).translate(_OPENING) for difference in (one, other))
    letters = [sorted(text) for text in joined]
    return letters[0] == letters[1] and any(
        unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters[0]
    )


def _cost(gap: tuple[int, int]) -> int:
    return _PRICE_OF_LOSS * gap[0] + gap[1]
