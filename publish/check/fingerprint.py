"""By what a finding is known again, though lines above it came and went."""

from __future__ import annotations

import re

from publish.check.finding import Finding
from publish.store import key_of

_MOVING = re.compile(r"\b(pages?|lines?|columns?)(\s+)\d+(?:(\s*(?:[-–,]|to|and)\s*)\d+)*", re.IGNORECASE)
"""Numbers in a message that say where, and not what."""
_DIGITS = 32


def fingerprint(finding: Finding, line: str) -> str:
    """Return 32 hexadecimal digits over code, file, message and the text of the line.

    ``line`` is that text, empty where there is none. The line's number counts as little as the
    page's, in the message too. Two findings that are alike in all of it have the same one.
    """
    place = finding.place
    file = finding.span.file if finding.span else f"{finding.artifact}/{place.resource if place else ''}"
    message = _MOVING.sub(r"\1\g<2>0", finding.message)
    return key_of(finding.origin, finding.code, file, message, " ".join(line.split()))[:_DIGITS]
