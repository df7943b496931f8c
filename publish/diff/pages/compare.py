"""Compares two PDFs: pairs their pages, and finds what changed in their words and looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from publish.diff.helpers import Helpers
from publish.diff.pages.bands import bands, constant
from publish.diff.pages.flows import apart, in_one, usual_size
from publish.diff.pages.heads import with_heads
from publish.diff.pages.judging import ChangedPage, TextPart, judged
from publish.diff.pages.keys import outline_of
from publish.diff.pages.margins import Margin, margins_of
from publish.diff.pages.pairing import Pairs, by_words, pairs_of
from publish.diff.pages.pixels import Compared, Comparison, Edges, compared
from publish.diff.pages.renumbering import renumbered
from publish.diff.pages.text import rows_of
from publish.diff.pages.values import Outline, Row, Rows

_STRETCH = 24
"""Pages of which a helper is asked at a time."""
_MARGINS = 100

T = TypeVar("T")


@dataclass(slots=True)
class PdfComparison:
    """Two PDFs, compared."""

    old: Outline
    new: Outline
    pages: list[ChangedPage] = field(default_factory=list)
    texts: list[TextPart] = field(default_factory=list)
    """In the order of the new file."""


def compare_pdfs(old: Path, new: Path, helpers: Helpers) -> PdfComparison:
    """Compare two PDFs. Raises `UncomparableError`."""
    waiting = [helpers.begin(outline_of, file) for file in (old, new)]
    before, after = (one() for one in waiting)
    work = _Work(old, new, helpers, PdfComparison(before, after), pairs_of(before.keys, after.keys))
    work.read_gaps()
    work.compare_gaps()
    work.compare_same()
    work.made.pages.sort(key=_order(work.made.pages))
    return work.made


def _order(pages: Sequence[ChangedPage]) -> Callable[[ChangedPage], tuple[int, int]]:
    """Order by the new file; what is gone stands where its old neighbour went."""
    known = sorted((one.old, one.new) for one in pages if one.old >= 0 and one.new >= 0)

    def key(page: ChangedPage) -> tuple[int, int]:
        if page.new >= 0:
            return page.new, 1
        return max((new for old, new in known if old < page.old), default=page.old), 2

    return key


class _Work:
    """What is known so far."""

    def __init__(self, old: Path, new: Path, helpers: Helpers, made: PdfComparison, pairs: Pairs) -> None:
        self.made = made
        self._files = old, new
        self._helpers = helpers
        self._pairs = pairs
        self._old_rows: dict[int, Rows] = {}
        self._new_rows: dict[int, Rows] = {}

    def read_gaps(self) -> None:
        """Read the lines of the pages that are not the same."""
        gaps = self._pairs.gaps
        waiting = [
            (wanted, self._begin_rows(file, wanted))
            for file, wanted in zip(
                self._files,
                ([at for gap, _ in gaps for at in gap], [at for _, gap in gaps for at in gap]),
                strict=True,
            )
        ]
        self._old_rows, self._new_rows = (
            dict(zip(wanted, with_heads([rows for one in begun for rows in one()]), strict=True))
            for wanted, begun in waiting
        )

    def _begin_rows(self, file: Path, pages: Sequence[int]) -> list[Callable[[], list[Rows]]]:
        return [self._helpers.begin(rows_of, file, part) for part in _parted(pages, _STRETCH)]

    def compare_gaps(self) -> None:
        """Compare the words of what is not the same, pair its pages and look at them."""
        usual = usual_size([*self._old_rows.values(), *self._new_rows.values()])
        gaps = [(gap, self._texts(gap, usual)) for gap in self._pairs.gaps]
        met = {*self._pairs.same, *(pair for _, parts in gaps for part in parts for pair in part.met())}
        labels = self.made.old.labels, self.made.new.labels
        pages: list[ChangedPage] = []
        for gap, parts in gaps:
            for part in parts:
                part.edits = renumbered(part.edits, part.old, part.new, labels, met)
            self.made.texts += parts
            pairs = by_words(gap, [(part.edits, part.old, part.new) for part in parts])
            pages += judged(pairs, parts)
        self._look_at(pages)

    def _texts(self, gap: tuple[Sequence[int], Sequence[int]], usual: float) -> list[TextPart]:
        """Compare the words of a gap: with notes among the text or apart from it, as it fits better.

        Notes among the text stand elsewhere in it when pages break elsewhere; what is held to be a
        note and is none does so too.
        """
        before = {at: self._old_rows[at] for at in gap[0]}
        after = {at: self._new_rows[at] for at in gap[1]}
        one = [TextPart.of(in_one(before), in_one(after))]
        if not one[0].changes:
            return one
        two = [TextPart.of(*texts) for texts in zip(apart(before, usual), apart(after, usual), strict=True)]
        return min(one, two, key=lambda parts: sum(part.changes for part in parts))

    def _look_at(self, pages: list[ChangedPage]) -> None:
        """Find what looks otherwise on pages of gaps; those that look the same only moved."""
        wanted = [self._comparison(page) for page in pages if page.old >= 0 and page.new >= 0]
        answers = iter(self._compared(wanted))
        for page in pages:
            if page.old < 0 or page.new < 0:
                self.made.pages.append(page)
                continue
            seen = next(answers)
            page.old_marks, page.new_marks = seen
            if page.kind == "look" and seen.equal:
                if page.old == page.new:
                    continue
                page.kind = "moved"
            self.made.pages.append(page)

    def _comparison(self, page: ChangedPage) -> Comparison:
        before, after = self._old_rows[page.old], self._new_rows[page.new]
        masks = _masks(before), _masks(after)
        across = constant(before, after) if page.kind == "look" else None
        if page.kind == "look" and not (across and abs(across) > 0.05):
            return Comparison(page.old, page.new, *masks)
        heights = self.made.old.sizes[page.old][1], self.made.new.sizes[page.new][1]
        there, back = bands(before, after, *heights)
        return Comparison(page.old, page.new, *masks, tuple(there), tuple(back))

    def compare_same(self) -> None:
        """Look at pages on which the same is drawn: they may have moved, or have another head."""
        doubted: list[tuple[int, int]] = []
        margins: list[tuple[int, int]] = []
        for i, j in self._pairs.same:
            before, after = self.made.old.keys[i], self.made.new.keys[j]
            if before.whole != after.whole:
                (margins if before.content == after.content else doubted).append((i, j))
            elif i != j:
                self.made.pages.append(ChangedPage(i, j, "moved"))
        otherwise = self._otherwise(doubted)
        heads = self._other_heads([*margins, *doubted])
        for i, j in (*margins, *doubted):
            if (i, j) in otherwise:
                seen = otherwise[i, j]
                self.made.pages.append(ChangedPage(i, j, "look", seen.old, seen.new))
            elif (i, j) in heads:
                self.made.pages.append(ChangedPage(i, j, "margins"))
            elif i != j:
                self.made.pages.append(ChangedPage(i, j, "moved"))

    def _otherwise(self, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Compared]:
        """Return the pairs that look otherwise since a font of the same name is another one."""
        masks = [self._rows_and_masks(side, [pair[side] for pair in pairs]) for side in (0, 1)]
        wanted = [
            Comparison(i, j, before, after) for (i, j), before, after in zip(pairs, *masks, strict=True)
        ]
        answers = self._compared(wanted)
        return {pair: seen for pair, seen in zip(pairs, answers, strict=True) if not seen.equal}

    def _rows_and_masks(self, side: int, pages: Sequence[int]) -> list[tuple[Edges, ...]]:
        begun = self._begin_rows(self._files[side], pages)
        return [_masks(rows) for one in begun for rows in one()]

    def _other_heads(self, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return the pairs whose heads or feet are others, but for the number of the page.

        A page that changed sides has the head of the other side, which says nothing.
        """
        asked = [(i, j) for i, j in pairs if (i - j) % 2 == 0]
        told = [self._begin_margins(side, [pair[side] for pair in asked]) for side in (0, 1)]
        before, after = ([margin for one in begun for margin in one()] for begun in told)
        return {pair for pair, a, b in zip(asked, before, after, strict=True) if a != b}

    def _begin_margins(self, side: int, pages: Sequence[int]) -> list[Callable[[], list[Margin]]]:
        labels = (self.made.old, self.made.new)[side].labels
        return [
            self._helpers.begin(margins_of, self._files[side], part, [labels[at] for at in part])
            for part in _parted(pages, _MARGINS)
        ]

    def _compared(self, wanted: Sequence[Comparison]) -> list[Compared]:
        begun = [self._helpers.begin(compared, *self._files, part) for part in _parted(wanted, _STRETCH)]
        return [seen for one in begun for seen in one()]


def _masks(rows: Rows) -> tuple[Edges, ...]:
    return tuple(_mask(row) for row in rows if row.artifact)


def _mask(row: Row) -> Edges:
    return row.left - 1, row.y - row.size, row.right + 1, row.y + 0.35 * row.size


def _parted(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[at : at + size] for at in range(0, len(items), size)]
