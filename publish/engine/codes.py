"""Findings of the build itself."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "engine",
    Code(
        "layout-unsettled",
        "warning",
        "page numbers that change each time the pages are set again",
        "A reference by page near a page's end can push its own target over; reword the sentence.",
    ),
    Code(
        "layout-too-long",
        "error",
        "a chapter that could not be set within its bounds of time and pages",
        "Look for endless tables, enormous pictures or a style sheet that moves content in circles.",
        fatal=True,
    ),
    Code(
        "layout-failed",
        "error",
        "a chapter that could not be set",
        "The style sheets of the publication are the first place to look.",
        fatal=True,
    ),
    Code(
        "single-run-differs",
        "warning",
        "a chapter that has other pages in a single run than by itself (--single-run)",
        "A style sheet that looks at the whole book is the most likely cause; without it, please "
        "report the manuscript: both ways should give the same pages.",
    ),
    Code(
        "templates-misfit",
        "error",
        "an edition that does not fit together, made with templates of the publication's own",
        "A template must keep the ids, links and texts that it is given; compare it with the built-in one.",
        fatal=True,
    ),
    Code(
        "layout-overflow",
        "warning",
        "text or a picture that reaches out of the type area",
        "Break the line, make the table narrower or the picture smaller.",
    ),
    Code(
        "note-at-end",
        "info",
        "a note that does not fit at the foot of its page, set at the chapter's end",
        "Nothing needs to be done; a shorter note would stand at the foot of its page.",
    ),
    Code(
        "style-ignored",
        "warning",
        "a declaration of the publication's own style sheets that the layout engine does not know",
        "Remove it or put it into a file for the other target.",
    ),
    Code(
        "edition-target-missing",
        "error",
        "no edition for a target that was asked for",
        "Add one under [editions] in publish.toml.",
    ),
)
