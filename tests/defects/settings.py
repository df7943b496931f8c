"""Settings that are wrong: ``publish.toml``, ``book.toml`` and what they name."""

from tests.defects.defect import BEFORE, Defect, Files, in_settings, publication

TEXT = f"{BEFORE}The lamp was lit.\n"
ISBN = "978-3-16-148410-0"


def toml(code: str, bad: str, good: str, at: str, *also: str, files: Files | None = None) -> Defect:
    """Return a defect of a whole ``publish.toml`` beside a sound chapter."""
    more = files or {}
    texts = [{"publish.toml": text, "one.md": TEXT, **more} for text in (bad, good)]
    return Defect(code, texts[0], texts[1], at, also=also)


def sheet(code: str, name: str, bad: str, good: str | None, line: int) -> Defect:
    """Return a defect of a style sheet, on its second line."""
    files: list[Files] = [{f"styles/{name}": f"\n{css}\n"} if css is not None else {} for css in (bad, good)]
    at = f"styles/{name}:{line}" if line else f"styles/{name}"
    return Defect(code, publication(TEXT) | files[0], publication(TEXT) | files[1], at)


def mdbook(code: str, bad: str, good: str, line: int, *, settings: str = "", at: str = "") -> Defect:
    """Return a defect of an mdBook's ``SUMMARY.md``."""
    return Defect(code, _mdbook(bad, settings), _mdbook(good), at or f"src/SUMMARY.md:{line}")


def _mdbook(summary: str, settings: str = "") -> Files:
    return {
        "book.toml": f'[book]\ntitle = "A Book"\nlanguage = "en"\n{settings}',
        "src/SUMMARY.md": f"# Summary\n\n{summary}\n",
        "src/one.md": TEXT,
        "src/two.md": "# Two\n\nIt rained.\n",
        "src/three.md": "# Three\n\nIt snowed.\n",
    }


def included(code: str, bad: str, good: str, line: int = 3, files: Files | None = None) -> Defect:
    """Return a defect of a chapter of an mdBook; ``two.md`` lies beside it."""
    more = {f"src/{name}": text for name, text in (files or {}).items()}
    books = [
        {**_mdbook("- [One](one.md)"), "src/one.md": BEFORE + text + "\n", **more} for text in (bad, good)
    ]
    return Defect(code, books[0], books[1], f"src/one.md:{line}")


HEAD = 'title = "A Book"\nlanguage = "en"\n'

DEFECTS: tuple[Defect, ...] = (
    toml("toml-syntax", f"{HEAD}chapters = [one.md]\n", f'{HEAD}chapters = ["one.md"]\n', "publish.toml:3"),
    toml("title-missing", 'chapters = ["one.md"]\n', f'{HEAD}chapters = ["one.md"]\n', "publish.toml:1"),
    toml("publication-empty", HEAD, f'{HEAD}chapters = ["one.md"]\n', "publish.toml:1"),
    toml(
        "language-unknown",
        'title = "A Book"\nlanguage = "xx-klingon-9"\nchapters = ["one.md"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:2",
    ),
    toml(
        "language-without-words",
        'title = "A Book"\nlanguage = "cy"\nchapters = ["one.md"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:2",
    ),
    toml(
        "file-missing",
        f'{HEAD}chapters = ["one.md", "two.md"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:3",
    ),
    toml(
        "file-outside",
        f'{HEAD}chapters = ["one.md", "../two.md"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:3",
    ),
    toml(
        "file-repeated",
        f'{HEAD}chapters = ["one.md", "one.md"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:3",
    ),
    toml(
        "file-not-plain",
        f'{HEAD}chapters = ["one.md", "part"]\n',
        f'{HEAD}chapters = ["one.md", "part/two.md"]\n',
        "publish.toml:3",
        files={"part/two.md": "# Two\n\nIt rained.\n"},
    ),
    toml(
        "file-format",
        f'{HEAD}chapters = ["one.md", "two.odt"]\n',
        f'{HEAD}chapters = ["one.md"]\n',
        "publish.toml:3",
        files={"two.odt": "PK"},
    ),
    in_settings("key-unknown", 'auther = "Ada"', 'publisher = "Ada"'),
    in_settings("key-missing", 'contributors = [{ role = "editor" }]', 'contributors = [{ name = "Ada" }]'),
    in_settings("value-type", "publisher = 12", 'publisher = "Twelve"'),
    in_settings(
        "value-invalid",
        'theme = "report"\n[check]\nink = -4',
        'theme = "report"\n[check]\nink = 240',
        6,
    ),
    in_settings(
        "contributor-role-unknown",
        'contributors = [{ name = "Ada", role = "lamplighter" }]',
        'contributors = [{ name = "Ada", role = "editor" }]',
    ),
    in_settings(
        "isbn-invalid",
        '[editions.print]\npreset = "print"\nisbn = "978-3-16-148410-1"',
        f'[editions.print]\npreset = "print"\nisbn = "{ISBN}"',
        6,
    ),
    in_settings(
        "isbn-repeated",
        f'[editions.print]\nisbn = "{ISBN}"\n[editions.epub]\nisbn = "{ISBN}"',
        f'[editions.print]\nisbn = "{ISBN}"\n[editions.epub]\nisbn = "978-0-306-40615-7"',
        7,
    ),
    in_settings("identifier-invalid", 'identifier = "lamp"', 'identifier = "urn:example:lamp"'),
    in_settings("date-invalid", 'date = "2026-02-30"', 'date = "2026-02-28"'),
    in_settings("slug-invalid", 'slug = "My Book"', 'slug = "my-book"'),
    in_settings(
        "role-unknown",
        'front = [{ file = "two.md", role = "hello" }]',
        'front = [{ file = "two.md", role = "preface" }]',
        files={"two.md": "# Two\n\nIt rained.\n"},
    ),
    in_settings(
        "role-misplaced",
        'front = [{ file = "two.md", role = "appendix" }]',
        'front = [{ file = "two.md", role = "preface" }]',
        files={"two.md": "# Two\n\nIt rained.\n"},
    ),
    in_settings(
        "entry-without-file",
        'front = [{ role = "preface" }]',
        'front = [{ file = "two.md", role = "preface" }]',
        files={"two.md": "# Two\n\nIt rained.\n"},
    ),
    in_settings("entry-generated", 'front = [{ role = "title-page" }]', "front = []"),
    in_settings("apparatus-later", 'back = [{ role = "index" }]', "back = []"),
    toml(
        "part-empty",
        f'{HEAD}parts = [\n  {{ title = "I", chapters = ["one.md"] }},\n  {{ title = "II" }},\n]\n',
        f'{HEAD}parts = [\n  {{ title = "I", chapters = ["one.md"] }},\n]\n',
        "publish.toml:5",
        "chapter-empty",
    ),
    toml(
        "parts-and-chapters",
        f'{HEAD}chapters = ["two.md"]\nparts = [{{ title = "I", chapters = ["one.md"] }}]\n',
        f'{HEAD}parts = [{{ title = "I", chapters = ["one.md", "two.md"] }}]\n',
        "publish.toml:3",
        files={"two.md": "# Two\n\nIt rained.\n"},
    ),
    in_settings("preset-unknown", '[editions.print]\n[editions.web]\npreset = "webb"', "[editions.print]", 6),
    in_settings(
        "editions-missing", '[editions.web]\npreset = "webb"', "[editions.print]", 4, also=("preset-unknown",)
    ),
    in_settings(
        "edition-name",
        '[editions.print]\n[editions."A5 large"]\npreset = "print"',
        '[editions.print]\n[editions.a5-large]\npreset = "print"',
        5,
    ),
    in_settings(
        "page-list-unknown",
        '[editions.print]\n[editions.epub]\npage-list = "paper"',
        '[editions.print]\n[editions.epub]\npage-list = "print"',
        6,
    ),
    in_settings("trim-invalid", '[editions.print]\ntrim = "5x"', '[editions.print]\ntrim = "a5"', 5),
    in_settings("theme-unknown", 'theme = "gothic"', 'theme = "novel"'),
    sheet("override-unknown", "epub.css", "p { color: #000 }\n", None, 0),
    mdbook("summary-line", "- [One](one.md)\n\nplain words", "- [One](one.md)", 5),
    mdbook("summary-fragment", "- [One](one.md#lamp)", "- [One](one.md)", 3),
    mdbook(
        "summary-order",
        "- [One](one.md)\n\n[Two](two.md)\n\n- [Three](three.md)",
        "- [One](one.md)\n\n[Two](two.md)",
        7,
    ),
    mdbook("summary-draft", "- [One](one.md)\n- [Two]()", "- [One](one.md)\n- [Two](two.md)", 4),
    mdbook(
        "mdbook-preprocessor",
        "- [One](one.md)",
        "- [One](one.md)",
        0,
        settings="[preprocessor.mermaid]\n",
        at="book.toml:4",
    ),
    Defect(
        "summary-missing",
        {name: text for name, text in _mdbook("- [One](one.md)").items() if "SUMMARY" not in name},
        _mdbook("- [One](one.md)"),
        "book.toml:1",
    ),
    included("include-missing", "{{#include four.md}}", "{{#include two.md}}"),
    included("include-outside", "{{#include ../../three.md}}", "{{#include two.md}}"),
    included(
        "include-part-missing",
        "```\n{{#include two.rs:lamp}}\n```",
        "```\n{{#include two.rs}}\n```",
        4,
        files={"two.rs": "fn two() {}\n"},
    ),
    included("include-too-deep", "{{#include one.md}}", "{{#include two.md}}"),
    included("include-unknown", "{{#inclode two.md}}", "{{#include two.md}}"),
    sheet("style-address", "style.css", "p { background: url(lamp.png) }", "p { color: #000 }", 2),
    sheet("style-syntax", "style.css", "p { color }", "p { color: #000 }", 2),
    sheet("style-by-unit", "print.css", "p { position: fixed }", "p { color: #000 }", 2),
    sheet("style-not-in-epub", "ereader.css", "p { direction: rtl }", "p { color: #000 }", 2),
)
