"""Footnotes."""

import pytest

from publish.model import Note, plain_text, walk
from tests.readers.markdown_forms import became, finds, reading


def test_a_note_stands_where_it_is_called() -> None:
    assert became("Walls[^1] and gates^[two *of* them].\n\n[^1]: Of stone.\n\n    And of brick.\n") == (
        '(Paragraph "Walls" (Note (Paragraph "Of stone.") (Paragraph "And of brick.")) " and gates" '
        '(Note (Paragraph "two " (Emphasis "of") " them")) ".")'
    )


def test_a_note_may_be_called_twice() -> None:
    document, findings = reading("a[^x] b[^x]\n\n[^x]: once")
    assert len([node for node in walk(document) if isinstance(node, Note)]) == 2 and not findings


def test_a_missing_note_stays_as_typed() -> None:
    assert finds("A wall[^9].") == ["1:7 note-missing"]
    assert "[^9]" in plain_text(reading("A wall[^9].")[0].blocks)


def test_a_note_that_is_never_called_keeps_its_text() -> None:
    assert finds("Text.\n\n[^1]: Lost?\n") == ["3 note-uncalled"]
    assert "Lost?" in plain_text(reading("Text.\n\n[^1]: Lost?\n")[0].blocks)


def test_two_notes_of_one_name() -> None:
    text = "a[^1]\n\n[^1]: first\n\n[^1]: second\n"
    assert finds(text) == ["5 note-duplicate"]
    assert "second" in plain_text(reading(text)[0].blocks)


def test_notes_inside_notes_end() -> None:
    assert finds("a[^1]\n\n[^1]: see [^1]\n") == ["3:11 note-nested"]
    chain = "a[^1]\n\n[^1]: see [^2]\n\n[^2]: deep\n"
    assert sorted(finds(chain)) == ["3:11 note-nested", "5 note-uncalled"]
    assert "deep" in plain_text(reading(chain)[0].blocks)
    assert finds("a^[b^[c]]") == ["1:5 note-nested"]


CALLED_IN = {
    "table": "| a |\n|---|\n| 1 |\n\n: Walls[^n] {#tbl-w}\n",
    "caption above": ": Walls[^n]\n\n| a |\n|---|\n| 1 |\n",
    "head of a table": "| a[^n] |\n|---|\n| 1 |\n",
    "listing": '``` {.python caption="Walls [^n]"}\nx\n```\n',
    "figure": "![Walls[^n]](p.png)\n",
    "figure by its attribute": '![Walls](p.png){fig-cap="Walls[^n]"}\n',
    "alternative of a figure": '![Walls[^n]](p.png){fig-cap="Gates"}\n',
    "picture in a line": "Of ![walls[^n]](p.png) and gates.\n",
    "division": '::: {#fig-w fig-cap="Walls[^n]"}\n![](p.png)\n:::\n',
    "caption in HTML": '<figure>\n<img src="p.png" alt="">\n<figcaption>Walls[^n]</figcaption>\n</figure>\n',
    "title of a box": '::: {.note title="Walls[^n]"}\nOf stone.\n:::\n',
    "title behind a name": "::: note Walls[^n]\nOf stone.\n:::\n",
    "heading": "# Walls[^n]\n",
    "term": "Walls[^n]\n: Of stone.\n",
    "epigraph": "::: epigraph\nOf stone.\n\n— A mason[^n]\n:::\n",
    "verse": "| Walls[^n]\n| and gates\n",
}


@pytest.mark.parametrize("place", CALLED_IN)
def test_a_note_may_be_called_in_a(place: str) -> None:
    document, findings = reading(f"{CALLED_IN[place]}\n[^n]: Of brick.\n")
    assert not findings
    notes = [node for node in walk(document) if isinstance(node, Note)]
    assert [plain_text(note.blocks).strip() for note in notes] == ["Of brick."]
    assert plain_text(document.blocks, notes=True).count("Of brick.") == 1


def test_a_note_may_be_written_in_a_caption() -> None:
    assert became("![Walls^[of *stone*]](p.png)") == (
        '(Figure (Plain (Image source=p.png alt=Walls)) caption:["Walls" '
        '(Note (Paragraph "of " (Emphasis "stone")))])'
    )


def test_what_only_looks_like_a_call_loses_no_text() -> None:
    text = "```python [^n]\nx\n```\n\n[^n]: Of brick.\n\nThe end.\n"
    assert finds(text) == ["5 note-uncalled"]
    assert "Of brick." in plain_text(reading(text)[0].blocks)


def test_a_caption_in_a_note_calls_no_further_one() -> None:
    text = 'a[^1]\n\n[^1]: see\n\n    ``` {.python caption="[^1]"}\n    x\n    ```\n'
    assert [one.split()[1] for one in finds(text)] == ["note-nested"]
