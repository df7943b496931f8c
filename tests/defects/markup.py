"""Markup that is not closed, not known, or leads nowhere."""

from tests.defects.defect import BEFORE, Defect, Files, in_text, publication


def whole(code: str, bad: str | bytes, good: str | bytes, line: int, *also: str) -> Defect:
    """Return a defect of a chapter that is given from its first line on."""
    return Defect(code, publication(bad), publication(good), f"one.md:{line}", also=also)


def _notes(target: str) -> Files:
    """Return three chapters; the second and the third have sections of one title."""
    settings = 'title = "A Book"\nlanguage = "en"\nchapters = ["one.md", "two.md", "three.md"]\n'
    below = "# {}\n\n## Notes\n\nIt rained.\n"
    files = {"one.md": f"{BEFORE}See [there]({target}).\n", "two.md": below.format("Two")}
    return {"publish.toml": settings, **files, "three.md": below.format("Three")}


DEFECTS: tuple[Defect, ...] = (
    whole("encoding-not-text", b"PK\x03\x04\x00\x00\x00\x00\x00", "# One\n\nLit.\n", 1, "publication-empty"),
    whole("encoding-not-utf8", "# One\n\nA café.\n".encode("latin-1"), "# One\n\nA café.\n", 3),
    whole(
        "encoding-mixed",
        "# One\n\n“A café,” and\na ".encode() + b"caf\xe9.\n",
        "# One\n\n“A café,” and\na café.\n",
        4,
    ),
    whole("encoding-control-character", "# One\n\nLit\x08and.\n", "# One\n\nLit and.\n", 3),
    whole(
        "header-invalid", "---\ntitle: [\n---\n\n# One\n\nLit.\n", "---\nlang: en\n---\n\n# One\n\nLit.\n", 2
    ),
    whole(
        "header-unclosed", "---\ntitle: One\n\n# One\n\nLit.\n", "---\nlang: en\n---\n\n# One\n\nLit.\n", 1
    ),
    whole(
        "header-key-misplaced",
        "---\nlang: en\ntheme: novel\n---\n\n# One\n\nLit.\n",
        "---\nlang: en\n---\n\n# One\n\nLit.\n",
        1,
    ),
    in_text("nesting-too-deep", "> " * 120 + "deep", "> deep"),
    in_text("fence-unclosed", "It rained.\n\n```\nlet x", "It rained.\n\n```\nlet x\n```", 5),
    in_text("division-unclosed", "::: note\nLit.", "::: note\nLit.\n:::"),
    in_text("division-stray", "Lit.\n\n:::", "Lit.", 5),
    in_text("division-attributes", "::: {.one\nLit.\n:::", "::: {#one}\nLit.\n:::"),
    in_text("comment-unclosed", "Lit.\n\n<!-- not\n\nout", "Lit.\n\n<!-- not -->\n\nout", 5),
    in_text("html-tag", "It <marquee>was</marquee> lit.", "It was lit."),
    in_text("html-active", "It rained.\n\n<script>x()</script>", "It rained.", 5),
    in_text("html-attribute", 'It <b onclick="x()">was</b> lit.', "It <b>was</b> lit."),
    in_text("html-style", 'It <b style="color: red">was</b> lit.', "It <b>was</b> lit."),
    in_text("html-unknown-tag", "A list<lamp> of\nlamps.", "A list`<lamp>` of\nlamps."),
    in_text("html-pre-markup", "<pre>\nlet <b>x</b>\n</pre>", "<pre>\nlet x\n</pre>", 4),
    in_text("html-unclosed", "It <b>was lit.", "It <b>was</b> lit."),
    in_text("html-stray", "It was</b> lit.", "It was lit."),
    in_text("link-unsafe", "[The list](javascript:x()).", "[The list](https://example.org/)."),
    in_text(
        "link-nested",
        '<a href="https://example.org/">a [lamp](https://example.org/b)</a>',
        "a [lamp](https://example.org/b)",
    ),
    in_text(
        "link-undefined",
        "The [lamp][brass] burns.",
        "The [lamp][brass] burns.\n\n[brass]: https://example.org/",
    ),
    in_text(
        "link-definition-second",
        "The [lamp].\n\n[lamp]: https://example.org/\n[lamp]: https://example.com/",
        "The [lamp].\n\n[lamp]: https://example.org/",
        6,
    ),
    in_text(
        "link-definition-unused",
        "Lit.\n\n[lamp]: https://example.org/",
        "Lit [lamp].\n\n[lamp]: https://example.org/",
        5,
    ),
    in_text("note-missing", "Lit.[^oil]", "Lit.[^oil]\n\n[^oil]: Of rape."),
    in_text("note-uncalled", "Lit.\n\n[^oil]: Of rape.", "Lit.[^oil]\n\n[^oil]: Of rape.", 5),
    in_text(
        "note-nested",
        "Lit.[^oil]\n\n[^oil]: Of rape.[^rape]\n\n[^rape]: A herb.",
        "Lit.[^oil]\n\n[^oil]: Of rape, a herb.",
        5,
        also=("note-uncalled",),
    ),
    in_text(
        "note-duplicate",
        "Lit.[^oil]\n\n[^oil]: Of rape.\n\n[^oil]: Of whales.",
        "Lit.[^oil]\n\n[^oil]: Of rape.",
        7,
    ),
    in_text(
        "variable-unknown",
        "By {{< var keeper >}}.",
        "By {{< var lamp >}}.",
        more='[variables]\nlamp = "brass"',
    ),
    in_text("shortcode-unknown", "{{< video x.mp4 >}}", "A film."),
    in_text("syntax-not-read", "Rocks:\n\n+---+---+\n| a | b |\n+---+---+", "See there.", 5),
    in_text("raw-format", "```{=groff}\n.PP\n```", "Lit."),
    in_text("citation-as-typed", "As told [@merrow1871].", "As told."),
    in_text("math-as-typed", "It is $a^2 + b^2$ long.", "It is long."),
    in_text("index-as-typed", "A lamp\\index{lamp} burns.", "A lamp burns."),
    in_text(
        "caption-second",
        ": Lamps\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Oils",
        ": Lamps\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        9,
    ),
    in_text("table-row-long", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| a | b |\n|---|---|\n| 1 | 2 |", 5),
    in_text(
        "language-without-marks",
        'Lit.\n\n::: {lang=cy}\n"Mae hen wlad."\n:::',
        "Lit.\n\n::: {lang=cy}\nMae hen wlad.\n:::",
        6,
    ),
    in_text("link-dangling", "See [the oil](#oil).", "See [the oil](#oil).\n\n## Oil {#oil}\n\nOf rape."),
    Defect("link-ambiguous", _notes("#notes"), _notes("two.md#notes"), "one.md:3"),
    in_text("link-outside", "See [the list](list.pdf).", "See the list."),
    in_text("link-scheme", "By [wire](ftp://example.org/).", "By [wire](https://example.org/)."),
    in_text(
        "id-duplicate",
        "## Oil {#oil}\n\nOf rape.\n\n## Wick {#oil}\n\nOf wool.",
        "## Oil {#oil}\n\nOf rape.\n\n## Wick {#wick}\n\nOf wool.",
        7,
    ),
    whole("chapter-empty", "# One\n", "# One\n\nLit.\n", 1),
)
