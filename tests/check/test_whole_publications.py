"""Whole publications, asked of everything that there is: our rules, and all validators that are here."""

from collections import Counter

import pytest

import publish
from tests.built_books import BookOf
from tests.check.judged import JUDGED

pytestmark = pytest.mark.slow

BY_VALIDATORS: dict[str, Counter[tuple[str, str]]] = {
    "handbook": Counter(),
    "sherlock": Counter(),
    "rust-book": Counter(),
}
"""Warnings and errors of validators."""
OF_PAGES = {
    # The picture is a screenshot of 372 pixels.
    "rust-book": {"picture-coarse": 1},
}
WHILE_BUILDING = {
    # Addresses of the standard library's documentation, which is no part of the book.
    "rust-book": {"link-outside": 29},
}


@pytest.mark.parametrize("name", ["handbook", "sherlock", "rust-book"])
def test_it_is_sound_and_the_second_check_asks_nobody(name: str, book: BookOf) -> None:
    built = book(name)

    def checked() -> publish.CheckResult:
        return publish.check(built.source, output=built.path("epub").parent, cache=built.cache)

    first, second = checked(), checked()

    assert first.count("error") == 0
    told = Counter((one.origin, one.code) for one in first.findings if one.severity == "warning")
    ours = Counter({row.code: row.count for row in JUDGED[name]})
    ours += Counter(OF_PAGES.get(name, {})) + Counter(WHILE_BUILDING.get(name, {}))
    assert Counter({code: count for (origin, code), count in told.items() if origin == "publish"}) <= ours
    theirs = Counter({key: count for key, count in told.items() if key[0] != "publish"})
    assert theirs == BY_VALIDATORS[name]
    assert second.findings == first.findings
    kept = {time.name for time in second.times if time.kept}
    assert {"build", "manuscript", "epubcheck", "qpdf"} <= kept
