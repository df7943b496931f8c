"""What always holds of metadata: settings or an EPUB in, a code and a line out."""

from pathlib import Path

import pytest

from publish.check.shops.metadata import RULES
from tests.check.shops.examples import epub, found, settings

ISBN, OTHER = "978-3-16-148410-0", "978-0-306-40615-7"
EDITIONS = f'[editions.print]\nisbn = "{ISBN}"\n[editions.epub]\nisbn = "{OTHER}"\n'
GERMAN = (
    "Der Wärter stieg mit der Lampe die Treppe hinauf, und als er oben war, sah er auf das Meer. Es war "
    "nicht die Stunde, in der die Schiffe kamen, aber er hatte das Licht schon angezündet. "
) * 6
ENGLISH = (
    "The keeper went up the stairs with his lamp, and when he was at the top he looked out to the sea. "
    "It was not the hour at which the ships came in, but he had lit the light for them that day. "
) * 6


def toml(more: str = "", title: str = "The Light", language: str = "en") -> str:
    return f'title = "{title}"\nlanguage = "{language}"\n{more}\nchapters = ["one.md"]\n'


@pytest.mark.parametrize(
    ("bad", "where", "good"),
    [
        (toml(f'isbn = "{ISBN}"'), "isbn-shared publish.toml:3:", toml() + EDITIONS),
        (toml(title="Untitled"), "title-placeholder publish.toml:1:", toml(title="Untitled Night")),
        (toml(title="?!"), "title-placeholder publish.toml:1:", toml(title="1984")),
        (
            toml('contributors = ["Fontane, Theodor"]'),
            "contributor-inverted publish.toml:3:",
            toml('contributors = ["Theodor Fontane", "Martin Hale, Jr.", "Smith, Hale & Co."]'),
        ),
        (toml('date = "0206-11-24"'), "date-unlikely publish.toml:3:", toml('date = "2026-11-24"')),
        (
            toml('date = "2024"\nrights = "Copyright 2026 Ada Hale"'),
            "rights-later publish.toml:4:",
            toml('date = "2026"\nrights = "Copyright 2024, 2026 Ada Hale"'),
        ),
    ],
)
def test_a_bad_setting_is_found_at_its_line_and_a_good_one_is_not(
    bad: str, where: str, good: str, tmp_path: Path
) -> None:
    (one,) = settings(tmp_path / "bad", bad)
    assert one.startswith(where)
    assert settings(tmp_path / "good", good) == []


def written(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "one.md").write_text(f"# One\n\n{text}\n", encoding="utf-8")
    return folder


def test_a_text_in_another_language_than_is_said(tmp_path: Path) -> None:
    assert settings(written(tmp_path / "a", GERMAN), toml()) == [
        "language-of-text publish.toml:2: the language is “en”, and the text is in “de”"
    ]
    assert settings(written(tmp_path / "b", GERMAN), toml(language="de-AT")) == []
    assert settings(written(tmp_path / "c", ENGLISH), toml(language="ja")) == [
        "language-of-text publish.toml:2: the language is “ja”, and the text is in “en”"
    ]


def test_quotations_and_languages_that_are_not_surely_told_are_let_be(tmp_path: Path) -> None:
    mixed = f"{ENGLISH}\n\n> {GERMAN[:170]}\n\n::: {{lang=de}}\n{GERMAN}\n:::"
    assert settings(written(tmp_path / "a", mixed), toml()) == []
    assert settings(written(tmp_path / "b", GERMAN), toml(language="lb")) == []
    assert settings(written(tmp_path / "c", GERMAN[:180]), toml()) == []


def test_the_metadata_of_an_mdbook_and_of_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/SUMMARY.md").write_text("- [One](one.md)\n", encoding="utf-8")
    (tmp_path / "src/one.md").write_text("# One\n\nThe lamp was lit.\n", encoding="utf-8")
    book = '[book]\ntitle = "Untitled"\nauthors = ["Hale, Ada"]\n'
    (tmp_path / "book.toml").write_text(book, encoding="utf-8")
    import publish

    result = publish.check(tmp_path, only="metadata", build_first=False, cache=False)
    assert [str(one.span) for one in result.findings] == ["book.toml:2:1", "book.toml:3:1"]
    single = tmp_path / "single.md"
    single.write_text("---\nlang: en\ntitle: Untitled\n---\n\nThe lamp was lit.\n", encoding="utf-8")
    (one,) = publish.check(single, only="metadata", build_first=False, cache=False).findings
    assert (one.code, str(one.span)) == ("title-placeholder", "single.md:3:1")


def test_an_epub_of_any_tool(tmp_path: Path) -> None:
    bad = epub(
        tmp_path / "bad.epub",
        metadata="<dc:title>untitled</dc:title>\n<dc:language>english</dc:language>\n"
        "<dc:identifier>urn:isbn:9783161484101</dc:identifier>\n<dc:creator>Hale, Ada</dc:creator>",
    )
    assert [one.partition(":")[0] for one in found(bad, only="metadata")] == [
        "title-placeholder",
        "language-invalid",
        "isbn-wrong",
        "contributor-inverted",
    ]
    good = epub(
        tmp_path / "good.epub",
        metadata="<dc:title>The Light</dc:title><dc:language>en</dc:language>"
        "<dc:identifier>urn:isbn:9783161484100</dc:identifier><dc:creator>Ada Hale</dc:creator>",
    )
    assert found(good, only="metadata") == []


def test_an_epub_whose_text_is_in_another_language(tmp_path: Path) -> None:
    bad = epub(tmp_path / "bad.epub", body=f"<style>p {{}}</style><p>{GERMAN}</p>")
    assert found(bad, only="metadata") == ["language-of-text: the language is “en”, and the text is in “de”"]
    marked = epub(tmp_path / "marked.epub", body=f'<div lang="de"><p>{GERMAN}</p></div>')
    assert found(marked, only="metadata") == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_teaches_and_names_its_source(rule: object) -> None:
    from publish.check.rule import Rule

    assert isinstance(rule, Rule)
    assert rule.summary.endswith(".")
    assert rule.hint.endswith(".")
    assert rule.good
    assert rule.bad
    sources = ("ISBN Users’ Manual", "https://", "EPUB 3.3", "Universal Copyright Convention")
    assert any(one in rule.explanation for one in sources)
