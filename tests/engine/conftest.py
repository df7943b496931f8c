"""Small publications to build."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]

ONE = """\
# The lamp {#lamp}

The keeper lit the lamp at dusk.[^oil] See [the stairs](two.md) and [](#stairs){.page}.

[^oil]: With rape oil, in those days.
"""

TWO = """\
# The stairs {#stairs}

There were ninety-two steps, and at the top of them the *lantern room*.

## The door

It was made of oak.
"""

SETTINGS = """\
title = "The Lighthouse"
language = "en"
contributors = [{ name = "Ada Merrow" }]
date = 2026-05-01
theme = "novel"
chapters = ["one.md", "two.md"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Write:
    """Write a publication of two chapters into a folder; files given by name replace or add."""

    def write(name: str = "lighthouse", /, **files: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        texts = {"publish.toml": SETTINGS, "one.md": ONE, "two.md": TWO}
        texts |= {key.replace("__", "."): text for key, text in files.items()}
        for path, text in texts.items():
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return write
