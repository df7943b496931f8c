"""Importing delivered plain text."""

import tomllib
from pathlib import Path

import pytest

import publish
from publish.identifiers import stable_uuid
from publish.importers import import_manuscript
from publish.model import Paragraph, plain_text

REPOSITORY = Path(__file__).resolve().parents[2]

REPORT = """\
Die Talsperre bei Hohenau ist seit Montag wieder gefüllt, sagte die Sprecherin des Verbandes.
Sie sprach von einem „guten Tag“ – nach *drei* trockenen Sommern – und dankte den Leuten.
1. Mai oder nicht: "Das Wasser" kam -- wie immer -- in einer Woche...
Bild: Reuters"""

NOVEL = """\
THE LAMP

by Ann Lee


PREFACE

This is the preface to the book, and it is not very long, but for two
lines it does.


PART ONE

CHAPTER I.
The Road

The road to the lamp goes over the hill and down again on the other
side, and whoever walks it in the evening sees the light.

CHAPTER II.

It was late when they came, and the house was dark, and nobody was
there to open the door.

PART TWO

CHAPTER III.

In the morning the lamp still burned, though the sun had been up for
hours, and then it went out.

EPILOGUE

Nobody has lit it since.
"""


def imported(
    tmp_path: Path, text: str, name: str = "delivered.txt", title: str = ""
) -> tuple[Path, list[str]]:
    source = tmp_path / name
    source.write_bytes(text.encode())
    config, findings = import_manuscript(source, tmp_path / "out", title=title)
    assert config == tmp_path / "out" / "publish.toml"
    return tmp_path / "out", [one.code for one in findings]


def settings_of(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "publish.toml").read_text("utf-8"))


def test_a_report(tmp_path: Path) -> None:
    folder, codes = imported(tmp_path, REPORT, title="Wieder voll")
    assert codes == []
    assert settings_of(folder) == {
        "title": "Wieder voll",
        "language": "de",
        "identifier": stable_uuid("Wieder voll", "", "de"),
        "theme": "report",
        "smart": False,
        "chapters": [{"file": "text.md", "numbered": False}],
    }


def test_the_words_stay_as_they_were_delivered(tmp_path: Path) -> None:
    folder, _ = imported(tmp_path, REPORT, title="Wieder voll")
    loaded = publish.load(folder)
    assert loaded.findings == () and loaded.publication is not None
    (section,) = loaded.publication.body
    assert [plain_text((block,)).strip() for block in section.blocks] == REPORT.split("\n")
    last = section.blocks[-1]
    assert isinstance(last, Paragraph) and last.attributes.classes == ("credit",)


def test_a_novel_with_parts(tmp_path: Path) -> None:
    folder, codes = imported(tmp_path, NOVEL)
    assert codes == []
    settings = settings_of(folder)
    assert settings["title"] == "THE LAMP" and settings["theme"] == "novel"
    assert settings["contributors"] == [{"name": "Ann Lee", "role": "author"}]
    assert settings["front"] == [{"file": "01-preface.md", "role": "preface"}]
    assert settings["parts"] == [
        {"title": "PART ONE", "numbered": False, "chapters": ["02-the-road.md", "03-chapter-ii.md"]},
        {"title": "PART TWO", "numbered": False, "chapters": ["04-chapter-iii.md"]},
    ]
    assert settings["back"] == [{"file": "05-epilogue.md", "role": "epilogue"}]
    chapter = (folder / "02-the-road.md").read_text("utf-8")
    assert chapter.startswith("# CHAPTER I. The Road {.unnumbered}\n\nThe road to the lamp goes")
    loaded = publish.load(folder)
    assert loaded.findings == () and loaded.publication is not None
    assert [section.role for section in loaded.publication.sections()] == [
        "preface",
        "part",
        "part",
        "epilogue",
    ]


def test_missing_things_are_made_up_and_said(tmp_path: Path) -> None:
    folder, codes = imported(tmp_path, "Kurz.", "mein_bericht-2.txt")
    assert codes == ["import-no-title", "import-no-language"]
    assert settings_of(folder)["title"] == "Mein Bericht 2"


def test_titles_are_safe_in_the_settings(tmp_path: Path) -> None:
    title = 'A "quoted" \\ back\tslash\x7f ümlaut'
    folder, _ = imported(tmp_path, REPORT, title=title)
    assert settings_of(folder)["title"] == title


def test_an_old_encoding_is_said(tmp_path: Path) -> None:
    source = tmp_path / "alt.txt"
    source.write_bytes(REPORT.encode("cp1252"))
    config, findings = import_manuscript(source, tmp_path / "out", title="x")
    assert config and [one.code for one in findings] == ["encoding-not-utf8"]
    assert "„guten Tag“" in (tmp_path / "out" / "text.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"x", "import-format"),
        ("a", b"x", "import-format"),
        ("a.txt", b"PK\x03\x04\x00\x00", "encoding-not-text"),
        ("a.txt", b"\n\n", "import-empty"),
        ("a.docx", b"no zip", "word-invalid"),
    ],
)
def test_what_cannot_be_imported(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    config, findings = import_manuscript(tmp_path / name, tmp_path / "out", pandoc="unused")
    assert config is None and [one.code for one in findings] == [code]
    assert not (tmp_path / "out").exists()


def test_a_missing_file(tmp_path: Path) -> None:
    config, findings = import_manuscript(tmp_path / "none.txt", tmp_path / "out")
    assert config is None and [one.code for one in findings] == ["import-unreadable"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(REPORT, "utf-8")
    config, findings = import_manuscript(source, tmp_path, title="x")
    assert config is None and [one.code for one in findings] == ["folder-not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_our_seed_is_what_content_was_made_of(tmp_path: Path) -> None:
    config, findings = import_manuscript(
        REPOSITORY / "seeds/goeltzschtalbruecke.txt", tmp_path / "out", title="26 Millionen Ziegel"
    )
    assert config and findings == ()
    kept = REPOSITORY / "content" / "wire-report"
    assert (tmp_path / "out" / "text.md").read_bytes() == (kept / "text.md").read_bytes()
    made, edited = settings_of(tmp_path / "out"), settings_of(kept)
    assert made.items() <= edited.items()


def test_the_shared_seed(tmp_path: Path, shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("*.txt")
    config, findings = import_manuscript(seed, tmp_path / "out")
    assert config and [one.code for one in findings] == ["import-no-title"]
    settings = settings_of(tmp_path / "out")
    assert settings["language"] == "de" and settings["theme"] == "report"
    paragraphs = (tmp_path / "out" / "text.md").read_text("utf-8").strip().split("\n\n")
    assert len(paragraphs) == 18 and paragraphs[-1] == "[Bild: Reuters]{.credit}"
    assert paragraphs[:-1] == seed.read_text("utf-8").split("\n")[:-1]
