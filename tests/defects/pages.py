"""Pages that a typographer would send back, as our own style sheets would never set them.

Where a defect must stand at a page's foot, a box of a given height goes before it, or paragraphs of three
lines each.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tests.defects.defect import Defect, Files, publication

PRINT = 'theme = "report"\n[editions.print]\ntrim = "a5"'
WORDS = "The keeper lit the lamp at dusk and went down the stairs to see whether the boat had come in. "
OTHER = "Nobody saw what else there was to be seen of all that the storm had left upon the northern shore. "
THREE_LINES = WORDS * 2
BROKEN = "p { orphans: 1; widows: 1 }"
NARROW = ".narrow { width: 92pt } .narrow p { text-align: justify; hyphens: manual }"
DIVIDED = " ".join(
    "\u00ad".join(word.split("-"))
    for word in (
        "in-com-pre-hen-si-ble",
        "char-ac-ter-is-ti-cal-ly",
        "un-ques-tion-ably",
        "ex-tra-or-di-nary",
    )
)
"""Words that may be divided wherever a line ends."""


def laid_out(
    code: str,
    bad: str,
    good: str,
    line: int,
    *,
    css: str = "",
    better: str | None = None,
    more: str = PRINT,
    more_better: str | None = None,
    also: tuple[str, ...] = (),
    files: Files | None = None,
) -> Defect:
    """Return a defect of a chapter as it is laid out: by its text, its style sheet or its settings."""
    one = publication(f"# One\n\n{bad}\n", more, files=files) | _styled(css)
    other = publication(f"# One\n\n{good}\n", more if more_better is None else more_better, files=files)
    other |= _styled(css if better is None else better)
    return Defect(code, one, other, f"one.md:{line}", "built", also)


def _styled(css: str) -> Files:
    return {"styles/print.css": f"{css}\n"} if css else {}


def box(height: int) -> str:
    """Return a division as high as that, in pt: four lines of the manuscript."""
    return f"::: h{height}\n\\ \n:::\n\n"


def boxes(*heights: int) -> str:
    """Return the style sheet for those."""
    return " ".join(f".h{height} {{ height: {height}pt; margin: 0 }}" for height in heights)


def full(paragraphs: int) -> str:
    """Return paragraphs of three lines on the page and two in the manuscript."""
    return f"{THREE_LINES}\n\n" * paragraphs


def narrow(text: str) -> str:
    return f"::: narrow\n{text}\n:::"


def picture(width: int, height: int) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), (90, 120, 90)).save(target, "PNG")
    return target.getvalue()


LAMP = picture(900, 600)
SHOWN = "![A lamp](lamp.png)"


def shown(code: str, css: str, better: str, also: tuple[str, ...] = ()) -> Defect:
    return laid_out(code, SHOWN, SHOWN, 3, css=css, better=better, also=also, files={"lamp.png": LAMP})


DEFECTS: tuple[Defect, ...] = (
    laid_out(
        "widow-line",
        f"{box(300)}{THREE_LINES}",
        f"{box(270)}{THREE_LINES}",
        7,
        css=f"{BROKEN} {boxes(300, 270)}",
        also=("short-last-page",),
    ),
    laid_out(
        "orphan-line",
        f"{box(330)}{THREE_LINES}",
        f"{box(270)}{THREE_LINES}",
        7,
        css=f"{BROKEN} {boxes(330, 270)}",
        also=("short-last-page",),
    ),
    laid_out(
        "heading-at-foot",
        f"{full(4)}## Oil\n\n{THREE_LINES}",
        f"{full(4)}## Oil\n\n{THREE_LINES}",
        11,
        css="h3 { break-after: page }",
        better="h3 { color: #000 }",
        also=("page-count-odd",),
    ),
    laid_out(
        "page-nearly-empty",
        f"Lit.\n\n{box(420)}{WORDS}",
        f"Lit.\n\n{box(150)}{WORDS}",
        3,
        css=f".title-block {{ display: none }} {boxes(420)} .h420 {{ break-inside: avoid }}",
        better=boxes(150),
    ),
    laid_out("short-last-page", f"{box(330)}{WORDS}", f"{box(200)}{WORDS}", 7, css=boxes(330, 200)),
    laid_out(
        "blank-page",
        f"{full(8)}::: blank\nNo words.\n:::\n\n{THREE_LINES}",
        f"{full(8)}{THREE_LINES}",
        17,
        css=".blank { break-before: page; break-after: page; height: 9pt } .blank p { display: none }",
    ),
    laid_out("page-count-odd", full(18), full(10), 27),
    laid_out(
        "page-count-signature",
        full(10),
        full(10),
        13,
        more=f"{PRINT}\n[check]\nsignature = 4",
        more_better=f"{PRINT}\n[check]\nsignature = 2",
    ),
    laid_out(
        "figure-far",
        f"![A lamp](lamp.png){{#fig-lamp}}\n\n{full(14)}See @fig-lamp.\n\n{full(1)}",
        f"![A lamp](lamp.png){{#fig-lamp}}\n\nSee @fig-lamp.\n\n{full(15)}",
        33,
        css="img { width: 70pt; height: 50pt }",
        also=("page-count-odd",),
        files={"lamp.png": LAMP},
    ),
    laid_out("hyphen-ladder", narrow(DIVIDED), WORDS, 4, css=NARROW),
    laid_out(
        "loose-line",
        narrow("it is a characteristically it is a characteristically it is."),
        WORDS,
        4,
        css=NARROW.replace("92pt", "82pt"),
    ),
    laid_out(
        "tight-line",
        WORDS * 3,
        WORDS * 3,
        3,
        css="p { word-spacing: -1.6pt }",
        better="p { word-spacing: 0 }",
    ),
    laid_out(
        "word-stack",
        narrow("the lamplighters the lamplighters the lamplighters the end"),
        WORDS,
        4,
        css=NARROW,
        also=("loose-line",),
    ),
    laid_out("missing-glyph", "The sign \ue123 it was.", WORDS, 3, also=("font-glyph-missing",)),
    laid_out("font-glyph-missing", "The sign \ue124 it was.", WORDS, 3, also=("missing-glyph",)),
    shown(
        "picture-coarse",
        "img { width: 280pt; height: auto }",
        "img { width: 100pt; height: auto }",
    ),
    shown(
        "picture-cut",
        "img { width: 100pt; position: relative; left: -150pt }",
        "img { width: 100pt }",
        ("layout-overflow",),
    ),
    laid_out(
        "text-off-page",
        f"{WORDS}\n\n::: wide\n{OTHER * 2}\n:::",
        WORDS,
        6,
        css=".wide { width: 600pt }",
        also=("layout-overflow",),
    ),
    laid_out("layout-overflow", f"{WORDS}\n\n::: wide\n{OTHER}\n:::", WORDS, 6, css=".wide { width: 350pt }"),
    laid_out("text-over-text", f"{WORDS}\n\n::: up\n{OTHER}\n:::", WORDS, 3, css=".up { margin-top: -12pt }"),
)
