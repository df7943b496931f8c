"""What a check found, kept in the cache: findings as JSON, under what they were found in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from publish.check.finding import Finding, Mend, Place
from publish.spans import Span
from publish.store import Store

KIND = "check"


class Kept:
    """Answers of a check in a store; without one nothing is kept."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the JSON object kept under a key; None where there is none."""
        data = self._store.get(KIND, key) if self._store is not None else None
        if data is None:
            return None
        value: dict[str, Any] = json.loads(data)
        return value

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a JSON object."""
        if self._store is not None:
            self._store.put(KIND, key, json.dumps(value, separators=(",", ":")).encode())

    def findings(self, key: str) -> tuple[Finding, ...] | None:
        """Return the findings kept under a key; None where there are none."""
        known = self.get(key)
        return None if known is None else findings_from(known["findings"])

    def put_findings(self, key: str, findings: Sequence[Finding]) -> None:
        """Keep findings."""
        self.put(key, {"findings": json_of(findings)})


def json_of(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON values."""
    return [asdict(finding) for finding in findings]


def findings_from(value: Sequence[dict[str, Any]]) -> tuple[Finding, ...]:
    """Return the findings that `json_of` wrote."""
    return tuple(_finding(one) for one in value)


def _finding(given: dict[str, Any]) -> Finding:
    span, place, mend = given["span"], given["place"], given["mend"]
    return Finding(
        **{
            **given,
            "span": Span(**span) if span else None,
            "place": Place(**place) if place else None,
            "mend": Mend(**mend) if mend else None,
        }
    )
