"""Codes of ours without a seeded defect here: the reason, and the test that shows each.

A check of a publication or of a file cannot find these, or not without a machine that is broken. The
groups `parity`, `metadata` and `shops` have seeded defects of their own.
"""

from __future__ import annotations

ELSEWHERE: dict[str, str] = {
    "parity": "tests/check/parity",
    "metadata": "tests/check/shops",
    "shops": "tests/check/shops",
}
"""Groups of rules whose defects are seeded in another folder."""

_IMPORTING = "said while a manuscript is imported, not while it is checked"
_STARTING = "said while a publication is begun"
_MACHINE = "about the machine, its packages or its network: no file has it"
_GUARD = "a guard: what comes before has told already, so only its part by itself reaches it"
_ASKED = "about what was asked for, not about what is checked"
_LARGE = "takes a file that is too large for every run of the tests"
_RARE = "no small manuscript brings it about with our own style sheets"

EXCEPTIONS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        (
            "import-empty",
            "import-format",
            "import-no-language",
            "import-no-title",
            "import-unreadable",
            "word-invalid",
        ),
        (_IMPORTING, "tests/importers/test_text.py"),
    ),
    **dict.fromkeys(
        ("word-changes", "word-comments", "word-drawings", "word-headers", "word-styles", "word-text-boxes"),
        (_IMPORTING, "tests/importers/test_docx_package.py"),
    ),
    **dict.fromkeys(
        ("import-lost", "pandoc-failed", "pandoc-missing", "word-properties"),
        (_IMPORTING, "tests/importers/test_word.py"),
    ),
    **dict.fromkeys(("folder-not-empty", "folder-not-written"), (_STARTING, "tests/test_newfolder.py")),
    **dict.fromkeys(("cluster-misfit", "cluster-unreachable"), (_MACHINE, "tests/engine/test_cluster.py")),
    **dict.fromkeys(
        ("publication-format", "publication-missing"), (_ASKED, "tests/project/test_every_code.py")
    ),
    **dict.fromkeys(("link-unusable", "reference-lost"), (_GUARD, "tests/render/test_inlines.py")),
    **dict.fromkeys(("markup-too-deep", "raw-markup-left-out"), (_GUARD, "tests/render/test_blocks.py")),
    **dict.fromkeys(
        ("layout-failed", "layout-too-long", "file-too-large"), (_LARGE, "tests/hostile/test_bombs.py")
    ),
    **dict.fromkeys(("beyond-type-area", "note-on-other-page"), (_RARE, "tests/check/pages/test_placing.py")),
    **dict.fromkeys(
        ("import-picture-format", "import-picture-missing", "import-too-large"),
        (_IMPORTING, "tests/defects/test_others.py"),
    ),
    **dict.fromkeys(("font-face-missing", "font-file-unusable"), (_MACHINE, "tests/defects/test_others.py")),
    **dict.fromkeys(("build-prevented", "edition-target-missing"), (_ASKED, "tests/defects/test_others.py")),
    "layout-unsettled": (_RARE, "tests/defects/test_others.py"),
    "font-not-embedded": (_MACHINE, "tests/epub/test_fonts.py"),
    "font-family-unknown": (_MACHINE, "tests/fonts/test_faces.py"),
    "cover-unusable": (_GUARD, "tests/epub/test_cover.py"),
    "picture-unusable": (_GUARD, "tests/epub/test_pictures.py"),
    "character-control": (_GUARD, "tests/readers/test_markdown_inlines.py"),
    "manuscript-too-large": (_LARGE, "tests/readers/test_markdown_bounds.py"),
    "image-not-fetched": (_MACHINE, "tests/hostile/test_network.py"),
    "cache-unusable": (_MACHINE, "tests/engine/test_cache.py"),
    "font-cache-unwritable": (_MACHINE, "tests/fonts/test_faces.py"),
    "file-unreadable": (_MACHINE, "tests/project/test_every_code.py"),
    "artifact-unreadable": (_MACHINE, "tests/hostile/test_check_files.py"),
    "validator-failed": (_MACHINE, "tests/check/validators/test_failing.py"),
    "validator-missing": (_MACHINE, "tests/check/validators/test_missing.py"),
    "catalogue-collision": (_ASKED, "tests/engine/test_catalogue.py"),
    "publication-gone": (_ASKED, "tests/engine/test_watching.py"),
    "single-run-differs": (_ASKED, "tests/engine/test_single_run.py"),
    "templates-misfit": (_RARE, "tests/hostile/test_scripts.py"),
    "page-list-missing": (_RARE, "tests/engine/test_page_list.py"),
    "acceptance-unused": (_ASKED, "tests/check/test_accepting.py"),
    "pdf-limits": (_LARGE, "tests/hostile/pdfs.py"),
    "parity-uncompared": (_RARE, "tests/check/parity/test_strangers.py"),
}
"""By code: the reason, and the test file that names the code."""
