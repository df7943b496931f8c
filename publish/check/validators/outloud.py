"""outloud: PDF/UA-1 without Java, and what no validator tests, such as the order of reading.

It is run as a program. It brings PyMuPDF, which is under the AGPL (NOTICE says so); nothing of it
is imported here. A file without tags is not asked about: all that is to be said is that.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from publish.check.children import bounded, run
from publish.check.finding import Finding, Place
from publish.check.pdffile import PdfFile, guarded
from publish.check.validators.answering import NONSENSE
from publish.check.validators.validator import Found, failed, for_all, in_order
from publish.diagnostics import Severity

MEMORY = 6 * 2**30
"""Bytes of address space that it may take; a page takes about 1 MB."""
_HINT = "pip install 'publish-book[check]' (brings outloud)"
_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "info": "info"}
_MOST_BOXES = 100
_RUN = "import sys; from outloud.cli import main; sys.exit(main())"
_ARTIFACT_PROSE = "TAG-002"
"""Its rule that a line of many words in small letters is no artifact."""
_REPEATED = Path(__file__).with_name("repeatedchild.py")


@dataclass(frozen=True, slots=True)
class Outloud:
    """The command ``outloud``."""

    name: str = "outloud"
    suffix: str = ".pdf"

    def missing(self) -> str:
        """Return how to get it; "" where it is there."""
        return "" if self.version() else _HINT

    def version(self) -> str:
        """Return its version; "" where it is not there."""
        try:
            return metadata.version("outloud")
        except metadata.PackageNotFoundError:
            return ""

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return what it finds in each tagged file; an error counts as one where PDF/UA is claimed."""
        if self.missing():
            return for_all(self.name, files, f"it is not installed: {_HINT}")
        deadline = time.monotonic() + limit
        pdfs, found = guarded(files, limit)
        rules = _catalogue()
        for file in files:
            if file in pdfs:
                tagged = pdfs[file].tagged or "pdfuaid:part" in pdfs[file].claims
                left = max(0.0, deadline - time.monotonic())
                found[file] = self._ask(file, pdfs[file], left, rules) if tagged else ()
        return in_order(files, found)

    def _ask(self, file: Path, pdf: PdfFile, limit: float, rules: Mapping[str, Any]) -> tuple[Finding, ...]:
        command = [sys.executable, "-I", "-c", _RUN, "--json", "-", "-q", "--fail-on", "never"]
        answer, said = run(bounded([*command, str(file.absolute())], MEMORY), limit)
        if (said.ending, said.status) != ("done", 0):
            return (failed(self.name, file, said.trouble),)
        try:
            report = json.loads(answer[answer.index(b"{") :])["results"][0]
            if report["error"]:
                return (failed(self.name, file, str(report["error"])[:500]),)
            make = partial(_finding, self.name, file, rules, "pdfuaid:part" in pdf.claims)
            told = _without_repeated(file, report["findings"], limit)
            return tuple(made for one in told for made in _places(pdf, one, make))
        except NONSENSE:
            return (failed(self.name, file, "it gave an answer that nobody understands"),)


def _catalogue() -> Mapping[str, Any]:
    """Return its rules by their codes, from the file that it brings; empty where that is not there."""
    file = Path(str(metadata.distribution("outloud").locate_file("outloud/rules/catalogue.yaml")))
    try:
        groups = yaml.safe_load(file.read_text(encoding="utf-8"))
        return {rule["id"]: rule for rules in groups.values() for rule in rules}
    except (OSError, yaml.YAMLError, *NONSENSE):  # another version has it elsewhere: no hints then
        return {}


def _finding(
    name: str,
    file: Path,
    rules: Mapping[str, Any],
    claimed: bool,
    found: Mapping[str, Any],
    place: Place | None,
) -> Finding:
    """Make a finding. A file that does not say that it is PDF/UA breaks no promise: a warning at most."""
    severity = _SEVERITIES[found["severity"]]
    if severity == "error" and not claimed:
        severity = "warning"
    rule = rules.get(found["rule"], {})
    several = len(found.get("boxes", ())) > 1 and rule.get("title")
    evidence = f" (“{str(found['evidence'])[:120]}”)" if found.get("evidence") and not several else ""
    message = f"{rule['title']}." if several else f"{found['message'][:600]}{evidence}."
    return Finding(
        str(found["rule"]),
        severity,
        message,
        hint=str(rule.get("fix", "")),
        origin=name,
        artifact=file.name,
        place=place,
    )


def _without_repeated(
    file: Path, findings: Sequence[Mapping[str, Any]], limit: float
) -> Sequence[Mapping[str, Any]]:
    """Return findings without the lines of artifacts that the page before has too.

    The head of a table that goes on is set again on each page, and read once: the others are
    artifacts (ISO 32000-2, 14.8.2.2.2). outloud takes a head of eight words for prose.
    """
    boxes = [box for one in findings if one["rule"] == _ARTIFACT_PROSE for box in one.get("boxes", ())]
    if not boxes or find_spec("pypdfium2") is None:
        return findings
    asked = json.dumps([[box[key] for key in ("page", "x0", "y0", "x1", "y1")] for box in boxes])
    command = [sys.executable, "-I", str(_REPEATED), str(file.absolute()), asked]
    answer, said = run(bounded(command, MEMORY), limit)
    if (said.ending, said.status) != ("done", 0):
        return findings
    repeated = iter(json.loads(answer))
    left: list[Mapping[str, Any]] = []
    for one in findings:
        if one["rule"] == _ARTIFACT_PROSE and one.get("boxes"):
            one = {**one, "boxes": [box for box in one["boxes"] if not next(repeated)]}
            if not one["boxes"]:
                continue
        left.append(one)
    return left


def _places(
    pdf: PdfFile, found: Mapping[str, Any], make: Callable[[Mapping[str, Any], Place | None], Finding]
) -> Iterator[Finding]:
    """Yield one finding for each box that it drew on a page, else one for the page or the file."""
    boxes = list(found.get("boxes", ()))[:_MOST_BOXES]
    for box in boxes:
        yield make(found, pdf.place(int(box["page"]), float(box["x0"]), float(box["y1"])))
    if not boxes:
        yield make(found, pdf.place(int(found["page"])) if found.get("page") else None)
