"""What is known of a book or of one of its files, for the table of limits to be held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.check.finding import Place
from publish.check.shops.shop import Quantity, Shop, Trait
from publish.spans import Span

Keys = Mapping[str, Span]
"""Where each setting of a publication stands; none for a file of any tool."""


def place_of(keys: Keys, *names: str) -> Span | None:
    """Return where the first of some settings stands that is there."""
    return next((keys[name] for name in names if name in keys), None)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in one place."""

    quantity: Quantity
    value: float
    """In the unit of `publish.check.shops.shop.UNITS`."""
    words: str
    """What it is of, to begin a sentence: ``the title``."""
    span: Span | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """A trait in one place."""

    trait: Trait
    words: str
    """What was met, as a sentence without its full stop."""
    span: Span | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one book or file, and the shops that it is meant for."""

    shops: tuple[Shop, ...]
    measured: tuple[Measured, ...] = ()
    met: tuple[Met, ...] = ()
    pages: int = 0
    """Of a PDF; 0: it is none."""
    trim: tuple[float, float] = (0.0, 0.0)
    """Width and height in inches."""
    trim_span: Span | None = None
    """Where the trim is set."""
