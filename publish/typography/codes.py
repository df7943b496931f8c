"""What typography reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "typography",
    Code(
        "language-without-marks",
        "warning",
        "Straight quotes and dashes stay as typed in a language without a table.",
        "Type the typographic characters of the language, or mark its language with `lang`.",
    ),
    Code(
        "language-without-words",
        "warning",
        "The words that the tool sets itself are English for lack of a table of the language.",
        "English and German have tables; check `language` in the publication's settings.",
    ),
)
