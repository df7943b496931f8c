"""Links that lead nowhere as they are written."""

from tests.defects.defect import Defect, in_text

DEFECTS: tuple[Defect, ...] = (
    in_text("link-empty", "Ask the\n[keeper]() first.", "Ask the\n[keeper](https://example.org/) first.", 4),
    in_text(
        "link-malformed",
        "Read [the log](https://https://example.org/log).",
        "Read [the log](https://example.org/log).",
    ),
    in_text(
        "link-malformed",
        "The lamp was lit.\n\nWrite to [the keeper](mailto:keeper).",
        "The lamp was lit.\n\nWrite to [the keeper](mailto:keeper@example.org).",
        5,
    ),
    in_text(
        "link-malformed",
        "> Call [the tower](tel:two-nine).",
        "> Call [the tower](tel:+441234567).",
    ),
    in_text(
        "link-file-as-host",
        "- the lamp\n- [the stairs](https://stairs.md)",
        "- the lamp\n- [the stairs](https://example.org/stairs.md)",
        4,
    ),
    in_text(
        "link-private",
        "Open [the board](http://192.168.1.4/board).",
        "Open [the board](http://example.org/board).",
    ),
    in_text(
        "link-trailing",
        "The list[^1] is long.\n\n[^1]: See [there](https://example.org/list.).",
        "The list[^1] is long.\n\n[^1]: See [there](https://example.org/list).",
        5,
    ),
    in_text(
        "link-bare",
        "| what | where |\n|------|-------|\n| list | <https://example.org/lights/list/of/1871> |",
        "| what | where |\n|------|-------|\n| list | [of 1871](https://example.org/lights/list/of/1871) |",
        5,
    ),
)
