"""What veraPDF and outloud say of the same thing, put together to one finding that names both.

veraPDF is the reference and names a test of the standard; outloud often knows the place on the page
and what to do. So veraPDF's finding stays and gets those of outloud.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publish.check.finding import Finding, Place

SAME: dict[str, tuple[str, ...]] = {
    # outloud's rule: veraPDF's tests of PDF/UA-1, both by their own descriptions
    "DOC-001": ("6.2-1",),
    "DOC-002": ("7.1-11",),
    "DOC-003": ("7.1-4",),
    "DOC-010": ("7.1-9",),
    "DOC-011": ("7.1-10",),
    "DOC-012": ("5-1", "5-2"),
    "DOC-013": ("7.2-2", "7.2-24", "7.2-33", "7.2-34"),
    "DOC-014": ("7.2-29",),
    "DOC-020": ("7.16-1",),
    "DOC-021": ("7.15-1",),
    "DOC-030": ("7.10-1", "7.10-2"),
    "DOC-031": ("7.11-1",),
    "TAG-001": ("7.1-3",),
    "TAG-004": ("7.1-1", "7.1-2"),
    "TAG-010": ("7.1-5",),
    "TAG-011": ("7.1-6",),
    "TAG-012": ("7.1-7",),
    "TAG-023": ("7.1-12",),
    "TAG-040": ("7.20-1",),
    "TXT-001": ("7.21.4.1-1",),
    "TXT-002": ("7.21.7-1",),
    "TXT-003": ("7.21.7-1",),
    "TXT-005": ("7.21.8-1",),
    "TXT-006": ("7.21.7-2",),
    "TXT-007": ("7.21.3.2-1",),
    "TXT-011": ("7.20-2",),
    "HDG-001": ("7.4.2-1",),
    "HDG-002": ("7.4.2-1",),
    "HDG-003": ("7.4.4-2", "7.4.4-3"),
    "HDG-005": ("7.4.4-1",),
    "TBL-002": ("7.5-1", "7.5-2"),
    "TBL-003": ("7.2-8", "7.2-9"),
    "TBL-004": ("7.2-15", "7.2-41", "7.2-42", "7.2-43"),
    "TBL-005": ("7.2-3", "7.2-4", "7.2-5", "7.2-6", "7.2-7", "7.2-10", "7.2-36", "7.2-37", "7.2-38"),
    "LST-001": ("7.2-17",),
    "LST-003": ("7.2-19", "7.2-20"),
    "FIG-001": ("7.3-1",),
    "LNK-001": ("7.18.5-1",),
    "LNK-002": ("7.18.1-2", "7.18.5-2"),
    "LNK-005": ("7.18.3-1",),
    "LNK-006": ("7.18.1-1",),
    "FRM-001": ("7.18.1-3",),
    "FRM-003": ("7.18.4-1",),
    "NOTE-001": ("7.9-1",),
    "NOTE-004": ("7.9-2",),
    "MATH-001": ("7.7-1",),
}


def together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, those of outloud put into veraPDF's where both say the same.

    The same is: a test of the same thing, in the same file, on the same page or on none. What
    several validators say in the same words (an EPUB that none can be asked about) is said once.
    """
    once: dict[Finding, Finding] = {}
    for finding in findings:
        once.setdefault(replace(finding, group=""), finding)
    result = list(once.values())
    free = [index for index, finding in enumerate(result) if finding.origin == "verapdf"]
    gone = set()
    for index, finding in enumerate(result):
        if finding.origin != "outloud" or finding.code not in SAME:
            continue
        same = [one for one in free if _is_same(result[one], finding)]
        if same:
            # The nearest takes the place; the next one of outloud goes to the next of veraPDF.
            best = min(same, key=lambda one: _distance(result[one].place, finding.place))
            result[best] = _joined(result[best], finding)
            gone.add(index)
            if len(same) > 1:
                free.remove(best)
    return tuple(finding for index, finding in enumerate(result) if index not in gone)


def _is_same(vera: Finding, loud: Finding) -> bool:
    tests = {f"UA1-{test}" for test in SAME[loud.code]}
    return vera.artifact == loud.artifact and vera.code in tests and _page(vera) in (0, _page(loud))


def _joined(vera: Finding, loud: Finding) -> Finding:
    also = f" (outloud: {loud.code})"
    message = vera.message if vera.message.endswith(also) else f"{vera.message}{also}"
    place = vera.place if vera.place and vera.place.x is not None else loud.place or vera.place
    return replace(vera, message=message, hint=vera.hint or loud.hint, place=place)


def _page(finding: Finding) -> int:
    return finding.place.page if finding.place else 0


def _distance(one: Place | None, other: Place | None) -> float:
    """Return how far two places are from each other, in pt; far where one is not known."""
    if one is None or other is None or None in (one.x, one.y, other.x, other.y):
        return 1e6
    assert one.x is not None and one.y is not None and other.x is not None and other.y is not None
    return abs(one.x - other.x) + abs(one.y - other.y)
