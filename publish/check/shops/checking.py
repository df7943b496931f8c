"""Facts held against the table: what is beyond a limit, what is refused, on which paper it fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from publish.check.rule import Found
from publish.check.shops.facts import Facts, Measured
from publish.check.shops.shop import UNITS, Limit, Paper, Quantity, Shop, Trait
from publish.check.shops.sources import Source

_INCH = 25.4
_HALF_UP = 1e-9
"""So that 6.35 is shown as 6.4, as in the documents."""
_NEARLY = {"length": 0.02, "times the width": 0.05, "pt": 0.05, "per cent": 0.5}
"""What is not counted, by unit: rounding, and side bearings of letters."""
_NEAR_TRIM = 0.02
"""Inches that a trim may differ from one of a table: sizes are rounded to millimetres somewhere."""


def beyond(
    facts: Facts, advice: str, quantities: Collection[Quantity], wish: bool = False
) -> Iterator[Found]:
    """Yield what is beyond limits: those that are only advised (``wish``), or the others.

    ``advice`` says what to do; the source of the figure is added to it.
    """
    for shop in facts.shops:
        for limit in shop.limits:
            if limit.quantity in quantities and limit.wish == wish:
                yield from _beyond(facts, shop, limit, advice)


def _beyond(facts: Facts, shop: Shop, limit: Limit, advice: str) -> Iterator[Found]:
    least, most = limit.least_of(facts.pages), limit.most
    nearly = _NEARLY.get(UNITS[limit.quantity], 0.0)
    for one in facts.measured:
        if one.quantity != limit.quantity:
            continue
        bound = ""
        if least is not None and one.value < least - nearly:
            bound = (
                f"{shown(limit.quantity, least)} at least" if least != most else shown(limit.quantity, least)
            )
        elif most is not None and one.value > most + nearly:
            bound = f"{shown(limit.quantity, most)} at most" if least != most else shown(limit.quantity, most)
        if bound:
            yield _found(facts, shop, limit, one, bound, advice)


def _found(facts: Facts, shop: Shop, limit: Limit, one: Measured, bound: str, advice: str) -> Found:
    asks = "advises" if limit.wish else "takes"
    many = f" for {facts.pages} pages" if limit.by_pages else ""
    message = f"{one.words} {shown(limit.quantity, one.value)}; {shop.title} {asks} {bound}{many}"
    return Found(message, one.span, one.place, hint(advice, limit.source))


def refused(facts: Facts, advice: str, traits: Collection[Trait]) -> Iterator[Found]:
    """Yield what shops refuse, shop by shop."""
    for shop in facts.shops:
        for refusal in shop.refusals:
            if refusal.trait not in traits:
                continue
            for one in facts.met:
                if one.trait == refusal.trait:
                    message = f"{one.words}; {shop.title} {refusal.words}"
                    yield Found(message, one.span, one.place, hint(advice, refusal.source))


def papers_of(shop: Shop, trim: tuple[float, float]) -> tuple[Paper, ...]:
    """Return the papers that a shop prints a trim on."""
    own = tuple(one for one in shop.papers if any(_same(trim, known) for known in one.trims))
    return own or tuple(one for one in shop.papers if not one.trims)


def _same(trim: tuple[float, float], known: tuple[float, float]) -> bool:
    return all(abs(one - other) <= _NEAR_TRIM for one, other in zip(trim, known, strict=True))


def hint(advice: str, source: Source) -> str:
    """Return what to do, and who says so."""
    return f"{advice} Source: {source}."


def shown(quantity: Quantity, value: float) -> str:
    """Return a value with its unit, as messages show it."""
    unit = UNITS[quantity]
    if unit == "bytes":
        return _bytes(value)
    if unit == "length":
        return f"{value * _INCH + _HALF_UP:.1f} mm ({value:.4g} in)"
    if unit in ("characters", "pixels", "pages"):
        return f"{value:,.0f} {unit}"
    return f"{value:.4g} {unit}"


def _bytes(value: float) -> str:
    for size, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return f"{value:.0f} bytes"
