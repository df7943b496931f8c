"""What callers write, in the form in which the rooms take it."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from publish.engine.events import Listener, silent
from publish.engine.options import BuildOptions

if TYPE_CHECKING:
    from concurrent.futures import Executor


def build_options(
    output: str | PathLike[str],
    to: str | Iterable[str] | None,
    editions: str | Iterable[str] | None,
    cache: str | PathLike[str] | bool,
    progress: Listener | None,
    *,
    jobs: int | None = None,
    executor: Executor | str | None = None,
    strict: bool = False,
    single_run: bool = False,
    page_list: bool = True,
) -> BuildOptions:
    """Return what a caller wrote in the form in which the engine takes it."""
    return BuildOptions(
        output=Path(output),
        targets=several(to),
        editions=several(editions),
        jobs=jobs,
        executor=executor,
        strict=strict,
        single_run=single_run,
        page_list=page_list,
        cache=cache if isinstance(cache, bool) else Path(cache),
        listener=progress or silent,
    )


def several(given: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Return one or several words as several; None where nothing was asked."""
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)
