"""Fetches the validators that no Python package brings: Ace from npm, veraPDF from Maven Central.

Only when asked, by the registries' own clients, and always the same bytes: of Ace and all that it
needs the lock file has versions and SHA-512, of veraPDF's one jar the SHA-256 is here. Needs no root;
what is fetched lies in the user's data folder (`publish.programs.fetched_folder`).
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publish import programs
from publish.check.children import run

ACE = "1.4.6"
VERAPDF = "1.28.2"
VERAPDF_SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
LIMIT = 600.0
"""Seconds that fetching one may take."""
_JAR = f"greenfield-apps-{VERAPDF}.jar"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_LOCKS = Path(__file__).with_name("locks")
_STAMP = "fetched"
"""File that says what was fetched: a newer version of ours fetches what it has been tried with."""


class NotFetchedError(Exception):
    """A validator could not be fetched; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A validator that was fetched, or was there."""

    name: str
    version: str
    folder: Path
    size: int
    """In bytes, on the disk."""
    seconds: float
    was_there: bool


def get_validator(name: str) -> Fetched:
    """Fetch ``ace`` or ``verapdf`` in the version that it was tried with, unless it is there.

    Raises ValueError for another name, `NotFetchedError` where that cannot be; then what was there
    before is as it was.
    """
    if name not in _KINDS:
        raise ValueError(f"{name!r} is nothing that is fetched; there are: {', '.join(_KINDS)}")
    kind = _KINDS[name]
    start = time.perf_counter()
    place = programs.fetched_folder() / name
    stamp = place / _STAMP
    was_there = stamp.is_file() and stamp.read_text(encoding="utf-8") == kind.key
    if not was_there:
        _fetch(kind, place)
    size = sum(one.stat().st_size for one in place.rglob("*") if one.is_file())
    return Fetched(name, kind.version, place, size, time.perf_counter() - start, was_there)


@dataclass(frozen=True, slots=True)
class _Kind:
    version: str
    key: str
    """Stands for the bytes that are fetched."""
    fill: Callable[[Path], None]
    """Fetches into an empty folder."""


def _fetch(kind: _Kind, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    except OSError as error:
        raise NotFetchedError(f"{place.parent} cannot be written: {error.strerror}") from error
    try:
        kind.fill(new)
        (new / _STAMP).write_text(kind.key, encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
    except OSError as error:
        raise NotFetchedError(f"{place} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _fill_ace(folder: Path) -> None:
    npm = programs.find_program("npm")
    if not npm:
        raise NotFetchedError("Ace comes from npm, which is not there: sudo apt-get install nodejs npm")
    for file in (_LOCKS / "ace").iterdir():
        shutil.copy(file, folder)
    # Scripts of packages are not run: one would fetch a browser of its own.
    _called([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)


def _fill_verapdf(folder: Path) -> None:
    maven = programs.find_program("mvn")
    if not maven:
        raise NotFetchedError(
            "veraPDF comes from Maven Central by mvn, which is not there: sudo apt-get install maven; or put "
            f"{_JAR} of org.verapdf.apps into a folder yourself and name that in {programs.VERAPDF_JARS}"
        )
    artifact = f"-Dartifact=org.verapdf.apps:greenfield-apps:{VERAPDF}"
    _called([maven, "-q", "-B", _COPY, artifact, f"-DoutputDirectory={folder}"], folder)
    jar = folder / _JAR
    digest = hashlib.sha256(jar.read_bytes()).hexdigest() if jar.is_file() else "no file"
    if digest != VERAPDF_SHA256:
        raise NotFetchedError(f"what came as {_JAR} is another file than was tried: SHA-256 {digest}")


def _called(command: list[str], folder: Path) -> None:
    answer, said = run(command, LIMIT, folder=folder)
    if (said.ending, said.status) != ("done", 0):
        words = "" if said.last_words else f": {' '.join(answer.decode('utf-8', 'replace').split())[-300:]}"
        raise NotFetchedError(f"{Path(command[0]).name}: {said.trouble}{words}")


_KINDS = {
    "ace": _Kind(
        ACE, hashlib.sha256((_LOCKS / "ace" / "package-lock.json").read_bytes()).hexdigest(), _fill_ace
    ),
    "verapdf": _Kind(VERAPDF, VERAPDF_SHA256, _fill_verapdf),
}
