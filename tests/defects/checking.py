"""What is said of acceptances, of drawn pages, and of what an EPUB tells of itself."""

from tests.check.pages.drawn import Drawing, text
from tests.defects.defect import Base, Defect, Finished, in_settings, in_text
from tests.defects.repacking import PACKAGE, epub

MODE = '<meta property="schema:accessMode">textual</meta>'
HAZARD = '<meta property="schema:accessibilityHazard">none</meta>'
ENOUGH = '<meta property="schema:accessModeSufficient">textual,visual</meta>'


def drawn(code: str, bad: Finished, at: str, good: Finished) -> Defect:
    return Defect(code, bad, good, at, "press")


def pages(*sizes: tuple[float, float]) -> Finished:
    """Return a PDF of empty rectangles on pages of these sizes."""

    def made(_: Base) -> bytes:
        drawing = Drawing()
        for size in sizes:
            page = drawing.page("0 0 0 1 k 20 20 100 100 re f", size=size)
            del page.obj["/Resources"]["/Font"]
        return drawing.data

    return Finished(".pdf", made)


def _words(_: Base) -> bytes:
    drawing = Drawing()
    drawing.page(text("The lamp was lit."))
    drawing.page("0 0 0 1 k 20 20 100 100 re f")
    return drawing.data


USUAL = (300.0, 400.0)
SOUND = pages(USUAL, USUAL)

DEFECTS: tuple[Defect, ...] = (
    in_text(
        "acceptance-invalid",
        "Lit.\n\n<!-- publish: accept placeholder -->\nIt rained.",
        "Lit.\n\nIt rained.",
        5,
    ),
    in_text(
        "link-expansion",
        "Lit.\n\n" + "[a], " * 50 + "\n\n[a]: https://example.org/" + "x" * 99_000,
        "Lit.",
        5,
    ),
    in_settings(
        "preset-later", '[editions.print]\n[editions.press]\npreset = "press"', "[editions.print]", 6
    ),
    epub("access-metadata-missing", "publish.toml:1", (PACKAGE, HAZARD, "")),
    epub("access-metadata-value", "publish.toml:1", (PACKAGE, MODE, MODE.replace("textual", "text"))),
    epub(
        "access-metadata-wished",
        "publish.toml:1",
        (PACKAGE, ENOUGH, ""),
        (PACKAGE, '<meta property="schema:accessModeSufficient">textual</meta>', ""),
    ),
    drawn("page-sizes-differ", pages(USUAL, USUAL, USUAL, (500.0, 500.0)), "page 4", SOUND),
    drawn("font-not-in-file", Finished(".pdf", _words), "page 1", SOUND),
)
