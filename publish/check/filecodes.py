"""What can be wrong with a file of a stranger before anybody asks what is in it."""

from __future__ import annotations

from publish.diagnostics import Code

_AGAIN = "Make the file again with the tool that it came from."

FILE_CODES = (
    Code("archive-unreadable", "error", "an EPUB that is no ZIP archive, or only part of one", _AGAIN),
    Code(
        "archive-damaged", "error", "a file in an EPUB whose bytes do not fit its checksum or length", _AGAIN
    ),
    Code(
        "archive-bomb",
        "error",
        "an EPUB that would become far larger when unpacked than any book, or that has far too many files",
        "Look at where it came from; no validator is asked about it.",
    ),
    Code(
        "archive-path",
        "error",
        "a name in an EPUB that leads out of it: `..`, an absolute path, a backslash, a drive",
        "Name files from the root of the EPUB, with forward slashes.",
    ),
    Code(
        "archive-link",
        "error",
        "a symbolic link, a device or a pipe in an EPUB",
        "Pack the file itself.",
    ),
    Code(
        "archive-duplicate",
        "error",
        "two files of one name in an EPUB; which of them a reader shows is chance",
        "Pack each file once.",
    ),
    Code(
        "archive-encrypted",
        "error",
        "a file of an EPUB encrypted as ZIP archives are, which EPUB does not allow",
        "Pack it without a password (EPUB 3.3, OCF, section 4.2.1).",
    ),
    Code(
        "archive-entities",
        "error",
        "an XML file in an EPUB that asks for another file by an entity, or whose entities grow without end",
        "Write the characters themselves; external entities are not allowed in EPUB.",
    ),
    Code(
        "archive-depth",
        "error",
        "an XML file in an EPUB with elements inside each other deeper than reading systems follow",
        "Look at what made the file.",
    ),
    Code("pdf-unreadable", "error", "a file that is no PDF, or so damaged that nothing opens it", _AGAIN),
    Code(
        "pdf-encrypted",
        "error",
        "a PDF that needs a password, so that no shop, printer or validator can read it",
        "Save it without a password.",
    ),
    Code(
        "pdf-protected",
        "warning",
        "a PDF encrypted without a password: it opens, but many printers and shops turn it away",
        "Save it without any protection.",
    ),
    Code(
        "pdf-active",
        "warning",
        "a PDF that runs a script, starts a program or sends data when it is opened, turned or touched",
        "Save it without actions: printers and shops turn it away, and PDF/A and PDF/X forbid it.",
    ),
    Code(
        "pdf-limits",
        "error",
        "a PDF that takes more memory or time to read than any book does",
        "Look at where it came from; no validator is asked about it.",
    ),
    Code(
        "qpdf-damaged",
        "error",
        "a PDF that is not built as it should be: qpdf had to guess, another program guesses otherwise",
        "Make the file again; `qpdf IN.pdf OUT.pdf` writes what could be saved of it.",
    ),
    Code(
        "qpdf-warning",
        "warning",
        "a PDF about which qpdf has something to say that does not stop it",
        "Make the file again; `qpdf IN.pdf OUT.pdf` writes what could be saved of it.",
    ),
)
