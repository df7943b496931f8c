"""qpdf, in pikepdf: whether a PDF is built as ISO 32000 says, and every stream in it can be read."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from publish.check.finding import Finding
from publish.check.pdffile import look
from publish.check.strangers import about, shown
from publish.check.validators.validator import Found

_MOST = 20
"""Warnings of a file that are shown one by one."""
_MENDED = re.compile(
    r"damaged|reconstruct|recover|expected |not found|treating|loop|invalid|unable", re.IGNORECASE
)
"""Words of warnings that say that qpdf had to guess what was meant; other programs guess otherwise."""


@dataclass(frozen=True, slots=True)
class Qpdf:
    """qpdf as pikepdf brings it."""

    name: str = "qpdf"
    suffix: str = ".pdf"

    def missing(self) -> str:
        """Return "": it always is there."""
        return ""

    def version(self) -> str:
        """Return the versions of pikepdf and of the qpdf in it."""
        import pikepdf

        return f"{metadata.version('pikepdf')} {pikepdf.__libqpdf_version__}"

    def check(self, files: Sequence[Path], limit: float) -> Found:
        """Return what stands in the way of reading each file; the codes are ours, qpdf has none."""
        deadline = time.monotonic() + limit
        found: Found = {}
        for file in files:
            pdf, about = look(file, max(0.5, deadline - time.monotonic()), check=True)
            found[file] = (*about, *(_findings(file, pdf.warnings) if pdf else ()))
        return found


def _findings(file: Path, warnings: Sequence[str]) -> Iterator[Finding]:
    for warning in warnings[:_MOST]:
        code = "qpdf-damaged" if _MENDED.search(warning) else "qpdf-warning"
        yield replace(about(code, file, f"{shown(warning, 600)}."), origin="qpdf")
    if len(warnings) > _MOST:
        more = f"{len(warnings) - _MOST} more warnings of qpdf."
        yield replace(about("qpdf-warning", file, more), origin="qpdf")
