"""Plain text with one paragraph a line, as news desks deliver it."""

from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic
from publish.model import (
    Block,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    SceneBreak,
    SourceText,
    Text,
    plain_text,
)
from publish.readers.options import ReadOptions
from publish.readers.plaintext import read_plaintext

REPORT = """\
Die Talsperre bei Hohenau ist seit Montag wieder gefüllt, sagte die Sprecherin des Verbandes.
Sie sprach von einem „guten Tag“ – nach drei trockenen Sommern – und dankte den Leuten am Fluss.
„Wir haben lange gewartet“, sagte sie, und das Wasser kam in einer einzigen Woche.
Bild: Reuters"""


def read(text: str, language: str = "") -> tuple[Document, tuple[Diagnostic, ...]]:
    return read_plaintext(SourceText("a.txt", text), ReadOptions(format="text", language=language))


def shape(blocks: tuple[Block, ...]) -> list[str]:
    names = {Paragraph: "p", Heading: "h", SceneBreak: "*"}
    return [names.get(type(block), type(block).__name__) for block in blocks]


def words(block: Block) -> str:
    return plain_text((block,)).strip()


def test_a_line_is_a_paragraph_and_the_last_one_a_credit() -> None:
    document, findings = read(REPORT)
    assert findings == ()
    assert [words(block) for block in document.blocks] == REPORT.split("\n")
    assert [block.attributes.classes for block in document.blocks if isinstance(block, Paragraph)] == [
        (), (), (), ("credit",),
    ]  # fmt: skip
    assert document.header == () and document.language == "de"
    assert [str(block.span) for block in document.blocks] == [
        "a.txt:1:1",
        "a.txt:2:1",
        "a.txt:3:1",
        "a.txt:4:1",
    ]


def test_a_headline_and_a_byline() -> None:
    document, _ = read(f"Talsperre wieder voll\nVon Ada Lind\n{REPORT}\n")
    assert document.header == (("title", "Talsperre wieder voll"), ("author", "Ada Lind"))
    assert shape(document.blocks) == ["p", "p", "p", "p"]


@pytest.mark.parametrize(
    "line",
    [
        "Die Sperre ist voll.",
        "„Die Sperre ist voll!“",
        "die sperre ist voll",
        "Aus dem Archiv:",
        "* * *",
        "Foto: dpa",
        "Ein langer " + "und noch längerer " * 6 + "Satz",
    ],
)
def test_what_is_no_headline(line: str) -> None:
    assert read(f"{line}\n{REPORT}")[0].header == ()


@pytest.mark.parametrize(
    "line", ["Sperre voll?", "Talsperre „fast voll“", "WIEDER VOLL.", "3 Meter über Null"]
)
def test_what_is_a_headline(line: str) -> None:
    assert read(f"{line}\n{REPORT}")[0].header == (("title", line),)


@pytest.mark.parametrize(
    "credit",
    ["Bild: Reuters", "Foto: dpa/Ada Lind", "Photo: Ann Lee", "Picture: AP", "Credit: NASA", "(Foto: dpa)",
     "Photo credit: NASA", "© Reuters"],
)  # fmt: skip
def test_credits(credit: str) -> None:
    last = read(f"Ein Satz steht hier.\nEin zweiter auch.\n{credit}\n")[0].blocks[-1]
    assert isinstance(last, Paragraph) and last.attributes.classes == ("credit",)


@pytest.mark.parametrize("line", ["Das Bild: ein Rätsel.", "Bilder sagen mehr.", "Foto:", "Credit is due."])
def test_what_is_no_credit(line: str) -> None:
    last = read(f"Ein Satz steht hier.\nEin zweiter auch.\n{line}")[0].blocks[-1]
    assert isinstance(last, Paragraph) and last.attributes.classes == ()


def test_crossheads_between_paragraphs() -> None:
    document, _ = read(f"{REPORT.splitlines()[0]}\nDie Folgen\n{REPORT}")
    assert shape(document.blocks) == ["p", "h", "p", "p", "p", "p"]
    assert words(document.blocks[1]) == "Die Folgen"


def test_chapters_and_a_scene_break() -> None:
    document, _ = read(
        "Kapitel 1: Der Fluss\nEs regnete.\n* * *\nEs regnete noch.\nZweites Kapitel\nDann nicht mehr.\n"
    )
    assert shape(document.blocks) == ["h", "p", "*", "p", "h", "p"]
    heading = document.blocks[0]
    assert (
        isinstance(heading, Heading) and heading.level == 1 and heading.attributes.classes == ("unnumbered",)
    )
    assert words(heading) == "Kapitel 1: Der Fluss"


def test_a_numbered_list_is_no_row_of_headings() -> None:
    document, _ = read("Es braucht drei Dinge.\n1. Wasser\n2. Geduld\n3. Glück\nMehr nicht.")
    assert shape(document.blocks) == ["p"] * 5


def test_typographic_characters_stay_and_underscores_are_italics() -> None:
    document, _ = read("Er las -- „Die _alte Zeit_“ … und 'snake_case_name' dazu.\nNichts weiter geschah.")
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.children == (
        Text("Er las -- „Die "),
        Emphasis((Text("alte Zeit"),)),
        Text("“ … und 'snake_case_name' dazu."),
    )


def test_an_underscore_left_open_is_reported_and_stays() -> None:
    document, findings = read("Er las die _alte Zeit.\nUnd ging.")
    assert words(document.blocks[0]) == "Er las die _alte Zeit."
    assert [(one.code, str(one.span)) for one in findings] == [("text-italics-unclosed", "a.txt:1:12")]


def test_a_few_blank_lines_are_reported() -> None:
    text = "Es war Abend.\nEr kam.\nEr ging.\nEr blieb weg.\n\nEs war Morgen.\nEr kam wieder.\n"
    document, findings = read(text)
    assert shape(document.blocks) == ["p"] * 6
    assert [(one.code, str(one.span)) for one in findings] == [("text-blank-line", "a.txt:5")]


def test_blank_lines_everywhere_mean_nothing() -> None:
    document, findings = read(REPORT.replace("\n", "\n\n"))
    assert shape(document.blocks) == ["p"] * 4 and findings == ()


def test_the_hint_wins_where_it_agrees_and_is_contradicted_aloud() -> None:
    assert read(REPORT, "de-AT")[0].language == "de-AT"
    document, findings = read(REPORT, "en")
    assert document.language == "de" and findings[0].code == "text-language-differs"
    assert read("Kurz.", "fi")[0].language == "fi"


def test_an_empty_text() -> None:
    for text in ("", "\n \n\t\n", "\ufeff"):
        document, findings = read(text)
        assert document.blocks == () and [one.code for one in findings] == ["text-empty"]


def test_the_shared_seed(shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("*.txt")
    text = seed.read_text("utf-8")
    document, findings = read(text)
    assert findings == () and document.language == "de" and document.header == ()
    assert shape(document.blocks) == ["p"] * 18
    assert [words(block) for block in document.blocks] == text.rstrip("\n").split("\n")
    assert words(document.blocks[-1]) == "Bild: Reuters"
