"""A PDF and an EPUB that are one publication, laid beside each other: what the rules look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from publish.check.parity.differences import Comparison, Difference, Excuses, shown
from publish.check.parity.epub import EpubText
from publish.check.parity.keys import key_of
from publish.check.parity.laying import Laid, lay
from publish.check.parity.moves import with_moves
from publish.check.parity.pdf import PdfText
from publish.check.parity.slots import first_sure, parted, slots

_ALIKE = 0.5
"""Of the running text, that both must have."""


class Pair:
    """One publication in two files."""

    def __init__(self, epub: EpubText, pdf: PdfText) -> None:
        self.epub = epub
        self.pdf = pdf
        self.laid: list[Laid] = lay(pdf.lines, epub)

    @cached_property
    def share(self) -> float:
        """How much of the EPUB's running text stands in the PDF in the same order, 0 to 1."""
        length = self.epub.main.length
        return sum(one.end - one.start for one in self._placed) / length if length else 1.0

    @property
    def alike(self) -> bool:
        """Whether the two are one publication at all."""
        return self.share >= _ALIKE

    @cached_property
    def front(self) -> int:
        """Characters of the EPUB's running text that are front matter in a file of any tool."""
        return 0 if self.pdf.known else first_sure(self._parted[0])

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where words of the running text are not the same."""
        return tuple(with_moves([*self._differences("main")]))

    @cached_property
    def note_differences(self) -> tuple[Difference, ...]:
        """Where words of notes are not the same."""
        return tuple(with_moves([*self._differences("notes")]))

    def _differences(self, where: str) -> Iterator[Difference]:
        main, notes = self._parted
        excuses = self._excuses
        if where == "main":
            comparison = Comparison(self.epub.main, excuses)
            for slot in slots(main, self.epub.main, "main"):
                is_front = not self.pdf.known and slot.after is not None and slot.after.start <= self.front
                if not is_front:
                    yield from comparison.differences(slot)
        else:
            comparison = Comparison(self.epub.notes, excuses)
            for slot in slots(notes, self.epub.notes, "notes"):
                yield from comparison.differences(slot)

    @cached_property
    def _parted(self) -> tuple[list[Laid], list[Laid]]:
        return parted(self.laid)

    @cached_property
    def _excuses(self) -> Excuses:
        epub = self.epub
        words = {
            name: {key for one in text.split() if (key := key_of(one))} for name, text in epub.drawn.items()
        }
        drawn = [(one.offset, words[one.address]) for one in epub.pictures if one.address in words]
        return Excuses(
            drawn,
            {(one.start, one.end) for one in epub.links},
            self.calls,
            self.pdf.excused,
        )

    @cached_property
    def _placed(self) -> list[Laid]:
        return [one for one in self.laid if one.in_place]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._placed]

    @cached_property
    def calls(self) -> list[tuple[int, int]]:
        """Where in the running text notes are called."""
        return [(one.start, one.end) for one in self.epub.links if one.is_call]

    @cached_property
    def note_pages(self) -> frozenset[int]:
        """The pages of the PDF that have notes."""
        return frozenset(
            one.line.page for one in self.laid if one.where == "notes" or one.line.kind == "note"
        )

    def in_heading(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the running text is within a heading."""
        number = bisect_right(self._headings, start) - 1
        return number >= 0 and end <= self.epub.headings[number].end

    @cached_property
    def _headings(self) -> list[int]:
        return [one.start for one in self.epub.headings]

    def for_epub(self, offset: int) -> bool:
        """Tell whether a character of the running text is for the e-book alone."""
        block = self.epub.main.block_at(offset)
        return block is not None and block.excused

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch of the running text, not too many."""
        return shown([one.text for one in self.epub.main.words(start, end)])

    def is_placed(self, start: int, end: int) -> bool:
        """Tell whether all of a stretch of the running text has its place in the PDF."""
        at = start
        while at < end:
            line = self.line_at(at)
            if line is None or line.end <= at:
                return False
            at = line.end
        return True

    def line_at(self, offset: int) -> Laid | None:
        """Return the line of the PDF in which a character of the running text stands, or the last one
        before it."""
        number = bisect_right(self._starts, offset) - 1
        return self._placed[number] if number >= 0 else None

    def line_from(self, offset: int) -> Laid | None:
        """Return the line of the PDF in which a character stands, or the first one after it."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._placed[number].end:
            return self._placed[number]
        return self._placed[number + 1] if number + 1 < len(self._placed) else None

    def pages(self, offset: int) -> range:
        """Return the pages on which what stands between two characters of the running text can be."""
        before, after = self.line_at(max(offset - 1, 0)), self.line_from(offset)
        first = before.line.page if before is not None else 1
        last = after.line.page if after is not None else max((one.page for one in self.pdf.lines), default=1)
        return range(first, max(first, last) + 1)

    def around(self, page: int, top: float, bottom: float) -> tuple[int, int]:
        """Return between which characters of the running text something on a page stands, by the lines
        above and below it."""
        lines = self.by_page.get(page, ())
        above = max((one.end for one in lines if one.line.y <= top + 1), default=-1)
        below = min((one.start for one in lines if one.line.y > bottom - 1), default=-1)
        if above < 0:
            before = [one.end for number in (page - 1, page - 2) for one in self.by_page.get(number, ())]
            above = max(before, default=0)
        if below < 0:
            after = [one.start for number in (page + 1, page + 2) for one in self.by_page.get(number, ())]
            below = min(after, default=self.epub.main.length)
        return min(above, below), max(above, below)

    @cached_property
    def by_page(self) -> dict[int, list[Laid]]:
        """The lines that have their place, by page."""
        found: dict[int, list[Laid]] = {}
        for one in self._placed:
            found.setdefault(one.line.page, []).append(one)
        return found
