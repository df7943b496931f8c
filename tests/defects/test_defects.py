"""Every seeded defect is found with its code at its line, and the sound twin gives nothing."""

from __future__ import annotations

import pytest

from publish.check.finding import Finding
from publish.check.validators import ALL
from tests.defects.conftest import AnswerOf
from tests.defects.defect import Defect
from tests.defects.groups import DEFECTS, by_way
from tests.defects.seeding import checked, place

NUMBERED = [pytest.param(one, by_way(one.way).index(one), id=one.code.replace(" ", "-")) for one in DEFECTS]
MISSING = {one.name: one.missing() for one in ALL}
"""How to get a validator that is not there."""


def of_code(defect: Defect, findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.code == defect.name and one.origin == defect.origin]


@pytest.mark.parametrize(("defect", "number"), NUMBERED)
def test_the_defect_is_found_where_it_is(defect: Defect, number: int, answer: AnswerOf) -> None:
    _skip_without(defect)
    one = answer(defect.way)
    findings = checked(one.result, one.seeded[number].bad).findings

    places = {place(one) for one in of_code(defect, findings)}
    assert defect.at in places, _told(findings)
    if defect.origin == "publish":
        assert places == {defect.at}, _told(findings)
        others = {one.code for one in findings if one.severity != "info" and one.origin == "publish"}
        assert others <= {defect.name, *defect.also}, _told(findings)


@pytest.mark.parametrize(("defect", "number"), NUMBERED)
def test_its_sound_twin_has_neither_it_nor_an_error(defect: Defect, number: int, answer: AnswerOf) -> None:
    _skip_without(defect)
    one = answer(defect.way)
    findings = checked(one.result, one.seeded[number].good).findings

    assert of_code(defect, findings) == []
    assert [one for one in findings if one.severity == "error"] == [], _told(findings)


def _skip_without(defect: Defect) -> None:
    if missing := MISSING.get(defect.origin):
        pytest.skip(f"{defect.origin} is not here: {missing}")


def _told(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"{place(one)} {one.origin} {one.code} {one.severity} {one.message}" for one in findings)
