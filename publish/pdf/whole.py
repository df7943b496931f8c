"""A whole book as one document: what is laid out by units, for a single run of the layout engine.

Every unit keeps its ``body``, and they stand after one another below one ``html``: so each rule
of a style sheet means the same for a unit in a row as for a unit alone, and none is rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from publish.model import Opening
from publish.pdf.schemes import UNIT
from publish.pdf.tasks import LayoutError, LayoutTask, Limits, Side

_OPENING = "data-publish-opening"
_BREAKS = {"recto": "right", "verso": "left", "any": "page"}
_SHEET = "".join(
    f"body[{_OPENING}={opening}] {{ break-before: {side} !important }}\n" for opening, side in _BREAKS.items()
)


def whole_task(tasks: Sequence[LayoutTask], openings: Mapping[str, Opening], side: Side) -> LayoutTask:
    """Return one task of all ``tasks``: the units of a book in order, at least one.

    ``openings`` says for each unit on which side it may open, ``side`` where the first one does.
    Style sheets and faces are those of the first unit; limits are the sum of all, since that is
    how much there is to do. Raises ``LayoutError`` for a unit that is no well-formed document.
    """
    first = tasks[0]
    limits = Limits(
        sum(task.limits.pages for task in tasks),
        sum(task.limits.seconds for task in tasks),
        max(task.limits.picture_pixels for task in tasks),
    )
    return replace(
        first,
        unit_id="the book",
        xhtml=_joined(tasks, openings),
        css=(*first.css, _SHEET),
        resources={url: data for task in tasks for url, data in task.resources.items()},
        side=side,
        limits=limits,
    )


def _joined(tasks: Sequence[LayoutTask], openings: Mapping[str, Opening]) -> str:
    """Return the document: the first unit's root and head, and the bodies of all.

    What else templates of a publication's own write into heads (styles) is there once.
    """
    book = _parsed(tasks[0])
    head = book.find("{*}head")
    known = {etree.tostring(one, with_tail=False) for one in _styles(book)}
    for number, task in enumerate(tasks):
        root = _parsed(task) if number else book
        body = root.find("{*}body")
        if body is None:
            raise LayoutError(f"the document of “{task.unit_id}” has no body")
        body.set(UNIT, task.unit_id)
        body.set(_OPENING, openings[task.unit_id])
        if root is not book:
            for style in _styles(root):
                written = etree.tostring(style, with_tail=False)
                if head is not None and written not in known:
                    known.add(written)
                    head.append(style)
            book.append(body)
    return etree.tostring(book, encoding="unicode")


def _styles(root: etree._Element) -> list[etree._Element]:
    return [*root.iterfind("{*}head/{*}style"), *root.iterfind("{*}head/{*}link")]


def _parsed(task: LayoutTask) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(task.xhtml.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise LayoutError(f"the XHTML of “{task.unit_id}” cannot be read: {error}") from error
