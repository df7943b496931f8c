"""WeasyPrint's log while a task is laid out: its lines as values, and bounds of pages and time."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from publish.pdf.tasks import LayoutLimitError, Limits

_LOG = logging.getLogger("weasyprint")
_PROGRESS = logging.getLogger("weasyprint.progress")


class _Listener(logging.Handler):
    """Keeps the lines of its own thread, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: dict[str, None] = {}
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread and record.name == _LOG.name:
            self.lines.setdefault(record.getMessage())


class _Bound(logging.Handler):
    """Ends a layout past its limits: WeasyPrint says in its log when it begins a page."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(logging.INFO)
        self._limits = limits
        self._end = time.monotonic() + limits.seconds
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self._thread:
            return
        if _page(record) > self._limits.pages:
            raise LayoutLimitError(f"more than {self._limits.pages} pages")
        if time.monotonic() > self._end:
            raise LayoutLimitError(f"not laid out within {self._limits.seconds:g} seconds")


def _page(record: logging.LogRecord) -> int:
    """The page that a line of progress is about, 0 for other lines."""
    first = record.args[0] if isinstance(record.args, tuple) and record.args else 0
    return first if "Page" in record.msg and isinstance(first, int) else 0


@contextmanager
def listening() -> Iterator[dict[str, None]]:
    """Collect what WeasyPrint warns of, as the keys of the mapping, in order."""
    listener = _Listener()
    _LOG.addHandler(listener)
    try:
        yield listener.lines
    finally:
        _LOG.removeHandler(listener)


@contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """Raise ``LayoutLimitError`` from within the layout once it goes past ``limits``."""
    bound = _Bound(limits)
    level, propagate = _PROGRESS.level, _PROGRESS.propagate
    _PROGRESS.addHandler(bound)
    _PROGRESS.setLevel(logging.INFO)
    _PROGRESS.propagate = False
    try:
        yield
    finally:
        _PROGRESS.removeHandler(bound)
        _PROGRESS.setLevel(level)
        _PROGRESS.propagate = propagate


@contextmanager
def timed(seconds: float) -> Iterator[None]:
    """Raise ``LayoutLimitError`` after ``seconds``, in the middle of a page too.

    Again each second, should a handler of WeasyPrint's have caught it. Only a main thread can be
    told so, where the system has such alarms; elsewhere a page without end is the pool's to stop.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise LayoutLimitError(f"not laid out within {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
