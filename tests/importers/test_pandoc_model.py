"""pandoc's JSON into the model."""

from typing import Any

import pytest

from publish.importers import write_markdown
from publish.importers.pandoc import PandocError
from publish.importers.pandoc_model import document_from

NONE: list[Any] = ["", [], []]


def node(kind: str, content: object = None) -> dict[str, Any]:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def words(text: str) -> list[dict[str, Any]]:
    result = []
    for word in text.split(" "):
        result += [node("Space"), node("Str", word)] if result else [node("Str", word)]
    return result


def para(*inlines: dict[str, Any]) -> dict[str, Any]:
    return node("Para", list(inlines))


def written(*blocks: dict[str, Any]) -> str:
    document, findings = document_from({"meta": {}, "blocks": list(blocks)}, "a.docx")
    assert findings == ()
    return write_markdown(document.blocks)


def test_running_text() -> None:
    quoted = node("Quoted", [node("DoubleQuote"), words("so be it")])
    link = node("Link", [NONE, words("here"), ["https://a.b", ""]])
    assert written(
        para(*words("He said"), node("Space"), quoted, node("Str", ", "), node("Emph", words("twice")))
    ) == ("He said “so be it”, *twice*\n")
    assert (
        written(para(link, node("Note", [para(*words("A note"))])))
        == "[here](https://a.b)[^1]\n\n[^1]: A note\n"
    )
    assert written(para(node("Underline", words("u")), node("Math", [node("InlineMath"), "x"]))) == (
        "[u]{.underline}$x$\n"
    )


def test_ids_are_kept_only_where_a_link_leads_to_them() -> None:
    heading = node("Header", [1, ["one", [], []], words("One")])
    other = node("Header", [1, ["two", [], []], words("Two")])
    link = node("Link", [NONE, words("up"), ["#one", ""]])
    assert written(heading, other, para(link)) == "# One {#one}\n\n# Two\n\n[up](#one)\n"


def test_bookmarks_and_styles_of_word_are_left_out() -> None:
    span = node("Span", [["_Toc1", ["anchor"], [["custom-style", "Hyperlink"]]], words("x")])
    division = node("Div", [["", [], [["custom-style", "Body"]]], [para(span)]])
    assert written(division, para(), para(node("LineBreak"))) == "x\n"


def test_lists_tables_and_verse() -> None:
    tight = node("BulletList", [[node("Plain", words("a"))], [node("Plain", words("b"))]])
    numbered = node("OrderedList", [[3, node("Decimal"), node("Period")], [[para(*words("c"))]]])
    verse = node("LineBlock", [words("one"), words("two")])
    assert written(tight, numbered, verse) == "- a\n- b\n\n3. c\n\n| one\n| two\n"

    def cell(text: str, columns: int = 1) -> list[Any]:
        return [NONE, node("AlignDefault"), 1, columns, [node("Plain", words(text))]]

    def table(*rows: list[Any]) -> dict[str, Any]:
        head = [NONE, [[NONE, [cell("H"), cell("I")]]]]
        body = [NONE, 0, [], [[NONE, row] for row in rows]]
        columns = [
            [node("AlignRight"), node("ColWidthDefault")],
            [node("AlignDefault"), node("ColWidthDefault")],
        ]
        return node("Table", [NONE, [None, [node("Plain", words("Cap"))]], columns, head, [body], [NONE, []]])

    assert written(table([cell("1"), cell("2")])) == "| H | I |\n|---:|---|\n| 1 | 2 |\n\n: Cap\n"
    _, findings = document_from({"meta": {}, "blocks": [table([cell("wide", 2)])]}, "a.docx")
    assert [one.code for one in findings] == ["import-lost"]


def test_title_and_authors() -> None:
    meta = {
        "title": node("MetaInlines", words("My Book")),
        "author": node(
            "MetaList", [node("MetaInlines", words("Ann Lee")), node("MetaInlines", words("B C"))]
        ),
    }
    document, _ = document_from({"meta": meta, "blocks": []}, "a.docx")
    assert document.header == (("title", "My Book"), ("author", "Ann Lee"), ("author", "B C"))


def test_unknown_nodes_are_reported() -> None:
    tree = {"meta": {}, "blocks": [node("Hologram", []), para(node("Str", "a"), node("Smell"))]}
    document, findings = document_from(tree, "a.docx")
    assert write_markdown(document.blocks) == "a\n"
    assert [one.message for one in findings] == [
        "blocks of the kind Hologram were left out",
        "inlines of the kind Smell were left out",
    ]


def test_json_of_another_form_or_depth_is_refused() -> None:
    for tree in ([], {}, {"meta": {}, "blocks": [1]}, {"meta": {}, "blocks": [{"t": "Para", "c": 3}]}):
        with pytest.raises(PandocError, match="unknown form"):
            document_from(tree, "a.docx")
    deep: Any = []
    for _ in range(500):
        deep = [node("BlockQuote", deep)]
    with pytest.raises(PandocError, match="too deep"):
        document_from({"meta": {}, "blocks": deep}, "a.docx")
