"""What each validator says, cut short, and the findings that are made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from publish.check.finding import Finding, Place
from tests.check.validators.conftest import Instead

Files = dict[str, list[Path]]

EPUBCHECK: dict[str, Any] = {
    "messages": [
        {
            "ID": "RSC-005",
            "severity": "ERROR",
            "message": 'Error while parsing file: attribute "colour" not allowed here',
            "suggestion": None,
            "additionalLocations": 3,
            "locations": [
                {"path": "EPUB/one.xhtml", "line": 6, "column": 20},
                {"path": "EPUB/one.xhtml", "line": 9, "column": -1},
            ],
        },
        {
            "ID": "PKG-007",
            "severity": "FATAL",
            "message": "Mimetype",
            "suggestion": "Mend it.",
            "locations": [],
        },
        {"ID": "ACC-009", "severity": "USAGE", "message": "Of no matter", "locations": []},
    ]
}
ACE: dict[str, Any] = {
    "assertions": [
        {"earl:testSubject": {"url": "EPUB/package.opf"}, "assertions": []},
        {
            "earl:testSubject": {"url": "one.xhtml"},
            "assertions": [
                {
                    "earl:result": {
                        "earl:outcome": "fail",
                        "dct:description": "Element does not have\n an alt attribute",
                        "earl:pointer": {"css": ["#ebb > img", "img"]},
                    },
                    "earl:test": {
                        "dct:title": "image-alt",
                        "earl:impact": "critical",
                        "help": {"url": "https://kb.daisy.org/images", "dct:title": "Images need text"},
                    },
                },
                {
                    "earl:result": {"earl:outcome": "pass"},
                    "earl:test": {"dct:title": "html-has-lang", "earl:impact": "serious"},
                },
            ],
        },
    ]
}
OUTLOUD: dict[str, Any] = {
    "results": [
        {
            "error": None,
            "findings": [
                {
                    "rule": "LNK-003",
                    "severity": "error",
                    "message": "A link says nothing",
                    "evidence": "",
                    "page": 2,
                },
                {
                    "rule": "FIG-001",
                    "severity": "warning",
                    "message": "A figure has no text",
                    "evidence": "Ebb",
                    "boxes": [{"page": 1, "x0": 30.0, "y0": 300.0, "x1": 60.0, "y1": 350.0}],
                },
            ],
        }
    ]
}


def verapdf(*names: Path) -> dict[str, Any]:
    rule = {
        "specification": "ISO 14289-1:2014",
        "clause": "7.1",
        "testNumber": 3,
        "failedChecks": 5,
        "description": "Content shall be marked as Artifact or tagged as real content",
        "checks": [
            {
                "status": "failed",
                "errorMessage": "Content is neither marked\nnor tagged",
                "context": "root/document[0]/pages[1](5 0 obj PDPage)/contentStream[0]/content[3]",
            },
            {"status": "passed", "context": "root"},
        ],
    }
    results = [{"details": {"ruleSummaries": [rule]}}]
    return {
        "report": {
            "jobs": [{"itemDetails": {"name": str(one)}, "validationResult": results} for one in names]
        }
    }


def said(instead: Instead, name: str, answer: object, files: list[Path]) -> list[Finding]:
    """Return what is found in the first of ``files`` by a program that prints ``answer``."""
    asked = "sys.stdin" if name in ("epubcheck", "ace") else "[0]"
    code = f"import sys\nfor _ in {asked}: print({json.dumps(answer)!r})"
    return list(instead(name, code).check(files, 60.0)[files[0]])


def test_epubcheck(instead: Instead, files: Files) -> None:
    found = said(instead, "epubcheck", EPUBCHECK, files[".epub"])

    assert [(one.code, one.severity) for one in found] == [
        ("RSC-005", "error"),
        ("RSC-005", "error"),
        ("PKG-007", "error"),
    ]
    assert [one.place for one in found] == [
        Place("EPUB/one.xhtml", 6, 20),
        Place("EPUB/one.xhtml", 9, 0),
        None,
    ]
    assert found[0].message.endswith("not allowed here (and in 3 more places)")
    assert found[2].hint == "Mend it."


def test_ace(instead: Instead, files: Files) -> None:
    (found,) = said(instead, "ace", ACE, files[".epub"])

    assert (found.code, found.severity) == ("image-alt", "error")
    assert found.place == Place("EPUB/one.xhtml", element="#ebb > img")
    assert found.message == "Element does not have an alt attribute"
    assert found.hint == "Images need text (https://kb.daisy.org/images)"


def test_verapdf(instead: Instead, files: Files) -> None:
    first, rest = said(instead, "verapdf", verapdf(*files[".pdf"]), files[".pdf"])

    assert (first.code, first.severity, first.place) == ("UA1-7.1-3", "error", Place(page=2))
    assert first.message == "Content is neither marked nor tagged"
    assert rest.message.startswith("4 more places: Content shall be marked")


def test_verapdf_says_nothing_of_one_file(instead: Instead, files: Files) -> None:
    """It is asked about that one again, by itself."""
    asked = files[".pdf"]
    code = (
        "import json, sys\n"
        f"if {str(asked[0])!r} not in sys.argv: sys.exit(9)\n"
        f"print({json.dumps(verapdf(asked[0]))!r})\n"
    )

    found = instead("verapdf", code).check(asked, 60.0)

    assert [one.code for one in found[asked[0]]] == ["UA1-7.1-3"] * 2
    assert [one.code for one in found[asked[1]]] == ["validator-failed"]


def test_verapdf_could_not_read_a_file(instead: Instead, files: Files) -> None:
    jobs = [
        {"itemDetails": {"name": str(one)}, "taskException": {"exceptionMessage": "a page is torn"}}
        for one in files[".pdf"]
    ]

    (found,) = said(instead, "verapdf", {"report": {"jobs": jobs}}, files[".pdf"])

    assert found.code == "validator-failed"
    assert "a page is torn" in found.message


def test_outloud(instead: Instead, files: Files) -> None:
    link, figure = said(instead, "outloud", OUTLOUD, files[".pdf"])

    assert (link.code, link.severity, link.place) == ("LNK-003", "error", Place(page=2))
    assert (figure.code, figure.severity) == ("FIG-001", "warning")
    # It counts from the lower left of a page that is 400 pt high.
    assert figure.place == Place(page=1, x=30.0, y=50.0)
    assert figure.message == "A figure has no text (“Ebb”)."
    assert figure.hint


def test_a_word_before_the_answer_of_outloud_is_passed_over(instead: Instead, files: Files) -> None:
    code = f"print('Reading…')\nprint({json.dumps(OUTLOUD)!r})"

    found = instead("outloud", code).check(files[".pdf"], 60.0)

    assert [one.code for one in found[files[".pdf"][0]]] == ["LNK-003", "FIG-001"]


def test_a_message_of_many_places_is_cut_short(instead: Instead, files: Files) -> None:
    places = [{"path": "EPUB/one.xhtml", "line": line, "column": 1} for line in range(1, 1001)]
    answer = {"messages": [{**EPUBCHECK["messages"][0], "locations": places, "additionalLocations": 0}]}

    found = said(instead, "epubcheck", answer, files[".epub"])

    assert len(found) == 200
    assert found[0].message.endswith("(and in 800 more places)")
