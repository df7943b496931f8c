"""Divisions, spans, figures and sections that are for one target."""

from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.model import (
    Attributes,
    Block,
    CrossReference,
    Division,
    Figure,
    Note,
    Paragraph,
    Section,
    Styled,
    Text,
    plain_text,
    walk,
)
from publish.project.types import Target
from publish.select import plan
from tests.select.examples import ENGLISH, NOVEL, book, chapters, part_of, planned, shape, text


class TestDropping:
    def shown(self, *blocks: Block, target: Target = "epub") -> tuple[str, tuple[Diagnostic, ...]]:
        publication = book(part_of("chapter", "A", blocks=(text("Always."), *blocks)))
        result, findings = plan(publication, replace(NOVEL, target=target), ENGLISH)
        return plain_text(result.units[-1].sections[0].blocks), findings

    def test_divisions_spans_and_figures_for_one_target(self) -> None:
        only = Attributes(classes=("only-print",))
        blocks = (
            Division((text("On paper."),), only),
            text("Here ", Styled((Text("on paper "),), only), "too."),
            text(Styled((Text("all paper"),), only)),
            Figure((text("fig"),), attributes=only),
        )
        assert self.shown(*blocks)[0] == "Always.\nHere too.\n"
        assert self.shown(*blocks, target="pdf")[0].count("paper") == 3

    def test_a_reference_that_has_lost_its_place_is_words_and_a_finding(self) -> None:
        place = Division((text("p"),), Attributes("place", ("only-print",)))
        reference = CrossReference("place", "text", (Text("there"),))
        shown, findings = self.shown(place, text("See ", reference))
        assert shown == "Always.\nSee there\n"
        assert [one.code for one in findings] == ["reference-not-in-edition"]
        assert self.shown(place, text("See ", reference), target="pdf")[1] == ()

    def test_notes_are_counted_without_a_gap_and_figures_keep_their_numbers(self) -> None:
        def note(number: str) -> Paragraph:
            return text("x", Note((text(f"n{number}"),), number, f"note-a-{number}"))

        only = Attributes(classes=("only-print",))
        blocks = (note("1"), Division((note("2"),), only), note("3"), Figure((), (Text("c"),), "1.2"))
        one = part_of("chapter", "A", blocks=blocks)
        two = part_of("chapter", "B", blocks=(text("y", Note((text("m"),), "1", "note-b-1")),))
        units = planned(book(one, two), replace(NOVEL, target="epub")).units
        nodes = [node for unit in units for node in walk(*unit.sections)]
        assert [node.number for node in nodes if isinstance(node, Note)] == ["1", "2", "1"]
        assert [node.number for node in nodes if isinstance(node, Figure)] == ["1.2"]

    def test_sections_by_class_and_those_left_empty(self) -> None:
        only = replace(part_of("chapter", "B"), classes=("only-print",))
        empty = part_of("chapter", "C", blocks=(Division((text("x"),), Attributes(classes=("only-print",))),))
        blank = Section("chapter", (Text("D"),), id="d")
        units = planned(book(*chapters("A"), only, empty, blank), replace(NOVEL, target="epub")).units
        assert [unit.id for unit in units][2:] == ["contents", "a", "d"]

    def test_a_generated_section_without_content_is_left_out(self) -> None:
        back = (Section("bibliography", (), id="bibliography"),)
        assert [one for one, _ in shape(book(*chapters("A"), back=back))][-1] == "a"
