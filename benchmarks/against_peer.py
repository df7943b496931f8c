"""Compare a build of an mdBook with what a user would run instead, in one run on one machine.

Usage: python benchmarks/against_peer.py [BOOK_DIR] [--peer PEER_PY] [--jobs 1] [--repeat 1]

The peer is pandoc for the EPUB, and pandoc to HTML plus WeasyPrint for the PDF. It is given our
faces, trim size, margins, type size and leading, so that both set the same page. Each step is
timed as a whole process, from nothing; memory is the proportional set size of all its processes
together. Our EPUB is without a page list, which no peer has and which needs the print edition.
The results go to ``benchmarks/results/against_peer.json``; ``benchmarks/table.py`` writes the
table of ``benchmarks/README.md`` from it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from measuring import REPOSITORY, SHARED, as_installed, machine, page_count, timed

from publish.engine.measures import page_settings
from publish.fonts import faces
from publish.project import load_project


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path, nargs="?", default=SHARED / "manuscripts" / "rust-book")
    parser.add_argument("--peer", type=Path, default=SHARED / "bench" / "peer.py")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=1)
    args = parser.parse_args()
    as_installed()
    folder = Path(tempfile.mkdtemp(prefix="publish-bench-"))
    css = folder / "peer.css"
    css.write_text(peer_css(args.book), encoding="utf-8")
    runs = [run(args.book, args.peer, css, folder / str(number), args.jobs) for number in range(args.repeat)]
    results = {
        "date": date.today().isoformat(),
        "machine": machine(),
        "book": args.book.name,
        "jobs": args.jobs,
        "runs": runs,
    }
    target = REPOSITORY / "benchmarks" / "results" / "against_peer.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def run(book: Path, peer: Path, css: Path, out: Path, jobs: int) -> dict[str, object]:
    """Time the peer and ours once each, one after the other."""
    out.mkdir(parents=True)
    command = [sys.executable, str(peer), str(book), "--css", str(css), "--out", str(out / "peer")]
    peer_figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours: dict[str, object] = {}
    for name, target in (
        ("epub", ["--to", "epub", "--no-page-list"]),
        ("pdf", ["--to", "pdf"]),
        ("both", []),
    ):
        command = [sys.executable, "-m", "publish", "build", str(book), "-q", "--no-cache", "-j", str(jobs)]
        ours[name] = timed([*command, "-o", str(out / name), *target])
    pdf = next((out / "pdf").glob("*.pdf"))
    ours["pages"] = page_count(pdf)
    return {"peer": peer_figures, "ours": ours}


def peer_css(book: Path) -> str:
    """Return a style sheet for the peer with the page, faces and sizes that ours has."""
    project, findings = load_project(book)
    if project is None:
        sys.exit("\n".join(map(str, findings)))
    edition = next(one for one in project.editions if one.target == "pdf")
    page = page_settings(edition)
    rules = []
    for face in faces((page.serif, page.sans, page.mono))[0]:
        style = "italic" if face.italic else "normal"
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-style: {style}; '
            f'font-weight: {face.weight}; src: url("{face.path.as_uri()}") }}'
        )
    rules.append(f"""
@page {{ size: {page.width}mm {page.height}mm;
  margin: {page.top}mm {page.outer}mm {page.bottom}mm {page.inner}mm; font: 9pt "{page.serif}";
  @bottom-center {{ content: counter(page) }} @top-left {{ content: string(ch) }} }}
h1 {{ string-set: ch content(); break-before: right; font-size: 20pt }}
h1, h2, h3, h4 {{ font-family: "{page.sans}", sans-serif }}
body {{ font-family: "{page.serif}", serif; font-size: {page.text_size}pt;
  line-height: {page.leading}pt; hyphens: auto; text-align: justify }}
code, pre {{ font-family: "{page.mono}", monospace }}
pre {{ font-size: {page.listing_size}pt; white-space: pre-wrap; background: #f3f3f3; padding: 4pt }}
img {{ max-width: 100% }}
nav a::after {{ content: leader('.') target-counter(attr(href), page) }}
""")
    return "\n".join(rules)


if __name__ == "__main__":
    main()
