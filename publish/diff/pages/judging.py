"""What became of pages whose words were compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publish.diff.results import Mark, PageKind
from publish.diff.words import Word, WordEdit, compare


@dataclass(slots=True)
class TextPart:
    """Words of a stretch of pages, compared."""

    edits: list[WordEdit]
    old: list[Word]
    new: list[Word]

    @classmethod
    def of(cls, old: list[Word], new: list[Word]) -> TextPart:
        """Compare words."""
        return cls(compare(old, new), old, new)

    @property
    def changes(self) -> int:
        """How many words are not where they were."""
        return sum(one.j - one.i + one.m - one.k for one in self.edits if one.kind != "same")

    def met(self) -> Iterator[tuple[int, int]]:
        """Yield the old and the new pages that share words."""
        for one in self.edits:
            if one.kind == "same":
                for at in range(one.j - one.i):
                    yield self.old[one.i + at].place, self.new[one.k + at].place


@dataclass(slots=True)
class ChangedPage:
    """A page, from 0 (-1: none), and what became of it."""

    old: int
    new: int
    kind: PageKind
    old_marks: tuple[Mark, ...] = ()
    new_marks: tuple[Mark, ...] = ()


def judged(pairs: Sequence[tuple[int, int]], parts: Sequence[TextPart]) -> list[ChangedPage]:
    """Return the pages of a gap with what became of their words."""
    loud: tuple[set[int], set[int]] = set(), set()
    numbers: set[int] = set()
    words: tuple[dict[int, list[str]], dict[int, list[str]]] = {}, {}
    for part in parts:
        for one in part.edits:
            if one.kind in ("changed", "moved-away", "moved-here"):
                loud[0].update(word.place for word in part.old[one.i : one.j])
                loud[1].update(word.place for word in part.new[one.k : one.m])
            elif one.kind == "renumbered":
                numbers.update(word.place for word in part.new[one.k : one.m])
        for side, text in enumerate((part.old, part.new)):
            for word in text:
                words[side].setdefault(word.place, []).append(word.key)
    found = []
    for i, j in pairs:
        if i < 0 or j < 0:
            found.append(ChangedPage(i, j, "added" if i < 0 else "removed"))
        elif i in loud[0] or j in loud[1]:
            found.append(ChangedPage(i, j, "text"))
        elif j in numbers:
            found.append(ChangedPage(i, j, "numbers"))
        elif words[0].get(i) == words[1].get(j):
            found.append(ChangedPage(i, j, "look"))
        else:
            found.append(ChangedPage(i, j, "flow"))
    return found
