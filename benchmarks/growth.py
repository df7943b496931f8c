"""How time and memory grow with a book: the same chapters a part, once, twice and four times.

Usage: python benchmarks/growth.py [BOOK_DIR] [--peer PEER_PY] [--sizes 0.25,0.5,1,2,4] [--peer-up-to 1]

Ours is PDF and EPUB from nothing, with as many workers as there are processors; the peer is pandoc
to HTML plus WeasyPrint, the PDF alone, up to the size that is asked for (it takes long). Writes
``results/growth.json`` and the plot ``results/growth.svg``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import books
from against_peer import peer_css
from measuring import REPOSITORY, SHARED, as_installed, machine, page_count, told_apart

RESULTS = REPOSITORY / "benchmarks" / "results"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path, nargs="?", default=SHARED / "manuscripts" / "rust-book")
    parser.add_argument("--peer", type=Path, default=SHARED / "bench" / "peer.py")
    parser.add_argument("--sizes", default="0.25,0.5,1,2,4")
    parser.add_argument("--peer-up-to", type=float, default=1)
    args = parser.parse_args()
    as_installed()
    folder = Path(tempfile.mkdtemp(prefix="publish-bench-"))
    css = folder / "peer.css"
    css.write_text(peer_css(args.book), encoding="utf-8")
    points = []
    for size in map(float, args.sizes.split(",")):
        book = variant(args.book, size, folder / f"book-{size:g}")
        point = {"size": size, "ours": ours(book, folder)}
        if size <= args.peer_up_to:
            point["peer"] = peer(book, args.peer, css, folder / f"peer-{size:g}")
        points.append(point)
        print(json.dumps(point), flush=True)
    results = {"date": date.today().isoformat(), "machine": machine(), "book": args.book.name}
    target = RESULTS / "growth.json"
    target.write_text(json.dumps({**results, "points": points}, indent=1) + "\n", encoding="utf-8")
    plot(points, RESULTS / "growth.svg")


def variant(book: Path, size: float, target: Path) -> Path:
    if size < 1:
        return books.shortened(book, size, target)
    return book if size == 1 else books.multiplied(book, int(size), target)


def ours(book: Path, folder: Path) -> dict[str, float]:
    out = folder / f"out-{book.name}"
    command = [sys.executable, "-m", "publish", "build", str(book), "-o", str(out), "--no-cache"]
    figures = told_apart(command, "Joining")
    return {**figures, "pages": page_count(next(out.glob("*.pdf")))}


def peer(book: Path, script: Path, css: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, str(script), str(book), "--css", str(css), "--out", str(out)]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    html, pdf = figures["pandoc_html"], figures["weasyprint_pdf"]
    return {
        "seconds": round(html["seconds"] + pdf["seconds"], 2),
        "peak_mb": max(html["peak_mb"], pdf["peak_mb"]),
        "pages": pdf["pages"],
    }


def plot(points: list[dict], target: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    series = (
        ("ours (PDF, EPUB)", "ours", "seconds", "o-"),
        ("pandoc + WeasyPrint (PDF)", "peer", "seconds", "s--"),
    )
    for label, side, figure_name, style in series:
        pages, values = values_of(points, side, figure_name)
        axes[0].plot(pages, values, style, label=label)
    memory = (
        ("ours, all processes", "ours", "peak_mb", "o-"),
        ("ours, parent", "ours", "parent_mb", "^:"),
        ("ours, largest worker that lays out", "ours", "worker_mb", "v:"),
        ("ours, the one that joins", "ours", "joiner_mb", "x:"),
        ("pandoc + WeasyPrint", "peer", "peak_mb", "s--"),
    )
    for label, side, figure_name, style in memory:
        pages, values = values_of(points, side, figure_name)
        axes[1].plot(pages, values, style, label=label)
    for axis, name in zip(axes, ("seconds", "peak memory, MB (PSS)"), strict=True):
        axis.set_xlabel("pages")
        axis.set_ylabel(name)
        axis.set_xlim(left=0)
        axis.set_ylim(bottom=0)
        axis.grid(alpha=0.3)
        axis.legend(frameon=False, fontsize="small")
    figure.savefig(target, metadata={"Date": None, "Creator": None})


def values_of(points: list[dict], side: str, figure: str) -> tuple[list[float], list[float]]:
    known = [point[side] for point in points if side in point]
    return [one["pages"] for one in known], [one[figure] for one in known]


if __name__ == "__main__":
    main()
