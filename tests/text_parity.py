"""Whether all words of a book are in its editions, in order, and nothing that nobody wrote.

``plan_text`` gives the words of the model, ``epub_text`` and ``pdf_words`` those of the files;
`differences` and `differences_in_pages` compare. What a template sets (labels, folios, list
marks, contents) is left over and judged by `Generated`.

A word of a page may be broken: pdfium puts U+FFFE where a line ends in a hyphen, which is tried
as a hyphen and as nothing. Where spaces differ (long lines of listings, superscripts) the words are
joined before they are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from publish.model import Metadata, Plan, Section, plain_text, walk
from publish.typography.words import Words

LINE_END = "\ufffe"
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_LONGEST_JOIN = 80
_GRAM = 3
_WINDOWS = (60, 6000)
_LEAST_RUN = 2
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


class Generated:
    """Tells words that templates set from those of an author.

    Numbers, list marks, our own words, and the words of titles and metadata (contents, running
    heads, title page) may stand where the manuscript has nothing.
    """

    _MARK = re.compile(
        r"[\W_]*(?:(?:[a-z][.:\-–])?\d+(?:[.:\-–]\d+)*|[ivxlcdm]+|[a-z])?[\W_]*", re.IGNORECASE
    )

    def __init__(self, plan: Plan, words: Words, more: Iterable[str] = ()) -> None:
        texts = [str(getattr(words, one.name)) for one in fields(words)]
        texts += [*_metadata_texts(plan.metadata), *more]
        for node in walk(*(section for unit in plan.units for section in unit.sections)):
            if isinstance(node, Section):
                texts += [plain_text(node.title), plain_text(node.running_title)]
        self._known = {_bare(word) for text in texts for word in split(text)}

    def __call__(self, words: Sequence[str]) -> bool:
        return all(self._MARK.fullmatch(word) or _bare(word) in self._known for word in words)


def _metadata_texts(metadata: Metadata) -> Iterator[str]:
    yield from (metadata.title, metadata.subtitle, metadata.publisher, metadata.place, metadata.date)
    yield from (metadata.rights, metadata.isbn, metadata.description, metadata.identifier)
    yield from (one.name for one in metadata.contributors)
    yield from ((metadata.series.name, metadata.series.position) if metadata.series else ())


def _bare(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()


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
        words = tuple(self._found[self._place : self._place + extra])
        if words and not (self._acceptable and self._acceptable(words)):
            yield Difference("extra", words, self._before(stream), self._pages[self._place])
        self._place += extra

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
    left, right, taken, used = _joinable(expected[i]), _joinable(found[j]), 1, 1
    if not left or not right:
        return None
    while left != right and taken + used < _LONGEST_JOIN:
        if left.startswith(right) and j + used < len(found):
            right += _joinable(found[j + used])
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
        gram = tuple(_joinable(word) for word in expected[i + ahead : i + ahead + _GRAM])
        places.setdefault(gram, ahead)
    best: tuple[int, int] | None = None
    for ahead in range(min(window, len(found) - j)):
        if best and ahead >= _cost(best):
            break
        lost = places.get(tuple(_joinable(word) for word in found[j + ahead : j + ahead + _GRAM]))
        if lost is not None and lost + ahead and (best is None or _cost((lost, ahead)) < _cost(best)):
            best = (lost, ahead)
    return best


def _cost(gap: tuple[int, int]) -> int:
    return _PRICE_OF_LOSS * gap[0] + gap[1]
