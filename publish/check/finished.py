"""What was found in finished files, led back to the manuscript; and rules of ours about an EPUB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from publish import versions
from publish.check import access_metadata
from publish.check.artifacts import BuiltFile
from publish.check.containers import looked_over
from publish.check.finding import Finding, Place
from publish.check.judging import judge
from publish.check.kept import Kept
from publish.check.origins import Origins, origins_of, trace
from publish.spans import Span
from publish.store import Store, key_of

_FORM = "1"
"""Of what is kept."""


class WayBack:
    """The way back from one finished file, learnt when it is first needed."""

    def __init__(self, file: BuiltFile, store: Store | None) -> None:
        self._file = file
        self._store = store
        self._led: dict[tuple[Place, str], Span | None] = {}

    def lead(self, finding: Finding) -> Finding:
        """Return a finding with its place in the manuscript, where its place in the file leads to one."""
        place = finding.place
        if finding.span is not None or place is None or self._origins is None:
            return finding
        # The words of a message matter only where nothing else says which part of the file is meant.
        is_told = bool(place.page or place.line > 0 or place.element)
        key = (place, "" if is_told else finding.message)
        if key not in self._led:
            self._led[key] = trace(finding, self._origins).span
        return replace(finding, span=self._led[key])

    @property
    def root(self) -> Path | None:
        """The folder of the publication that the file was built from, where that is known and there."""
        return self._origins.root if self._origins is not None else None

    @cached_property
    def _origins(self) -> Origins | None:
        """What the build kept; None for a file of any tool, or where that is no longer kept."""
        try:
            return origins_of(self._file.path, self._store, self._file.origins)
        except OSError:  # it was there a moment ago: the validators say what became of it
            return None


def led_back(
    findings: Iterable[Finding], files: Iterable[BuiltFile], store: Store | None
) -> tuple[tuple[Finding, ...], Path | None]:
    """Return findings in ``files``, each at its line of the manuscript, and the folder that lines of
    the manuscript are in as far as a finding was led there."""
    ways = {file.path.name: WayBack(file, store) for file in files}
    led = tuple(ways[one.artifact].lead(one) if one.artifact in ways else one for one in findings)
    names = {one.artifact for one in led if one.span is not None}
    return led, next((way.root for name, way in ways.items() if name in names and way.root), None)


def ask_epub(file: BuiltFile, kept: Kept) -> tuple[Finding, ...]:
    """Return what our rules find in an EPUB's package document, and what is wrong with its archive."""
    key = key_of("epub", _FORM, versions.of_everything(), file.path.name, file.digest)
    known = kept.findings(key)
    if known is None:
        known = tuple(_found(file.path))
        kept.put_findings(key, known)
    return known


def _found(file: Path) -> Iterator[Finding]:
    package, found = looked_over(file)
    yield from found
    if package is not None and not found:
        yield from judge(access_metadata.RULES, package, "accessibility", file.name)
