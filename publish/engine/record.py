"""What a build was made from and what came of it, so that the same build need not be done again.

A record in the cache holds every question that the build asked of the publication's folder, with
its answer, and what it wrote and found. The next build asks the same questions. Where every answer
is the same, the result is the same, and neither the manuscript is read nor a backend loaded.

Not recorded is what could come out otherwise another time: a build with a fatal finding (a chapter
that took too long here may not do so elsewhere), one in which a template took too long, one that
fetched a picture from the network, one whose files changed while it read them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish import folder, versions
from publish.diagnostics import Diagnostic
from publish.engine.layout_limits import VARIABLE as LAYOUT_SECONDS
from publish.engine.moment import VARIABLE as MOMENT
from publish.engine.options import BuildOptions
from publish.engine.output import write_whole
from publish.engine.results import Artifact
from publish.folder import Question, Recording
from publish.spans import Span
from publish.store import Store, key_of

if TYPE_CHECKING:  # its room loads the schema
    from publish.project.types import Target

KIND = "record"
ORIGINS = "origins"
"""The kind of `publish.engine.origin_table`, which a build with nothing to do need not load."""
EDITION = "edition"
"""The kind of a file that a build wrote, under the SHA-256 of its bytes."""

_SHA256 = 64
"""The digits of one; the other answers to `folder.read` are shorter."""
_ENVIRONMENT = (MOMENT, LAYOUT_SECONDS)
_OF_THE_MACHINE = ("template-too-costly", "page-list-missing")
"""Findings, not fatal, that may not be there another time."""


def request_key(path: Path, options: BuildOptions) -> str:
    """Return the key of a build's record: over what it was asked for (but for where to write it),
    our code, all libraries, and the environment."""
    # A file's name can be that of a link, which names the book; a folder's is in its path.
    name = "" if path.is_dir() else path.name
    names = [_sorted(options.targets), _sorted(options.editions)]
    asked = [*names, options.strict, options.single_run, options.page_list]
    environment = [os.environ.get(variable) for variable in _ENVIRONMENT]
    return key_of(str(path.resolve()), name, json.dumps([asked, environment]), versions.of_everything())


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a build wrote, as it is in the record."""

    file: str
    """Its name in the folder of the output."""
    edition: str
    target: Target
    pages: int
    size: int
    """In bytes."""
    sha256: str
    origins: str = ""
    """SHA-256 of what leads from it back to the manuscript (`origin_table`) and is in the cache."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a build that was recorded wrote and found; its files are in place."""

    artifacts: tuple[Artifact, ...]
    findings: tuple[Diagnostic, ...]
    root: Path


def keep(
    store: Store,
    key: str,
    recorded: Recording,
    artifacts: Sequence[tuple[Artifact, bytes, bytes]],
    findings: Sequence[Diagnostic],
) -> None:
    """Put a build on record: ``artifacts`` with their bytes and what leads back from them, and its
    ``findings``, sorted."""
    if recorded.root is None or not recorded.repeatable:
        return
    if any(finding.fatal or finding.code in _OF_THE_MACHINE for finding in findings):
        return
    written = []
    for artifact, data, origins in artifacts:
        sha256 = hashlib.sha256(data).hexdigest()
        store.put(EDITION, sha256, data)
        name = artifact.path.name
        written.append(
            Written(
                name,
                artifact.edition,
                artifact.target,
                artifact.pages,
                artifact.size,
                sha256,
                hashlib.sha256(origins).hexdigest() if origins else "",
            )
        )
    record = {
        "root": str(recorded.root),
        "answers": [(*question, answer) for question, answer in _needed(recorded)],
        "written": [asdict(one) for one in written],
        "findings": [asdict(finding) for finding in findings],
    }
    store.put(KIND, key, json.dumps(record).encode())


def recall(store: Store, key: str, output: Path, traced: bool = False) -> Known | None:
    """Return what the build under ``key`` came to, its files in the folder ``output``.

    ``traced``: with what leads from each file back to the manuscript. None where there is no record,
    the publication is not as it was, or a file that is missing or another one is not in the cache
    either; nor is what led back from it, or it is that of another manuscript with the same pages.
    Raises OSError where a file cannot be written.
    """
    data = store.get(KIND, key)
    if data is None:
        return None
    record: dict[str, Any] = json.loads(data)
    root = Path(record["root"])
    if not all(folder.ask(root, Question(*question)) == answer for *question, answer in record["answers"]):
        return None
    written = [Written(**one) for one in record["written"]]
    if not all(store.has(ORIGINS, one.sha256) for one in written if one.origins):
        return None
    origins = {one.file: _origins(store, one) for one in written if one.origins} if traced else {}
    if None in origins.values():
        return None
    if not _in_place(store, output, written):
        return None
    return Known(
        tuple(
            Artifact(
                output / one.file, one.edition, one.target, one.size, one.pages, origins.get(one.file) or b""
            )
            for one in written
        ),
        tuple(_finding(one) for one in record["findings"]),
        root,
    )


def _sorted(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else sorted(set(names))


def _needed(recorded: Recording) -> list[tuple[Question, str]]:
    """Return the questions and answers, sorted, without those that others answer too."""
    answers = recorded.answers.items()
    read = {one.file for one, answer in answers if one.kind == "read" and len(answer) == _SHA256}
    return sorted(
        (question, answer)
        for question, answer in answers
        if (question.kind, answer) != ("check", "file") or question.file not in read
    )


def _origins(store: Store, written: Written) -> bytes | None:
    """Return what leads from a file back, if it is still that of its own build.

    It lies under the SHA-256 of the file: another manuscript, with a comment more, in another folder,
    can come to the same bytes.
    """
    data = store.get(ORIGINS, written.sha256)
    return data if data and hashlib.sha256(data).hexdigest() == written.origins else None


def _in_place(store: Store, output: Path, written: Sequence[Written]) -> bool:
    """See that the files are in the folder ``output``; those that are not come from the cache."""
    missing: list[tuple[Path, bytes]] = []
    for one in written:
        path = output / one.file
        if _hash_of(path) != one.sha256:
            data = store.get(EDITION, one.sha256)
            if data is None:
                return False
            missing.append((path, data))
    for path, data in missing:
        write_whole(path, data)
    return True


def _hash_of(path: Path) -> str:
    """Return the SHA-256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _finding(given: dict[str, Any]) -> Diagnostic:
    span = given["span"]
    return Diagnostic(**{**given, "span": Span(**span) if span else None})
