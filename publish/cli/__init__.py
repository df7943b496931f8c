"""The command line: the only room that prints. It knows the public interface alone."""

from __future__ import annotations

import gc

__all__ = ["start"]


def start(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status; see `publish.cli.main`."""
    # A manuscript is hundreds of thousands of small objects that all live to the end, and so are
    # the modules: looking for cycles among them cost a sixth of an EPUB's time (Rust book). This
    # process is ours.
    gc.set_threshold(200_000, 50, 50)
    from publish.cli.main import main

    main(arguments)
