"""Words that a book has although no author wrote them where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from publish.model import Metadata, Plan, Section, Table, plain_text, walk
from publish.typography.words import Words
from tests.text_parity import split


class Generated:
    """Tells words that templates set from those of an author.

    Numbers, list marks, our own words, the words of titles and metadata (contents, running heads,
    title page) and of table heads (repeated on every page) may stand where the manuscript has
    nothing; ``more`` for words in drawings.
    """

    _MARK = re.compile(
        r"[\W_]*(?:(?:[a-z][.:\-–])?\d+(?:[.:\-–]\d+)*|[ivxlcdm]+|[a-z])?[\W_]*", re.IGNORECASE
    )

    def __init__(self, plan: Plan, words: Words, more: Sequence[str] = ()) -> None:
        texts = [str(getattr(words, one.name)) for one in fields(words)]
        texts += _metadata_texts(plan.metadata)
        for node in walk(*(section for unit in plan.units for section in unit.sections)):
            if isinstance(node, Section):
                texts += [plain_text(node.title), plain_text(node.running_title)]
            elif isinstance(node, Table):
                texts.append(plain_text(node.head))
        self._known = {_bare(word) for text in texts for word in split(text)}
        self._drawn = {_bare(word) for text in more for word in split(text)} - {""}

    def __call__(self, words: Sequence[str]) -> bool:
        return all(self._is_known(word) for word in words)

    def _is_known(self, word: str) -> bool:
        bare = _bare(word)
        return bool(self._MARK.fullmatch(word)) or bare in self._known or self._is_drawn(bare)

    def _is_drawn(self, word: str) -> bool:
        """Tell whether ``word`` is put together of words of drawings, which have no spaces between."""
        reached = {0}
        for end in range(1, len(word) + 1):
            if any(word[start:end] in self._drawn for start in reached):
                reached.add(end)
        return len(word) in reached


def _metadata_texts(metadata: Metadata) -> Iterator[str]:
    yield from (metadata.title, metadata.subtitle, metadata.publisher, metadata.place, metadata.date)
    yield from (metadata.rights, metadata.isbn, metadata.description, metadata.identifier)
    yield from (one.name for one in metadata.contributors)
    yield from ((metadata.series.name, metadata.series.position) if metadata.series else ())


def _bare(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()
