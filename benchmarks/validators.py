"""What each validator takes on a book, alone and side by side, beside the build from nothing.

Usage: python benchmarks/validators.py [BOOK...] [--repeat 3]

Without a BOOK the handbook and the Rust book. Of each: the build from nothing, the edition tagged
too (veraPDF and outloud are asked about tagged files); each validator alone; all side by side; our
own rules; a second check of the unchanged book; and EPUBCheck on a small book, with and without
the classes that Java keeps. Every case is a process of its own, with no answer kept but where that
is the case. Results: ``results/validators.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from statistics import median

import books
from measuring import REPOSITORY, SHARED, as_installed, machine, timed

VALIDATORS = {"epubcheck": "epub", "ace": "epub", "verapdf": "pdf", "outloud": "pdf", "qpdf": "pdf"}
OURS = "links,accessibility,text,pages,parity,metadata"
SMALL = "# Ebb\n\nThe water goes out.\n\n# Flood\n\nIt comes in again.\n"
COMMAND = [sys.executable, "-m", "publish"]
CHECK = (
    "import json, sys, publish; a = json.loads(sys.argv[1]);"
    "r = publish.check([*map(str, a['paths'])], only=a['only'], require=a['require'], cache=False);"
    "print(json.dumps({'seconds': r.seconds, 'times': {t.name: t.seconds for t in r.times}}))"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    both = [REPOSITORY / "content" / "handbook", SHARED / "manuscripts" / "rust-book"]
    parser.add_argument("books", type=Path, nargs="*", default=both)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--dry", action="store_true", help="nothing is written")
    args = parser.parse_args()
    as_installed()
    here = Path(tempfile.mkdtemp(prefix="publish-bench-"))
    results = {
        "date": date.today().isoformat(),
        "machine": machine(),
        "repeat": args.repeat,
        "small": small_book(here, args.repeat),
        "books": {book.name: figures(book, here / book.name, args.repeat) for book in args.books},
    }
    print(json.dumps(results, indent=1))
    if not args.dry:
        target = REPOSITORY / "benchmarks" / "results" / "validators.json"
        target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def figures(book: Path, here: Path, repeat: int) -> dict[str, object]:
    """Time all cases of one book; seconds are medians of ``repeat``."""
    here.mkdir()
    copy = books.copy(book, here / "book")
    out = here / "out"
    build = [*COMMAND, "build", str(copy), "-q", "-o", str(out)]
    cold = [
        timed([*build, "--cache", str(here / f"cold-{number}")], memory=False)["seconds"]
        for number in range(repeat)
    ]
    tagged = timed([*build, "--cache", str(here / "cold-0"), "--edition", "screen"], memory=False)["seconds"]
    files = {"epub": out / "book.epub", "pdf": out / "book-screen.pdf"}
    alone = {
        name: median(_checked([files[kind]], [name])["seconds"] for _ in range(repeat))
        for name, kind in VALIDATORS.items()
    }
    together = [_checked([*files.values()], list(VALIDATORS)) for _ in range(repeat)]
    command = [*COMMAND, "check", str(copy), "-q", "-o", str(out), "--cache", str(here / "cold-0")]
    first = timed([*command, "--only", OURS], memory=False)["seconds"]
    timed(command, memory=False)
    again = [timed(command, memory=False)["seconds"] for _ in range(max(5, repeat))]
    return {
        "cold": median(cold),
        "tagged": tagged,
        "alone": {name: round(seconds, 2) for name, seconds in alone.items()},
        "together": round(median(one["seconds"] for one in together), 2),
        "in_together": {
            name: round(median(one["times"][name] for one in together), 2) for name in VALIDATORS
        },
        "ours": first,
        "again": median(again),
    }


def small_book(here: Path, repeat: int) -> dict[str, float]:
    """Time EPUBCheck on a book of two short chapters, in pairs: Java's kept classes there and not; and
    the whole check, which begins with what Python loads."""
    manuscript = here / "small.md"
    manuscript.write_text(f"---\ntitle: Tides\nlanguage: en\n---\n\n{SMALL}", encoding="utf-8")
    timed([*COMMAND, "build", str(manuscript), "-q", "-o", str(here), "--to", "epub"], memory=False)
    book, caches = here / "small.epub", here / "caches"
    _checked([book], ["epubcheck"], {"XDG_CACHE_HOME": str(caches)})  # it learns
    figures: dict[str, list[float]] = {"kept": [], "plain": [], "kept_whole": [], "plain_whole": []}
    runs = max(5, repeat)
    for number in range(runs):
        # A folder that cannot be made: Java starts as it always does.
        for name, folder in (("kept", caches), ("plain", f"{manuscript}/{number}")):
            done = _checked([book], ["epubcheck"], {"XDG_CACHE_HOME": str(folder)})
            figures[name].append(done["times"]["epubcheck"])
            figures[f"{name}_whole"].append(done["seconds"])
    return {"runs": runs, **{name: round(median(seconds), 2) for name, seconds in figures.items()}}


def _checked(paths: list[Path], names: list[str], environment: Mapping[str, str] = {}) -> dict[str, object]:
    """Check files in a process of its own and return its seconds, and those of each part."""
    asked = json.dumps({"paths": [*map(str, paths)], "only": names, "require": names})
    command = [sys.executable, "-c", CHECK, asked]
    done = subprocess.run(
        command, cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
