"""How often units are laid out until their page numbers hold."""

from collections import Counter
from pathlib import Path

import pytest

import publish
from tests.engine.conftest import SETTINGS, Write

TEXTBOOK = SETTINGS.replace('"novel"', '"textbook"')


def often(book: Path, output: Path) -> Counter[str]:
    """Return how often each unit is laid out."""
    result = publish.build(book, output=output, to="pdf", cache=False)
    assert result.artifacts
    return Counter(one.unit for one in result.timings.layouts if one.unit != "margins")


@pytest.mark.parametrize(("sections", "times"), [(5, 1), (120, 2)])
def test_contents_wait_for_the_rest_long_ones_are_measured_with_it(
    book: Write, tmp_path: Path, sections: int, times: int
) -> None:
    """How many pages contents take decides the numbers of those after them, and so their own."""
    text = "# The rooms\n" + "".join(f"\n## Room {number}\n\nDark.\n" for number in range(sections))
    settings = f'{TEXTBOOK}front = [{{ file = "word.md", role = "preface" }}]\n'
    folder = book(
        publish__toml=settings, one__md=text, two__md="# The end\n\nOut.\n", word__md="# Before\n\nA.\n"
    )
    found = often(folder, tmp_path / "out")
    assert found.pop("contents") == times
    assert set(found.values()) == {1}
