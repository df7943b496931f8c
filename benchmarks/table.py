"""Write the table of ``benchmarks/README.md`` from the results of ``against_peer.py``."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- table -->", "<!-- end of table -->"


def table(results: dict) -> str:
    """Return the table in Markdown: the medians of all runs."""
    runs = results["runs"]

    def middle(side: str, step: str, figure: str = "seconds") -> float:
        return median(run[side][step][figure] for run in runs)

    html, sheet = middle("peer", "pandoc_html"), middle("peer", "weasyprint_pdf")
    peer_pages = median(run["peer"]["weasyprint_pdf"]["pages"] for run in runs)
    pages = median(run["ours"]["pages"] for run in runs)
    rows = [
        ("EPUB", middle("peer", "pandoc_epub"), middle("ours", "epub"), None, None),
        ("PDF", html + sheet, middle("ours", "pdf"), peer_pages, pages),
        ("both", html + sheet + middle("peer", "pandoc_epub"), middle("ours", "both"), None, None),
    ]
    lines = [
        f"`{results['book']}`, {results['jobs']} worker process, {results['machine']}, "
        f"{results['date']}, medians of {len(runs)}:",
        "",
        "| what | peer, s | ours, s | ours / peer | peer, s a page | ours, s a page |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, peer, ours, peer_count, count in rows:
        each = f"{peer / peer_count:.3f} | {ours / count:.3f}" if count else " | "
        lines.append(f"| {name} | {peer:.1f} | {ours:.1f} | {ours / peer:.2f} | {each} |")
    memory = (middle("peer", "weasyprint_pdf", "peak_mb"), middle("ours", "pdf", "peak_mb"))
    lines += ["", f"Pages: peer {peer_pages:.0f}, ours {pages:.0f}. Peak memory of the PDF (PSS of all "]
    lines[-1] += f"processes): peer {memory[0]:.0f} MB, ours {memory[1]:.0f} MB."
    return "\n".join(lines)


def main() -> None:
    results = json.loads((HERE / "results" / "against_peer.json").read_text(encoding="utf-8"))
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    readme.write_text(f"{before}{BEGIN}\n{table(results)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
