"""What Ace finds in EPUBs that our build would never make."""

from tests.defects.defect import Defect
from tests.defects.repacking import NAV, PACKAGE, TEXT, Edit, epub


def check(code: str, at: str, *edits: Edit) -> Defect:
    return epub(f"ace {code}", at, *edits, way="ace")


DEFECTS: tuple[Defect, ...] = (
    check("image-alt", "one.md:5", (TEXT, ' alt="A brass lamp on a sill"', "")),
    check("link-name", "one.md:16", (TEXT, ">the list of lights</a>", "></a>")),
    check("html-has-lang", "one.md:1", (TEXT, ' lang="en" xml:lang="en">', ">")),
    check("valid-lang", "two.md:3", (TEXT, "<p>There were", '<p lang="xx-lamp-1">There were')),
    check("document-title", "one.md:1", (TEXT, "<title>The Lighthouse</title>", "<title></title>")),
    check(
        "heading-order",
        "one.md:7",
        (TEXT, '<h3 class="title">', '<h5 class="title">'),
        (TEXT, "Oil</h3>", "Oil</h5>"),
    ),
    check(
        "color-contrast",
        "two.md:3",
        (TEXT, "<p>There were", '<p style="color: #bbb; background: #fff">There were'),
    ),
    check("list", "one.md:9", (TEXT, "<ul>", "<ul><b>Of both</b>")),
    check("aria-roles", "two.md:3", (TEXT, "<p>There were", '<p role="lamp">There were')),
    check("epub-lang", "publish.toml:1", (PACKAGE, ' xml:lang="en">', ">")),
    check("epub-title", "publish.toml:1", (PACKAGE, '<dc:title id="title">The Lighthouse</dc:title>', "")),
    check(
        "metadata-accessmode",
        "publish.toml:1",
        (PACKAGE, '<meta property="schema:accessMode">textual</meta>', ""),
        (PACKAGE, '<meta property="schema:accessMode">visual</meta>', ""),
    ),
    check(
        "metadata-accessibilityhazard",
        "publish.toml:1",
        (PACKAGE, '<meta property="schema:accessibilityHazard">none</meta>', ""),
    ),
    check(
        "epub-toc-order",
        "publish.toml:1",
        (NAV, "text/text.xhtml#oil-kinds", "text/text.xhtml#stairs"),
        (
            NAV,
            'text/text.xhtml#stairs"><span class="number">2',
            'text/text.xhtml#oil-kinds"><span class="number">2',
        ),
    ),
)
