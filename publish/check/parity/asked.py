"""The rules asked of a PDF and an EPUB; what they find is kept, so that it is found once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from publish import versions
from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.kept import Kept
from publish.check.options import CheckOptions
from publish.check.origins import Origins
from publish.check.pages.asked import HOW, table_of
from publish.check.parity.couples import Couple
from publish.engine.origin_table import OriginTable
from publish.store import Store, key_of

if TYPE_CHECKING:
    from publish.check.parity.pair import Pair

GROUP = "parity"
_FORM = "1"
"""Of what is kept."""
_MISSING = "a PDF and an EPUB are not compared: that takes the package pypdfium2"
_MOST = 100
"""Findings of one kind in one pair of files."""


def ask_parity(couple: Couple, options: CheckOptions, store: Store | None) -> tuple[Finding, ...]:
    """Return what a PDF and an EPUB do not have in common, each finding with the file that its place is in.

    Files that were compared before are not opened. What cannot be read is a finding.
    """
    pdf, epub = couple.pdf, couple.epub
    if find_spec("pypdfium2") is None:
        return (make("parity-uncompared", _MISSING, hint=HOW, artifact=pdf.path.name),)
    table = table_of(pdf, store)
    known = repr((table is not None, table_of(epub, store) is not None))
    state = versions.of_everything()
    key = key_of(GROUP, _FORM, state, pdf.digest, epub.digest, known, pdf.path.name, epub.path.name)
    kept = Kept(store)
    findings = kept.findings(key)
    if findings is not None:
        return findings
    from publish.check.parity.epub import UncomparableError

    try:
        findings = tuple(_found(couple, table, options, store, state))
    except UncomparableError as error:
        words = f"{pdf.path.name} and {epub.path.name} cannot be compared: {error}"
        return (make("parity-uncompared", words, artifact=epub.path.name),)
    kept.put_findings(key, findings)
    return findings


def _found(
    couple: Couple, table: OriginTable | None, options: CheckOptions, store: Store | None, state: str
) -> Iterator[Finding]:
    from publish.check.judging import judge
    from publish.check.parity.pair import Pair
    from publish.check.parity.reading_epub import read_epub
    from publish.check.parity.reading_pdf import PdfReader
    from publish.check.parity.rules import RULES

    epub = read_epub(couple.epub.path)
    reader = PdfReader(store, state, options.time_limit, options.build.jobs)
    pair = Pair(epub, reader.read(couple.pdf, table))
    # Places in an EPUB that no build is known of are led back by the lines of the PDF.
    origins = Origins(table) if table is not None and table_of(couple.epub, store) is None else None
    for rule in RULES:
        found = [_led(one, pair, origins) for one in judge((rule,), pair, GROUP)]
        for one in found[:_MOST]:
            in_pdf = one.place is not None and one.place.page
            yield replace(one, artifact=(couple.pdf if in_pdf else couple.epub).path.name)
        if len(found) > _MOST:
            last = found[_MOST]
            words = f"{len(found) - _MOST} more of these, the first: {last.message}"
            yield replace(last, message=words, artifact=couple.epub.path.name, place=None)


def _led(one: Finding, pair: Pair, origins: Origins | None) -> Finding:
    """Return a finding in an EPUB with the line of the manuscript that the same text of the PDF has."""
    place = one.place
    if origins is None or place is None or place.page:
        return one
    offset = pair.epub.main.offset(place)
    line = pair.line_at(offset) if offset >= 0 else None
    if line is None:
        return one
    where = line.line.place
    return replace(one, span=origins.of_page(where.page, where.x, where.y))
