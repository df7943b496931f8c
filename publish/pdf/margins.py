"""The second, cheap run: folios and running heads of all pages, to be laid over the content.

What stands in the margins of a page hangs on nothing but its `PageMargins`: so each value is laid
out once, whatever the order, and can be kept for a book in which it stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import Protocol

from publish.pdf.drawings import Drawing, drawings_from_json
from publish.pdf.drawn_pages import drawn_pages
from publish.pdf.facts import UnitFacts
from publish.pdf.layout import lay_out
from publish.pdf.margin_css import looks_beyond
from publish.pdf.tasks import FaceFile, Layout, LayoutError, LayoutTask, Limits, Side

CHUNK = 64
"""Pages of one task at most."""
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class PageMargins:
    """What stands in the margins of one page; plain texts, empty where there is nothing."""

    side: Side
    kind: str = ""
    """The page's name for the style sheet: ASCII letters, digits and hyphens."""
    folio: str = ""
    head_left: str = ""
    """Shown on a verso."""
    head_right: str = ""
    """Shown on a recto."""
    opening: bool = False
    """The first page of a chapter or of front matter."""
    blank: bool = False
    """Nothing at all is printed on the page."""


class Shelf(Protocol):
    """Where drawings of margins are kept from build to build.

    ``style`` is a task without text: what decides the drawings besides the pages.
    """

    def kept(self, style: LayoutTask, pages: Sequence[PageMargins]) -> dict[PageMargins, Drawing]:
        """Return the drawings that there are of ``pages``."""

    def keep(self, style: LayoutTask, drawn: Mapping[PageMargins, Drawing], new: int) -> None:
        """Keep the drawings of a book, of which ``new`` are new: the last ones."""


def leaf(page: PageMargins) -> str:
    """Return a page's markup: a section with the texts that the style sheet moves into margins.

    Its classes are ``leaf``, the kind, the side, and ``opening`` or ``blank``; unless the style
    sheet says otherwise, its page has the kind's name. The three texts are there even when
    empty: a running element that a page does not set anew is the one of the page before.
    """
    classes = ["leaf", page.kind or "blank", page.side]
    classes += ["opening"] if page.opening else []
    classes += ["blank"] if page.blank and page.kind else []
    texts = (("folio", page.folio), ("head-left", page.head_left), ("head-right", page.head_right))
    spans = "".join(f'<span class="{name}">{escape(text)}</span>' for name, text in texts)
    return f'<section class="{escape(" ".join(classes))}">{spans}</section>'


def lay_out_margins(
    pages: Sequence[PageMargins],
    css: tuple[str, ...],
    faces: tuple[FaceFile, ...],
    language: str,
    executor: Executor,
    limits: Limits = _LIMITS,
    variant: str = "",
    shelf: Shelf | None = None,
) -> tuple[Layout, ...]:
    """Lay the margins out on ``executor``: one page of the results for each of ``pages``.

    Raises what `Margins.finish` does.
    """
    return Margins(css, faces, language, executor, limits, variant, shelf).finish(pages)


class Margins:
    """The margins of a book. They can be begun before it is sure which pages it has."""

    def __init__(
        self,
        css: tuple[str, ...],
        faces: tuple[FaceFile, ...],
        language: str,
        executor: Executor,
        limits: Limits = _LIMITS,
        variant: str = "",
        shelf: Shelf | None = None,
    ) -> None:
        self._run = _Run(css, faces, language, limits, variant)
        self._executor = executor
        self._shelf = shelf
        self._kept: dict[PageMargins, Drawing] = {}
        """What came from the shelf."""
        self._begun: list[tuple[Sequence[PageMargins], Future[Layout]]] = []
        self._asked_for: set[PageMargins] = set()

    def begin(self, pages: Sequence[PageMargins]) -> None:
        """Hand in those of ``pages`` that are not begun yet.

        Those that the shelf has are not laid out, nor are blank pages.
        """
        new = [page for page in _shown(pages) if page not in self._asked_for]
        self._asked_for.update(new)
        if self._shelf is not None and new:
            self._kept |= self._shelf.kept(self._run.task((), "recto"), new)
        missing = [page for page in new if page not in self._kept]
        for chunk in _chunks(missing, 1 if looks_beyond(self._run.css) else CHUNK):
            task = self._run.task(chunk, chunk[0].side)
            self._begun.append((chunk, self._executor.submit(lay_out, task)))

    def finish(self, pages: Sequence[PageMargins]) -> tuple[Layout, ...]:
        """Return one page of the results for each of ``pages``, what was begun or not.

        Raises ``LayoutError`` where the style sheet makes more or fewer pages than there are.
        """
        self.begin(pages)
        wanted = _shown(pages)
        try:
            made = self._kept | self._drawn(set(wanted))
        finally:
            self.drop()
        drawn = {page: made[page] for page in wanted}
        if self._shelf is not None:
            new = sum(1 for page in wanted if page not in self._kept)
            self._shelf.keep(self._run.task((), "recto"), drawn, new)
        pdf = drawn_pages([drawn.get(page) for page in pages], self._run.faces)
        return (Layout("margins", pdf, UnitFacts(len(pages))),)

    def drop(self) -> None:
        """Let go of what was begun and is not wanted any more."""
        for _, future in self._begun:
            future.cancel()

    def _drawn(self, wanted: set[PageMargins]) -> dict[PageMargins, Drawing]:
        """Wait for what was begun of the pages that are ``wanted``."""
        found: dict[PageMargins, Drawing] = {}
        for chunk, future in self._begun:
            if wanted.isdisjoint(chunk):
                continue
            made = drawings_from_json(future.result().pdf)
            if len(made) != len(chunk):
                raise LayoutError(f"the margins' style sheet made {len(made)} pages of {len(chunk)}")
            found |= zip(chunk, made, strict=True)
        return found


def _shown(pages: Sequence[PageMargins]) -> tuple[PageMargins, ...]:
    """Return the pages with something in their margins, each once."""
    return tuple(dict.fromkeys(page for page in pages if not page.blank))


@dataclass(frozen=True, slots=True)
class _Run:
    """What all tasks of a book share."""

    css: tuple[str, ...]
    faces: tuple[FaceFile, ...]
    language: str
    limits: Limits
    variant: str

    def task(self, pages: Sequence[PageMargins], side: Side) -> LayoutTask:
        """Return the task for ``pages``, whose sides alternate."""
        body = "".join(leaf(page) for page in pages)
        xhtml = (
            f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{escape(self.language)}">'
            f'<head><title>margins</title></head><body class="margins">{body}</body></html>'
        )
        kinds = sorted({page.kind for page in pages} - {""})
        names = "".join(f".leaf.{kind} {{ page: {kind} }}\n" for kind in kinds)
        sheets = (_LEAVES + names, *self.css)
        return LayoutTask(
            "margins", xhtml, sheets, self.faces, {}, side, self.variant, self.limits, apart=True
        )


def _chunks(pages: Sequence[PageMargins], most: int) -> Iterator[Sequence[PageMargins]]:
    """Yield ``pages`` in parts of about the same number, in which sides alternate: where there are
    more of one side than of the other, blank ones come between."""
    if most == 1:
        yield from ((page,) for page in pages)
        return
    rectos = [page for page in pages if page.side == "recto"]
    versos = [page for page in pages if page.side == "verso"]
    more, fewer = sorted((rectos, versos), key=len, reverse=True)
    other: Side = "verso" if more is rectos else "recto"
    filler = PageMargins(other, blank=True)
    turns = [page for pair in zip_longest(more, fewer, fillvalue=filler) for page in pair]
    parts = -(-len(turns) // most) or 1
    size = 2 * -(-len(turns) // (2 * parts))
    yield from (turns[start : start + size] for start in range(0, len(turns), size or 1))


_LEAVES = """
html, body { margin: 0; padding: 0 }
.leaf { display: block; break-after: page; break-inside: avoid }
.leaf:last-child { break-after: auto }
"""
