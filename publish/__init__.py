"""One manuscript, every edition: a print PDF and an EPUB from one content model.

The public interface, one function a command (`publish.api`). Nothing here prints; every function returns a
typed result with its findings, and leaves the caller's process as it is::

    import publish

    result = publish.build("my-book", output="dist")
    for artifact in result.artifacts:
        print(artifact.path, artifact.pages)
    for finding in result.findings:
        print(finding)

What a function needs is imported when it is called, so ``import publish`` is quick: a build that
finds nothing changed is over before the content model would be loaded.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from publish.api.beginning import THEMES, import_manuscript, new
from publish.api.building import build, build_all, is_catalogue, load, watch
from publish.api.checking import REPORTS, check, entries, renew_baseline, report
from publish.api.comparing import diff
from publish.api.keeping import cache_info, clear_cache
from publish.check.finding import Finding, Mend, Place
from publish.check.options import TIME_LIMIT, FailOn, Profile
from publish.check.results import Checked, CheckResult, CheckTime, KnownFinding
from publish.diagnostics import Diagnostic
from publish.diff.options import MOST_PAGES
from publish.diff.options import TIME_LIMIT as DIFF_TIME_LIMIT
from publish.diff.results import ChapterChange, DiffResult, FileDiff, PageChange, TextChange
from publish.engine.events import Progress
from publish.engine.results import (
    Artifact,
    BuildResult,
    CacheCounts,
    CatalogueResult,
    FilesResult,
    LayoutTime,
    LoadResult,
    PublicationBuild,
    StepTime,
    Timings,
    UsageError,
)
from publish.spans import Span
from publish.store import StoreInfo

if TYPE_CHECKING:
    from publish.check.explained import RuleText, rule_texts
    from publish.check.mends import Mends, mends_of
    from publish.check.report.entries import Entry
    from publish.check.validators.getting import Fetched, NotFetchedError, get_validator
    from publish.installation import DoctorReport, Item, doctor
    from publish.model import Publication, from_json, to_json
else:
    _LATER = {
        "Entry": "publish.check.report.entries",
        "Fetched": "publish.check.validators.getting",
        "Mends": "publish.check.mends",
        "NotFetchedError": "publish.check.validators.getting",
        "RuleText": "publish.check.explained",
        "get_validator": "publish.check.validators.getting",
        "mends_of": "publish.check.mends",
        "rule_texts": "publish.check.explained",
        "DoctorReport": "publish.installation",
        "Item": "publish.installation",
        "doctor": "publish.installation",
        "Publication": "publish.model",
        "from_json": "publish.model",
        "to_json": "publish.model",
    }

    def __getattr__(name: str) -> object:
        """Return a public name whose room takes a while to load, when it is asked for."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_LATER[name]), name)


__version__ = "0.1.0"

SHOPS = ("kdp", "apple", "kobo", "ingram")
"""The shops whose rules `check` knows."""

FETCHED_VALIDATORS = ("ace", "verapdf")
"""The validators that `get_validator` fetches."""

__all__ = [
    "DIFF_TIME_LIMIT",
    "FETCHED_VALIDATORS",
    "MOST_PAGES",
    "REPORTS",
    "SHOPS",
    "THEMES",
    "TIME_LIMIT",
    "Artifact",
    "BuildResult",
    "CacheCounts",
    "CatalogueResult",
    "ChapterChange",
    "CheckResult",
    "CheckTime",
    "Checked",
    "Diagnostic",
    "DiffResult",
    "DoctorReport",
    "Entry",
    "FailOn",
    "Fetched",
    "FileDiff",
    "FilesResult",
    "Finding",
    "Item",
    "KnownFinding",
    "LayoutTime",
    "LoadResult",
    "Mend",
    "Mends",
    "NotFetchedError",
    "PageChange",
    "Place",
    "Profile",
    "Progress",
    "Publication",
    "PublicationBuild",
    "RuleText",
    "Span",
    "StepTime",
    "StoreInfo",
    "TextChange",
    "Timings",
    "UsageError",
    "build",
    "build_all",
    "cache_info",
    "check",
    "clear_cache",
    "diff",
    "doctor",
    "entries",
    "from_json",
    "get_validator",
    "import_manuscript",
    "is_catalogue",
    "load",
    "mends_of",
    "new",
    "renew_baseline",
    "report",
    "rule_texts",
    "to_json",
    "watch",
]
