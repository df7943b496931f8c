"""What a build is asked for, whoever asks: one publication, a catalogue, a watch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.engine.events import Listener, silent
from publish.engine.results import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

TARGETS = ("pdf", "epub")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The values of `publish.build`, as paths and tuples.

    Raises `UsageError` for what no build can be asked for.
    """

    output: Path
    targets: tuple[str, ...] | None = None
    editions: tuple[str, ...] | None = None
    jobs: int | None = None
    executor: Executor | str | None = None
    strict: bool = False
    single_run: bool = False
    page_list: bool = True
    """Whether an EPUB may have one."""
    cache: Path | bool = True
    origins: bool = False
    """Whether the result leads an EPUB back to the manuscript without a cache to keep that in."""
    listener: Listener = silent

    def __post_init__(self) -> None:
        wrong = [target for target in self.targets or () if target not in TARGETS]
        if wrong:
            raise UsageError(f"there is no target {wrong[0]!r}: a target is pdf or epub")
        if self.jobs is not None and self.jobs < 1:
            raise UsageError(f"{self.jobs} jobs: at least one process must set the pages")
