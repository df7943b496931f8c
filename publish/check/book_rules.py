"""The rules that look at a whole book at once: its words, its colours, dictionaries, the web."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from publish import folder
from publish.check import contrast, online, spelling, whole
from publish.check.chapter import Chapter
from publish.check.finding import Finding
from publish.check.judging import judge
from publish.check.kept import Kept
from publish.check.shops.asked_settings import settings_findings
from publish.project.types import Project
from publish.store import key_of

_FORM = "1"


class BookRules:
    """Rules of the groups that were asked for, at work on all chapters of a book."""

    def __init__(self, groups: Sequence[str], kept: Kept, shops: Sequence[str] = ()) -> None:
        """``shops`` are asked besides those that the publication names."""
        self._kept = kept
        self._shops = tuple(shops)
        every: dict[str, Callable[[Project, tuple[Chapter, ...], Sequence[str]], Iterator[Finding]]] = {
            "accessibility": self._colours,
            "text": self._words,
            "spelling": self._spelling,
            "online": self._online,
            "metadata": self._metadata,
            "shops": self._of_shops,
        }
        self._groups = {name: find for name, find in every.items() if name in groups}
        self.seconds: dict[str, float] = {}
        """How long each group took."""

    def find(
        self, project: Project, chapters: tuple[Chapter, ...], keys: Sequence[str]
    ) -> tuple[Finding, ...]:
        """Return what is found; a key stands for all that a chapter is."""
        found: list[Finding] = []
        for name, group in self._groups.items():
            start = time.perf_counter()
            found.extend(group(project, chapters, keys))
            self.seconds[name] = time.perf_counter() - start
        return tuple(dict.fromkeys(found))

    def _colours(self, project: Project, _: tuple[Chapter, ...], __: Sequence[str]) -> Iterator[Finding]:
        for edition in project.editions:
            yield from judge(contrast.RULES, contrast.styles_of(project, edition), "accessibility")

    def _words(self, _: Project, chapters: tuple[Chapter, ...], keys: Sequence[str]) -> Iterator[Finding]:
        words = tuple(
            self._words_of(chapter, key_of("words", _FORM, key))
            for chapter, key in zip(chapters, keys, strict=True)
        )
        yield from judge(whole.RULES, whole.Whole(chapters, words), "text")

    def _words_of(self, chapter: Chapter, key: str) -> whole.Words:
        known = self._kept.get(key)
        if known is not None:
            return whole.Words(*(_counter(known[name]) for name in ("count", "names")))
        words = whole.words_of(chapter)
        self._kept.put(key, {"count": _listed(words.count), "names": _listed(words.names)})
        return words

    def _spelling(
        self, project: Project, chapters: tuple[Chapter, ...], _: Sequence[str]
    ) -> Iterator[Finding]:
        folder.unrepeatable()  # the dictionaries of the system lie outside
        answers = spelling.asked_of(chapters, project.root, self._kept)
        for answer in answers:
            yield from judge(spelling.LANGUAGE_RULES, answer, "spelling")
        for chapter in chapters:
            yield from judge(spelling.RULES, spelling.spelled(chapter, answers), "spelling")

    def _metadata(
        self, project: Project, chapters: tuple[Chapter, ...], _: Sequence[str]
    ) -> Iterator[Finding]:
        yield from settings_findings(project, chapters, ("metadata",), ())

    def _of_shops(self, project: Project, _: tuple[Chapter, ...], __: Sequence[str]) -> Iterator[Finding]:
        names = tuple(dict.fromkeys((*self._shops, *project.check.shops)))
        yield from settings_findings(project, (), ("shops",), names)

    def _online(self, _: Project, chapters: tuple[Chapter, ...], __: Sequence[str]) -> Iterator[Finding]:
        folder.unrepeatable()  # the web may say something else tomorrow
        links = [link for chapter in chapters for link in online.links_of(chapter)]
        for answered in online.ask(links, self._kept):
            yield from judge(online.RULES, answered, "online")


def _listed(count: Counter[whole.Word]) -> list[list[str | int]]:
    return [[*word, number] for word, number in count.items()]


def _counter(listed: list[list[str | int]]) -> Counter[whole.Word]:
    return Counter({(str(language), str(word)): int(number) for language, word, number in listed})
