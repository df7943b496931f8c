"""What the public functions return."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, failed

if TYPE_CHECKING:  # these rooms take a while to load, which ``import publish`` need not wait for
    from publish.model import Publication
    from publish.project.types import Project, Target


class UsageError(ValueError):
    """The caller asked for something that there is not: an edition, a path, a target."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that was built."""

    path: Path
    edition: str
    target: Target
    size: int
    """In bytes."""
    pages: int = 0
    """0 for an EPUB."""
    origins: bytes = field(default=b"", repr=False, compare=False)
    """What leads back to the manuscript (`publish.engine.origin_table`) where there is no cache to
    keep it in; else it lies there under the file's SHA-256."""


@dataclass(frozen=True, slots=True)
class CacheCounts:
    """How many layouts a build asked for: of chapters, and of stretches of folios and heads."""

    hits: int = 0
    """Came from the cache."""
    misses: int = 0
    """Were laid out."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step of the process that builds."""

    step: str
    """``read``, ``resolve``, ``render``, ``wait`` (for layouts), ``assemble``, ``package``, …"""
    edition: str
    """Empty for what all editions share."""
    seconds: float


@dataclass(frozen=True, slots=True)
class LayoutTime:
    """One unit, or a part of the margins, laid out by a worker."""

    unit: str
    pages: int
    seconds: float
    """In the worker, or on the cluster: without waiting for one."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time of one build went."""

    steps: tuple[StepTime, ...] = ()
    """In the order in which they were begun; the same step of an edition is one."""
    layouts: tuple[LayoutTime, ...] = ()
    """As they came back."""
    kept: int = 0
    """Layouts that came from the cache."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build wrote and found."""

    artifacts: tuple[Artifact, ...]
    """Empty when nothing was written."""
    findings: tuple[Diagnostic, ...]
    seconds: float
    root: Path | None
    """The folder that the findings' files are relative to."""
    failed: bool
    """Whether there are findings at error level (with ``strict``: or warnings)."""
    cache: CacheCounts = CacheCounts()
    """What came from the cache; nothing for a build without one."""
    unchanged: bool = False
    """Whether all was as at an earlier build, so that nothing was done."""
    timings: Timings = field(default=Timings(), compare=False)
    """Where the time went."""


@dataclass(frozen=True, slots=True)
class PublicationBuild:
    """The build of one publication of several."""

    path: Path
    result: BuildResult


@dataclass(frozen=True, slots=True)
class CatalogueResult:
    """What a build of several publications came to."""

    builds: tuple[PublicationBuild, ...]
    """In order; without ``keep_going`` the last one can be the first that failed."""
    left: tuple[Path, ...]
    """Publications that were not begun."""
    findings: tuple[Diagnostic, ...]
    """Of catalogues, and of publications that cannot be built together; files as they were given."""
    seconds: float

    @property
    def failed(self) -> bool:
        """Whether any of it failed."""
        return failed(self.findings) or any(build.result.failed for build in self.builds)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """A publication as it was read and resolved."""

    publication: Publication | None
    """None when there is none to build; the findings say why."""
    project: Project | None
    findings: tuple[Diagnostic, ...]
    root: Path | None

    @property
    def failed(self) -> bool:
        """Whether there are findings at error level."""
        return failed(self.findings)


@dataclass(frozen=True, slots=True)
class FilesResult:
    """What ``new`` and ``import_manuscript`` wrote."""

    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether there are findings at error level."""
        return failed(self.findings)
