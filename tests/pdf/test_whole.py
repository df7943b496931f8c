"""Units of a book as one document, laid out in one run and parted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from publish.model import Opening
from publish.pdf.layout import LayoutTask, WholeLayout, lay_out, lay_out_whole
from publish.pdf.pool import Pool
from publish.pdf.tasks import LayoutError
from publish.pdf.whole import whole_task
from tests.equal_pages import compare

Make = Callable[..., LayoutTask]
LINE = "<p>one two</p>"


def units(task: Make, *bodies: str, css: str = "") -> list[LayoutTask]:
    return [task(body, css, unit=f"u{number}") for number, body in enumerate(bodies)]


def in_one_run(pool: Pool, tasks: list[LayoutTask], *openings: Opening) -> WholeLayout:
    names = {task.unit_id: opening for task, opening in zip(tasks, openings, strict=True)}
    return pool.submit(lay_out_whole, whole_task(tasks, names, tasks[0].side)).result()


def test_units_open_where_they_may(pool: Pool, task: Make) -> None:
    tasks = units(task, LINE * 14, LINE, LINE, LINE, LINE)

    whole = in_one_run(pool, tasks, "recto", "recto", "any", "any", "verso")

    assert [layout.unit_id for layout in whole.layouts] == ["u0", "u1", "u2", "u3", "u4"]
    assert [layout.facts.pages for layout in whole.layouts] == [2, 1, 1, 1, 1]
    assert whole.starts == (0, 2, 3, 4, 5)
    assert in_one_run(pool, tasks[:2], "any", "verso").starts == (0, 3)
    assert in_one_run(pool, [replace(tasks[1], side="verso"), tasks[2]], "verso", "recto").starts == (0, 1)


def test_an_empty_unit_has_its_page(pool: Pool, task: Make) -> None:
    whole = in_one_run(pool, units(task, "", "", LINE), "recto", "any", "recto")

    assert whole.starts == (0, 1, 2)


def test_a_unit_is_what_it_is_alone(pool: Pool, task: Make) -> None:
    bodies = [f"<h1 id='h{number}'>Title</h1>" + LINE * (9 + number) for number in range(3)]
    css = "body { margin-top: 20pt } h1 { margin-top: 7pt } p::first-line { color: red }"
    tasks = units(task, *bodies, css=css)

    whole = in_one_run(pool, tasks, "recto", "recto", "recto")

    for alone, layout in zip(pool.map(lay_out, tasks), whole.layouts, strict=True):
        assert layout.facts == alone.facts
        assert layout.pdf == alone.pdf


def test_blank_pages_inside_of_a_unit_are_its_own(pool: Pool, task: Make) -> None:
    tasks = units(task, f"{LINE}<h1>on a recto</h1>", LINE, css="h1 { break-before: right }")

    whole = in_one_run(pool, tasks, "recto", "recto")

    assert [layout.facts.pages for layout in whole.layouts] == [3, 1]
    assert whole.starts == (0, 4)
    assert whole.layouts[0].facts == pool.submit(lay_out, tasks[0]).result().facts


def test_notes_that_were_left_stand_on_a_page_of_their_unit(pool: Pool, task: Make) -> None:
    """WeasyPrint puts them onto the blank page before the next opening, where there is one."""
    note = f"<p>call<span class='note'>{'note ' * 60}</span></p>"
    tasks = units(task, LINE * 12 + note, LINE, css=".note { footnote-policy: auto }")
    alone = pool.submit(lay_out, tasks[0]).result()

    whole = in_one_run(pool, tasks, "recto", "recto")

    assert alone.facts.pages == 2 and alone.facts.notes[0].apart
    assert whole.layouts[0].facts == alone.facts
    assert whole.starts == (0, 2)
    assert compare(whole.layouts[0].pdf, alone.pdf).differences == []


def test_left_notes_go_astray_where_no_blank_page_takes_them(pool: Pool, task: Make) -> None:
    """A fault of the single run: WeasyPrint sets them on the next chapter's page. By units they are
    right; and a settled book has none, since a note apart from its call stands at the end."""
    note = f"<p>call<span class='note'>{'note ' * 60}</span></p>"
    tasks = units(task, LINE * 12 + note, LINE, css=".note { footnote-policy: auto }")

    whole = in_one_run(pool, tasks, "recto", "any")

    assert [layout.facts.pages for layout in whole.layouts] == [1, 1]
    assert [note.body_page for note in whole.layouts[1].facts.notes] == [0]


def test_styles_in_heads_are_kept(pool: Pool, task: Make) -> None:
    one, other = units(task, LINE, "<p>one</p>")
    styled = other.xhtml.replace("</head>", "<style>p { margin-top: 30pt }</style></head>")

    whole = in_one_run(pool, [one, replace(other, xhtml=styled)], "recto", "recto")

    assert whole.starts == (0, 2)
    assert compare(whole.layouts[0].pdf, pool.submit(lay_out, one).result().pdf).differences != []


def test_limits_are_those_of_all(task: Make) -> None:
    tasks = units(task, LINE, LINE, LINE)

    whole = whole_task(tasks, dict.fromkeys(("u0", "u1", "u2"), "any"), "recto")

    assert whole.limits.pages == 3 * tasks[0].limits.pages
    assert whole.limits.seconds == 3 * tasks[0].limits.seconds


def test_what_is_no_document_is_told(task: Make) -> None:
    (one,) = units(task, LINE)

    for xhtml in ("<html", "<html><head/></html>"):
        with pytest.raises(LayoutError, match="u0"):
            whole_task([replace(one, xhtml=xhtml)], {"u0": "any"}, "recto")
