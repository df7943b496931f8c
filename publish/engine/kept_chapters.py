"""Long units as they were laid out last: what a layout from inside of one begins with."""

from __future__ import annotations

import json
from dataclasses import replace

from publish.pdf.keys import TaskKeys
from publish.pdf.tasks import LayoutTask
from publish.store import Store, key_of

_KIND = "chapters"
LEAST = 16
"""Pages of a unit that is long: a layout from inside sets up to eight, and costs some itself."""


class KeptChapters:
    """Remembers the text of each long unit and the key of its layout, under all that decides its
    pages but the text."""

    def __init__(self, store: Store, keys: TaskKeys) -> None:
        self._store = store
        self._keys = keys

    def last(self, task: LayoutTask) -> tuple[str, str] | None:
        """Return the text of the unit and the key of the layout that it had last; None where there
        is none."""
        told = self._store.get(_KIND, self._place(task))
        if told is None:
            return None
        found = json.loads(told)
        return found["xhtml"], found["layout"]

    def keep(self, task: LayoutTask, key: str) -> None:
        """Remember that the layout of ``task`` is the one of ``key``."""
        told = json.dumps({"layout": key, "xhtml": task.xhtml}, ensure_ascii=False)
        self._store.put(_KIND, self._place(task), told.encode("utf-8", "surrogatepass"))

    def _place(self, task: LayoutTask) -> str:
        return key_of(task.unit_id, self._keys.of(replace(task, xhtml="")))
