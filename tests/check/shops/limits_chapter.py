"""The appendix of the handbook that shows the table of limits: made from the table itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from publish.check.shops.checking import shown
from publish.check.shops.limits import SHOPS
from publish.check.shops.shop import Limit, Paper, Shop
from publish.check.shops.sources import Source

_INTRO = """# What shops take {#sec-shop-limits}

What `publish check --shop NAME` holds a book to; see @sec-shops. Each figure stands in the document whose
number is beside it; the documents are listed at the end. What is *advised* is taken all the same. Shops
change their rules without a word: where a figure matters to you, look it up.
"""


def limits_chapter() -> str:
    """Return the chapter as Markdown."""
    numbers = {source: number for number, source in enumerate(dict.fromkeys(_sources()), 1)}
    parts = [_INTRO]
    for shop in SHOPS.values():
        parts.append(f"## {shop.title} {{#sec-shop-{shop.name}}}\n")
        parts.extend(
            (
                _table("What | Bound | Document |", _limits(shop, numbers)),
                _table("What is met | What the shop does about it | Document |", _refusals(shop, numbers)),
            )
        )
        if shop.papers:
            parts.append(
                _table(
                    "Size in inches | Papers, with the pages that they take | Document |",
                    _papers(shop, numbers),
                )
            )
    parts.append("## Documents\n")
    parts.extend(
        f"{number}. [{source.title}]({source.address}), {source.date}.\n"
        for source, number in numbers.items()
    )
    return "\n".join(parts)


def _sources() -> Iterator[Source]:
    for shop in SHOPS.values():
        yield from (one.source for one in shop.limits)
        yield from (one.source for one in shop.refusals)
        yield from (one.source for one in shop.papers)


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join((f"| {head}", "|---|---|--:|", *rows, ""))


def _limits(shop: Shop, numbers: dict[Source, int]) -> Iterator[str]:
    for limit in shop.limits:
        what = f"{limit.quantity}, *advised*" if limit.wish else limit.quantity
        yield f"| {what} | {_bound(limit)} | {numbers[limit.source]} |"


def _bound(limit: Limit) -> str:
    if limit.by_pages:
        steps = (f"{shown(limit.quantity, least)} up to {pages} pages" for pages, least in limit.by_pages)
        return f"at least {', '.join(steps)}"
    if limit.least == limit.most and limit.least is not None:
        return shown(limit.quantity, limit.least)
    bounds = []
    if limit.least is not None:
        bounds.append(f"at least {shown(limit.quantity, limit.least)}")
    if limit.most is not None:
        bounds.append(f"at most {shown(limit.quantity, limit.most)}")
    return ", ".join(bounds)


def _refusals(shop: Shop, numbers: dict[Source, int]) -> Iterator[str]:
    """Traits that are refused in the same words stand in one row."""
    for (words, source), refusals in groupby(shop.refusals, key=lambda one: (one.words, one.source)):
        traits = ", ".join(one.trait for one in refusals)
        yield f"| {traits} | {words} | {numbers[source]} |"


def _papers(shop: Shop, numbers: dict[Source, int]) -> Iterator[str]:
    for trims, papers in groupby(shop.papers, key=lambda one: one.trims):
        listed = list(papers)
        sizes = (
            ", ".join(f"{width:g} × {height:g}" for width, height in trims)
            or "all others, for which the shop publishes no table: the widest"
        )
        if len({one.trims for one in shop.papers}) == 1:
            sizes = "all"
        yield f"| {sizes} | {'; '.join(map(_paper, listed))} | {numbers[listed[0].source]} |"


def _paper(paper: Paper) -> str:
    return f"{paper.name} {paper.least}–{paper.most}"
