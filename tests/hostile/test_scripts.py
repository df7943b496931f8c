"""No script, no event attribute and no ``javascript:`` reaches an output."""

import re
from pathlib import Path

import pikepdf
from lxml import etree

from tests.hostile.conftest import Write, build, codes, everything

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"
 onload="alert(1)"><script>alert(1)</script><a xlink:href="javascript:alert(1)"><rect width="5" height="5"
 onclick="alert(1)"/></a><set attributeName="href" to="javascript:alert(1)"/><animate attributeName="onload"
 values="alert(1)"/><handler>alert(1)</handler><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"
 onload="alert(1)"><script>alert(1)</script></body></foreignObject></svg>
"""
TEXT = """\
# A <script>alert(1)</script> [t](javascript:alert(1)) {onclick="alert(1)"}

<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><script>x</script></svg>

<p onclick="alert(1)">a</p> <a href="javascript:alert(1)">b</a> <a href=" java
script:alert(1)">c</a> <a href="&#106;avascript&colon;alert(1)">d</a> <a href="\x01javascript:alert(1)">e</a>

[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](<java\tscript:alert(1)>) [v](vbscript:x)
[w](data:text/html,<script>alert(1)</script>) <javascript:alert(1)> [u](&#x6A;avascript:alert(1))
[t](https://example.org "\\" onclick=\\"alert(1)") ![p](drawing.svg "\\" onload=\\"alert(1)"){onclick="x"}

[span]{onclick="alert(1)" style="x:expression(alert(1))"} `code`{onclick="alert(1)"} ![](javascript:alert(1))

::: {.box onclick="alert(1)" onload=x}
inside[^n]
:::

```{.python onclick="alert(1)"}
<script>alert(1)</script>
```

[^n]: <script>alert(1)</script> [x](javascript:alert(1))

<iframe srcdoc="<script>alert(1)</script>"></iframe><form action="javascript:alert(1)">
<input onfocus=alert(1)><meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<base href="javascript:alert(1)//">
<math><maction xlink:href="javascript:alert(1)">m</maction></math><object data="javascript:alert(1)"></object>
"""
SETTINGS = """\
title = "<script>alert(1)</script>"
subtitle = "\\" onload=\\"alert(1)"
language = "en"
theme = "novel"
publisher = "<img src=x onerror=alert(1)>"
rights = "]]><script>alert(1)</script>"
description = "<script>alert(1)</script>"
subjects = ["javascript:alert(1)"]
contributors = [{ name = "</title><script>alert(1)</script>" }]
chapters = [{ file = "one.md", title = "<script>alert(1)</script> [x](javascript:alert(1))" }, "two.md"]
"""
WRITTEN = {
    "<script>alert(1)</script>": False,
    '<p onclick="alert(1)">x</p>': False,
    '<a href="javascript:alert(1)">x</a>': False,
    '<svg xmlns="http://www.w3.org/2000/svg"><a href=" java&#10;script:x"><text>x</text></a></svg>': False,
    '<meta http-equiv="refresh" content="0"/>': False,
    '<!DOCTYPE x [<!ENTITY y "z">]>': False,
    "<p>no end": False,
    "&nbsp;": False,
    "</section><section>": True,
    '<p class="x"><a href="https://example.org">x</a></p>': True,
}
ACTIVE = ("script", "iframe", "object", "embed", "form", "base", "foreignobject", "set", "handler")
ACTION = re.compile(rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|AA)\b")
LINK = re.compile(r"(?:https?://|mailto:)")


def book(write: Write) -> Path:
    return write({"publish.toml": SETTINGS, "one.md": TEXT, "two.md": TEXT, "drawing.svg": DRAWING})


def assert_inert(name: str, content: bytes) -> None:
    """No element, attribute or address of the document can run anything."""
    for element in etree.fromstring(content).iter(etree.Element):
        tag = etree.QName(element).localname.lower()
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "foreignobject", "set"), (
            name
        )
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname.lower()
            assert not attribute.startswith("on"), f"{name}: {attribute}"
            if attribute in ("href", "src"):
                scheme = re.match(r"\s*([A-Za-z][\w+.-]*):", str(value))
                assert scheme is None or LINK.match(str(value)), f"{name}: {value}"


def test_nothing_runs_in_an_epub(write: Write) -> None:
    result = build(book(write), "epub")

    documents = [
        (name, content)
        for name, content in everything(result)
        if name.endswith((".xhtml", ".svg", ".opf", ".ncx"))
    ]
    assert len([name for name, _ in documents if name.endswith(".svg")]) >= 1
    for name, content in documents:
        assert_inert(name, content)
    assert {"html-active", "html-attribute", "link-unsafe", "image-cleaned"} <= set(codes(result))


def test_nothing_runs_in_a_pdf(write: Write) -> None:
    result = build(book(write), "pdf")

    with pikepdf.open(result.artifacts[0].path) as pdf:
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
        links = [note.A for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert links
        for action in links:
            assert action.S in ("/URI", "/GoTo")
            assert action.S == "/GoTo" or LINK.match(str(action.URI))
    for part, content in everything(result):
        if part.startswith("object"):
            assert not re.search(
                rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|AA)\b", content
            ), part


def test_a_template_writes_no_script(write: Write) -> None:
    for markup, may_stand in WRITTEN.items():
        files = {"templates/section.xhtml.j2": f'<section id="{{{{ id }}}}">{markup}</section>'}

        result = build(write(files), "epub")

        expected = [] if may_stand else ["template-unfit"]
        assert [code for code in codes(result) if code != "template-blocks-missing"] == expected, markup
        assert len(result.artifacts) == 1
        for name, content in everything(result):
            if name.endswith(".xhtml"):
                assert_inert(name, content)


def test_a_document_template_that_writes_no_document(write: Write) -> None:
    result = build(write({"templates/document.xhtml.j2": "hello"}))

    assert codes(result) == ["template-blocks-missing", "template-unfit"]
    assert len(result.artifacts) == 2


def test_a_document_template_that_loses_the_text(write: Write) -> None:
    markup = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>x</p></body></html>'
    )

    result = build(write({"templates/document.xhtml.j2": markup}), "epub")

    assert codes(result)[-1] == "templates-misfit"
    assert result.artifacts == ()
