"""Straight quotation marks and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from publish.typography.flow import Edit
from publish.typography.language import Language, Marks

Setting: TypeAlias = tuple[Language, Marks]

_STRAIGHT = re.compile(r"[\"']")
_AFTER_BREAK = frozenset("([{¿¡-–—/=„‚«‹“‘")
_BEFORE_BREAK = frozenset(")]}.,;:!?…-–—/”’»›")
_INCHES = re.compile(r"\s?\d+(?:[.,]\d+)?\"")
_FEET = re.compile(r"\d'\s?\d+(?:[.,]\d+)?$")
_TIMES = re.compile(r"\s?[x×]\s?\d")
_YEAR = re.compile(r"\d\ds?(?!\w)")
_WORD = re.compile(r"\w+")
_REACH = 24
"""Characters looked at around a mark for feet, inches and elisions: keeps the time linear."""


@dataclass(slots=True)
class _Reader:
    """Reads the marks of a paragraph from left to right."""

    text: str
    open: list[tuple[str, Marks]] = field(default_factory=list)
    """Quotations begun and not ended: the straight mark, and the marks it was set with."""
    kinds: dict[int, str] = field(default_factory=dict)
    """What a mark read before counts as for the next: ``(``, ``)`` or a letter."""

    def before(self, at: int) -> str:
        if at == 0:
            return " "
        return self.kinds.get(at - 1, self.text[at - 1])

    def after(self, at: int) -> str:
        while at + 1 < len(self.text):
            at += 1
            if self.text[at] not in "\"'":
                return self.text[at]
        return " "

    def may_open(self, at: int, marks: Marks) -> bool:
        before = self.before(at)
        closing = (marks.double[1], marks.single[1])
        free = before.isspace() or (before in _AFTER_BREAK and before not in closing)
        return free and not self.after(at).isspace()

    def may_close(self, at: int, marks: Marks) -> bool:
        after = self.after(at)
        ending = after.isspace() or after in _BEFORE_BREAK or after in (marks.double[1], marks.single[1])
        return ending and not self.before(at).isspace() and self.before(at) != "("

    def begins(self, at: int, marks: Marks, pending: bool) -> bool:
        """Tell whether the mark opens; where its neighbours allow both or neither, it closes what
        is open."""
        opens, closes = self.may_open(at, marks), self.may_close(at, marks)
        return opens if opens != closes else not pending

    def set(self, at: int, kind: str, mark: str) -> Edit:
        self.kinds[at] = kind
        return (at, at + 1, mark)


def quote_edits(text: str, setting_at: Callable[[int], Setting | None]) -> Iterator[Edit]:
    """Yield what becomes of the straight quotes of a paragraph.

    ``setting_at`` gives the language of a position; None where marks stay as typed.
    """
    reader = _Reader(text)
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        setting = setting_at(at)
        if setting is None:
            continue
        if found.group() == '"':
            yield _double(reader, at, setting[1])
        else:
            yield _single(reader, at, *setting)


def _double(reader: _Reader, at: int, marks: Marks) -> Edit:
    pending = any(mark == '"' for mark, _ in reader.open)
    if _is_inch(reader, at, pending):
        return reader.set(at, "x", "″")
    if reader.begins(at, marks, pending):
        reader.open.append(('"', marks))
        return reader.set(at, "(", marks.double[0])
    while reader.open:  # an unended quotation inside this one ends with it
        mark, opened = reader.open.pop()
        if mark == '"':
            marks = opened
            break
    return reader.set(at, ")", marks.double[1])


def _is_inch(reader: _Reader, at: int, pending: bool) -> bool:
    if not _digit(reader.before(at)):
        return False
    near = reader.text[max(0, at - _REACH) : at], reader.text[at + 1 : at + 1 + _REACH]
    if _FEET.search(near[0]) or _TIMES.match(near[1]):
        return True
    return not pending and not reader.after(at).isalnum()


def _single(reader: _Reader, at: int, language: Language, marks: Marks) -> Edit:
    before, following = reader.before(at), reader.text[at + 1 : at + 1 + _REACH]
    word_before = before.isalnum() or before == "\ufffc"
    pending = bool(reader.open) and reader.open[-1][0] == "'"
    if _digit(before) and (_INCHES.match(following) or not (pending or following[:1].isalnum())):
        return reader.set(at, "x", "′")
    if word_before and following[:1].isalnum():
        return reader.set(at, "x", language.apostrophe)
    if not word_before and _is_elision(following, language):
        return reader.set(at, "x", language.apostrophe)
    if pending and not reader.begins(at, marks, pending):
        return reader.set(at, ")", reader.open.pop()[1].single[1])
    if reader.may_open(at, marks) and not reader.may_close(at, marks):
        reader.open.append(("'", marks))
        return reader.set(at, "(", marks.single[0])
    return reader.set(at, "x", language.apostrophe)


def _is_elision(following: str, language: Language) -> bool:
    if _YEAR.match(following):
        return True
    word = _WORD.match(following)
    return word is not None and word.group().lower() in language.elisions


def _digit(character: str) -> bool:
    return character.isascii() and character.isdigit()
