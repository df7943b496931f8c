"""EPUBs that no honest tool makes, each with the code that must be said of it."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.hostile.raw_zip import STORED, Member, archive, member

Make = Callable[[], bytes]

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:0d0c1f0e-6f0a-5b8e-9d53-5f3c1f6a7b10</dc:identifier>
<dc:title>Tides</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is text.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="one"/></spine>
</package>"""
NAV = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head>
<body><nav epub:type="toc" role="doc-toc" aria-label="Contents"><h1>Contents</h1>
<ol><li><a href="one.xhtml">Ebb</a></li></ol></nav></body></html>"""
ONE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head><title>Ebb</title></head>
<body><main>
<h1>Ebb</h1>
<p>The water goes out.</p>
</main></body></html>"""
SOUND: Mapping[str, str] = {
    "META-INF/container.xml": CONTAINER,
    "EPUB/package.opf": PACKAGE,
    "EPUB/nav.xhtml": NAV,
    "EPUB/one.xhtml": ONE,
}
MIMETYPE = "application/epub+zip"


def members(changed: Mapping[str, str | bytes | None] = {}, mimetype: str | None = MIMETYPE) -> list[Member]:
    """Return the members of a sound EPUB, but for files that are ``changed`` (None: left out)."""
    files = {**SOUND, **changed}
    first = [] if mimetype is None else [member("mimetype", mimetype.encode(), method=STORED)]
    rest = [
        member(name, text.encode() if isinstance(text, str) else text)
        for name, text in files.items()
        if text is not None
    ]
    return [*first, *rest]


def epub(
    changed: Mapping[str, str | bytes | None] = {}, *more: Member, mimetype: str | None = MIMETYPE
) -> bytes:
    return archive([*members(changed, mimetype), *more])


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _with_dtd(dtd: str, use: str = "") -> bytes:
    text = ONE.replace("<html", f"<!DOCTYPE html [{dtd}]>\n<html", 1)
    return epub({"EPUB/one.xhtml": text.replace("goes", use or "goes")})


def _laughs() -> bytes:
    names = [f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12)]
    return _with_dtd("".join(['<!ENTITY a0 "ha">', *names]), "&a11;")


def _grown() -> bytes:
    return _with_dtd(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 50_000)


def _deep(levels: int) -> bytes:
    return epub({"EPUB/one.xhtml": ONE.replace("goes", "<i>" * levels + "goes" + "</i>" * levels)})


def _loop_of_fallbacks() -> bytes:
    items = '<item id="a" href="a.bin" media-type="x/y" fallback="b"/><item id="b" href="b.bin" '
    items += 'media-type="x/y" fallback="a"/>'
    package = PACKAGE.replace("</manifest>", f"{items}</manifest>").replace(
        '"one"/></spine>', '"a"/></spine>'
    )
    return epub({"EPUB/package.opf": package, "EPUB/a.bin": b"a", "EPUB/b.bin": b"b"})


def _damaged() -> bytes:
    sound = bytearray(epub())
    place = sound.index(b"EPUB/one.xhtml") + len("EPUB/one.xhtml") + 20
    sound[place : place + 8] = b"\xff" * 8
    return bytes(sound)


def _script() -> bytes:
    script = "<script>while (true) { document.title += 'x'; }</script>"
    package = PACKAGE.replace('href="one.xhtml"', 'href="one.xhtml" properties="scripted"')
    return epub({"EPUB/one.xhtml": ONE.replace("</main>", f"</main>{script}"), "EPUB/package.opf": package})


def _in_each_other() -> bytes:
    """Return an EPUB with a bomb in an archive in an archive, which nobody has to unpack."""
    inner = archive([member("zeros", ZEROS)])
    for name in ("one.zip", "two.zip"):
        inner = archive([member(name, inner, method=STORED)])
    return epub({}, member("EPUB/a.zip", inner))


def _attributes() -> bytes:
    many = " ".join(f'a{number}=""' for number in range(200_000))
    return epub({"EPUB/one.xhtml": ONE.replace("<h1", f"<h1 {many}")})


def _attributes_of_package() -> bytes:
    many = " ".join(f'a{number}=""' for number in range(300_000))
    return epub({"EPUB/package.opf": PACKAGE.replace("<spine", f"<spine {many}")})


def _with_comment() -> bytes:
    """Return an EPUB whose comment is another one: readers disagree which is meant."""
    whole, other = epub(), epub({"EPUB/one.xhtml": ONE.replace("out", "in")})
    assert len(other) < 2**16
    return whole[:-2] + struct.pack("<H", len(other)) + other


def _entity_in_a_name() -> bytes:
    named = PACKAGE.replace("<package", '<!DOCTYPE package [<!ENTITY x "../../../etc/">]>\n<package', 1)
    return epub({"EPUB/package.opf": named.replace('"one.xhtml"', '"&x;passwd"')})


ZEROS = bytes(64 * 2**20)
PART = bytes(7 * 2**20)
"""So small that how much it grows is not asked."""

EPUBS: dict[str, tuple[str, Make]] = {
    "no-zip": ("archive-unreadable", lambda: b"Once upon a time.\n" * 999),
    "nothing": ("archive-unreadable", lambda: b""),
    "gzip": ("archive-unreadable", lambda: gzip.compress(epub(), mtime=0)),
    "half": ("archive-unreadable", lambda: epub()[: len(epub()) // 2]),
    "end-cut-off": ("archive-unreadable", lambda: epub()[:-10]),
    "end-alone": ("archive-bomb", lambda: epub()[-400:]),
    "table-of-2-gib": ("archive-bomb", lambda: archive(members(), table_size=2**31)),
    "table-too-long": ("archive-unreadable", lambda: archive(members(), table_size=2**20)),
    "grows-a-thousandfold": ("archive-bomb", lambda: epub({"EPUB/a.bin": ZEROS})),
    "many-that-grow": (
        "archive-bomb",
        lambda: epub({}, *(member(f"EPUB/{number}.bin", PART) for number in range(300))),
    ),
    "lies-about-its-size": ("archive-damaged", lambda: epub({}, member("EPUB/a.bin", ZEROS, size=99))),
    "lies-about-much": ("archive-bomb", lambda: epub({}, member("EPUB/a.bin", b"a", size=2**32 - 2))),
    "xml-too-large": (
        "archive-bomb",
        lambda: epub({}, member("EPUB/two.xhtml", b"a", size=100 * 2**20)),
    ),
    "much-xml": (
        "archive-bomb",
        lambda: epub({}, *(member(f"EPUB/{number}.xhtml", PART) for number in range(40))),
    ),
    "twenty-thousand-files": (
        "archive-bomb",
        lambda: epub({}, *(member(f"EPUB/{number}.txt", b"", method=STORED) for number in range(20_001))),
    ),
    "overlapping": (
        "archive-bomb",
        lambda: archive(
            [
                member("EPUB/a.bin", PART),
                *(member(f"EPUB/{number}.bin", PART, shares=True) for number in range(200)),
            ]
        ),
    ),
    "parent-folder": ("archive-path", lambda: epub({"../../evil.txt": "a"})),
    "parent-inside": ("archive-path", lambda: epub({"EPUB/../../evil.txt": "a"})),
    "absolute": ("archive-path", lambda: epub({"/etc/cron.d/evil": "a"})),
    "backslashes": ("archive-path", lambda: epub({"..\\..\\evil.txt": "a"})),
    "drive": ("archive-path", lambda: epub({"C:evil.txt": "a"})),
    "slash-alone": ("archive-path", lambda: epub({"/": "a"})),
    "name-of-no-characters": ("", lambda: epub({}, member(b"EPUB/\xff\xfe\x80.txt", b"a"))),
    "name-of-controls": ("", lambda: epub({"EPUB/\x1b[31m\r\n\u202e.txt": "a"})),
    "name-without-end": ("", lambda: epub({f"EPUB/{'a' * 60_000}.txt": "a"})),
    "folders-without-end": ("", lambda: epub({f"EPUB/{'a/' * 30_000}.txt": "a"})),
    "bomb-in-archives": ("", _in_each_other),
    "another-in-its-comment": ("", _with_comment),
    "nul-in-name": ("archive-path", lambda: epub({}, member(b"EPUB/one.xhtml\0.png", b"a"))),
    "two-of-a-name": ("archive-duplicate", lambda: epub({}, member("EPUB/one.xhtml", b"<other/>"))),
    "symbolic-link": ("archive-link", lambda: epub({}, member("EPUB/a.txt", b"/etc/passwd", mode=0o120777))),
    "device": ("archive-link", lambda: epub({}, member("EPUB/a.txt", b"", mode=0o020666))),
    "pipe": ("archive-link", lambda: epub({}, member("EPUB/a.txt", b"", mode=0o010666))),
    "encrypted": ("archive-encrypted", lambda: epub({}, member("EPUB/a.txt", b"0" * 40, flags=1))),
    "strange-method": ("archive-damaged", lambda: epub({}, member("EPUB/a.txt", b"a", method=99))),
    "wrong-checksum": ("archive-damaged", lambda: epub({}, member("EPUB/a.txt", b"a", crc=1))),
    "bytes-damaged": ("archive-damaged", _damaged),
    "external-entity": (
        "archive-entities",
        lambda: _with_dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    ),
    "entity-of-the-network": (
        "archive-entities",
        lambda: _with_dtd('<!ENTITY x SYSTEM "http://169.254.169.254/latest">', "&x;"),
    ),
    "parameter-entity": (
        "archive-entities",
        lambda: _with_dtd('<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;'),
    ),
    "billion-laughs": ("archive-entities", _laughs),
    "one-entity-often": ("archive-entities", _grown),
    "deep": ("archive-depth", lambda: _deep(100_000)),
    "deeper-than-a-reader": ("archive-depth", lambda: _deep(600)),
    "many-attributes": ("", _attributes),
    "package-of-many-attributes": ("", _attributes_of_package),
    "entity-in-a-name": ("archive-path", _entity_in_a_name),
    "other-mimetype": ("epubcheck PKG-007", lambda: epub(mimetype="application/zip")),
    "no-mimetype": ("epubcheck PKG-006", lambda: epub(mimetype=None)),
    "no-container": ("epubcheck RSC-002", lambda: epub({"META-INF/container.xml": None})),
    "container-no-xml": ("epubcheck RSC-016", lambda: epub({"META-INF/container.xml": "<container"})),
    "container-leads-out": (
        "archive-path",
        lambda: epub({"META-INF/container.xml": CONTAINER.replace("EPUB/package", "../../../etc/package")}),
    ),
    "package-leads-out": (
        "archive-path",
        lambda: epub({"EPUB/package.opf": PACKAGE.replace("one.xhtml", "&#46;./%2e./../../etc/passwd")}),
    ),
    "package-leads-to-files": (
        "archive-path",
        lambda: epub(
            {"EPUB/package.opf": PACKAGE.replace("one.xhtml", "file:///etc/passwd").encode("utf-16")}
        ),
    ),
    "no-package-document": ("epubcheck OPF-002", lambda: epub({"EPUB/package.opf": None})),
    "package-no-xml": ("epubcheck", lambda: epub({"EPUB/package.opf": b"\xff\xfe\x00<"})),
    "loop-of-fallbacks": ("epubcheck OPF-045", _loop_of_fallbacks),
    "strange-encoding": (
        "epubcheck",
        lambda: epub({"EPUB/one.xhtml": ONE.replace('"1.0"?', '"1.0" encoding="utf-7"?')}),
    ),
    "script-without-end": ("ace validator-failed", _script),
}
"""By name: the code (with the validator, where it is one's) and the file."""
