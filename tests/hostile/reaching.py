"""EPUBs and PDFs that reach out of themselves in every way, to an address and to a file of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.hostile.epubs import CONTAINER, NAV, ONE, PACKAGE, epub
from tests.hostile.pdfs import changed, tagged

_SHEET = """@import url(TARGET/1.css); @font-face { font-family: X; src: url(TARGET/2.woff2) }
body { background: url(TARGET/3.png); font-family: X } p::before { content: url("TARGET/4.png") }"""
_BODY = """<img src="TARGET/5.png" alt="Ebb"/><iframe src="TARGET/6.xhtml" title="Ebb"></iframe>
<object data="TARGET/7.svg"></object><embed src="TARGET/8.pdf"/><video src="TARGET/9.mp4"></video>
<svg xmlns="http://www.w3.org/2000/svg"><image href="TARGET/10.png"/><use href="TARGET/11.svg#a"/></svg>
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="TARGET/12.xhtml"/>
<form action="TARGET/13"><input name="a"/></form>"""
_HEAD = """<link rel="stylesheet" href="TARGET/14.css"/><link rel="preload" href="TARGET/15.js" as="script"/>
<meta http-equiv="refresh" content="9; url=TARGET/16.xhtml"/><script src="TARGET/17.js"></script>
<base href="TARGET/"/>"""
_SCRIPT = """<script>
for (const one of ['TARGET/18', 'file://SECRET']) {
  try { fetch(one); } catch (e) {}
  try { const asked = new XMLHttpRequest(); asked.open('GET', one); asked.send(); } catch (e) {}
  try { window.open(one); } catch (e) {}
  try { navigator.sendBeacon(one, 'a'); } catch (e) {}
  try { new Worker(one); } catch (e) {}
  const frame = document.createElement('iframe');
  frame.src = one;
  document.documentElement.append(frame);
}
try { new WebSocket('TARGET/19'.replace('http', 'ws')); } catch (e) {}
try { new EventSource('TARGET/20'); } catch (e) {}
</script>"""


def reaching_epubs(address: str, secret: Path) -> dict[str, bytes]:
    """Return EPUBs by name; ``address`` begins with ``http://``, ``secret`` is a file."""
    made: dict[str, bytes] = {}
    for name, target in (("network", address), ("machine", f"file://{secret.parent}")):
        for part, files in _files():
            filled = {
                file: text.replace("TARGET", target).replace("SECRET", str(secret))
                for file, text in files.items()
            }
            made[f"{part}-of-the-{name}"] = epub(filled)
    beside = "../" * 12 + str(secret).lstrip("/")
    made["picture-far-above"] = epub(
        {"EPUB/one.xhtml": ONE.replace("<p>", f'<p><img src="{beside}" alt="Ebb"/>')}
    )
    return made


def _files() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield for each way to reach out the files that differ from a sound EPUB's."""
    type_ = '<!DOCTYPE NAME SYSTEM "TARGET/secret.txt">\n<'
    for name, file, text, root in (
        ("type-of-container", "META-INF/container.xml", CONTAINER, "container"),
        ("type-of-package", "EPUB/package.opf", PACKAGE, "package"),
        ("type-of-navigation", "EPUB/nav.xhtml", NAV, "html"),
        ("type-of-chapter", "EPUB/one.xhtml", ONE, "html"),
    ):
        yield name, {file: text.replace(f"<{root}", type_.replace("NAME", root) + root, 1)}
    sheet = '<?xml-stylesheet type="text/css" href="TARGET/0.css"?>\n<html'
    chapter = ONE.replace("<html", sheet, 1).replace("</head>", f"<style>{_SHEET}</style></head>")
    yield (
        "chapter",
        {
            "EPUB/one.xhtml": chapter.replace("</main>", f"{_BODY}</main>{_SCRIPT}"),
            "EPUB/package.opf": PACKAGE.replace('href="one.xhtml"', 'href="one.xhtml" properties="scripted"'),
        },
    )
    yield "head", {"EPUB/one.xhtml": ONE.replace("</head>", f"{_HEAD}</head>")}
    yield (
        "items",
        {
            "EPUB/package.opf": PACKAGE.replace(
                "</manifest>",
                '<item id="two" href="TARGET/two.xhtml" media-type="application/xhtml+xml"/></manifest>',
            ).replace(
                "</metadata>", '<link rel="record" href="TARGET/3.xml" media-type="text/xml"/></metadata>'
            )
        },
    )


def reaching_pdfs(address: str, secret: Path) -> dict[str, bytes]:
    """Return PDFs by name that say that they are PDF/UA, so that all validators are asked about them."""

    def actions(pdf: Pdf) -> None:
        tagged(pdf)
        named = Dictionary(Type=Name.Filespec, FS=Name.URL, F=f"{address}/1")
        told = (
            Dictionary(S=Name.URI, URI=f"{address}/2"),
            Dictionary(S=Name.SubmitForm, F=named),
            Dictionary(S=Name.GoToR, F=str(secret), D=Array([0, Name.Fit])),
            Dictionary(S=Name.ImportData, F=str(secret)),
            Dictionary(S=Name.Launch, F=str(secret)),
        )
        notes = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=one) for one in told]
        pdf.pages[0].Annots = Array([pdf.make_indirect(one) for one in notes])
        pdf.Root.OpenAction = pdf.make_indirect(told[1])
        pdf.Root.URI = Dictionary(Base=f"{address}/")

    def streams(pdf: Pdf) -> None:
        tagged(pdf)
        for page, named in zip(
            pdf.pages, (str(secret), Dictionary(FS=Name.URL, F=f"{address}/3")), strict=True
        ):
            picture = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9, F=named)
            picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
            font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Ebb)
            font.FontDescriptor = Dictionary(
                Type=Name.FontDescriptor, FontName=Name.Ebb, Flags=4, FontFile2=Stream(pdf, b"", F=named)
            )
            page.Resources = Dictionary(XObject=Dictionary(P=picture), Font=Dictionary(F=font))
            content = b"/P BMC 9 0 0 9 0 0 cm /P Do BT /F 9 Tf (a) Tj ET EMC"
            page.Contents = Array([Stream(pdf, content), Stream(pdf, b"", F=named)])

    def metadata(target: str) -> bytes:
        def change(pdf: Pdf) -> None:
            tagged(pdf)
            known = bytes(pdf.Root.Metadata.read_bytes()).partition(b"<x:xmpmeta")
            types = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{target}"><!ENTITY % b SYSTEM "{target}"> %b;]>\n'
            text = types.encode() + b"".join(known[1:]).replace(b"Tides", b"&a;")
            pdf.Root.Metadata = Stream(pdf, text, Type=Name.Metadata, Subtype=Name.XML)

        return changed(change)

    return {
        "actions": changed(actions),
        "streams": changed(streams),
        "metadata-of-the-network": metadata(f"{address}/4"),
        "metadata-of-the-machine": metadata(f"file://{secret}"),
    }
