"""Findings of the check itself: of validators that are not there, of acceptances, of a baseline."""

from __future__ import annotations

from publish.check.filecodes import FILE_CODES
from publish.check.finding import Finding
from publish.check.pagecodes import PAGE_CODES
from publish.diagnostics import Code, Codes
from publish.spans import Span

CODES = Codes(
    "check",
    Code(
        "validator-missing",
        "info",
        "a validator that is not installed, so that nothing was asked of it",
        "Install it as the message says; `--require NAME` makes this an error, for CI.",
    ),
    Code(
        "validator-failed",
        "error",
        "a validator that ended badly, took too long, or said what nobody understands",
        "Run it by hand on the file; `--time-limit SECONDS` gives it longer, `--skip NAME` leaves it out.",
    ),
    Code(
        "artifact-unreadable",
        "error",
        "a file that was to be checked and cannot be read",
        "Look at its name, its size and who may read it.",
    ),
    Code(
        "acceptance-unused",
        "warning",
        "an accepted finding that is not found any more",
        "Delete the acceptance, lest it hide a new finding one day.",
    ),
    Code(
        "acceptance-invalid",
        "warning",
        "an acceptance without a code or without a reason; it accepts nothing",
        "Write `<!-- publish: accept CODE: reason -->` on a line before the block.",
    ),
    *FILE_CODES,
    *PAGE_CODES,
)


def make(code: str, message: str, span: Span | None = None, hint: str = "", artifact: str = "") -> Finding:
    """Return a finding of the check itself."""
    made = CODES.make(code, message, span, hint)
    return Finding(
        made.code, made.severity, made.message, made.span, made.hint, artifact=artifact, group=CODES.room
    )
