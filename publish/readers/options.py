"""What a reader is told besides the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Dialect: TypeAlias = Literal["publish", "mdbook", "commonmark"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a text is, and what its publication says for all its texts."""

    format: Literal["markdown", "text"]
    dialect: Dialect = "publish"
    """Of Markdown: our own (CommonMark with the extensions of Pandoc and Quarto), mdBook's, or
    bare CommonMark, which lets raw HTML pass and is for tests and previews."""
    variables: tuple[tuple[str, str], ...] = ()
    """What ``{{< var name >}}`` stands for."""
    hidden_lines: tuple[tuple[str, str], ...] = ()
    """In an mdBook: languages and how their hidden lines begin (``python``, ``~``)."""
    language: str = ""
    """The publication's (BCP 47), a hint for plain text."""
