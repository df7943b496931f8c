"""A small publication with one of everything, in both files, and changed copies of them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image

import publish
from publish.check.artifacts import built_file
from publish.check.finding import Finding
from publish.check.finished import led_back
from publish.check.options import CheckOptions
from publish.check.parity.asked import ask_parity
from publish.check.parity.couples import Couple
from publish.engine.options import BuildOptions
from publish.engine.origin_table import KIND
from publish.store import Store

SETTINGS = """\
title = "The Lamp and the Boat"
language = "en"
contributors = [{ name = "Ada Merrow" }]
date = 2026-05-01
isbn = "978-3-16-148410-0"
theme = "textbook"
trim = "a5"
chapters = ["lamp.md", "boat.md"]
"""

LAMP = """\
# The lamp {#sec-lamp}

The keeper lit the lamp at dusk and went down the stairs to look for the boat, which nobody had seen
since the storm of the week before.[^storm]

[^storm]: It took the roof of the chapel, and was heard forty miles inland by people who thought of guns.

![A map of the bay](bay.png)

He wrote every ship into the book, with the hour and the wind. The oldest survey of the coast is in
[the archive of the harbour](https://example.org/archive), and nobody has drawn another since.

## Oil and wick

A wick burns for nine hours. Whoever forgets to trim it will see a yellow flame instead of a white
one, and a ship’s master will take it for the lamp of a fisherman.

- Trim the wick before noon.
- Fill the oil to the second mark.

1. Light it.
2. Wait.

## Glass and brass

Brass is cleaned with ash and vinegar; glass with nothing but water, as @sec-boat tells of the windows
of the boat house, and with a cloth of linen.

::: only-print
This paragraph is for the printed book alone.
:::

::: only-epub
And this one is for readers of the electronic book.
:::
"""

BOAT = """\
# The boat {#sec-boat}

Of the boat three things are known: she was green, she was old, and she had been mended by a man from
the other side of the bay, whose name was never written down.[^name]

[^name]: It may have been Tobias; there is a Tobias in the register of the following year.

| Year | Boat | Master |
|------|------|--------|
| 1871 | Anna | Holm |
| 1872 | Berta | Lund |

: Boats of the bay

![The way to the boat house](way.svg)

```python
def hours(oil: float) -> float:
    return oil / 0.11
```

## The survey of the bay

The bay is four fathoms deep at the pier and nine at the buoy. Whoever wants to know more looks
up [the lamp](lamp.md), where the tide is told as well, for whoever has to go out at night.

![The tide over a day](tide.png)

The last words of the book say that she came home.
"""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80" width="300" height="80">
<rect x="10" y="10" width="120" height="60" fill="none" stroke="#000"/>
<text x="30" y="45" font-size="14">pier</text><text x="200" y="45" font-size="14">house</text></svg>
"""

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Twins:
    """A PDF and an EPUB, and the cache they were built with."""

    folder: Path
    pdf: Path
    epub: Path
    cache: Path

    def compared(
        self, pdf: Path | None = None, epub: Path | None = None, known: bool = True
    ) -> list[Finding]:
        """Return what is found; a changed file counts as built too, where ``known``."""
        store = Store(self.cache)
        files = []
        for one, original in ((pdf or self.pdf, self.pdf), (epub or self.epub, self.epub)):
            told = store.get(KIND, built_file(original).digest) if known else None
            files.append(built_file(one, origins=told or b""))
        options = CheckOptions(BuildOptions(self.folder))
        # What was measured of a unit is kept by its layout, which a changed PDF has not.
        findings = ask_parity(Couple(*files), options, store if known and pdf is None else None)
        return list(led_back(findings, files, store)[0]) if known else list(findings)


def built(folder: Path, settings: str = SETTINGS, lamp: str = LAMP, boat: str = BOAT) -> Twins:
    """Build the publication below ``folder``."""
    source = folder / "book"
    source.mkdir()
    (source / "publish.toml").write_text(settings, encoding="utf-8")
    (source / "lamp.md").write_text(lamp, encoding="utf-8")
    (source / "boat.md").write_text(boat, encoding="utf-8")
    (source / "way.svg").write_text(DRAWING, encoding="utf-8")
    Image.radial_gradient("L").resize((900, 600)).save(source / "bay.png")
    Image.linear_gradient("L").resize((1200, 500)).save(source / "tide.png")
    result = publish.build(source, output=folder / "dist", cache=folder / "cache", jobs=1)
    files = {one.path.suffix: one.path for one in result.artifacts}
    assert set(files) == {".pdf", ".epub"}, result.findings
    return Twins(source, files[".pdf"], files[".epub"], folder / "cache")


def repacked(epub: Path, folder: Path, edits: dict[str, Edit]) -> Path:
    """Return a copy of an EPUB in which files, named by the end of their names, are changed."""
    copy = folder / epub.name
    met = set()
    with zipfile.ZipFile(epub) as old, zipfile.ZipFile(copy, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            for name, edit in edits.items():
                if info.filename.endswith(name):
                    text = data.decode()
                    changed = edit(text)
                    assert changed != text, f"nothing to change in {info.filename}"
                    met.add(name)
                    data = changed.encode()
            new.writestr(info, data)
    assert met == set(edits), f"no such files: {set(edits) - met}"
    return copy


@contextmanager
def rewritten(pdf: Path, folder: Path) -> Iterator[tuple[pikepdf.Pdf, Path]]:
    """Open a copy of a PDF to be changed, which is saved at the end."""
    copy = folder / pdf.name
    with pikepdf.open(pdf) as opened:
        yield opened, copy
        opened.save(copy)


def codes(findings: list[Finding]) -> list[str]:
    """Return the codes, each once, in order."""
    return sorted({one.code for one in findings})
