"""Whole documents: golden files for both targets, well-formed, with the ids that were promised."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from publish.model import Section, Styled, Unit
from publish.render.listings import Highlighter
from publish.render.templates import load_templates
from publish.render.units import ids_of, render_unit
from tests.golden_files import Golden
from tests.render.everything import UNITS
from tests.render.rendering import Target, context, named, paragraph, words


@pytest.mark.parametrize("target", ["pdf", "epub"])
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_documents_are_as_they_were_found_right(unit: Unit, target: Target, golden: Golden) -> None:
    sheets = ("../styles/base.css",) if target == "epub" else ()
    folios = {"walls": "1", "gates": "17"} if target == "pdf" else {}
    rendered, _ = render_unit(
        unit, context(target, UNITS, folios=folios, listing_columns=40, stylesheets=sheets)
    )
    golden.text(f"render/{unit.id}.{target}.xhtml", rendered.xhtml)


@pytest.mark.parametrize("target", ["pdf", "epub"])
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_documents_are_well_formed_and_have_the_ids_that_were_said(unit: Unit, target: Target) -> None:
    rendered, _ = render_unit(unit, context(target, UNITS))
    root = fromstring(rendered.xhtml)
    written = [element.get("id") for element in root.iter() if element.get("id")]
    assert sorted(rendered.ids) == sorted(ids_of(unit)) == sorted(str(name) for name in written)
    assert len(written) == len(set(written))


@pytest.mark.parametrize("target", ["pdf", "epub"])
def test_no_element_is_closed_in_itself_but_the_empty_ones_of_html(target: Target) -> None:
    """``<p/>`` opens a paragraph for an HTML parser."""
    for unit in UNITS:
        xhtml = render_unit(unit, context(target, UNITS))[0].xhtml
        closed = set(re.findall(r"<(\w+)[^>]*/>", xhtml))
        assert closed <= {"meta", "link", "br", "hr", "img", "col"}


def test_every_address_of_the_pdf_is_absolute_or_in_the_document() -> None:
    for unit in UNITS:
        xhtml = render_unit(unit, context("pdf", UNITS))[0].xhtml
        for address in re.findall(' (?:href|src)="([^"]*)"', xhtml):
            assert address.startswith(("#", "https:", "publish-goto:", "publish-asset:")), address


def test_a_second_rendering_is_the_same() -> None:
    templates, _ = load_templates(())
    highlighter = Highlighter()
    for unit in UNITS:
        given = context("epub", UNITS, templates, highlighter=highlighter)
        assert render_unit(unit, given) == render_unit(unit, given)


def test_titles_are_plain_and_never_empty() -> None:
    def title(section: Section) -> str:
        one = Unit("u", section.role, "body", "recto", (section,))
        return render_unit(one, context())[0].title

    assert title(Section("chapter", (Styled(words("Walls &"), named("x")),))) == "Walls &"
    assert title(Section("chapter", (), number="4")) == "Chapter\u00a04"
    assert title(Section("dedication", (), (paragraph("For M."),))) == "Dedication"
    assert title(Section("chapter", ())) == "The Lower Basin"
