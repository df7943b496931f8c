"""Every code of ours has a defect, and nearly all that is found of content has its line."""

from __future__ import annotations

from pathlib import Path

from publish.check.explained import rule_texts
from publish.check.finding import Finding
from tests.conftest import REPOSITORY
from tests.defects.conftest import AnswerOf
from tests.defects.defect import Finished, Way
from tests.defects.exceptions import ELSEWHERE, EXCEPTIONS
from tests.defects.groups import DEFECTS
from tests.defects.seeding import checked

HERE = Path(__file__).parent
LEAST = 0.95
"""Share of the findings about content that have a line of the manuscript."""
WAYS: tuple[Way, ...] = ("read", "built", "finished")
SHOWN = (".xhtml", ".opf", ".ncx")
"""Files of an EPUB that show what a writer wrote."""


def test_every_code_has_a_defect() -> None:
    seeded = {one.name for one in DEFECTS if one.origin in ("publish", "qpdf")}
    codes = {one.code for one in rule_texts() if one.group not in ELSEWHERE}
    assert sorted(codes - seeded - EXCEPTIONS.keys()) == []
    assert sorted(seeded & EXCEPTIONS.keys()) == []
    assert sorted(EXCEPTIONS.keys() - codes) == []


def test_a_code_has_one_meaning() -> None:
    codes = [one.code for one in rule_texts()]
    assert sorted({one for one in codes if codes.count(one) > 1}) == []


def test_what_has_none_is_shown_elsewhere() -> None:
    lost = [code for code, (_, file) in EXCEPTIONS.items() if not _names(REPOSITORY / file, code)]
    assert lost == []


def test_groups_that_are_seeded_elsewhere_are_whole() -> None:
    files = {
        group: [HERE / "test_others.py", *sorted((REPOSITORY / folder).rglob("*.py"))]
        for group, folder in ELSEWHERE.items()
    }
    seeded = {one.name for one in DEFECTS}
    lost = [
        one.code
        for one in rule_texts()
        if one.group in ELSEWHERE
        and one.code not in seeded
        and not any(_names(file, one.code) for file in files[one.group])
    ]
    assert lost == []


def _names(file: Path, code: str) -> bool:
    """Tell whether a file of tests names a code, or the function that finds it."""
    text = file.read_text("utf-8")
    return code in text or code.replace("-", "_") in text


def test_there_are_many_of_validators_too() -> None:
    assert len(DEFECTS) >= 110
    counted = {name: len({one.name for one in DEFECTS if one.origin == name}) for name in VALIDATORS}
    assert all(counted[name] >= least for name, least in VALIDATORS.items()), counted


VALIDATORS = {"epubcheck": 40, "ace": 12, "verapdf": 15, "outloud": 1}


def test_findings_about_content_have_their_lines(answer: AnswerOf) -> None:
    """Of publications, and of files that were changed after we had built them."""
    found = [finding for way in WAYS for finding in _of_ours(answer, way) if _is_of_content(finding)]
    led = [one for one in found if one.span is not None]
    share = len(led) / len(found)
    print(f"\n{len(led)} of {len(found)} findings about content have a line: {share:.1%}")
    lost = [f"{one.origin} {one.code} {one.place}" for one in found if one.span is None]
    assert share >= LEAST, lost


def _of_ours(answer: AnswerOf, way: Way) -> list[Finding]:
    one = answer(way)
    seeded = [
        each for each in one.seeded if not isinstance(each.defect.bad, Finished) or each.defect.bad.ours
    ]
    return [finding for each in seeded for finding in checked(one.result, each.bad).findings]


def _is_of_content(finding: Finding) -> bool:
    """Tell whether a finding names a place where content stands: not the archive, nor a picture's bytes."""
    place = finding.place
    shown = place is not None and (bool(place.page) or place.resource.endswith(SHOWN))
    return finding.span is not None or shown
