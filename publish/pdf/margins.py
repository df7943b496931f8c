"""The second, cheap run: folios and running heads of all pages, to be laid over the content."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from html import escape

from publish.pdf.layout import lay_out
from publish.pdf.tasks import FaceFile, Layout, LayoutError, LayoutTask, Limits, Side

CHUNK = 96
"""Pages of one task. Fixed, so that the bytes do not hang on the number of workers."""
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


def margin_tasks(
    pages: Sequence[PageMargins],
    css: tuple[str, ...],
    faces: tuple[FaceFile, ...],
    language: str,
    limits: Limits = _LIMITS,
    variant: str = "",
) -> tuple[LayoutTask, ...]:
    """Return the tasks that lay out the margins of ``pages``, ``CHUNK`` pages a task, in order.

    The sides of consecutive pages alternate.
    """
    return tuple(
        _task(pages[start : start + CHUNK], start, css, faces, language, limits, variant)
        for start in range(0, len(pages), CHUNK)
    )


def lay_out_margins(
    pages: Sequence[PageMargins],
    css: tuple[str, ...],
    faces: tuple[FaceFile, ...],
    language: str,
    executor: Executor,
    limits: Limits = _LIMITS,
    variant: str = "",
) -> tuple[Layout, ...]:
    """Lay the margins out on ``executor``: one page of the results for each of ``pages``.

    Raises ``LayoutError`` where the style sheet makes more or fewer pages than there are.
    """
    layouts = tuple(executor.map(lay_out, margin_tasks(pages, css, faces, language, limits, variant)))
    made, wanted = sum(layout.facts.pages for layout in layouts), len(pages)
    if made != wanted:
        raise LayoutError(f"the margins' style sheet made {made} pages of {wanted}")
    return layouts


def _task(
    pages: Sequence[PageMargins],
    start: int,
    css: tuple[str, ...],
    faces: tuple[FaceFile, ...],
    language: str,
    limits: Limits,
    variant: str,
) -> LayoutTask:
    body = "".join(leaf(page) for page in pages)
    xhtml = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{escape(language)}">'
        f'<head><title>margins</title></head><body class="margins">{body}</body></html>'
    )
    kinds = sorted({page.kind for page in pages if page.kind})
    names = "".join(f".leaf.{kind} {{ page: {kind} }}\n" for kind in kinds)
    sheets = (_LEAVES + names, *css)
    return LayoutTask(f"margins-{start}", xhtml, sheets, faces, {}, pages[0].side, variant, limits)


_LEAVES = """
html, body { margin: 0; padding: 0 }
.leaf { display: block; break-after: page; break-inside: avoid }
.leaf:last-child { break-after: auto }
"""
