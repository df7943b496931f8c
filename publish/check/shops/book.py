"""What shops ask of a publication's settings: facts for the table of limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.shops.described import whole_of
from publish.check.shops.facts import Facts, Keys, Measured, Met, place_of
from publish.check.shops.shop import Quantity, Shop
from publish.project.types import Project
from publish.spans import Span

_ADDRESS = re.compile(r"https?://[^\s<>]{1,80}|\bwww\.[^\s<>]{3,80}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def book_facts(project: Project, keys: Keys, shops: tuple[Shop, ...]) -> Facts:
    """Return what there is to measure and to meet in a publication's settings."""
    return Facts(shops, tuple(_measured(project, keys)), tuple(_met(project, keys)))


def _measured(project: Project, keys: Keys) -> Iterator[Measured]:
    metadata = project.metadata

    def of(quantity: Quantity, words: str, begin: str, *names: str) -> Measured:
        return Measured(quantity, len(words), begin, place_of(keys, *names) or whole_of(project))

    yield of("title", metadata.title, "the title has", "title")
    both = f"{metadata.title} {metadata.subtitle}".strip()
    what = "title and subtitle have together" if metadata.subtitle else "the title has"
    yield of("title and subtitle", both, what, "subtitle", "title")
    if metadata.subtitle:
        yield of("subtitle", metadata.subtitle, "the subtitle has", "subtitle")
    if metadata.publisher:
        yield of("publisher’s name", metadata.publisher, "the publisher’s name has", "publisher")
    for one in metadata.contributors:
        yield of("contributor’s name", one.name, f"the name “{one.name[:30]}…” has", "contributors")
    if metadata.description:
        yield of("description", metadata.description, "the description has", "description")


def _met(project: Project, keys: Keys) -> Iterator[Met]:
    metadata = project.metadata
    # What is missing is added beside the title, which is always there.
    top = place_of(keys, "title") or whole_of(project)
    if not metadata.contributors:
        yield Met("no author", "there is no `contributors`", top)
    if not metadata.publisher:
        yield Met("no publisher", "there is no `publisher`", top)
    if not metadata.description:
        yield Met("no description", "there is no `description`", top)
    for edition in project.editions:
        if not (edition.isbn or metadata.isbn):
            yield Met("no ISBN", f"the edition “{edition.name}” has no ISBN", edition.span or top)
    if found := _ADDRESS.search(metadata.description):
        span: Span = place_of(keys, "description") or top
        yield Met("address in the description", f"the description names {found[0]}", span)
    if metadata.series and metadata.series.position and not _NUMBER.fullmatch(metadata.series.position):
        words = f"“{metadata.series.position[:30]}” is no number of a volume"
        yield Met("series number in words", words, place_of(keys, "series") or top)
