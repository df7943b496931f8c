"""The door to layout: light to import, since a caller only hands ``lay_out`` to a pool."""

from __future__ import annotations

from publish.pdf import environment
from publish.pdf.tasks import (
    Earlier,
    FaceFile,
    Layout,
    LayoutError,
    LayoutLimitError,
    LayoutTask,
    Limits,
    Side,
    WholeLayout,
)

__all__ = [
    "Earlier",
    "FaceFile",
    "Layout",
    "LayoutError",
    "LayoutLimitError",
    "LayoutTask",
    "Limits",
    "Side",
    "WholeLayout",
    "lay_out",
    "lay_out_inside",
    "lay_out_whole",
]


def lay_out(task: LayoutTask) -> Layout:
    """Return the pages of a unit and what is to be known of them.

    Runs in a worker process (``pool``), which is where WeasyPrint is imported. Raises
    ``LayoutLimitError`` for a unit past its limits, ``LayoutError`` for one that cannot be laid
    out. The same task gives the same bytes, in whatever process.
    """
    environment.isolate()
    from publish.pdf.typeset import typeset

    return typeset(task)


def lay_out_inside(task: LayoutTask, earlier: Earlier) -> Layout:
    """Return what ``lay_out`` does, sooner where little of a long unit changed since ``earlier``."""
    environment.isolate()
    from publish.pdf.inside.typeset_inside import typeset_inside
    from publish.pdf.typeset import typeset

    return typeset_inside(task, earlier) or typeset(task)


def lay_out_whole(task: LayoutTask) -> WholeLayout:
    """Return the units of a book that ``whole.whole_task`` made one task of; else as ``lay_out``."""
    environment.isolate()
    from publish.pdf.typeset import typeset_whole

    return typeset_whole(task)
