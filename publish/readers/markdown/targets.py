"""``::: {.content-visible when-format="pdf"}``: content that Quarto shows in some formats."""

from __future__ import annotations

from dataclasses import replace

from publish.model import Block, Division
from publish.readers.markdown.frames import Frame
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import without
from publish.readers.markdown.unread import report

CLASSES = ("content-visible", "content-hidden")

_FORMATS = {
    "only-print": frozenset(("latex", "pdf", "typst")),
    # An EPUB is a format of HTML to Quarto too ("Conditional Content").
    "only-epub": frozenset(("epub", "epub2", "epub3", "html", "html4", "html5")),
}


def conditional(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the division for the targets that the condition means; for none at all nothing.

    A condition that is about no format is reported, and what it holds stays.
    """
    given = frame.attributes
    wanted, unwanted = given.get("when-format"), given.get("unless-format")
    rest = without(given, "when-format", "unless-format", classes=CLASSES)
    if not (wanted or unwanted):
        report(reading, "condition", "This condition is not read; what it holds stays.", frame.span)
        return (Division(blocks, rest, span=frame.span),)
    hides = "content-hidden" in given.classes
    shown = tuple(
        target
        for target, formats in _FORMATS.items()
        if hides != ((not wanted or wanted in formats) and (not unwanted or unwanted not in formats))
    )
    if not shown:
        report(reading, f"only {wanted}", "This division stands in no edition.", frame.span)
        return ()
    classes = (*shown, *rest.classes) if len(shown) == 1 else rest.classes
    return (Division(blocks, replace(rest, classes=classes), span=frame.span),)
