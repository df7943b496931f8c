"""Built files and the validators: all files of one kind at once, the validators side by side."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from dataclasses import dataclass, field, replace
from pathlib import Path

from publish.check.aside import aside
from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.kept import Kept
from publish.check.results import CheckTime
from publish.check.validators.validator import Validator
from publish.store import key_of

SUFFIXES = (".epub", ".pdf")
"""The endings of files that can be checked as they are."""
MOST_BYTES = 8 * 2**30
"""Of a file that is read at all; an EPUB has less (`publish.check.archives.LIMITS`)."""

_FORM = "1"
"""Of what is kept."""
_GRACE = 30.0
"""Seconds that a validator has beyond its limit to say that it was too slow."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file to be checked, known by its content."""

    path: Path
    digest: str
    """SHA-256 of its bytes."""
    edition: str = ""
    """The edition that it is; empty for a file of any tool."""
    origins: bytes = field(default=b"", repr=False)
    """As `publish.engine.results.Artifact.origins`."""


def built_file(path: Path, edition: str = "", origins: bytes = b"") -> BuiltFile:
    """Return the file at ``path``. Raises OSError where it cannot be read, or is larger than any book."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it has {size} bytes, and no book has more than {MOST_BYTES}")
    with path.open("rb") as stream:
        return BuiltFile(path, hashlib.file_digest(stream, "sha256").hexdigest(), edition, origins)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one validator said."""

    findings: dict[Path, tuple[Finding, ...]]
    time: CheckTime


class Asked:
    """A validator that was asked about some files; others can be asked meanwhile."""

    def __init__(self, validator: Validator, files: Sequence[BuiltFile], limit: float, kept: Kept) -> None:
        """``limit``: seconds that it has for all the files."""
        self.name = validator.name
        self._kept = kept
        self._limit = limit
        version = validator.version()
        self._keys = {
            one.path: key_of("validator", _FORM, validator.name, version, one.digest) for one in files
        }
        known = {path: kept.findings(key) for path, key in self._keys.items()}
        self._known = {path: found for path, found in known.items() if found is not None}
        self._open = tuple(dict.fromkeys(one.path for one in files if one.path not in self._known))
        self._start = time.perf_counter()
        self._end = self._start
        self._future: Future[dict[Path, tuple[Finding, ...]]] | None = None
        if self._open:
            self._future = aside(lambda: validator.check(self._open, limit), validator.name)
            self._future.add_done_callback(self._stop)

    def _stop(self, done: Future[dict[Path, tuple[Finding, ...]]]) -> None:
        self._end = time.perf_counter()

    def answers(self) -> Answers:
        """Wait for it and return what it said; that it failed is a finding in each file."""
        found = dict(self._known)
        for path, fresh in self._fresh().items():
            found[path] = fresh
            if not any(one.code == "validator-failed" for one in fresh):
                self._kept.put_findings(self._keys[path], fresh)
        named = {
            path: tuple(replace(one, artifact=path.name, group=self.name) for one in findings)
            for path, findings in found.items()
        }
        return Answers(named, CheckTime(self.name, self._end - self._start, kept=not self._open))

    def _fresh(self) -> dict[Path, tuple[Finding, ...]]:
        if self._future is None:
            return {}
        left = self._start + self._limit + _GRACE - time.perf_counter()
        try:
            answers = self._future.result(max(left, 0.1))
        except TooLongError:
            self._end = time.perf_counter()
            return self._failed(f"{self.name} has not ended within {self._limit:g} s")
        except Exception as error:  # whatever it is: a validator that crashes is a finding
            return self._failed(f"{self.name} ended badly: {type(error).__name__}: {error}")
        silent = [path for path in self._open if path not in answers]
        said = {path: tuple(answers[path]) for path in self._open if path in answers}
        return said | self._failed(f"{self.name} has said nothing of this file", silent)

    def _failed(self, words: str, paths: Iterable[Path] | None = None) -> dict[Path, tuple[Finding, ...]]:
        finding = replace(make("validator-failed", words), origin=self.name)
        return dict.fromkeys(self._open if paths is None else paths, (finding,))


def absent(validator: Validator, why: str, required: bool) -> Finding:
    """Return the finding that a validator is not there; an error where it is ``required``."""
    said = make("validator-missing", f"{validator.name} is not there, so it was not asked", hint=why)
    return replace(said, severity="error" if required else "info", group=validator.name)
