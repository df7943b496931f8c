"""Write the tables of ``benchmarks/README.md`` from the files in ``results``."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent


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


LIMITS = {
    "cold": 0.36,
    "tagged": 0.36,
    "unchanged": 0.01,
    "one word": 0.05,
    "watched": 0.025,
    "all moved": 0.08,
}
NAMES = {
    "cold": "from nothing, PDF and EPUB",
    "tagged": "from nothing, tagged (`pdf/ua-1`)",
    "unchanged": "nothing changed",
    "one word": "one word changed, in a chapter of {pages} pages",
    "watched": "the same with `publish watch`, from the save to both files",
    "all moved": "two pages more in the first chapter: all after it moves",
}


def engine_table(results: dict) -> str:
    """Return the table of the build engine: medians of all runs, the peer beside ours."""
    runs = results["runs"]

    def middle(side: str, case: str, figure: str) -> float:
        return median(run[side][case][figure] for run in runs)

    pages = middle("ours", "one word", "pages")
    total = middle("ours", "cold", "pages")
    lines = [
        f"`{results['book']}`, {total:.0f} pages, {results['machine']}, {results['date']}, "
        f"medians of {len(runs)}; the peer is the PDF alone:",
        "",
        "| case | peer, s | ours, s | ours / peer | aim | ours, s a page |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for case, name in NAMES.items():
        peer = middle("peer", "tagged" if case == "tagged" else "plain", "seconds")
        ours = middle("ours", case, "seconds")
        each = f"{ours / total:.4f}" if case in ("cold", "tagged") else ""
        words = name.format(pages=f"{pages:.0f}")
        lines.append(f"| {words} | {peer:.1f} | {ours:.2f} | {ours / peer:.3f} | {LIMITS[case]} | {each} |")
    for case, peer_case, words in (("cold", "plain", "cold"), ("tagged", "tagged", "tagged")):
        ours, peer = middle("ours", case, "peak_mb"), middle("peer", peer_case, "peak_mb")
        lines += ["", f"Peak memory, {words} (PSS of all processes together): ours {ours:.0f} MB, "]
        lines[-1] += f"peer {peer:.0f} MB ({ours / peer:.2f}; the aim is 0.5)."
    return "\n".join(lines)


def growth_table(results: dict) -> str:
    """Return the table of how time and memory grow."""
    lines = [
        f"`{results['book']}`, {results['machine']}, {results['date']}, ours from nothing:",
        "",
        "| size | pages | ours, s | peer, s | ours, MB | parent, MB | largest worker that lays out, MB "
        "| the one that joins, MB | peer, MB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for point in results["points"]:
        ours, peer = point["ours"], point.get("peer", {})
        lines.append(
            f"| {point['size']:g} | {ours['pages']} | {ours['seconds']:.1f} | {peer.get('seconds', '')} "
            f"| {ours['peak_mb']} | {ours['parent_mb']} | {ours['worker_mb']} | {ours['joiner_mb']} "
            f"| {peer.get('peak_mb', '')} |"
        )
    return "\n".join(lines)


def validators_table(results: dict) -> str:
    """Return the table of what validators take: a column a book."""
    found = results["books"]
    names = list(next(iter(found.values()))["alone"])
    rows = [("build from nothing, PDF and EPUB", lambda one: one["cold"])]
    rows += [(f"{name} alone", lambda one, name=name: one["alone"][name]) for name in names]
    rows += [
        ("the sum of these", lambda one: sum(one["alone"].values())),
        ("all side by side", lambda one: one["together"]),
        (
            "the same as a multiple of the build (the aim for the Rust book is 2)",
            lambda one: one["together"] / one["cold"],
        ),
        ("our own rules, nothing kept", lambda one: one["ours"]),
        ("all of it again, nothing changed (the aim is 2 s)", lambda one: one["again"]),
    ]
    lines = [
        f"{results['machine']}, {results['date']}, medians of {results['repeat']}, seconds:",
        "",
        f"| what | {' | '.join(found)} |",
        f"|---|{'---:|' * len(found)}",
    ]
    for words, of in rows:
        lines.append(f"| {words} | {' | '.join(f'{of(one):.2f}' for one in found.values())} |")
    small = results["small"]
    lines += [
        "",
        f"EPUBCheck on a book of two short chapters, medians of {small['runs']}: {small['kept']:.1f} s "
        f"with the classes that Java keeps, {small['plain']:.1f} s without (the aim is 4 s); the check "
        f"as a whole, with what Python loads for it, {small['kept_whole']:.1f} s and "
        f"{small['plain_whole']:.1f} s.",
    ]
    return "\n".join(lines)


TABLES = {
    "against_peer": table,
    "engine": engine_table,
    "growth": growth_table,
    "validators": validators_table,
}


def main() -> None:
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        file = HERE / "results" / f"{name}.json"
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        if file.exists() and begin in text:
            made = make(json.loads(file.read_text(encoding="utf-8")))
            text = f"{text.split(begin)[0]}{begin}\n{made}\n{end}{text.split(end)[1]}"
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
