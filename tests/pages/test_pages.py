"""A small publication in each theme: pages as a person last looked at them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

import publish
from tests.golden_files import Golden
from tests.text_of_pdf import pdf_words

BOOK = Path(__file__).parent / "book"
DOTS = 60
"""Dots per inch: words are grey, but every line, space and rule has its place."""

PAGES = {
    "novel": {"title-page": 2, "opening-and-note": 6, "verse-and-scene-break": 7, "table": 9},
    "textbook": {"contents": 4, "opening-and-note": 6, "figure-and-listing": 8, "table": 9},
    "report": {"title-block-and-note": 0, "verse-and-figure": 1, "listing-and-table": 2, "last-page": 3},
}
"""Pages by their number from 0."""


@pytest.mark.parametrize("theme", sorted(PAGES))
def test_pages_look_as_they_were_found_right(theme: str, tmp_path: Path, golden: Golden) -> None:
    folder = tmp_path / "book"
    shutil.copytree(BOOK, folder)
    settings = folder / "publish.toml"
    settings.write_text(settings.read_text().replace("THEME", theme))

    result = publish.build(folder, output=tmp_path, to=["pdf"])

    assert not [finding for finding in result.findings if finding.severity != "info"]
    document = pypdfium2.PdfDocument(result.artifacts[0].path)
    try:
        for name, number in PAGES[theme].items():
            picture = document[number].render(scale=DOTS / 72, grayscale=True).to_pil()
            golden.picture(f"pages/{theme}-{name}.png", picture)
    finally:
        document.close()


def test_what_a_colon_announces_begins_on_its_page(tmp_path: Path) -> None:
    """Whatever stands before it: twenty chapters, each with one more line above."""
    tide = "Ebb.\n\n"
    chapters = [
        f"# {lines}\n\n{tide * lines}He read {lines}:\n\n```\nlamp {lines}\nlit\n```\n"
        for lines in range(22, 42)
    ]
    (tmp_path / "lamp.md").write_text(
        "---\ntitle: Lamp\nlanguage: en\n---\n\n" + "\n".join(chapters), "utf-8"
    )

    result = publish.build(tmp_path / "lamp.md", output=tmp_path, to="pdf")

    pages = [" ".join(page) for page in pdf_words(result.artifacts[0].path.read_bytes())]
    for lines in range(22, 42):
        (page,) = (page for page in pages if f"read {lines}:" in page)
        assert f"lamp {lines}" in page
