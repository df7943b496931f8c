"""The command line: the only room that prints. It knows the public interface alone."""

from __future__ import annotations

import ctypes
import gc
import sys

__all__ = ["start"]

_LARGE = 1 << 20
"""Bytes of a block that has pages of its own, and of what may lie unused at the end of the heap."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""As in ``malloc.h``."""


def start(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status; see `publish.cli.main`."""
    # A manuscript is hundreds of thousands of small objects that all live to the end, and so are
    # the modules: looking for cycles among them cost a sixth of an EPUB's time (Rust book), and
    # once more at the end a twentieth. This process is ours.
    gc.set_threshold(1_000_000, 50, 50)
    _give_back_large_blocks()
    from publish.cli.main import main

    try:
        main(arguments)
    finally:
        gc.freeze()


def _give_back_large_blocks() -> None:
    """Have pictures and files that were let go given back to the system at once.

    The C library of Linux takes the largest block that it has seen let go for the usual size, and
    from then on keeps as much for later, in each thread by itself: 90 of 190 MB for the Rust book
    (mallopt(3), "dynamic mmap threshold"). Others know no such thing, or no such function.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _LARGE)
