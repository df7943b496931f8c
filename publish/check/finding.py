"""What a check found: the finding of a report, with its way back to the manuscript."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Severity
from publish.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a built file; what is not known is empty or 0."""

    resource: str = ""
    """File in an EPUB, from the root of the archive, with forward slashes."""
    line: int = 0
    """Counted from 1."""
    column: int = 0
    """In characters, counted from 1."""
    element: str = ""
    """The element in the resource: ``#id``, or a path of child elements as CSS or XPath writes it."""
    page: int = 0
    """Page of a PDF, counted from 1."""
    x: float | None = None
    """In pt from the left edge of the page's trim box."""
    y: float | None = None
    """In pt from the upper edge of the page's trim box."""

    def __str__(self) -> str:
        if self.page:
            return f"page {self.page}"
        lines = ":".join(str(number) for number in (self.line, self.column) if number)
        return ":".join(part for part in (self.resource, lines or self.element) if part)


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of a file of the manuscript that is safe to make without asking what was meant."""

    file: str
    """Relative to the publication's folder."""
    start: int
    """Offset into the file's decoded text, in characters."""
    old: str
    """What stands there; where something else does by now, nothing is changed."""
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a check, ours or a validator's."""

    code: str
    """Of ours such as ``picture-without-text``; of a validator as it writes it (``RSC-005``)."""
    severity: Severity
    message: str
    span: Span | None = None
    """Where it is mended: a place in the manuscript, the file relative to the publication's folder."""
    hint: str = ""
    origin: str = "publish"
    """``publish``, or the validator: ``epubcheck``, ``ace``, ``verapdf``, ``outloud``, ``qpdf``."""
    artifact: str = ""
    """Name of the built file it was found in; "" where the manuscript itself was looked at."""
    place: Place | None = None
    """Where in the artifact."""
    accepted: str = ""
    """The reason for which it was accepted; "" where it was not."""
    group: str = ""
    """The group of rules, the validator, or ``build``: what it is chosen by. The run fills it in."""
    mend: Mend | None = None
    """The change that mends it, where one is safe (``publish check --fix``)."""
