"""The header of a chapter's file."""

from publish.model import Span
from publish.project import ChapterHeader, chapter_header
from tests.project.books import said

PLACE = Span("a.md", 1, 0, 4)


def test_what_a_chapter_says_of_itself() -> None:
    header = (("title", "On *Rain*"), ("lang", "en-gb"), ("id", "rain"), ("role", "preface"))
    assert chapter_header(header, PLACE) == (ChapterHeader("On *Rain*", "en-GB", "rain", "preface"), ())
    assert chapter_header((("language", "de"),), PLACE) == (ChapterHeader(language="de"), ())
    assert chapter_header((), None) == (ChapterHeader(), ())


def test_a_title_that_yaml_takes_for_a_number() -> None:
    assert chapter_header((("title", 1984), ("id", None)), PLACE)[0].title == "1984"


def test_what_belongs_elsewhere_and_what_is_wrong() -> None:
    header = (("author", "Ann"), ("titel", "x"), ("lang", "xx"), ("role", "chaptr"), ("id", "1 2"))
    found, findings = chapter_header(header, PLACE)
    assert found == ChapterHeader()
    assert sorted(said(findings)) == [
        "a.md:1 header-key-misplaced",
        "a.md:1 key-unknown",
        "a.md:1 language-unknown",
        "a.md:1 role-unknown",
        "a.md:1 value-invalid",
    ]
    assert "did you mean “title”?" in next(one.message for one in findings if one.code == "key-unknown")
