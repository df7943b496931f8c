"""What a validator is to the check: a program of somebody else that looks at built files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeAlias

from publish.check.codes import make
from publish.check.finding import Finding

Found: TypeAlias = dict[Path, tuple[Finding, ...]]
"""What was found in each file, in the validator's order."""


class Validator(Protocol):
    """A program that checks files of one kind."""

    @property
    def name(self) -> str:
        """``epubcheck``, ``ace``, ``verapdf``, ``outloud`` or ``qpdf``."""

    @property
    def suffix(self) -> str:
        """``.epub`` or ``.pdf``."""

    def missing(self) -> str:
        """Return how to get it; "" where it is there. Nothing is started or fetched."""

    def version(self) -> str:
        """Return its version, with all that decides its answers; "" where it is not there."""

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return what it finds in each of ``files``, within ``limit`` seconds for all of them.

        Raises nothing that a file or the validator can cause: what crashes, hangs or answers with
        nonsense is the finding ``validator-failed`` of the files that have no answer.
        """


def failed(name: str, file: Path, why: str) -> Finding:
    """Return the finding that a validator has no answer for a file."""
    return replace(make("validator-failed", f"{name}: {why}", artifact=file.name), origin=name)


def for_all(name: str, files: Sequence[Path], why: str) -> Found:
    """Return that finding for each file."""
    return {file: (failed(name, file, why),) for file in files}


def in_order(files: Sequence[Path], found: Mapping[Path, tuple[Finding, ...]]) -> Found:
    """Return findings in the order of the files, each only once a file."""
    return {file: tuple(dict.fromkeys(found[file])) for file in files}
