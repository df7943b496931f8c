"""The sound book of ours that finished files with defects are made of."""

from __future__ import annotations

from pathlib import Path

import publish
from tests.defects.defect import Base, Files
from tests.defects.pages import picture
from tests.defects.seeding import write

SETTINGS = """\
title = "The Lighthouse"
language = "en"
contributors = [{ name = "Ada Merrow" }]
date = 2026-05-01
theme = "report"
chapters = ["one.md", "two.md"]

[editions.screen]
preset = "screen"

[editions.epub]
preset = "epub"
"""
ONE = """\
# The lamp {#lamp}

The keeper lit the *lamp* at dusk.[^oil] See [the stairs](two.md).

![A brass lamp on a sill](lamp.png){#fig-lamp}

## Oil {#oil-kinds}

- First item
- Second item

| Rock | Height |
|------|--------|
| Wolf | 41 m   |

Read [the list of lights](https://example.org/list).

[^oil]: With rape oil, in those days.
"""
TWO = """\
# The stairs {#stairs}

There were ninety-two steps.
"""


def built_base(folder: Path, cache: Path) -> Base:
    """Build the sound book into ``folder``."""
    files: Files = {"publish.toml": SETTINGS, "one.md": ONE, "two.md": TWO, "lamp.png": picture(640, 480)}
    book = write(folder / "lighthouse", files)
    result = publish.build(book, output=folder / "out", cache=cache)
    found = {one.target: one.path.read_bytes() for one in result.artifacts}
    return Base(found["epub"], found["pdf"])
