"""From headings to sections."""

from publish.model import Section, plain_text
from publish.readers.sections import section_from, sections_from
from tests.readers.markdown_forms import reading


def outline(section: Section, depth: int = 0) -> list[str]:
    words = plain_text(section.blocks).split()
    line = "  " * depth + plain_text(section.title) + (f": {' '.join(words)}" if words else "")
    return [line, *(one for child in section.children for one in outline(child, depth + 1))]


def chapter(text: str, title: str = "") -> Section:
    given = reading(title)[0].blocks[0].children if title else ()  # type: ignore[union-attr]
    return section_from(reading(text)[0], role="chapter", file="a.md", title=given)


def test_the_first_heading_is_the_title_and_later_ones_nest() -> None:
    section = chapter("# Walls {#w .x}\n\na\n\n## Stone\n\nb\n\n#### Deep\n\nc\n\n### Less\n\n## Brick\n\nd")
    assert outline(section) == ["Walls: a", "  Stone: b", "    Deep: c", "    Less", "  Brick: d"]
    assert (section.id, section.classes, section.file, section.role) == ("w", ("x",), "a.md", "chapter")
    assert section.children[0].role == "section" and section.children[0].file == ""
    assert section.span is not None and section.span.line == 1


def test_a_second_heading_of_the_first_level_is_a_section_of_the_file() -> None:
    assert outline(chapter("## One\n\n# Two\n\n## Three")) == ["One", "  Two", "    Three"]


def test_a_title_from_outside_stands_where_the_text_has_none() -> None:
    assert outline(chapter("only text", "From *outside*")) == ["From outside: only text"]
    assert outline(chapter("# Inside\n\ntext", "Outside")) == ["Inside: text"]


def test_the_header_wins() -> None:
    section = chapter("---\ntitle: Header\nlang: de\nid: h\nrole: preface\n---\n\n# One\n\na")
    assert outline(section) == ["Header", "  One: a"]
    assert (section.language, section.id, section.role) == ("de", "h", "preface")
    assert outline(chapter("---\ntitle: Same\n---\n# Same\n\na")) == ["Same: a"]
    assert chapter("---\nrole: nonsense\n---\n# A").role == "chapter"


def test_unnumbered_languages_and_running_titles() -> None:
    section = chapter('# Walls {.unnumbered lang=la short="W"}\n\n## Plain {-}')
    assert not section.numbered and section.language == "la" and plain_text(section.running_title) == "W"
    assert not section.children[0].numbered and section.children[0].classes == ()


def test_the_headings_of_a_file_may_be_kept_from_numbers() -> None:
    document = reading("# Walls\n\n## Stone\n\n### Grey\n")[0]
    section = section_from(document, role="chapter", file="a.md", headings_numbered=False)
    below = section.children[0]
    assert (section.numbered, below.numbered, below.children[0].numbered) == (True, False, False)


def test_places_above_a_heading_belong_to_its_section() -> None:
    section = chapter('# A\n\ntext\n\n<a id="old"></a>\n\n## B\n\nmore')
    assert outline(section) == ["A: text", "  B: more"]
    assert len(section.blocks) == 1 and len(section.children[0].blocks) == 2


def test_a_single_file_is_a_book() -> None:
    document, _ = reading("Opening.\n\n# One\n\na\n\n## Part of one\n\n# Two {role=afterword}\n\nb")
    opening, one, two = sections_from(document, file="a.md")
    assert outline(opening) == [": Opening."] and not opening.numbered and opening.file == "a.md"
    assert outline(one) == ["One: a", "  Part of one"] and one.role == "chapter"
    assert two.role == "afterword"


def test_parts_in_a_single_file_hold_chapters() -> None:
    document, _ = reading("# I {role=part}\n\n## One\n\n### x\n\n# II {role=part}\n\n## Two")
    first, second = sections_from(document, file="a.md")
    assert first.role == "part" and first.children[0].role == "chapter"
    assert first.children[0].children[0].role == "section" and outline(second) == ["II", "  Two"]


def test_an_empty_document_has_no_sections() -> None:
    assert sections_from(reading("")[0], file="a.md") == ()
    assert chapter("").title == () and chapter("").blocks == ()
