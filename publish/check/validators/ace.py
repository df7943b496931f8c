"""Ace by DAISY: the accessibility of an EPUB, by WCAG and by EPUB Accessibility.

It reads each document in a Chromium that is on this machine; what is fetched with npm is Ace alone.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish import programs
from publish.check.containers import guarded
from publish.check.finding import Finding, Place
from publish.check.validators.answering import ask_each
from publish.check.validators.validator import Found, for_all
from publish.diagnostics import Severity

_SERVER = Path(__file__).with_name("ace_server.js")
_HINT = "publish doctor --get ace (needs npm), or npm install --global --ignore-scripts @daisy/ace"
_HINT_NODE = "Ace needs Node.js: sudo apt-get install nodejs"
_HINT_BROWSER = f"Ace needs a browser: sudo apt-get install chromium, or name one by {programs.BROWSER}"
_SEVERITIES: dict[str, Severity] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "info",
}


@dataclass(frozen=True, slots=True)
class Ace:
    """Ace, many books in one browser."""

    name: str = "ace"
    suffix: str = ".epub"

    def missing(self) -> str:
        """Return how to get it; "" where it is there, with Node.js and a browser."""
        if not programs.find_ace():
            return _HINT
        if not programs.find_program("node"):
            return _HINT_NODE
        return "" if programs.find_browser() else _HINT_BROWSER

    def version(self) -> str:
        """Return Ace's version; that of the browser decides little and costs a second."""
        folder = programs.find_ace()
        if folder is None:
            return ""
        told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        return str(told.get("version", ""))

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return what stands against each book, with the element it is about."""
        missing, folder = self.missing(), programs.find_ace()
        if missing or folder is None:
            return for_all(self.name, files, f"it is not there: {missing}")
        sound, found = guarded(files)
        environment = {programs.BROWSER: programs.find_browser(), "NODE_OPTIONS": "--max-old-space-size=2048"}
        command: list[str | Path] = [programs.find_program("node"), _SERVER, folder]
        answers, _ = ask_each(self.name, command, sound, limit, (), self.read, environment)
        return {file: answers.get(file, found.get(file, ())) for file in files}

    def read(self, file: Path, answer: bytes) -> tuple[Finding, ...]:
        """Return the findings of one report. Raises ValueError for what is none."""
        report = json.loads(answer)
        if "failed" in report:
            raise ValueError(f"it failed: {str(report['failed'])[:500]}")
        return tuple(
            dict.fromkeys(
                _finding(file, resource, one)
                for resource, one in _assertions(report["assertions"])
                if one["earl:result"]["earl:outcome"] == "fail"
            )
        )


def _assertions(documents: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each assertion with the file that it is about, named from the archive's root.

    Ace names the package document so, and the navigation document with a slash before it; others
    from where the package document is.
    """
    names = [str(document["earl:testSubject"]["url"]) for document in documents]
    package = next((name for name in names if name.endswith(".opf")), "")
    for name, document in zip(names, documents, strict=True):
        resource = name.removeprefix("/")
        if name not in (package, f"/{resource}"):
            resource = posixpath.normpath(posixpath.join(posixpath.dirname(package), name))
        for one in document["assertions"]:
            yield resource, one


def _finding(file: Path, resource: str, one: Mapping[str, Any]) -> Finding:
    result, test = one["earl:result"], one["earl:test"]
    help_ = test.get("help") or {}
    told = " ".join(str(result.get("dct:description") or test.get("dct:description") or "").split())
    hint = " ".join(str(help_.get("dct:description") or help_.get("dct:title") or "").split())
    pointers = (result.get("earl:pointer") or {}).get("css") or [""]
    return Finding(
        str(test["dct:title"]),
        _SEVERITIES.get(str(test.get("earl:impact")), "warning"),
        told[:600],
        hint=f"{hint} ({help_['url']})" if help_.get("url") else hint,
        origin="ace",
        artifact=file.name,
        place=Place(resource, element=str(pointers[0])[:500]),
    )
