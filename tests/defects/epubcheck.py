"""What EPUBCheck finds in EPUBs that our build would never make."""

from tests.defects.defect import Defect
from tests.defects.repacking import LAMP, NAV, NCX, PACKAGE, STYLE, TEXT, Edit, epub

EXTRA = "EPUB/text/extra.xhtml"
PAGE = (
    b'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en">'
    b"<head><title>Extra</title></head><body><p>Extra.</p></body></html>"
)
LISTED = '<item href="text/text.xhtml" id="text-text" media-type="application/xhtml+xml"/>'
IN_SPINE = '<itemref idref="text-text"/>'


def listed(attributes: str) -> Edit:
    """Return a change of the text's entry in the manifest."""
    return PACKAGE, LISTED, LISTED.replace("/>", f" {attributes}/>")


def besides(item: str) -> Edit:
    """Return one more entry in the manifest."""
    return PACKAGE, "<manifest>", f"<manifest>{item}"


def check(code: str, at: str, *edits: Edit, **more: object) -> Defect:
    return epub(f"epubcheck {code}", at, *edits, **more)  # type: ignore[arg-type]


DEFECTS: tuple[Defect, ...] = (
    # documents
    check("RSC-005", "one.md:3", (TEXT, "<em>lamp</em>", "<font>lamp</font>")),
    check("RSC-005", "one.md:9", (TEXT, "<ul>\n<li>First item</li>", "<ul>\n<p>First item</p>")),
    check(
        "RSC-006",
        "one.md:5",
        (TEXT, 'src="../images/lamp-1d6673bdbf.png"', 'src="https://example.org/lamp.png"'),
    ),
    check("RSC-007", "one.md:5", (TEXT, "images/lamp-", "images/lost-")),
    check(
        "RSC-008",
        "one.md:5",
        (TEXT, "images/lamp-1d6673bdbf.png", "images/extra.png"),
        more={"EPUB/images/extra.png": b"\x89PNG\r\n\x1a\n"},
    ),
    check("RSC-009", "one.md:5", (TEXT, "1d6673bdbf.png", "1d6673bdbf.png#part")),
    check("RSC-010", "one.md:16", (TEXT, "https://example.org/list", "../images/lamp-1d6673bdbf.png")),
    check(
        "RSC-011",
        "one.md:16",
        (TEXT, "https://example.org/list", "extra.xhtml"),
        besides('<item href="text/extra.xhtml" id="extra" media-type="application/xhtml+xml"/>'),
        more={EXTRA: PAGE},
    ),
    check("RSC-012", "one.md:3", (TEXT, 'href="#stairs"', 'href="#stair"')),
    check("RSC-013", "one.md:1", (TEXT, "styles/theme.css", "styles/theme.css#x")),
    check("RSC-016", "publish.toml:1", (TEXT, "lamp</em>", "lamp")),
    check("RSC-020", "one.md:16", (TEXT, "https://example.org/list", "https://exa mple.org/list")),
    check("RSC-026", "one.md:16", (TEXT, "https://example.org/list", "../../../list.xhtml")),
    check("RSC-029", "one.md:16", (TEXT, "https://example.org/list", "data:text/html,list")),
    check("RSC-030", "one.md:16", (TEXT, "https://example.org/list", "file:///list.html")),
    check(
        "RSC-032",
        "one.md:5",
        (TEXT, "images/lamp-1d6673bdbf.png", "images/lamp.bin"),
        besides('<item href="images/lamp.bin" id="bin" media-type="image/x-lamp"/>'),
        more={"EPUB/images/lamp.bin": b"lamp"},
    ),
    check("RSC-033", "one.md:16", (TEXT, "https://example.org/list", "text.xhtml?list=1")),
    check(
        "HTM-004",
        "one.md:1",
        (
            TEXT,
            "<!DOCTYPE html>",
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
        ),
    ),
    check("HTM-025", "one.md:16", (TEXT, "https://example.org/list", "lamp:list")),
    check("HTM_061", "one.md:9", (TEXT, "<ul>", '<ul data-UP="x">')),
    check(
        "OPF-014", "one.md:1", (TEXT, "There were ninety-two steps.", "There were <script>1</script> steps.")
    ),
    check(
        "OPF-014",
        "two.md:3",
        (TEXT, "There were", '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg> There were'),
    ),
    check("OPF-073", "publish.toml:1", (NCX, "<ncx", '<!DOCTYPE ncx PUBLIC "-//Lamp//EN" "lamp.dtd">\n<ncx')),
    # the package document
    check("OPF-001", "publish.toml:1", (PACKAGE, 'version="3.0"', 'version="4.0"')),
    check("OPF-012", "one.md:1", listed('properties="cover-image"')),
    check("OPF-015", "one.md:1", listed('properties="scripted"')),
    check("OPF-018", "one.md:1", listed('properties="remote-resources"')),
    check("OPF-027", "one.md:1", listed('properties="lamp"')),
    check("OPF-028", "one.md:1", listed('properties="lamp:lit"')),
    check("OPF-030", "publish.toml:1", (PACKAGE, 'unique-identifier="id"', 'unique-identifier="isbn"')),
    check(
        "OPF-033",
        "publish.toml:1",
        (PACKAGE, IN_SPINE, '<itemref idref="text-text" linear="no"/>'),
        (PACKAGE, '<itemref idref="cover-page"/>', '<itemref idref="cover-page" linear="no"/>'),
    ),
    check(
        "OPF-040",
        "EPUB/package.opf:30:85",
        besides('<item href="images/lamp.bin" id="bin" media-type="x/y" fallback="lost"/>'),
        more={"EPUB/images/lamp.bin": b"lamp"},
    ),
    check(
        "OPF-043",
        "EPUB/package.opf:30:62",
        besides('<item href="lamp.bin" id="bin" media-type="x/y"/>'),
        (PACKAGE, IN_SPINE, IN_SPINE + '<itemref idref="bin"/>'),
        more={"EPUB/lamp.bin": b"lamp"},
    ),
    check(
        "OPF-045",
        "EPUB/package.opf:30:77",
        besides('<item href="lamp.bin" id="bin" media-type="x/y" fallback="bin"/>'),
        more={"EPUB/lamp.bin": b"lamp"},
    ),
    check("OPF-049", "EPUB/package.opf:43:56", (PACKAGE, IN_SPINE, IN_SPINE + '<itemref idref="lost"/>')),
    check("OPF-050", "publish.toml:1", (PACKAGE, 'toc="ncx"', 'toc="nav"')),
    check("OPF-053", "publish.toml:4", (PACKAGE, "<dc:date>2026-05-01", "<dc:date>May")),
    check("OPF-074", "one.md:1", besides(LISTED.replace("text-text", "again"))),
    check("OPF-085", "publish.toml:1", (PACKAGE, "urn:uuid:cf00a71a-24ce", "urn:uuid:cf00a71a")),
    check("OPF-092", "publish.toml:2", (PACKAGE, "<dc:language>en<", "<dc:language>english-x<")),
    check("RSC-001", "one.md:5", without=LAMP),
    check(
        "RSC-005",
        "publish.toml:1",
        (PACKAGE, '<dc:title id="title">The Lighthouse</dc:title>', '<dc:title id="title"></dc:title>'),
    ),
    check("PKG-021", "EPUB/images/cover.jpg", more={"EPUB/images/cover.jpg": b"no picture"}),
    check(
        "PKG-022",
        "EPUB/images/a.png",
        besides('<item href="images/a.png" id="a" media-type="image/jpeg"/>'),
        more={"EPUB/images/a.png": b"\xff\xd8\xff\xe0" + bytes(40)},
    ),
    check(
        "MED-004",
        "EPUB/images/a.png",
        besides('<item href="images/a.png" id="a" media-type="image/png"/>'),
        more={"EPUB/images/a.png": b"\x89P"},
    ),
    # navigation
    check("NAV-010", "publish.toml:1", (NAV, "text/text.xhtml#stairs", "https://example.org/stairs")),
    check(
        "NAV-011",
        "one.md:7",
        (NAV, "text/text.xhtml#oil-kinds", "text/text.xhtml#stairs"),
        (
            NAV,
            'text/text.xhtml#stairs"><span class="number">2',
            'text/text.xhtml#oil-kinds"><span class="number">2',
        ),
    ),
    check("RSC-012", "one.md:1", (NAV, "text/text.xhtml#oil-kinds", "text/text.xhtml#lost")),
    check("NCX-001", "publish.toml:1", (NCX, "urn:uuid:cf00a71a", "urn:uuid:00000000")),
    # style sheets
    check("CSS-001", "EPUB/styles/theme.css:3:9", (STYLE, "{", "{ direction: rtl;")),
    check("CSS-002", "EPUB/styles/theme.css:3:9", (STYLE, "{", "{ background: url('');")),
    check("CSS-008", "EPUB/styles/theme.css:3:16", (STYLE, "{", "{ color: ;")),
    check("CSS-019", "EPUB/styles/theme.css:1:1", (STYLE, "", "@font-face { }\n")),
    check("RSC-007", "EPUB/styles/theme.css:3:9", (STYLE, "{", "{ background: url(lost.png);")),
    # the archive
    check("PKG-006", "", mimetype=None),
    check("PKG-007", "", mimetype=b"application/zip"),
    check(
        "PKG-009",
        "",
        besides('<item href="a%3Fb.css" id="a" media-type="text/css"/>'),
        more={"EPUB/a?b.css": b""},
    ),
    check(
        "PKG-010",
        "",
        besides('<item href="a%20b.css" id="a" media-type="text/css"/>'),
        more={"EPUB/a b.css": b""},
    ),
    check("RSC-002", "", without="META-INF/container.xml"),
    check(
        "RSC-003",
        "META-INF/container.xml",
        ("META-INF/container.xml", "application/oebps-package+xml", "application/xml"),
    ),
    check("OPF-002", "META-INF/container.xml", without=PACKAGE),
)
