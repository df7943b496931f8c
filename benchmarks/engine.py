"""The build engine against the peer: cold, tagged, nothing changed, one word, all moved, watched.

Usage: python benchmarks/engine.py [BOOK_DIR] [--peer PEER_PY] [--repeat 1]

The peer is pandoc to HTML plus WeasyPrint, the PDF alone, with our faces, trim and sizes (see
``against_peer.py``); ours are PDF and EPUB, with as many workers as there are processors. Every
case is a process of its own, but the watched one. Results: ``results/engine.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import books
import pikepdf
from against_peer import peer_css
from measuring import REPOSITORY, SHARED, Sampling, as_installed, machine, page_count, timed

PAGES = 40
"""Of the chapter in which a word is changed, as nearly as the book has one."""
EDITS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path, nargs="?", default=SHARED / "manuscripts" / "rust-book")
    parser.add_argument("--peer", type=Path, default=SHARED / "bench" / "peer.py")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--without-peer", action="store_true", help="ours alone; nothing is written")
    args = parser.parse_args()
    as_installed()
    folder = Path(tempfile.mkdtemp(prefix="publish-bench-"))
    runs = []
    for number in range(args.repeat):
        here = folder / str(number)
        here.mkdir()
        peer = {} if args.without_peer else peers(args.book, args.peer, here)
        runs.append({"peer": peer, "ours": ours(args.book, here)})
    results = {"date": date.today().isoformat(), "machine": machine(), "book": args.book.name, "runs": runs}
    print(json.dumps(results, indent=1))
    if not args.without_peer:
        target = REPOSITORY / "benchmarks" / "results" / "engine.json"
        target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def peers(book: Path, peer: Path, here: Path) -> dict[str, dict[str, float]]:
    """Time the peer's PDF, plain and tagged: pandoc to HTML and WeasyPrint together."""
    css = here / "peer.css"
    css.write_text(peer_css(book), encoding="utf-8")
    found = {}
    for name, more in (("plain", []), ("tagged", ["--tagged"])):
        command = [sys.executable, str(peer), str(book), "--css", str(css), "--out", str(here / name), *more]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        html, pdf = figures["pandoc_html"], figures["weasyprint_pdf"]
        found[name] = {
            "seconds": round(html["seconds"] + pdf["seconds"], 2),
            "peak_mb": max(html["peak_mb"], pdf["peak_mb"]),
            "pages": pdf["pages"],
        }
    return found


def ours(book: Path, here: Path) -> dict[str, dict[str, float]]:
    """Time all cases of ours, each from the cache that the cold build left."""
    copy = books.copy(book, here / "book")
    build = _builder(here)
    found = {"cold": build(copy, "cold", memory=True)}
    found["cold"]["pages"] = page_count(here / "out" / "book.pdf")
    found["unchanged"] = build(copy, "cold", memory=False)
    chapter, length = _chapter(copy, here / "out" / "book.pdf")
    found["one word"] = _edited(lambda number: books.change_word(copy, chapter, number), copy, build)
    found["one word"]["pages"] = length
    found["watched"] = _watched(copy, chapter, here)
    first = next(one for one in books.chapters(copy) if re.search(r"ch01|chapter_1", one.files[0]))
    found["all moved"] = _edited(lambda number: books.lengthen(copy, first), copy, build, times=1)
    found["tagged"] = build(copy, "tagged", "--edition", "screen", memory=True)
    return found


Build = Callable[..., dict[str, float]]


def _builder(here: Path) -> Build:
    def build(book: Path, cache: str, *more: str, memory: bool = False) -> dict[str, float]:
        command = [sys.executable, "-m", "publish", "build", str(book), "-q", "-o", str(here / "out")]
        return timed([*command, "--cache", str(here / cache), *more], memory)

    return build


def _edited(edit: Callable[[int], None], book: Path, build: Build, times: int = EDITS) -> dict[str, float]:
    seconds = []
    for number in range(times):
        edit(number)
        seconds.append(build(book, "cold")["seconds"])
    return {"seconds": round(median(seconds), 3), "slowest": max(seconds)}


def _chapter(book: Path, pdf: Path) -> tuple[books.Chapter, int]:
    """Return the chapter whose number of pages is nearest to what is asked for, and that number."""
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        numbers = {page.objgen: at for at, page in enumerate(opened.pages)}
        names = opened.Root.Names.Dests if "/Names" in opened.Root else None
        tree = pikepdf.NameTree(names) if names is not None else {}
        starts = []
        for item in outline.root:
            destination = item.destination or (item.action.D if item.action is not None else None)
            if not isinstance(destination, pikepdf.Array):
                destination = tree[str(destination)]
            starts.append((item.title, numbers[destination[0].objgen]))
        total = len(opened.pages)
    ends = [start for _, start in starts[1:]] + [total]
    lengths = {title: end - start for (title, start), end in zip(starts, ends, strict=True)}
    found = [
        (abs(length - PAGES), length, one)
        for one in books.chapters(book)
        for title, length in lengths.items()
        if one.title in title
    ]
    _, length, chapter = min(found, key=lambda one: one[0])
    return chapter, length


def _watched(book: Path, chapter: books.Chapter, here: Path) -> dict[str, float]:
    """Time from a save to both files, with ``publish watch`` running."""
    out = here / "watched"
    command = [sys.executable, "-m", "publish", "watch", str(book), "-o", str(out)]
    files = [out / "book.pdf", out / "book.epub"]
    seconds = []
    with subprocess.Popen(
        [*command, "--cache", str(here / "cold")], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with Sampling(process.pid) as memory:
            for number in range(EDITS):
                time.sleep(2)  # what a build leaves to be done after its word
                before = [file.stat().st_mtime_ns for file in files]
                start = time.perf_counter()
                books.change_word(book, chapter, 100 + number)
                while any(file.stat().st_mtime_ns == old for file, old in zip(files, before, strict=True)):
                    time.sleep(0.005)
                seconds.append(time.perf_counter() - start)
                process.stdout.readline()
        process.terminate()
    return {"seconds": round(median(seconds), 3), "slowest": round(max(seconds), 3), "peak_mb": memory.total}


if __name__ == "__main__":
    main()
