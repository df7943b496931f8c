"""Folios and heads from the cache: page by page, wherever they stand in the book now."""

from pathlib import Path

import pytest

from publish.engine.kept_layouts import KeptLayouts
from publish.engine.results import CacheCounts
from publish.pdf.drawings import Drawing
from publish.pdf.margins import PageMargins
from publish.pdf.tasks import LayoutTask
from publish.store import Store
from tests.engine.test_kept_layouts import Workers

STYLE = LayoutTask("margins", "<html/>", ("names", "sheet"), apart=True)


def drawn(*folios: int, head: str = "One") -> dict[PageMargins, Drawing]:
    return {
        PageMargins("recto", "chapter", str(folio), "Book", head): Drawing((0, 0, 1, 1), f"{folio}")
        for folio in folios
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def kept(store: Store) -> KeptLayouts:
    return KeptLayouts(Workers(), store, "versions")


def test_pages_are_found_one_by_one(kept: KeptLayouts) -> None:
    kept.margins.keep(STYLE, drawn(1, 2, 3), 3)
    asked = [*drawn(2, 3, 4), *drawn(1, head="Two")]
    assert kept.margins.kept(STYLE, asked) == drawn(2, 3)


def test_what_stood_there_before_is_still_known(kept: KeptLayouts) -> None:
    for folios in ((1, 2, 3), (3, 4, 5)):
        margins = kept.margins
        margins.kept(STYLE, list(drawn(*folios)))
        margins.keep(STYLE, drawn(*folios), 2)
    assert kept.margins.kept(STYLE, list(drawn(*range(1, 6)))) == drawn(*range(1, 6))


def test_one_entry_for_the_pages_under_the_same_heads(kept: KeptLayouts, store: Store) -> None:
    kept.margins.keep(STYLE, drawn(1, 2) | drawn(3, 4, 5, head="Two"), 5)
    assert store.info().entries == 2


def test_another_style_finds_nothing(kept: KeptLayouts, store: Store) -> None:
    kept.margins.keep(STYLE, drawn(1), 1)
    other = LayoutTask("margins", "<html/>", ("names", "other sheet"), apart=True)
    assert kept.margins.kept(other, list(drawn(1))) == {}
    assert KeptLayouts(Workers(), store, "newer").margins.kept(STYLE, list(drawn(1))) == {}


def test_the_names_of_other_pages_decide_nothing(kept: KeptLayouts) -> None:
    kept.margins.keep(STYLE, drawn(1), 1)
    more = LayoutTask("margins", "<html/>", ("more names", "sheet"), apart=True)
    assert kept.margins.kept(more, list(drawn(1))) == drawn(1)


def test_stretches_are_counted_like_layouts(kept: KeptLayouts) -> None:
    kept.margins.keep(STYLE, drawn(*range(100)), 100)
    assert kept.counts == CacheCounts(0, 2)
    kept.margins.keep(STYLE, drawn(*range(100)), 1)
    assert kept.counts == CacheCounts(1, 3)


@pytest.mark.parametrize("damage", [b"garbage", b""])
def test_a_damaged_entry_is_absent_and_written_anew(kept: KeptLayouts, store: Store, damage: bytes) -> None:
    kept.margins.keep(STYLE, drawn(1), 1)
    (entry,) = [one for one in (store.folder / "margins").rglob("*") if one.is_file()]
    entry.write_bytes(damage)
    margins = kept.margins
    assert margins.kept(STYLE, list(drawn(1))) == {}
    margins.keep(STYLE, drawn(1), 1)
    assert kept.margins.kept(STYLE, list(drawn(1))) == drawn(1)


@pytest.mark.parametrize("data", [b"[1, 2]", b'[[["recto","","","","",false,false]],[]]', b"\xff"])
def test_whole_entries_that_are_no_margins_are_absent(kept: KeptLayouts, store: Store, data: bytes) -> None:
    kept.margins.keep(STYLE, drawn(1), 1)
    (entry,) = [one for one in (store.folder / "margins").rglob("*") if one.is_file()]
    store.put("margins", entry.name, data)
    assert kept.margins.kept(STYLE, list(drawn(1))) == {}
