"""Compare the pages of books by units with those of one run of the layout engine.

Usage: python benchmarks/equality.py BOOK [BOOK …] [--jobs 2] [--pictures 40]

Each book is built twice without a cache, by units and with ``--single-run``; then both PDFs are
compared page by page: every glyph and its place, links, named destinations, outline, page labels,
and a sample of pages as pictures. The results go to ``benchmarks/results/equality.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

import publish  # noqa: E402
from tests.equal_pages import compare, sampled  # noqa: E402

RESULTS = REPOSITORY / "benchmarks" / "results" / "equality.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("books", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pictures", type=int, default=40)
    args = parser.parse_args()
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for book in args.books:
        known[book.name] = figures(book, args.jobs, args.pictures)
        print(row(book.name, known[book.name]))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def figures(book: Path, jobs: int, pictures: int) -> dict[str, object]:
    """Build ``book`` both ways; return what was compared, and how many things are not the same."""
    with tempfile.TemporaryDirectory(prefix="publish-bench-") as folder:
        by_units = built(book, Path(folder) / "units", jobs, single_run=False)
        in_one_run = built(book, Path(folder) / "run", jobs, single_run=True)
    pages = compare(by_units, in_one_run, ()).pages
    found = compare(by_units, in_one_run, sampled(pages, pictures))
    return {
        "date": date.today().isoformat(),
        "pages": found.pages,
        "glyphs": found.glyphs,
        "farthest_pt": round(found.farthest, 4),
        "links": found.links,
        "destinations": found.names,
        "outline": found.entries,
        "tags": found.tags,
        "pictures": found.pictures,
        "same_bytes": by_units == in_one_run,
        "differences": found.differences[:20],
    }


def built(book: Path, output: Path, jobs: int, single_run: bool) -> bytes:
    """Return the PDF of ``book``."""
    result = publish.build(book, output=output, to="pdf", jobs=jobs, single_run=single_run, cache=False)
    if not result.artifacts:
        sys.exit("\n".join(map(str, result.findings)))
    return result.artifacts[0].path.read_bytes()


def row(name: str, of: dict[str, object]) -> str:
    """Return the line of a table in Markdown."""
    same = "yes" if of["same_bytes"] else "no"
    counts = " | ".join(f"{of[key]:,}" for key in ("pages", "glyphs", "links", "destinations", "outline"))
    differences = of["differences"]
    count = len(differences) if isinstance(differences, list) else 0
    return f"| {name} | {counts} | {of['pictures']} | {of['farthest_pt']} | {count} | {same} |"


if __name__ == "__main__":
    main()
