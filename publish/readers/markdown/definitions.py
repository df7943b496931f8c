"""Link definitions (``[name]: address``): those written twice and those that nothing uses."""

from __future__ import annotations

from publish.model import Span
from publish.readers.markdown.reading import Reading


def report_definitions(reading: Reading) -> None:
    """Report them once a text is built: only then it is known which were used."""
    if reading.dialect == "commonmark":
        return
    for given in reading.env.get("duplicate_refs", ()):
        message = f"The link [{_name(given['label'])}] is defined twice; the first definition counts."
        reading.report("link-definition-second", message, _span(reading, given["map"]))
    for label, given in reading.env.get("references", {}).items():
        if label not in reading.links:
            message = f"The link definition [{_name(label)}] is not used."
            reading.report("link-definition-unused", message, _span(reading, given["map"]))


def _name(label: str) -> str:
    """Return a label, which the parser keeps in capitals, as a message shows it."""
    return label.lower()[:60]


def _span(reading: Reading, lines: list[int]) -> Span:
    return reading.source.span(lines[0] + 1)
