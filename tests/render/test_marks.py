"""Marks change nothing but themselves, and tell which stretch was written as which place."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model import Link, Note, Paragraph, Section, Span, Text, rewrite_all
from publish.model.walk import Node
from publish.render.context import Target
from publish.render.marks import marked, stretches, unmarked
from publish.render.units import RenderedUnit, render_unit
from tests.model.models import sections
from tests.render.everything import UNITS
from tests.render.rendering import chapter, context, paragraph, unit

TARGETS: tuple[Target, ...] = ("pdf", "epub")


def spanned(node: Node) -> Node:
    """Give a node that can have a place one."""
    has = any(field.name == "span" for field in fields(node))
    return replace(node, span=Span("a.md", 7)) if has else node  # type: ignore[arg-type]


def told(rendered: RenderedUnit, words: str) -> Span | None:
    """Return the place that the stretch with ``words`` leads to."""
    document, found = stretches(rendered.marked, len(rendered.spans))
    at = document.encode().index(words.encode())
    number = [one.span for one in found if one.start <= at][-1]
    return rendered.spans[number] if number >= 0 else None


@pytest.mark.parametrize("target", TARGETS)
def test_a_document_is_the_same_with_marks_as_without(target: Target) -> None:
    for one in UNITS:
        plain, findings = render_unit(one, context(target, UNITS))
        rendered, more = render_unit(one, context(target, UNITS, marked=True))

        assert rendered.xhtml == plain.xhtml
        assert findings == more
        assert not plain.marked


@pytest.mark.parametrize("target", TARGETS)
@given(given_=sections(["chapter", "section"]))
@settings(max_examples=60, deadline=None)
def test_so_is_any_document(target: Target, given_: tuple[Section, ...]) -> None:
    one = unit(*rewrite_all(given_, spanned))

    plain, _ = render_unit(one, context(target, (one,)))
    rendered, _ = render_unit(one, context(target, (one,), marked=True))

    assert rendered.xhtml == plain.xhtml
    assert stretches(rendered.marked, len(rendered.spans))[0] == plain.xhtml


def test_each_stretch_leads_to_the_innermost_place_around_it() -> None:
    link = Link((Text("the rock"),), "https://example.org", span=Span("one.md", 4, 9))
    text = Paragraph((Text("Before "), link, Text(" after")), span=Span("one.md", 3))
    one = unit(chapter(text, span=Span("one.md", 1)))

    rendered, _ = render_unit(one, context("epub", (one,), marked=True))

    assert told(rendered, "Walls</h1>") == Span("one.md", 1)
    assert told(rendered, "Before") == Span("one.md", 3)
    assert told(rendered, "the rock") == Span("one.md", 4, 9)
    assert told(rendered, " after") == Span("one.md", 3)
    assert told(rendered, "</body>") is None


def test_a_note_at_the_foot_leads_to_its_own_text() -> None:
    note = Note((Paragraph((Text("Of oak."),), span=Span("one.md", 9)),), "1", "note-1", Span("one.md", 3, 4))
    one = unit(chapter(paragraph("The door", note, ".")))

    for target in TARGETS:
        rendered, _ = render_unit(one, context(target, (one,), marked=True))
        assert told(rendered, "Of oak.") == Span("one.md", 9)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a</p>", "\ufdd05\ufdd1<p>a</p>\ufdd2"),
        (" a\n", " \ufdd05\ufdd1a\ufdd2\n"),
        (" \n", " \n"),
        ("<em>a</em> ", "\ufdd05\ufdd1<em>a</em>\ufdd2 "),
    ],
)
def test_marks_hug_what_they_enclose(markup: str, expected: str) -> None:
    assert marked(5, markup) == expected
    assert unmarked(expected) == markup


@given(st.text(st.sampled_from("ab \ufdd0\ufdd1\ufdd2019é"), max_size=40))
def test_broken_marks_are_passed_over(text: str) -> None:
    document, found = stretches(text, 3)

    assert document == unmarked(text)
    assert all(-1 <= one.span < 3 and 0 <= one.opened <= one.start for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
