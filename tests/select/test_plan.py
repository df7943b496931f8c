"""What one edition shows: its units, their order, and on which side each opens."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model import (
    Attributes,
    ContentsEntry,
    CrossReference,
    Note,
    Publication,
    Section,
    Styled,
    Text,
    from_json,
    to_json,
    walk,
)
from publish.project.types import Target
from publish.resolve import ResolveOptions, resolve
from publish.select import SelectOptions, plan
from tests.model.models import publications
from tests.select.examples import ENGLISH, NOVEL, REPORT, book, chapters, lines, part_of, planned, shape, text


class TestOrder:
    def test_a_novel(self) -> None:
        front = (
            part_of("preface", "Preface"),
            part_of("dedication", ""),
            part_of("epigraph", ""),
            part_of("foreword", "Foreword"),
        )
        assert shape(book(*chapters("A", "B"), front=front, back=(part_of("colophon", ""),))) == [
            ("half-title", "recto"),
            ("title-page", "recto"),
            ("copyright-page", "verso"),
            ("dedication", "recto"),
            ("epigraph", "recto"),
            ("contents", "recto"),
            ("preface", "recto"),
            ("foreword", "recto"),
            ("a", "recto"),
            ("b", "recto"),
            ("colophon", "any"),
        ]

    def test_chapters_on_any_page(self) -> None:
        options = replace(NOVEL, openings="any", front=("title-page", "copyright-page"))
        assert shape(book(*chapters("A", "B")), options) == [
            ("title-page", "recto"),
            ("copyright-page", "verso"),
            ("contents", "any"),
            ("a", "any"),
            ("b", "any"),
        ]

    def test_the_manuscript_s_own_title_page_is_taken(self) -> None:
        own = part_of("title-page", "Mine")
        units = planned(book(*chapters("A"), front=(own,))).units
        assert [(unit.id, len(unit.sections)) for unit in units] == [
            ("half-title", 0),
            ("mine", 1),
            ("copyright-page", 0),
            ("a", 1),
        ]

    def test_the_manuscript_may_say_where_the_contents_stand(self) -> None:
        front = (
            part_of("foreword", "Foreword"),
            part_of("contents", "", blocks=()),
            part_of("preface", "Preface"),
        )
        ids = [one for one, _ in shape(book(*chapters("A", "B"), front=front))]
        assert ids[3:6] == ["foreword", "contents", "preface"]

    def test_references_to_the_contents_lead_to_the_page_or_are_words(self) -> None:
        text_ = text(CrossReference("toc", "text", (Text("there"),)))
        place = Section("contents", (), id="toc")
        novel = book(part_of("chapter", "A", blocks=(text_,)), *chapters("B"), back=(place,))
        assert [one for one, _ in shape(novel)][3:] == ["a", "b", "toc"]
        _, findings = plan(novel, replace(NOVEL, target="epub"), ENGLISH)
        assert [one.code for one in findings] == ["reference-not-in-edition"]

    def test_a_part_is_an_opener_and_its_chapters(self) -> None:
        part = part_of("part", "P", *chapters("A", "B"))
        units = planned(book(part)).units[-3:]
        assert [(unit.id, unit.role, len(unit.sections[0].children)) for unit in units] == [
            ("p", "part", 0),
            ("a", "chapter", 0),
            ("b", "chapter", 0),
        ]

    def test_sections_of_a_part_s_own_text_stay_with_it(self) -> None:
        part = part_of("part", "P", part_of("section", "S"), *chapters("A"))
        units = planned(book(part)).units[-2:]
        assert [[one.id for one in unit.sections[0].children] for unit in units] == [["s"], []]

    def test_an_e_book_has_no_half_title_and_no_sides(self) -> None:
        assert shape(book(*chapters("A", "B")), replace(NOVEL, target="epub")) == [
            ("title-page", "any"),
            ("copyright-page", "any"),
            ("contents", "any"),
            ("a", "any"),
            ("b", "any"),
        ]

    def test_nothing_at_all(self) -> None:
        assert [one for one, _ in shape(book())] == ["half-title", "title-page", "copyright-page"]
        assert shape(book(), replace(REPORT, title_block=False, front=())) == []


class TestReports:
    def test_everything_runs_on_in_one_unit_under_the_title(self) -> None:
        front, back = (part_of("preface", "P"),), (part_of("appendix", "Z"),)
        units = planned(book(*chapters("A", "B"), front=front, back=back), REPORT).units
        assert [(unit.id, unit.title_block, unit.contents) for unit in units] == [("text", True, ())]
        assert [one.id for one in units[0].sections] == ["p", "a", "b", "z"]

    def test_contents_from_three_chapters_on(self) -> None:
        (unit,) = planned(book(*chapters("A", "B", "C")), REPORT).units
        assert lines(unit.contents) == [" A", " B", " C"]

    def test_an_e_book_of_many_chapters_has_a_file_for_each(self) -> None:
        report = replace(REPORT, target="epub")
        assert [one for one, _ in shape(book(*chapters("A", "B")), report)] == ["text"]
        units = planned(book(*chapters("A", "B", "C")), report).units
        assert [(unit.id, unit.title_block) for unit in units] == [("a", True), ("b", False), ("c", False)]

    def test_running_on_after_a_title_page(self) -> None:
        options = replace(REPORT, title_block=False, front=("title-page",))
        front = (part_of("dedication", ""), part_of("preface", "P"))
        assert [one for one, _ in shape(book(*chapters("A"), front=front), options)] == [
            "title-page",
            "dedication",
            "text",
        ]


class TestContents:
    def book(self) -> Publication:
        deep = part_of("section", "S1", part_of("section", "S2", part_of("section", "S3")))
        part = part_of("part", "Part", part_of("chapter", "A", deep), part_of("chapter", "B"))
        untitled = part_of("chapter", "")
        front = (part_of("dedication", ""), part_of("title-page", "Own"), part_of("preface", ""))
        return book(part, untitled, front=front, back=(part_of("index", ""),))

    def test_the_page_to_the_theme_s_depth(self) -> None:
        options = replace(NOVEL, contents_depth=2)
        page = next(unit for unit in planned(self.book(), options).units if unit.role == "contents")
        assert lines(page.contents) == [" Preface", " Part", ".  A", ". .  S1", ".  B", " Index"]

    def test_navigation_to_three_levels(self) -> None:
        assert lines(planned(self.book()).contents) == [
            " Own", " Preface", " Part", ".  A", ". .  S1", ". . .  S2", ".  B", " Index",
        ]  # fmt: skip

    def test_a_chapter_without_a_title_goes_by_its_number(self) -> None:
        one = replace(part_of("chapter", ""), number="4")
        assert lines(planned(book(one)).contents) == [" Chapter\u00a04"]

    def test_navigation_takes_the_shorter_title(self) -> None:
        long = replace(part_of("chapter", "A long title"), running_title=(Text("Short"),), number="1")
        result = planned(book(long, *chapters("B")))
        page = next(unit for unit in result.units if unit.role == "contents")
        assert lines(result.contents)[0] == "1 Short"
        assert lines(page.contents)[0] == "1 A long title"

    def test_what_is_unlisted_is_in_no_contents(self) -> None:
        hidden = replace(part_of("chapter", "B", part_of("section", "S")), classes=("unlisted",))
        result = planned(book(*chapters("A"), hidden, *chapters("C")))
        page = next(unit for unit in result.units if unit.role == "contents")
        assert lines(page.contents) == lines(result.contents) == [" A", " C"]
        assert "b" in [unit.id for unit in result.units]

    def test_a_chapter_not_yet_written_is_named_on_the_page_alone(self) -> None:
        draft = Section("chapter", (Text("B"),), id="b", number="2", classes=("draft",))
        nested = replace(draft, role="section", title=(Text("A1"),), id="a1", number="1.1")
        first = replace(part_of("chapter", "A", nested), number="1")
        result = planned(book(first, draft, *chapters("C")), replace(NOVEL, contents_depth=2))
        page = next(unit for unit in result.units if unit.role == "contents")
        assert lines(page.contents) == ["1 A", ". 1.1 A1", "2 B", " C"]
        assert entry_targets(page.contents) == ["a", "", "", "c"]
        assert lines(result.contents) == ["1 A", " C"]
        titles = [
            one.title for unit in result.units for one in walk(*unit.sections) if isinstance(one, Section)
        ]
        assert titles == [(Text("A"),), (Text("C"),)]

    def test_a_line_has_neither_notes_nor_ids(self) -> None:
        title = (Styled((), Attributes("old")), Text("A"), Note((text("n"),), "1", "note-a-1"))
        (entry,) = planned(book(Section("chapter", title, (text("x"),), id="a"))).contents
        assert entry.title == (Text("A"),)


def test_unit_ids_are_file_names_that_nobody_else_has() -> None:
    one, two = part_of("chapter", "A"), part_of("chapter", "B")
    body = (replace(one, id="Gate_House"), replace(two, id="b", blocks=(text("x", id="gate-house"),)))
    units = planned(book(*body)).units
    assert [unit.id for unit in units][-2:] == ["gate-house-2", "b"]


@settings(deadline=None)
@given(publications(), st.sampled_from(["pdf", "epub"]), st.sampled_from([NOVEL, REPORT]))
def test_whatever_is_in_a_book(publication: Publication, target: Target, theme: SelectOptions) -> None:
    resolved, _ = resolve(publication, ResolveOptions(2), ENGLISH)
    result = planned(resolved, replace(theme, target=target))
    units = [unit.id for unit in result.units]
    assert len({one.lower() for one in units}) == len(units)
    nodes = [node for unit in result.units for node in walk(*unit.sections)]
    ids = {node.id for node in nodes if isinstance(node, Section | Note)}
    ids |= {node.attributes.id for node in nodes if isinstance(getattr(node, "attributes", None), Attributes)}
    targets = {node.target for node in nodes if isinstance(node, CrossReference) and not node.dangling}
    assert targets <= ids | set(units)
    assert set(entry_targets(result.contents)) <= ids
    for unit in result.units:
        assert set(entry_targets(unit.contents)) <= ids | {""}
    assert from_json(to_json(result)) == result


def entry_targets(entries: tuple[ContentsEntry, ...]) -> list[str]:
    found = []
    for one in entries:
        found.extend([one.target, *entry_targets(one.children)])
    return found
