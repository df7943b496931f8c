"""Numbers of chapters on their whole way: drafts, empty chapters, and an mdBook's own manner."""

from pathlib import Path

import pytest

import publish
from publish.model import Section, plain_text


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def outline(sections: tuple[Section, ...], depth: int = 0) -> list[str]:
    found = []
    for one in sections:
        found.append(f"{'  ' * depth}{one.number} {plain_text(one.title)}".rstrip())
        found.extend(outline(one.children, depth + 1))
    return found


SUMMARY = """\
# Summary

[Before](before.md)

# Of walls

- [Stone](stone.md)
  - [Granite](granite.md)
    - [Grey](grey.md)
  - [Marble]()
  - [Slate](slate.md)

# Of gates

- [Brass]()
- [Iron](iron.md)
"""


@pytest.fixture
def mdbook(tmp_path: Path) -> Path:
    names = ("before", "stone", "granite", "grey", "slate", "iron")
    texts = {f"src/{name}.md": f"# {name.title()}\n\nText.\n\n## Heading\n\nMore.\n" for name in names}
    return written(tmp_path / "walls", {"book.toml": "", "src/SUMMARY.md": SUMMARY, **texts})


def test_an_mdbook_counts_its_list_to_any_depth_and_no_headings(mdbook: Path) -> None:
    result = publish.load(mdbook)
    assert result.publication is not None
    assert outline(result.publication.body) == [
        " Of walls",
        "  1 Stone",
        "     Heading",
        "    1.1 Granite",
        "       Heading",
        "      1.1.1 Grey",
        "         Heading",
        "    1.2 Marble",
        "    1.3 Slate",
        "       Heading",
        " Of gates",
        "  2 Brass",
        "  3 Iron",
        "     Heading",
    ]
    assert [one.code for one in result.findings] == ["summary-draft", "summary-draft"]


def test_without_section_labels_an_mdbook_has_no_numbers(mdbook: Path) -> None:
    written(mdbook, {"book.toml": "[output.html]\nno-section-label = true\n"})
    publication = publish.load(mdbook).publication
    assert publication is not None
    assert all(line.startswith(" ") for line in outline(publication.body))


def test_an_empty_chapter_keeps_its_place_and_links_to_it_live(tmp_path: Path) -> None:
    settings = 'title = "T"\ntheme = "textbook"\nchapters = ["a.md", "empty.md", "b.md"]\n'
    files = {"a.md": "# A\n\nSee [the next](empty.md).\n", "empty.md": "", "b.md": "# B\n\nx\n"}
    book = written(tmp_path, {**files, "publish.toml": settings})
    result = publish.build(book, output=tmp_path / "out", to=["epub"])
    assert [one.code for one in result.findings if one.severity != "info"] == ["chapter-empty"]
    publication = publish.load(book).publication
    assert publication is not None and outline(publication.body) == ["1 A", "2", "3 B"]


def test_an_empty_chapter_without_a_number_shows_what_it_is(tmp_path: Path) -> None:
    settings = 'title = "T"\nnumber-depth = 0\nchapters = ["a.md", "empty.md"]\n'
    book = written(tmp_path, {"publish.toml": settings, "a.md": "# A\n\nx\n", "empty.md": ""})
    publication = publish.load(book).publication
    assert publication is not None and outline(publication.body) == [" A", " Chapter"]
