"""What only building shows: pictures, covers, templates, faces."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

from tests.defects.defect import Defect, Files, in_settings, in_text, publication
from tests.defects.pages import LAMP, PRINT, WORDS, laid_out, picture

EPUB = 'theme = "report"\n[editions.epub]\npreset = "epub"'
"""An EPUB alone: nothing is laid out."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><path d="M0 0h9v9H0z"/></svg>'
SCRIPT = DRAWING.replace("<path", "<script>x()</script><path")


def shown(code: str, name: str, data: str | bytes | None, *also: str) -> Defect:
    """Return a defect of a picture, beside a sound one."""
    files: Files = {"lamp.png": LAMP}
    if data is not None:
        files[name] = data
    bad, good = (f"It rained.\n\n![A brass lamp](<{one}>)" for one in (name, "lamp.png"))
    return in_text(code, bad, good, 5, more=EPUB, also=also, way="built", files=files)


def covered(code: str, data: str | bytes, suffix: str, *also: str) -> Defect:
    """Return a defect of a cover, beside a sound one."""
    files: Files = {f"bad.{suffix}": data, "good.png": picture(1600, 2560)}
    bad, good = (f'cover = "{name}"\n{EPUB}' for name in (f"bad.{suffix}", "good.png"))
    return in_settings(code, bad, good, 4, also=also, way="built", files=files)


def templated(code: str, name: str, text: str, told: bool = False) -> Defect:
    """Return a defect of a template, on its first line where that is told, beside a publication with none."""
    chapter = "# One\n\n![A brass lamp](lamp.png)\n"
    good = publication(chapter, EPUB, files={"lamp.png": LAMP})
    at = f"templates/{name}{':1' * told}"
    also = ("template-blocks-missing", "template-unfit")
    return Defect(code, {**good, f"templates/{name}": text}, good, at, "built", also)


def styled(code: str, name: str, bad: str, good: str, more: str) -> Defect:
    """Return a defect of a style sheet that shows where it is used."""
    one, other = (publication("# One\n\nLit.\n", more, files={f"styles/{name}": css}) for css in (bad, good))
    return Defect(code, one, other, f"styles/{name}:1", "built")


def webp() -> bytes:
    target = BytesIO()
    Image.new("RGB", (900, 600), (90, 120, 90)).save(target, "WEBP")
    return target.getvalue()


def _huge() -> bytes:
    """Return the beginning of a PNG that says it has 60 000 pixels either way."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + LAMP[33:]
    )


def _titled(title: str) -> Files:
    return {
        "publish.toml": f'title = "{title}"\nlanguage = "en"\nchapters = ["one.md"]\n{EPUB}\n',
        "one.md": "# One\n\nLit.\n",
    }


DEFECTS: tuple[Defect, ...] = (
    shown("image-missing", "lost.png", None),
    shown("image-outside", "../lamp.png", None),
    shown("image-unreadable", "bad.png", LAMP[:200]),
    shown("image-unsupported", "bad.psd", b"8BPS\0\1" + bytes(40)),
    shown("image-remote", "https://example.org/lamp.png", None),
    shown("image-cleaned", "bad.svg", SCRIPT),
    shown("picture-converted", "bad.webp", webp()),
    shown("picture-scaled", "bad.png", picture(3000, 2400)),
    shown("image-too-large", "bad.png", _huge()),
    Defect("cover-characters", _titled("The \ue123 lamp"), _titled("The lamp"), "", "built"),
    covered("cover-small", picture(400, 640), "png"),
    covered("cover-vector", DRAWING, "svg"),
    in_text(
        "listing-language-unknown",
        "``` lampscript\nlet x\n```",
        "``` python\nx = 1\n```",
        more=EPUB,
        way="built",
    ),
    in_text(
        "reference-not-in-edition",
        "See [it](#door).\n\n::: {.only-print}\n## Door {#door}\n\nOf oak.\n:::",
        "See [it](#door).\n\n## Door {#door}\n\nOf oak.",
        more=EPUB,
        way="built",
    ),
    templated("template-unknown", "lamp.xhtml.j2", "<p>x</p>"),
    templated("template-broken", "figure.xhtml.j2", "{{ lamp( }}", told=True),
    templated("template-unfit", "figure.xhtml.j2", "<script>x()</script>"),
    templated(
        "template-too-costly",
        "figure.xhtml.j2",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    ),
    templated("template-blocks-missing", "document.xhtml.j2", "<html></html>"),
    templated("template-blocks-unknown", "figure.xhtml.j2", "{% block lamp %}x{% endblock %}", told=True),
    styled(
        "cover-colour",
        "style.css",
        ":root { --cover-accent: lamp }",
        ":root { --cover-accent: #112233 }",
        EPUB,
    ),
    styled("style-ignored", "print.css", "p { colour: #112233 }", "p { color: #112233 }", PRINT),
    laid_out("note-at-end", f"Lit.[^oil]\n\n[^oil]: {WORDS * 30}", f"Lit.[^oil]\n\n[^oil]: {WORDS}", 3),
)
