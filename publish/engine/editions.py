"""The editions of one build: what each is made from, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.engine.events import Listener
from publish.engine.origin_table import OriginTable
from publish.engine.page_list import SettledPages, page_source, settle_for
from publish.engine.preparation import Preparation
from publish.engine.workers import Crew
from publish.project.types import Edition

if TYPE_CHECKING:  # each backend loads libraries that the other does without
    from publish.engine.epub_edition import EpubEdition
    from publish.engine.print_edition import BegunPrint


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """The file of an edition."""

    edition: Edition
    data: bytes
    pages: int
    """0 for an EPUB."""
    origins: OriginTable | None


_DONE = object()


class Editions:
    """Makes editions of one publication.

    The processors are kept busy: EPUBs are rendered while workers lay out the first units, and
    packaged while a worker joins the pages of a PDF.
    """

    def __init__(
        self,
        preparation: Preparation,
        crew: Crew | None,
        moment: datetime,
        listener: Listener,
        single_run: bool = False,
    ) -> None:
        """``crew``: not needed where no pages are laid out."""
        self.findings: list[Diagnostic] = []
        self._preparation = preparation
        self._crew = crew
        self._moment = moment
        self._listener = listener
        self._single_run = single_run
        self._epubs: dict[str, EpubEdition] = {}
        self._settled: dict[str, SettledPages | None] = {}
        """The pages of print editions, for the EPUBs that list them; None: they cannot be set."""

    def make(self, editions: tuple[Edition, ...]) -> tuple[MadeEdition, ...]:
        """Return the editions that could be made, in their order."""
        self._begin_epubs(one for one in editions if one.target == "epub")
        prints = {one.name: self._begin_print(one) for one in editions if one.target == "pdf"}
        files: dict[str, tuple[bytes | None, int, OriginTable | None]] = {}
        for edition in editions:
            if edition.target == "epub":
                packaged = self._epubs[edition.name].package(self._pages_for(edition))
                self.findings.extend(packaged.findings)
                files[edition.name] = packaged.epub, 0, packaged.origins
        for name, begun in prints.items():
            with self._preparation.watch.step("assemble", name):
                printed = begun.finish()
            self.findings.extend(printed.findings)
            files[name] = printed.pdf, printed.pages, printed.origins
        found = ((edition, *files[edition.name]) for edition in editions)
        return tuple(
            MadeEdition(one, data, pages, origins) for one, data, pages, origins in found if data is not None
        )

    def _begin_epubs(self, editions: Iterable[Edition]) -> None:
        for edition in editions:
            from publish.engine.epub_edition import EpubEdition

            self._epubs[edition.name] = EpubEdition(self._preparation, edition, self._moment, self._listener)

    def _begin_epubs_beside(
        self, source: str, documents: tuple[str, ...], waiting: Callable[[], bool]
    ) -> None:
        """Get the EPUBs as ready as can be while pages of the print edition ``source`` are being laid
        out and waited for; its ``documents`` are known by now."""
        for epub in self._epubs.values():
            listed = page_source(self._preparation.project, epub.edition)
            steps = epub.begin(documents if listed is not None and listed.name == source else None)
            while waiting():
                if next(steps, _DONE) is _DONE:
                    break

    def _begin_print(self, edition: Edition) -> BegunPrint:
        from publish.engine.print_edition import begin_print

        assert self._crew is not None
        begun = begin_print(
            self._preparation,
            edition,
            self._crew,
            self._moment,
            self._listener,
            self._single_run,
            partial(self._begin_epubs_beside, edition.name),
        )
        self._settled[edition.name] = begun.settled
        return begun

    def _pages_for(self, edition: Edition) -> SettledPages | None:
        """Return the pages that an EPUB lists, where it lists any and they can be set."""
        source = page_source(self._preparation.project, edition)
        if source is None:
            return None
        if source.name not in self._settled:
            assert self._crew is not None
            layouts = self._crew.layouts
            meanwhile = partial(self._begin_epubs_beside, source.name)
            found = settle_for(self._preparation, edition, source, layouts, self._listener, meanwhile)
            self._settled[source.name], findings = found
            self.findings.extend(findings)
        return self._settled[source.name]
