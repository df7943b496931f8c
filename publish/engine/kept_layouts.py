"""Layouts from the cache: an executor before the workers, which lay out only what is not kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, ParamSpec, TypeVar, cast

from publish.engine.kept_chapters import LEAST, KeptChapters
from publish.engine.kept_margins import KeptMargins
from publish.engine.results import CacheCounts
from publish.pdf.facts_json import KeptFacts, facts_from_json, facts_to_json
from publish.pdf.keys import TaskKeys
from publish.pdf.layout import lay_out, lay_out_inside
from publish.pdf.tasks import Earlier, Layout, LayoutTask
from publish.store import Store

P = ParamSpec("P")
T = TypeVar("T")

_PAGES = "pages"
_FACTS = "facts"
"""The kinds of entry: a layout's PDF, and what is to be known of it as JSON."""


class KeptLayouts(Executor):
    """Answers calls of ``lay_out`` from ``store`` where it can; hands all others to ``executor``.

    What the workers lay out is kept for the next build, at once: what is done when a build is
    interrupted need not be done again. A layout that failed is not kept. ``versions`` is what
    decides the bytes besides the task (`publish.versions.of_pages`).
    """

    def __init__(self, executor: Executor, store: Store, versions: str, inside: bool = False) -> None:
        """``inside``: whether of a long unit, of which little changed, some pages alone are laid out;
        the executor must take any call then."""
        self._executor = executor
        self._store = store
        self._keys = TaskKeys(versions)
        self._chapters = KeptChapters(store, self._keys) if inside else None
        self._counts = CacheCounts()
        self._counting = threading.Lock()

    @property
    def counts(self) -> CacheCounts:
        """How many layouts came from the cache up to now, and how many did not."""
        return self._counts

    @property
    def margins(self) -> KeptMargins:
        """The folios and heads that are kept beside the layouts, page by page."""
        return KeptMargins(self._store, self._keys, self._count)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a call; one that the cache answers is done when this returns."""
        task = _task(fn, args, kwargs)
        key = self._key(task) if task is not None else ""
        if task is None or not key:
            return self._executor.submit(fn, *args, **kwargs)
        kept = self._kept(task, key)
        self._count(kept is not None, kept is None)
        if kept is not None:
            done: Future[Layout] = Future()
            done.set_result(kept)
            return cast("Future[T]", done)
        earlier = self._earlier(task)
        if earlier is None:
            future = self._executor.submit(fn, *args, **kwargs)
        else:
            future = cast("Future[T]", self._executor.submit(lay_out_inside, task, earlier))
        future.add_done_callback(partial(self._keep, task, key))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Shut the executor down that lays out."""
        self._executor.shutdown(wait, cancel_futures=cancel_futures)

    def _key(self, task: LayoutTask) -> str:
        """Return the key of ``task``; none where a file of it is gone, which its layout will tell."""
        try:
            return self._keys.of(task)
        except OSError:
            return ""

    def _count(self, hits: int, misses: int) -> None:
        with self._counting:
            before = self._counts
            self._counts = CacheCounts(before.hits + hits, before.misses + misses)

    def _kept(self, task: LayoutTask, key: str) -> Layout | None:
        """Return a whole layout that keeps the bounds of ``task`` too."""
        told = self._store.get(_FACTS, key)
        pdf = self._store.get(_PAGES, key) if told is not None else None
        if told is None or pdf is None:
            return None
        try:
            kept = facts_from_json(told)
        except ValueError:  # whole, but not written by us: laid out again and written anew
            return None
        if kept.facts.pages > task.limits.pages:
            return None
        return Layout(task.unit_id, pdf, kept.facts, kept.messages)

    def _earlier(self, task: LayoutTask) -> Earlier | None:
        """Return the layout that a long unit had before its text changed; tagged ones are set whole."""
        chapters = self._chapters if not task.variant else None
        known = chapters.last(task) if chapters is not None else None
        kept = self._kept(task, known[1]) if known is not None else None
        return Earlier(known[0], kept) if known is not None and kept is not None else None

    def _keep(self, task: LayoutTask, key: str, future: Future[Any]) -> None:
        if future.cancelled() or future.exception() is not None:
            return
        layout = future.result()
        self._store.put(_PAGES, key, layout.pdf)
        self._store.put(_FACTS, key, facts_to_json(KeptFacts(layout.facts, layout.messages)))
        if self._chapters is not None and not task.variant and layout.facts.pages >= LEAST:
            self._chapters.keep(task, key)


def _task(fn: object, args: tuple[object, ...], kwargs: dict[str, object]) -> LayoutTask | None:
    """Return the task of a call of ``lay_out``; None for any other call, and for one of pages that
    are kept each by itself."""
    if fn is lay_out and len(args) == 1 and not kwargs and isinstance(args[0], LayoutTask):
        return None if args[0].apart else args[0]
    return None
