"""What the rules about pages find in whole books, judged by looking at the pages.

All of it is true. Remarks (``info``) are not counted: every book has loose lines and ladders of
hyphens, and their number moves with each change of a style sheet. Nothing is an error.
"""

from collections import Counter

import pytest

from publish.check.artifacts import built_file
from publish.check.options import CheckOptions
from publish.check.pages.asked import ask_pages
from publish.engine.options import BuildOptions
from publish.store import Store
from tests.built_books import BookOf

pytestmark = pytest.mark.slow

WARNINGS = {
    "handbook": {},
    "wire-report": {},
    "seed": {},
    "sherlock": {},
    # The picture is a screenshot of 372 pixels.
    "rust-book": {"picture-coarse"},
}


@pytest.mark.parametrize("name", WARNINGS)
def test_whole_books(name: str, book: BookOf) -> None:
    built = book(name)
    file = built_file(built.path("pdf"))
    options = CheckOptions(BuildOptions(file.path.parent))
    found = ask_pages(file, ("pages", "press"), options, Store(built.cache))
    told = Counter((one.code, one.severity) for one in found)
    assert {code for code, severity in told if severity == "error"} == set()
    assert {code for code, severity in told if severity == "warning"} <= set(WARNINGS[name])
    assert told["picture-coarse", "warning"] <= 1
    # Every finding has its line, but for pages that nobody wrote.
    assert [one for one in found if one.span is None] == []
