"""Ids: one for each section, each once in the publication, each safe in XML, URLs and file names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from publish.diagnostics import Diagnostic
from publish.resolve.codes import CODES
from publish.resolve.slugs import safe_id
from publish.resolve.survey import Anchor, Survey

_RESERVED = ("half-title", "title-page", "copyright-page", "contents", "cover", "nav", "text", "toc")
"""Names of generated pages and files, so that a section's id is never mistaken for one."""


@dataclass(slots=True)
class Ids:
    """Which publication-wide id stands for which local one."""

    by_place: dict[tuple[str, str], str] = field(default_factory=dict)
    """File and local id to the publication-wide id."""
    by_local: dict[str, list[str]] = field(default_factory=dict)
    """Local id to the files that have it, in reading order."""
    sections: list[str] = field(default_factory=list)
    """The ids of the sections, in reading order."""
    others: list[str] = field(default_factory=list)
    """The ids of all other anchors, in the order of the survey; empty for what keeps none."""
    anchors: dict[str, Anchor] = field(default_factory=dict)
    """Publication-wide id to what it stands for."""

    _lowered: set[str] = field(default_factory=set)

    def give(self, name: str, anchor: Anchor) -> None:
        """Note that ``anchor`` has the publication-wide id ``name``."""
        self.anchors[name] = anchor
        self._lowered.add(name.lower())

    def taken(self, name: str) -> bool:
        """Tell whether an id is given, or one that differs by case alone."""
        return name.lower() in self._lowered


def assign(found: Survey, language: str) -> tuple[Ids, tuple[Diagnostic, ...]]:
    """Give an id to everything that has or needs one.

    Explicit ids come first: a title's slug gives way to them with ``-1``, ``-2`` behind it, as
    to an earlier title of the same words (mdBook). Of two explicit ones in a file the first keeps
    the id; the other is reported.
    """
    findings: list[Diagnostic] = []
    anchors = found.anchors
    names = _local_ids(found, findings)
    safe = [safe_id(name, language) or anchor.kind for name, anchor in zip(names, anchors, strict=True)]
    # Ids of chapters are file names, and on some machines `Gate` and `gate` are one file.
    uses = Counter(one.lower() for one, name in zip(safe, names, strict=True) if name)
    ids = Ids()
    alone = {name for name, count in uses.items() if count == 1 and name not in _RESERVED}
    for anchor, local, name in zip(anchors, names, safe, strict=True):
        given = ""
        if local:
            given = name if name.lower() in alone else _prefixed(anchor.file, name, language, ids, alone)
            ids.give(given, anchor)
            ids.by_place[anchor.file, local] = given
            ids.by_local.setdefault(local, []).append(anchor.file)
        (ids.sections if anchor.kind == "section" else ids.others).append(given)
    return ids, tuple(findings)


def _local_ids(found: Survey, findings: list[Diagnostic]) -> list[str]:
    """Return the local id of each anchor, unique in its file; empty for what keeps none."""
    first: dict[tuple[str, str], Anchor] = {}
    for anchor in found.anchors:
        if anchor.explicit:
            first.setdefault((anchor.file, anchor.local), anchor)
    taken = set(first)
    result: list[str] = []
    for anchor in found.anchors:
        local = anchor.local
        if anchor.explicit and first[anchor.file, local] is anchor:
            result.append(local)
            continue
        if anchor.explicit:
            findings.append(_duplicate(anchor, first[anchor.file, local]))
            if anchor.kind != "section":
                result.append("")
                continue
        count = 0
        while (anchor.file, local) in taken:
            count += 1
            local = f"{anchor.local}-{count}"
        taken.add((anchor.file, local))
        result.append(local)
    return result


def _duplicate(anchor: Anchor, first: Anchor) -> Diagnostic:
    line = f" (first in line {first.span.line})" if first.span and first.span.line else ""
    message = f"the id “{anchor.local}” is already taken in this file{line}"
    return CODES.make("id-duplicate", message, anchor.span)


def _prefixed(file: str, name: str, language: str, ids: Ids, alone: set[str]) -> str:
    stem = safe_id(file.rpartition("/")[2].rpartition(".")[0], language)
    wanted = f"{stem}-{name}" if stem and stem != name else name
    given, count = wanted, 1
    while ids.taken(given) or given.lower() in alone or given.lower() in _RESERVED:
        count += 1
        given = f"{wanted}-{count}"
    return given
