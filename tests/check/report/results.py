"""A result of a check put together by hand, with every kind of finding that a report must show."""

from __future__ import annotations

from pathlib import Path

from publish.check.finding import Finding, Mend, Place
from publish.check.results import Checked, CheckResult, CheckTime, KnownFinding
from publish.spans import Span

TEXT = "# Tides\n\nHere is  a gap, 100 % “sure”.\n\nLast line: a, b\n"

SPACE = Finding(
    "space-double",
    "info",
    "two spaces in a row",
    Span("text/one, two.md", 3, 8),
    "Leave one space.",
    group="text",
    mend=Mend("text/one, two.md", 16, "  ", " "),
)
LINK = Finding(
    "link-bare",
    "warning",
    "100 % of “a: b,\nc” is bare\x1b[31m",
    Span("text/one, two.md", 5, 1, 6),
    "Give it words.",
    group="links",
)
RESOURCE = Finding(
    "RSC-005",
    "error",
    'element "p" not allowed here',
    Span("text/one, two.md", 3, 1),
    origin="epubcheck",
    artifact="tides.epub",
    place=Place("EPUB/text/tides.xhtml", 14, 3),
    group="epubcheck",
)
PAGE = Finding(
    "font-not-embedded",
    "error",
    "Helvetica is not embedded",
    artifact="tides.pdf",
    place=Place(page=7, x=10.5, y=20.0),
    group="pages",
)
ACCEPTED = Finding(
    "placeholder", "warning", "“TODO” is left", Span("text/one, two.md", 1), accepted="for now", group="text"
)
KNOWN = Finding("link-vague", "warning", "“here”", Span("text/one, two.md", 5, 3), group="accessibility")
ABSENT = Finding("validator-missing", "info", "ace is not there", hint="Get it.", group="ace")


def result_in(folder: Path) -> CheckResult:
    """Return a result about the publication ``folder/book``, whose files are written there."""
    book = folder / "book"
    (book / "text").mkdir(parents=True)
    (book / "text" / "one, two.md").write_text(TEXT, encoding="utf-8")
    checked = Checked(
        book,
        book,
        (folder / "dist" / "tides.epub", folder / "dist" / "tides.pdf"),
        (SPACE, LINK, RESOURCE, PAGE, ABSENT),
        (ACCEPTED,),
        (KNOWN,),
    )
    gone = KnownFinding("0" * 32, "word-repeated", "text", "book", "text/one, two.md", "“the the”")
    return CheckResult(
        (checked,),
        (gone,),
        ("accessibility", "epubcheck", "links", "pages", "qpdf", "text"),
        "error",
        failed=True,
        compared=True,
        seconds=1.0,
        times=(CheckTime("epubcheck", 0.9), CheckTime("text", 0.1)),
    )
