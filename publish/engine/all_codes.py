"""Every kind of finding that there is, for the handbook's list and for programs."""

from __future__ import annotations

from publish import assets, encoding, epub, fonts, newfolder, stylecheck
from publish.diagnostics import Code, Codes
from publish.engine.codes import CODES as ENGINE
from publish.importers.codes import CODES as IMPORTERS
from publish.project.codes import CODES as PROJECT
from publish.readers.codes import CODES as READERS
from publish.readers.plaintext.codes import CODES as PLAINTEXT
from publish.render.codes import CODES as RENDER
from publish.resolve.codes import CODES as RESOLVE
from publish.select.codes import CODES as SELECT
from publish.typography.codes import CODES as TYPOGRAPHY

TABLES: tuple[Codes, ...] = (
    PROJECT,
    encoding.CODES,
    stylecheck.CODES,
    READERS,
    PLAINTEXT,
    TYPOGRAPHY,
    RESOLVE,
    SELECT,
    assets.CODES,
    fonts.CODES,
    RENDER,
    ENGINE,
    epub.CODES,
    newfolder.CODES,
    IMPORTERS,
)
"""The tables of all rooms, in the order in which a manuscript meets them."""


def all_codes() -> tuple[Code, ...]:
    """Return every code, by name."""
    return tuple(sorted((code for table in TABLES for code in table), key=lambda code: code.name))
