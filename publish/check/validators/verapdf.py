"""veraPDF, the reference validator of PDF/UA and PDF/A: every standard that a file says it follows.

A file that says of none that it follows it is not asked about: no standard says that it must.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish import programs
from publish.check.children import run
from publish.check.finding import Finding, Place
from publish.check.pdffile import PdfFile, guarded, look
from publish.check.validators.answering import NONSENSE
from publish.check.validators.java import find_java, machine
from publish.check.validators.validator import Found, failed, for_all, in_order

_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
_HINT = (
    f"publish doctor --get verapdf, or veraPDF on the PATH, or its jars in the folder {programs.VERAPDF_JARS}"
)
_LARGE = 1_000_000
"""Bytes of PDF from which on it takes more than some seconds."""
_STANDARDS = {
    "ISO 14289-1": "UA1",
    "ISO 14289-2": "UA2",
    "ISO 19005-1": "A1",
    "ISO 19005-2": "A2",
    "ISO 19005-3": "A3",
    "ISO 19005-4": "A4",
}
_PARTS = {"pdfuaid:part": ("1", "2"), "pdfaid:part": ("1", "2", "3", "4")}
_PAGE = re.compile(r"/pages\[(\d+)\]")
_OBJECT = re.compile(r"\((\d+) \d+ obj ")


@dataclass(frozen=True, slots=True)
class VeraPdf:
    """veraPDF's command line, as a program or in its jars."""

    name: str = "verapdf"
    suffix: str = ".pdf"

    def missing(self) -> str:
        """Return how to get it; "" where it is there."""
        return (
            ""
            if programs.find_program("verapdf") or (programs.find_verapdf_jars() and find_java())
            else _HINT
        )

    def version(self) -> str:
        """Return what tells one installation from another, without starting Java."""
        jars = programs.find_verapdf_jars()
        told = [match[1] for jar in jars if (match := re.search(r"-apps-(\d[\w.]*)\.jar", jar.name))]
        stated = [f"{jar.name}:{jar.stat().st_size}" for jar in jars]
        program = programs.find_program("verapdf")
        return " ".join(told) or (
            f"{program}:{Path(program).stat().st_mtime_ns}" if program else " ".join(stated)
        )

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return what stands against each standard that a file says it follows; all in one Java machine."""
        if self.missing():
            return for_all(self.name, files, f"it is not installed: {_HINT}")
        pdfs, found = guarded(files, limit)
        asked = [file for file in files if file in pdfs and claims(pdfs[file])]
        found.update({file: () for file in files if file not in found})
        if asked:
            found.update(self._ask(asked, pdfs, limit))
        return in_order(files, found)

    def _ask(self, files: Sequence[Path], pdfs: Mapping[Path, PdfFile], limit: float) -> Found:
        options = ["--format", "json", "--nonpdfext", "--loglevel", "0"]
        command, learnt = _command(sum(file.stat().st_size for file in files))
        answer, said = run([*command, *options, *(str(file.absolute()) for file in files)], limit)
        # 0: all sound, 1: not all; others are troubles of its own.
        if said.ending == "done" and said.status in (0, 1):
            learnt()
        found: Found = {}
        try:
            jobs = {Path(job["itemDetails"]["name"]): job for job in json.loads(answer)["report"]["jobs"]}
            for file in files:
                if job := jobs.get(file.absolute()) or jobs.get(file.resolve()):
                    found[file] = self._read(file, pdfs[file], job)
        except NONSENSE:
            found = {}
        left = [file for file in files if file not in found]
        if len(files) > 1 and left and said.ending == "done":
            for file in left:  # one of them has ended it for all
                found.update(self._ask([file], pdfs, limit / len(files)))
            return found
        clear = said.ending == "done" and said.status in (0, 1)
        words = f": {said.last_words}" if said.last_words else ""
        why = f"it gave an answer that nobody understands{words}" if clear else said.trouble
        return {**found, **for_all(self.name, left, why)}

    def _read(self, file: Path, pdf: PdfFile, job: Mapping[str, Any]) -> tuple[Finding, ...]:
        """Return the findings of one file's report; raises KeyError and others where it is none."""
        if "taskException" in job or not job.get("validationResult"):
            why = job.get("taskException", {}).get("exceptionMessage") or "it gave no result"
            return (failed(self.name, file, str(why)[:500]),)
        checks = list(_checks(job["validationResult"]))
        contexts = [context for _, _, context in checks]
        numbers = {int(number) for context in contexts for number in _OBJECT.findall(context)[-1:]}
        placed = look(file, objects=numbers)[0] if numbers else None
        return tuple(
            Finding(
                code,
                "error",
                message,
                origin=self.name,
                artifact=file.name,
                place=_place(placed or pdf, context),
            )
            for code, message, context in checks
        )


def claims(pdf: PdfFile) -> bool:
    """Tell whether a file says that it follows a standard that veraPDF knows."""
    return any(pdf.claims.get(key) in parts for key, parts in _PARTS.items())


def _command(size: int) -> tuple[list[str], Any]:
    """Return how to start it for so many bytes of PDF, and what is to be called after a good run."""
    jars, java = programs.find_verapdf_jars(), find_java()
    if jars and java:
        ready = machine(java, "verapdf", jars, (), _MAIN, long=size > _LARGE)
        return list(ready.command), ready.learnt
    return [programs.find_program("verapdf")], lambda: None


def _checks(results: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and context of each failed check that is shown, and how many are not."""
    for result in results:
        for rule in result["details"]["ruleSummaries"]:
            code = _code(rule)
            failing = [check for check in rule["checks"] if check["status"] == "failed"]
            for check in failing:
                said = check.get("errorMessage") or rule["description"]
                yield code, " ".join(str(said).split())[:600], str(check["context"])
            more = int(rule["failedChecks"]) - len(failing)
            if more > 0:
                yield code, f"{more} more places: {' '.join(str(rule['description']).split())[:500]}", ""


def _code(rule: Mapping[str, Any]) -> str:
    """Return a rule's name as veraPDF writes it (clause and number of the test), after its standard."""
    specification = str(rule["specification"]).partition(":")[0]
    standard = _STANDARDS.get(specification, specification.replace(" ", ""))
    return f"{standard}-{rule['clause']}-{rule['testNumber']}"


def _place(pdf: PdfFile, context: str) -> Place | None:
    """Return the place that a context names, from the document down to what failed.

    Such as ``root/document[0]/pages[4](12 0 obj PDPage)/annots[0](13 0 obj PDLinkAnnot)``.
    """
    numbers = [int(number) for number in _OBJECT.findall(context)]
    if numbers and numbers[-1] in pdf.objects:
        return pdf.objects[numbers[-1]]
    pages = _PAGE.findall(context)
    return pdf.place(int(pages[-1]) + 1) if pages else None
