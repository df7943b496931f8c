"""The table of limits is whole: every row has a source and a rule, every rule a row."""

from typing import get_args

import pytest

import publish
from publish.check.shops.limits import SHOPS
from publish.check.shops.parts import QUANTITIES, TRAITS, sources_of
from publish.check.shops.rules import RULES
from publish.check.shops.shop import UNITS, Quantity, Trait
from publish.project.shops import SHOPS as NAMES

QUANTITY_RULES = {quantity for quantities in QUANTITIES.values() for quantity in quantities}
TRAIT_RULES = {trait for traits in TRAITS.values() for trait in traits}


def test_the_names_of_shops_are_the_same_everywhere() -> None:
    assert tuple(SHOPS) == NAMES == publish.SHOPS


def test_every_row_has_a_rule_and_a_source() -> None:
    for shop in SHOPS.values():
        assert {one.quantity for one in shop.limits} <= QUANTITY_RULES
        assert {one.trait for one in shop.refusals} <= TRAIT_RULES
        for source in (one.source for row in (shop.limits, shop.refusals, shop.papers) for one in row):
            assert source.address.startswith("https://")
            assert source.title
            assert source.date


def test_every_quantity_and_every_trait_is_in_the_table() -> None:
    limits = {one.quantity for shop in SHOPS.values() for one in shop.limits}
    refusals = {one.trait for shop in SHOPS.values() for one in shop.refusals}
    assert limits == set(get_args(Quantity)) == set(UNITS) == QUANTITY_RULES
    assert refusals == set(get_args(Trait)) == TRAIT_RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_its_sources_with_address_and_date(rule: object) -> None:
    from publish.check.rule import Rule

    assert isinstance(rule, Rule)
    sources = sources_of(rule.code)
    assert sources
    assert all(str(source) in rule.explanation for source in sources)
    assert rule.summary.endswith(".")
    assert rule.hint.endswith(".")
    assert rule.good
    assert rule.bad


def test_bounds_make_sense() -> None:
    for shop in SHOPS.values():
        for limit in shop.limits:
            assert limit.least is not None or limit.most is not None or limit.by_pages
            assert (limit.least or 0) <= (limit.most or float("inf"))
            assert list(limit.by_pages) == sorted(limit.by_pages)
        for paper in shop.papers:
            assert 0 < paper.least < paper.most
