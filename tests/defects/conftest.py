"""One check for all defects of a way, so that each validator runs once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

import publish
from publish.check import online
from publish.check.results import CheckResult
from publish.check.web import Limits
from publish.store import Store
from tests.check.test_online import serving
from tests.defects.base import built_base
from tests.defects.defect import Way
from tests.defects.groups import by_way
from tests.defects.seeding import Seeded, seed

OPTIONS: dict[Way, dict[str, Any]] = {
    "read": {"build_first": False},
    "spelling": {"build_first": False, "only": "spelling", "spelling": True},
    "online": {"build_first": False, "only": "online", "online": True},
    "built": {"skip": ("ace", "epubcheck", "verapdf", "outloud")},
    "finished": {"skip": "ace"},
    "press": {"only": ("press", "pages"), "profile": "press"},
    "ace": {"only": "ace"},
}
QUICK = Limits(seconds=1, total=20, pause=0, private=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check of all defects of a way found."""

    seeded: list[Seeded]
    """In the order of `tests.defects.groups.by_way`."""
    result: CheckResult


AnswerOf = Callable[[Way], Answer]


@pytest.fixture(scope="session")
def answer(tmp_path_factory: pytest.TempPathFactory) -> AnswerOf:
    """Return what is found by a way of looking, which is asked once a session."""
    known: dict[Way, Answer] = {}

    def of(way: Way) -> Answer:
        if way not in known:
            folder = tmp_path_factory.mktemp(f"defects-{way}")
            cache = folder / "cache"
            base = built_base(folder, cache) if way in ("finished", "press", "ace") else None
            with _server(way) as server:
                seeded = seed(folder, by_way(way), base, Store(cache), server)
                paths = dict.fromkeys(path for one in seeded for path in (one.bad, one.good))
                result = publish.check(paths, output=folder / "out", cache=cache, **OPTIONS[way])
            known[way] = Answer(seeded, result)
        return known[way]

    return of


@contextmanager
def _server(way: Way) -> Iterator[str]:
    """Yield the address of a server, where one is asked."""
    if way != "online":
        yield ""
        return
    with serving() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(online, "ask", partial(online.ask, limits=QUICK))
        yield server.address
