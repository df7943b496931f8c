"""Sets one unit with WeasyPrint. Only a layout worker imports this: see ``layout``."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import PIL.Image
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import FootnoteAreaBox

from publish.pdf.apart import drawings
from publish.pdf.brevity import shorten
from publish.pdf.drawings import drawings_to_json
from publish.pdf.dress import Dress, dress
from publish.pdf.link_places import mend_links
from publish.pdf.logs import bounded, listening, timed
from publish.pdf.markup import XhtmlDocument
from publish.pdf.measure import measure
from publish.pdf.mending import lines_mended
from publish.pdf.resources import TaskFetcher
from publish.pdf.schemes import UNIT
from publish.pdf.structure_objects import structured
from publish.pdf.tasks import Layout, LayoutError, LayoutLimitError, LayoutTask, WholeLayout


def typeset(task: LayoutTask) -> Layout:
    """Return the pages of a unit and what is to be known of them; see ``layout.lay_out``."""
    with rendered(task) as (document, messages):
        facts = measure(document)
        pdf = _apart(document, task) if task.apart else written(document, task)
    return Layout(task.unit_id, pdf, facts, messages())


def typeset_whole(task: LayoutTask) -> WholeLayout:
    """Return the units of a book laid out in one run; see ``layout.lay_out_whole``."""
    with rendered(task) as (document, messages):
        places = _places(document)
        parts = [document.copy(document.pages[number] for number in pages) for pages in places.values()]
        made = [(measure(part), written(part, task)) for part in parts]
    layouts = (Layout(unit, pdf, facts, messages()) for unit, (facts, pdf) in zip(places, made, strict=True))
    return WholeLayout(tuple(layouts), tuple(pages[0] for pages in places.values()))


@contextmanager
def rendered(task: LayoutTask) -> Iterator[tuple[Document, Callable[[], tuple[str, ...]]]]:
    """Lay ``task`` out; yield the document, and what tells the messages up to now."""
    with timed(task.limits.seconds), _bounds_told(task):
        with _failures_told():
            worn = dress(task.faces, task.css, task.side, task.css_files)
        with listening() as messages, bounded(task.limits), _collection_off(), _pictures_bounded(task):
            source = XhtmlDocument(task.xhtml, TaskFetcher(task.resources))
            with _failures_told(), lines_mended():
                document = source.render(**_options(worn, task))
            mend_links(document.pages)
            yield document, lambda: tuple(dict.fromkeys((*worn.messages, *messages)))


def written(document: Document, task: LayoutTask) -> bytes:
    """Return the PDF of a document that ``task`` gave. Raises ``LayoutError``."""
    with _failures_told(), structured():
        pdf: bytes = document.write_pdf(finisher=shorten, **_pdf_options(task))
    return pdf


def _apart(document: Document, task: LayoutTask) -> bytes:
    with _failures_told(), structured():
        return drawings_to_json(drawings(document, task.faces, _pdf_options(task)))


def _places(document: Document) -> dict[str, list[int]]:
    """Return the numbers of each unit's pages; a blank page before an opening is no unit's.

    One within a unit is the unit's, and so is one that holds what was left of its notes.
    """
    found: dict[str, list[int]] = {}
    unit = ""
    waiting: list[int] = []
    for number, page in enumerate(document.pages):
        waiting.append(number)
        name = _unit(page) or (unit if _has_notes(page) else "")
        if name:
            found.setdefault(name, []).extend(waiting if name == unit else [number])
            unit, waiting = name, []
    return found


def _unit(page: Page) -> str:
    """Return the unit of what is on a page; nothing for a blank page."""
    for root in page._page_box.children:
        if root.is_for_root_element:
            bodies = (one.element for one in root.children if one.element is not None)
            return next((name for body in bodies if (name := body.get(UNIT))), "")
    return ""


def _has_notes(page: Page) -> bool:
    return any(isinstance(one, FootnoteAreaBox) and one.children for one in page._page_box.children)


@contextmanager
def _bounds_told(task: LayoutTask) -> Iterator[None]:
    """What a stranger's manuscript can run into: no fault of ours, wherever it happens."""
    try:
        yield
    except RecursionError as error:
        raise LayoutError(f"{task.unit_id} is nested too deeply") from error
    except MemoryError as error:
        raise LayoutLimitError("it needs more memory than a worker may have") from error


@contextmanager
def _failures_told() -> Iterator[None]:
    """A manuscript or a style sheet of a stranger may meet a fault of WeasyPrint's: that is a
    unit that cannot be laid out, and the traceback goes with the error."""
    try:
        yield
    except (LayoutError, RecursionError, MemoryError):
        raise
    except Exception as error:
        raise LayoutError(f"WeasyPrint failed with {type(error).__name__}: {error}") from error


def _options(worn: Dress, task: LayoutTask) -> dict[str, Any]:
    return {
        "stylesheets": list(worn.sheets),
        "font_config": worn.fonts,
        "counter_style": worn.counters,
        "presentational_hints": False,
        **_pdf_options(task),
    }


def _pdf_options(task: LayoutTask) -> dict[str, Any]:
    return {"pdf_variant": task.variant} if task.variant else {}


@contextmanager
def _collection_off() -> Iterator[None]:
    """Boxes are many and live to the end: looking for garbage among them costs 14 % of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _pictures_bounded(task: LayoutTask) -> Iterator[None]:
    """Pillow refuses a picture of more than twice this number of pixels."""
    before = PIL.Image.MAX_IMAGE_PIXELS
    PIL.Image.MAX_IMAGE_PIXELS = task.limits.picture_pixels // 2
    try:
        yield
    finally:
        PIL.Image.MAX_IMAGE_PIXELS = before
