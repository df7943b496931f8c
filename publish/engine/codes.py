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
        "cache-unusable",
        "info",
        "a cache that nothing can be put into; the build goes on without",
        "Make room there, or name another folder with --cache; --no-cache says that none is wanted.",
    ),
    Code(
        "page-list-missing",
        "warning",
        "an EPUB without the page list of its print edition, which cannot be set",
        "Build the print edition to see all that is wrong with it, or write `page-list = false`.",
    ),
    Code(
        "edition-target-missing",
        "error",
        "no edition for a target that was asked for",
        "Add one under [editions] in publish.toml.",
    ),
    Code(
        "catalogue-collision",
        "error",
        "two publications built together that would write the same file",
        "Give one of them another `slug` in its publish.toml, or build them into different folders.",
        fatal=True,
    ),
    Code(
        "cluster-unreachable",
        "error",
        "a cluster whose scheduler does not answer, or that has no workers",
        "Start `dask scheduler` and `dask worker` there, and look at address and firewall.",
        fatal=True,
    ),
    Code(
        "cluster-misfit",
        "error",
        "a worker of a cluster with other versions, whose pages would not be the same",
        "Install on the workers what is installed here: the package, Python and the text libraries.",
        fatal=True,
    ),
    Code(
        "publication-gone",
        "error",
        "a publication that is watched and is not there at the moment",
        "It is built again when it is back.",
        fatal=True,
    ),
    Code(
        "build-prevented",
        "error",
        "a build of a publication that is watched, which something else than the manuscript prevents",
        "Mend what the message names; it is built again after the next save.",
        fatal=True,
    ),
)
