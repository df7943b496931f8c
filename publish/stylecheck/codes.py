"""Findings about style sheets of a publication."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "stylecheck",
    Code(
        "style-address",
        "error",
        "a style sheet that asks for another file or for the network; nothing is loaded",
        "Write the rules into the sheet itself, show pictures in the text, and choose faces by "
        "the names of installed families.",
    ),
    Code(
        "style-syntax",
        "warning",
        "a part of a style sheet that is no CSS; it is left out",
        "Look for a bracket, a colon or a semicolon that is missing just before.",
    ),
    Code(
        "style-by-unit",
        "warning",
        "CSS that looks at the whole book, where each chapter is set by itself",
        "Numbers, folios and running heads come from the manuscript and the theme; "
        "margin boxes belong into margins.css.",
    ),
    Code(
        "style-not-in-epub",
        "warning",
        "CSS that an EPUB may not have; it is left out of both editions",
        "Move the rule into print.css.",
    ),
)
