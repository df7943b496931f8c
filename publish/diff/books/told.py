"""Two EPUBs, compared, as a reader is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from publish.diff.books.pictures import pictures_of
from publish.diff.books.reading import Book, read_book
from publish.diff.helpers import Helpers
from publish.diff.pages.told import changed_values
from publish.diff.passages import passages
from publish.diff.results import (
    ChapterChange,
    FileDiff,
    Part,
    PictureChange,
    Shot,
    StyleChange,
    TextChange,
    ValueChange,
)
from publish.diff.sequences import edits
from publish.diff.words import Word, WordEdit, compare, count, word

_MOST_LINES = 200
"""Of a style sheet's differences that are shown."""
_MOST_MARKUP = 200
_WORDS = 40
"""Of a block whose markup changed that are shown."""
_DIGEST = 12


def epub_diff(old: Path, new: Path, title: str, most: int, helpers: Helpers) -> FileDiff:
    """Compare two EPUBs; at most ``most`` pictures are shown. Raises `UncomparableError`."""
    waiting = [helpers.begin(read_book, file) for file in (old, new)]
    before, after = (one() for one in waiting)
    texts = _words(before), _words(after)
    found = compare(*texts)
    removed, added, shifted = count(found)
    pictures, unshown = _pictures(old, new, (before, after), most, helpers)
    return FileDiff(
        "epub",
        title,
        old.name,
        new.name,
        texts=_passages(found, texts, (before, after)),
        chapters=_chapters(found, texts, (before, after)),
        removed=removed,
        added=added,
        shifted=shifted,
        markup=tuple(_marked_up(before, after)),
        metadata=changed_values(before.metadata, after.metadata),
        pictures=pictures,
        styles=tuple(_styles(before.styles, after.styles)),
        files=_files(before.files, after.files),
        unshown=unshown,
    )


def _words(book: Book) -> list[Word]:
    return [word(text, at) for at, block in enumerate(book.blocks) for text in block.text.split()]


def _chapter(book: Book, block: int) -> str:
    return book.chapters[book.blocks[block].document]


def _passages(
    found: Sequence[WordEdit], texts: tuple[list[Word], list[Word]], books: tuple[Book, Book]
) -> tuple[TextChange, ...]:
    def where(before: Word | None, after: Word | None) -> tuple[str, str]:
        book, at = (books[1], after) if after is not None else (books[0], before)
        return (_chapter(book, at.place), book.blocks[at.place].document) if at is not None else ("", "")

    return tuple(passages(found, *texts, where, breaks=True))


def _chapters(
    found: Sequence[WordEdit], texts: tuple[list[Word], list[Word]], books: tuple[Book, Book]
) -> tuple[ChapterChange, ...]:
    removed, added = Counter[str](), Counter[str]()
    for one in found:
        if one.kind == "changed":
            removed.update(_chapter(books[0], word.place) for word in texts[0][one.i : one.j])
            added.update(_chapter(books[1], word.place) for word in texts[1][one.k : one.m])
    titles = dict.fromkeys([*books[1].chapters.values(), *books[0].chapters.values()])
    return tuple(
        ChapterChange(title, 0, 0, removed[title], added[title])
        for title in titles
        if removed[title] or added[title]
    )


def _marked_up(old: Book, new: Book) -> Iterator[TextChange]:
    """Yield the blocks of the same words that are other elements, or have others in them."""
    told = 0
    for one in edits([block.text for block in old.blocks], [block.text for block in new.blocks]):
        for at in range(one.j - one.i) if one.same else ():
            before, after = old.blocks[one.i + at], new.blocks[one.k + at]
            if (before.kind, before.markup) == (after.kind, after.markup) or told == _MOST_MARKUP:
                continue
            told += 1
            words = after.text.split()
            parts = [Part("same", " ".join(words[:_WORDS])), *([Part("cut")] if len(words) > _WORDS else [])]
            kinds = f"{before.kind}, now {after.kind}" if before.kind != after.kind else after.kind
            yield TextChange(new.chapters[after.document], f"{after.document}, {kinds}", tuple(parts), 0, 0)


def _pictures(
    old: Path, new: Path, books: tuple[Book, Book], most: int, helpers: Helpers
) -> tuple[tuple[PictureChange, ...], int]:
    """Return the pictures that are not the same, and how many of them are not shown."""
    before, after = books[0].pictures, books[1].pictures
    kept = {*before.values()} & {*after.values()}  # of another name, perhaps
    names = [
        name
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
        and not {one for one in (before.get(name), after.get(name)) if one} <= kept
    ]
    shown = names[:most]
    begun = [
        helpers.begin(pictures_of, file, [f"{book.root}{name}" for name in shown if name in book.pictures])
        for file, book in zip((old, new), books, strict=True)
    ]
    shots: list[Mapping[str, Shot]] = [one() for one in begun] if names else [{}, {}]
    found = []
    for name in names:
        first, second = (
            shots[side].get(f"{books[side].root}{name}") if name in books[side].pictures else None
            for side in (0, 1)
        )
        is_both = name in before and name in after
        kind = "changed" if is_both else "added" if name in after else "removed"
        found.append(_picture(kind, name, first, second))
    return tuple(found), len(names) - len(shown)


def _picture(kind: str, name: str, before: Shot | None, after: Shot | None) -> PictureChange:
    match kind:
        case "added":
            return PictureChange("added", name, before, after)
        case "removed":
            return PictureChange("removed", name, before, after)
    return PictureChange("changed", name, before, after)


def _styles(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[StyleChange]:
    for name in sorted({*old, *new}):
        before, after = old.get(name, "").splitlines(), new.get(name, "").splitlines()
        if before == after and (name in old) == (name in new):
            continue
        lines = list(unified_diff(before, after, lineterm="", n=2))[2:]
        yield StyleChange(name, tuple(lines[:_MOST_LINES]), max(0, len(lines) - _MOST_LINES))


def _files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[ValueChange, ...]:
    changed = changed_values(old, new)
    return tuple(ValueChange(one.name, one.old[:_DIGEST], one.new[:_DIGEST]) for one in changed)
