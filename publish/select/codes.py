"""What select reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "select",
    Code(
        "reference-not-in-edition",
        "warning",
        "A reference leads to a place that this edition does not show.",
        "Refer to a place that every edition has, or put the reference into the same division.",
    ),
)
