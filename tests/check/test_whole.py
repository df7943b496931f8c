"""Words that are written in two ways: manuscripts in, findings out."""

from pathlib import Path

import pytest

from publish.check.chapter import Chapter
from publish.check.rule import Rule
from publish.check.whole import RULES, Whole, words_of
from tests.check.manuscripts import chapters_at, chapters_of_text, written


def found(folder: Path, text: str, language: str = "en") -> list[str]:
    return found_in(whole_of(chapters_of_text(folder, f"# One\n\n{text}\n", language=language)))


def whole_of(chapters: tuple[Chapter, ...]) -> Whole:
    return Whole(chapters, tuple(words_of(chapter) for chapter in chapters))


def found_in(whole: Whole) -> list[str]:
    return [f"{rule.code} {one.span}: {one.message}" for rule in RULES for one in rule.find(whole)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule[Whole], tmp_path: Path) -> None:
    assert [line.split()[0] for line in found(tmp_path, rule.bad)] == [rule.code]
    assert found(tmp_path, rule.good) == []


def test_the_rarer_way_is_found_in_whichever_chapter_it_stands(tmp_path: Path) -> None:
    written(tmp_path, "# One\n\nAn email, an email.\n", file="one.md")
    (tmp_path / "two.md").write_text("# Two\n\nAn *e-mail*.\n")
    settings = (tmp_path / "publish.toml").read_text().replace('["one.md"]', '["one.md", "two.md"]')
    (tmp_path / "publish.toml").write_text(settings)

    assert found_in(whole_of(chapters_at(tmp_path))) == [
        "spelling-hyphen two.md:3:5: “e-mail” here (1 time), else “email” (2 times)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They recover what they re-cover.",
        "He resumed; his résumé, the resume.",
        "Filled and filed, tilled and tiled.",
        "They advise and organize; a wise surprise.",
        "A prize of that size, and they rise.",
        "`e-mail` and email",
        "[le café]{lang=fr} and the cafe",
    ],
)
def test_two_words_that_only_look_alike(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    "text", ["Die Mutter und die Mütter, der Bruder und die Brüder.", "Schon ist es schön."]
)
def test_german_umlauts_make_another_word(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text, "de") == []


def test_french_words_with_accents_are_others_but_names_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, "La cote et la côte; il mange, il a mangé.", "fr") == []
    assert found(tmp_path, "Avec Hélène et Helene.", "fr") == [
        "spelling-accent one.md:3:16: “Helene” here (1 time), else “Hélène” (1 time)"
    ]
