"""The rules about pages asked of files: whose rules a PDF is held to, and the way back to its lines."""

from __future__ import annotations

from collections.abc import Collection
from importlib.util import find_spec

from publish import versions
from publish.check.artifacts import BuiltFile
from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.kept import Kept
from publish.check.options import CheckOptions, Profile
from publish.check.origins import Origins, trace
from publish.check.pages.subject import PressSettings
from publish.engine.origin_table import KIND, OriginTable, table_from_json
from publish.store import Store

MISSING = "pages are not looked at: that takes the package pypdfium2"
HOW = "pip install 'publish-book[check]'"
_PROFILES: dict[str, Profile] = {"screen": "screen", "press": "press"}
"""Presets whose pages are held to rules of their own; all others are printed."""


def ask_pages(
    file: BuiltFile, groups: Collection[str], options: CheckOptions, store: Store | None
) -> tuple[Finding, ...]:
    """Return what the rules of ``groups`` (``pages``, ``press``) find in a PDF, each at its line.

    Without a profile among the options it is the one of the edition's preset, for a file of any tool
    that of print. What does not answer is a finding.
    """
    if find_spec("pypdfium2") is None:
        return (make("pages-unmeasured", MISSING, hint=HOW, artifact=file.path.name),)
    from publish.check.pages.judging import PdfToJudge, Tools, judge_pages

    table = table_of(file, store)
    printing = table.printing if table is not None else None
    press = PressSettings()
    profile: Profile = "print"
    if printing is not None:
        press = PressSettings(printing.ink, printing.transparency, printing.signature)
        profile = _PROFILES.get(printing.preset, "print")
    pdf = PdfToJudge(file.path, file.digest, options.profile or profile, press, table)
    tools = Tools(Kept(store), store, versions.of_everything(), options.time_limit, options.build.jobs)
    found = (one for one in judge_pages(pdf, tools) if one.group in groups or one.code == "pages-unmeasured")
    if table is None:
        return tuple(found)
    origins = Origins(table)
    return tuple(trace(one, origins) for one in found)


def table_of(file: BuiltFile, store: Store | None) -> OriginTable | None:
    """Return what the build of a file told; None for a file of any tool, or of another version."""
    told = file.origins or (store.get(KIND, file.digest) if store is not None else None)
    try:
        return table_from_json(told) if told else None
    except ValueError:
        return None
