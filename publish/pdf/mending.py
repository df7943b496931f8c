"""A fault of WeasyPrint's line breaking, mended where a unit is set.

WeasyPrint 70 (``text/line_break.py``, step 2) counts the space at the end of a text when it asks
whether all of it fits. Where a text before a link or a piece of code fits but for that space, it
takes the line for one that cannot be broken earlier, and sets the text's first word alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline


@contextmanager
def lines_mended() -> Iterator[None]:
    """Break lines right while the context lasts. For a process that sets one unit at a time."""
    split = inline.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        found = split(text, style, context, max_width, *rest, **more)
        if found[2] is None or not text.endswith(" ") or not _is_first_word(text, found[1]):
            return found
        whole = split(text.rstrip(" "), style, context, max_width, *rest, **more)
        return found if whole[2] is not None else split(text, style, context, None, *rest, **more)

    inline.split_first_line = split_first_line
    try:
        yield
    finally:
        inline.split_first_line = split


def _is_first_word(text: str, length: int) -> bool:
    """Tell whether the first ``length`` bytes are no more than the first of several words."""
    first = text.encode()[:length].decode(errors="ignore").strip(" ")
    return bool(first) and " " not in first and first != text.strip(" ")
