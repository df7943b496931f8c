"""Rules for readers who do not see: manuscripts in, findings out."""

from pathlib import Path

import pytest

from publish.check.accessibility import RULES
from tests.check.manuscripts import chapters_at, chapters_of_text, found_by, places

HERE = "https://example.org/list"
FOUND = [
    ("en", "![](lamp.png)", "picture-without-text 3:1"),
    ("en", "A ![](lamp.png) in the line", "picture-without-text 3:3"),
    ("en", '<img src="lamp.png">', "picture-without-text 3:1"),
    ("en", "![lamp.png](lamp.png)", "picture-text-file-name 3:1"),
    ("en", "![IMG_2041](IMG_2041.jpg)", "picture-text-file-name 3:1"),
    ("en", "![lamp-02](lamp-02.png)", "picture-text-file-name 3:1"),
    ("en", "![The picture of a lamp](lamp.png)", "picture-text-needless 3:1"),
    ("de", "![Bild von einer Lampe](lamp.png)", "picture-text-needless 3:1"),
    ("en", f"[![](lamp.png)]({HERE})", "picture-without-text 3:2 link-without-words 3:1"),
    ("en", f'<a href="{HERE}"> </a>', "link-without-words 3:1"),
    ("en", f"Click [Here]({HERE}).", "link-vague 3:7"),
    ("en", f"[*Read more* …]({HERE})", "link-vague 3:1"),
    ("de", f"[hier klicken]({HERE})", "link-vague 3:1"),
    ("fr", f"[Cliquez ici]({HERE})", "link-vague 3:1"),
    ("en", "## Two\n\nText.\n\n#### Four\n\nText.", "heading-skipped 7:1"),
    ("en", "Two\n---\n\nText.\n\n#### Four\n\nText.", "heading-skipped 8:1"),
    ("en", "<table><tr><td>a</td><td>b</td></tr></table>", "table-without-header 3:1"),
    ("en", "He said Πάτερ ἡμῶν ὁ ἐν τοῖς οὐρανοῖς and left.", "language-unmarked 3:9"),
    ("en", "The sign read 出口はこちらです in red.", "language-unmarked 3:15"),
    (
        "en",
        "He wrote home. Ich habe die ganze Nacht nicht geschlafen und bin sehr müde, aber es geht mir gut.",
        "language-unmarked 3:16",
    ),
    (
        "de",
        "> It was the best of times, it was the worst of times, and it was the age of wisdom for us.",
        "language-unmarked 3:3",
    ),
]

NOTHING = [
    ("en", '![](rule.png){alt=""}'),
    ("en", '![](rule.png){role="presentation"}'),
    ("en", '<img src="rule.png" alt="">'),
    ("en", "![A lamp](lamp.png)"),
    ("en", '![Caption](lamp.png){alt="A brass lamp"}'),
    ("en", "![Photograph of the keeper, 1871](keeper.png)"),
    ("en", "![Lamp](lamp.png)"),
    ("en", f"[The list here]({HERE}) and [Here Lies Love]({HERE})"),
    ("de", f"[here]({HERE}) [Mehrheit]({HERE})"),
    ("en", f"[![A lamp](lamp.png)]({HERE})"),
    ("en", "## Two\n\nText.\n\n### Three\n\nText.\n\n## Two again\n\nText."),
    ("en", "## Two\n\n`#### Four`\n\n```\n#### Four\n```"),
    ("en", "| a |\n|---|\n| b |"),
    ("en", "<img src='rule.png' role='presentation'>"),
    ("en", "<table><tr><th>a</th><td>b</td></tr></table>"),
    ("en", "The letter Ω, the word λόγος, Αθήνα and Москва, 東京."),
    ("en", "[出口はこちらです]{lang=ja} and [Πάτερ ἡμῶν ὁ ἐν τοῖς]{lang=grc}"),
    ("ja", "出口はこちらです。漢字も。"),
    ("ru", "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему."),
    (
        "en",
        "::: {lang=de}\nIch habe die ganze Nacht nicht geschlafen und bin sehr müde, aber es geht mir.\n:::",
    ),
    ("en", "Genus species subspecies varietas forma Lorem ipsum dolor sit amet consectetur adipiscing elit."),
    (
        "en",
        "Baker, Butcher, Candlestick, Dyer, Engraver, Fuller, Glover, Hatter, Ironmonger, Joiner, Knitter.",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND, ids=[text for _, text, _ in FOUND])
def test_what_is_found(language: str, text: str, expected: str, tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# One\n\n{text}\n", language=language)
    assert " ".join(places(found_by(RULES, chapters))) == expected


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text for _, text in NOTHING])
def test_what_is_well(language: str, text: str, tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# One\n\n{text}\n", language=language)
    assert places(found_by(RULES, chapters)) == []


def test_files_of_an_mdbook_begin_with_their_own_levels(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "book.toml").write_text('[book]\ntitle = "Book"\n')
    (tmp_path / "src" / "SUMMARY.md").write_text("- [One](one.md)\n  - [Two](two.md)\n")
    (tmp_path / "src" / "one.md").write_text("# One\n\nText.\n")
    (tmp_path / "src" / "two.md").write_text("### Two\n\nText.\n\n##### Five\n\nText.\n")
    assert places(found_by(RULES, chapters_at(tmp_path))) == ["heading-skipped 5:1"]
