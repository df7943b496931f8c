"""What is kept of documents between builds: their flow, and what packaging wants to know of them."""

import pytest

from publish.epub.documents import examine
from publish.epub.facts_json import facts_from_json, facts_to_json
from publish.epub.reading import read
from publish.epub.reading_bytes import reading_from_bytes, reading_to_bytes

DOCUMENT = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>One</title></head>
<body id="one"><h1>Gate &amp; Tür</h1><p id="a">Words with <em>stress</em>, 漢字 and
<img src="../images/a.png" alt=""/> more.</p>
<aside id="n" role="doc-footnote"><p>A note.</p></aside>
<table><tr><td>1</td><td><a href="two.xhtml#b">2</a></td></tr></table></body></html>""".encode()
EMPTY = b"<html xmlns='http://www.w3.org/1999/xhtml'><body></body></html>"


@pytest.mark.parametrize("content", [DOCUMENT, EMPTY])
def test_a_flow_comes_back_and_leads_to_the_same_places(content: bytes) -> None:
    made = read(content)
    kept = reading_from_bytes(reading_to_bytes(made), content)
    for name in ("content", "text", "starts", "anchors", "ids", "pictures", "end"):
        assert getattr(kept, name) == getattr(made, name)
    for offset in range(len(made.text) + 1):
        assert kept.place(offset) == made.place(offset)
        assert kept.whole_word(offset) == made.whole_word(offset)


def test_a_damaged_flow_is_refused() -> None:
    data = reading_to_bytes(read(DOCUMENT))
    for damaged in (b"", b"{}\n", b"[]\n", data[:-1], data + b"x", data[: len(data) // 2]):
        with pytest.raises(ValueError, match=r"."):
            reading_from_bytes(damaged, DOCUMENT)


def test_facts_come_back_as_they_were() -> None:
    facts = examine("text/one.xhtml", DOCUMENT)
    assert facts.characters > {"漢", "T"}
    assert facts_from_json(facts_to_json(facts)) == facts


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"ids": 1}'])
def test_other_facts_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        facts_from_json(data)
