"""Page breaks of Word documents."""

import time

from publish.importers.docx_breaks import MARK, divided, with_marks
from publish.importers.docx_package import DOCUMENT
from publish.model import Emphasis, Inline, PageBreak, Paragraph, Text


def marked(xml: str) -> str:
    return with_marks({DOCUMENT: xml.encode()})[DOCUMENT].decode()


def shape(*words: Inline) -> list[object]:
    return [one.children if isinstance(one, Paragraph) else one for one in divided(words)]


def test_a_break_in_a_run_is_marked_and_other_breaks_are_not() -> None:
    assert marked('<w:r><w:br w:type="page"/></w:r>') == f"<w:r><w:t>{MARK}</w:t></w:r>"
    for other in ("<w:br/>", '<w:br w:type="column"/>', "<w:lastRenderedPageBreak/>"):
        assert marked(other) == other


def test_a_paragraph_that_begins_a_page_is_marked() -> None:
    style = '<w:pPr><w:keepNext/><w:pageBreakBefore/><w:jc w:val="left"/></w:pPr>'
    assert marked(f"<w:p>{style}<w:r/></w:p>") == f"<w:p>{style}<w:r><w:t>{MARK}</w:t></w:r><w:r/></w:p>"
    off = '<w:p><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr></w:p>'
    assert marked(off) == off


def test_breaks_stand_between_paragraphs() -> None:
    assert shape(Text(f"one{MARK}two")) == [(Text("one"),), PageBreak(), (Text("two"),)]
    assert shape(Text(MARK)) == [PageBreak()]
    assert shape(Text("one"), Emphasis((Text(f"{MARK}two"),))) == [
        PageBreak(),
        (Text("one"), Emphasis((Text("two"),))),
    ]


def test_a_hostile_document_takes_bounded_time() -> None:
    begun = time.process_time()
    marked("<w:pPr>" * 200_000 + "<w:br " * 200_000 + "<w:pageBreakBefore" * 100_000)
    assert time.process_time() - begun < 5
