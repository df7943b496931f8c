"""Findings of a comparison."""

from __future__ import annotations

from publish.check.finding import Finding
from publish.diagnostics import Code, Codes

CODES = Codes(
    "diff",
    Code(
        "revision-left-out",
        "warning",
        "a file of a revision that is not built with it: a link that leads elsewhere, a submodule, Git LFS",
        "Put the file itself into the repository, or compare two files that you built.",
    ),
    Code(
        "diff-impossible",
        "error",
        "two files that cannot be compared, since one is damaged or takes too much time or memory",
        "Look at the file with `publish check`; `--time-limit SECONDS` gives the comparison longer.",
    ),
    Code(
        "diff-one-sided",
        "info",
        "an edition that only one of two revisions has, so that there is nothing to compare it with",
        "Look at what the revision says of its editions.",
    ),
)


def make(code: str, message: str, artifact: str = "") -> Finding:
    """Return a finding of a comparison."""
    made = CODES.make(code, message)
    return Finding(
        made.code, made.severity, made.message, hint=made.hint, artifact=artifact, group=CODES.room
    )
