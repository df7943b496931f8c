"""Whole books, built once a test session and looked at by many tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import publish
from publish.engine.manuscript import read_manuscript
from publish.engine.preparation import Preparation
from publish.model import Plan, Publication
from publish.project.types import Edition


@dataclass(frozen=True)
class BuiltBook:
    """A book and its two editions."""

    source: Path
    result: publish.BuildResult
    cache: Path | None = None
    """What it was built with."""

    @cached_property
    def preparation(self) -> Preparation:
        manuscript, _ = read_manuscript(self.source)
        assert manuscript is not None
        return Preparation(manuscript)

    def edition(self, target: str) -> Edition:
        return next(one for one in self.preparation.project.editions if one.target == target)

    def plan(self, target: str) -> Plan:
        return self.preparation.plan(self.edition(target))

    @property
    def publication(self) -> Publication:
        return self.preparation.publication(self.edition("pdf"))

    def path(self, target: str) -> Path:
        return next(one.path for one in self.result.artifacts if one.target == target)

    @cached_property
    def pdf(self) -> bytes:
        return self.path("pdf").read_bytes()

    @cached_property
    def epub(self) -> bytes:
        return self.path("epub").read_bytes()

    def codes(self) -> list[str]:
        """Return the codes of warnings and errors."""
        return [one.code for one in self.result.findings if one.severity != "info"]


BookOf = Callable[[str], BuiltBook]
