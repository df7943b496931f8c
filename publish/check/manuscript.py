"""Our own rules about the manuscript, and what the manuscript itself says of them.

Two kinds of answers are kept. The whole of it with every question that was asked of the
publication's folder, so that an unchanged manuscript is not even read; and the findings in each
chapter, so that after a change the rules look at the changed chapters alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish import folder, versions
from publish.check.accepting import Acceptance
from publish.check.finding import Finding
from publish.check.kept import Kept, findings_from, json_of
from publish.folder import Question, Recording
from publish.spans import Span
from publish.store import key_of

if TYPE_CHECKING:
    from publish.engine.memory import Memory

_FORM = "2"
"""Of what is kept."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of a manuscript without building it."""

    root: Path
    findings: tuple[Finding, ...]
    """Of our rules about chapters, and about acceptances that are none."""
    read: tuple[Finding, ...]
    """Of reading and resolving it, as a build would say too."""
    acceptances: tuple[Acceptance, ...]
    skip: tuple[str, ...]
    """What the publication's settings never ask for."""
    shops: tuple[str, ...] = ()
    """The shops that the publication's settings name."""
    seconds: tuple[tuple[str, float], ...] = ()
    """How long the rules of each group took; nothing where all was kept."""


class ManuscriptCheck:
    """What the rules of some groups find in the publication at a path."""

    def __init__(self, path: Path, groups: Iterable[str], kept: Kept, shops: Sequence[str] = ()) -> None:
        """``shops`` are asked besides those that the publication names."""
        self._path = path
        self._shops = tuple(shops)
        self._groups = tuple(sorted(groups))
        self._kept = kept
        self._state = versions.of_everything()
        # A file's name can be that of a link, which names the book; a folder's is in its path.
        name = "" if path.is_dir() else path.name
        asked = json.dumps((self._groups, self._shops))
        self._key = key_of(_FORM, str(path.resolve()), name, asked, self._state)
        self.known = _recall(kept.get(self._key))
        """What was found last time, where nothing has changed since."""

    def judge(self, memory: Memory | None = None) -> Judged:
        """Return what is found; ``memory`` is what a build in this process has read.

        Raises FileNotFoundError where there is no publication.
        """
        if self.known is not None:
            return self.known
        # A manuscript that is as it was needs neither readers nor rules.
        from publish.check.reading import Reading
        from publish.engine.memory import Memory

        with folder.recording() as recorded:
            reading = Reading(self._path, self._groups, self._kept, self._state, self._shops)
            judged = reading.judge(memory or Memory())
        if recorded.root is not None and recorded.repeatable:
            self._kept.put(self._key, _record(judged, recorded))
        return judged


def _record(judged: Judged, recorded: Recording) -> dict[str, Any]:
    return {
        "root": str(judged.root),
        "asked": str(recorded.root),
        "answers": sorted((*question, answer) for question, answer in recorded.answers.items()),
        "findings": json_of(judged.findings),
        "read": json_of(judged.read),
        "acceptances": [asdict(one) for one in judged.acceptances],
        "skip": list(judged.skip),
        "shops": list(judged.shops),
    }


def _recall(record: dict[str, Any] | None) -> Judged | None:
    """Return what is on record where all answers of the folder are as they were."""
    if record is None:
        return None
    asked = Path(record["asked"])
    if not all(folder.ask(asked, Question(*question)) == answer for *question, answer in record["answers"]):
        return None
    return Judged(
        Path(record["root"]),
        findings_from(record["findings"]),
        findings_from(record["read"]),
        tuple(
            Acceptance(**{**one, "codes": tuple(one["codes"]), "span": Span(**one["span"])})
            for one in record["acceptances"]
        ),
        tuple(record["skip"]),
        tuple(record["shops"]),
    )
