"""What an XML file of a stranger asks of its reader, found without doing it.

Expat reads as a stream: it fetches nothing, its memory does not grow with the depth, and since 2.4
it stops where entities make a file grow out of proportion. Whether the file is well formed is no
matter here: EPUBCheck says that, with the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from xml.parsers import expat

from publish.check.strangers import shown

MOST_DEPTH = 500
"""Elements inside each other; libxml2, and so most reading systems, give up at 256 or at 2048."""

XML_SUFFIXES = (".opf", ".xhtml", ".html", ".htm", ".xml", ".ncx", ".svg", ".smil", ".pls", ".rdf", ".xht")
"""Ends of the names of files that are XML in an EPUB, in lower case."""

_ENTITY_LIMIT = 2**20
"""Characters that entities declared in a file may stand for, one use of each."""


def scan(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield code and message of what a file asks that none may ask."""
    seen = _Seen()
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.EntityDeclHandler = seen.entity
    parser.StartDoctypeDeclHandler = seen.type
    if data[:4] in _UNHEARD_OF:
        yield "archive-entities", "Its encoding is none that EPUB allows, so what it asks for is not seen."
        return
    try:
        # Of version 1.1 expat knows nothing, but what we look for is the same there.
        parser.Parse(_VERSION.sub(rb"1\1.\g<2>0", data[:_DECLARATION], count=1) + data[_DECLARATION:], True)
    except expat.ExpatError as error:
        if error.code == _AMPLIFIED:
            seen.growing = True
    except _TooDeepError:
        pass
    except ValueError:  # an encoding that Python does not know, or multi-byte: EPUBCheck tells
        pass
    if seen.external:
        yield "archive-entities", f"The entity “{seen.external[:100]}” is another file’s content."
    if seen.elsewhere:
        yield "archive-entities", f"Its document type is the file “{shown(seen.elsewhere)}”."
    if seen.growing:
        yield "archive-entities", "Its entities grow out of all proportion when they are put in."
    if seen.depth > MOST_DEPTH:
        yield "archive-depth", f"Its elements stand more than {MOST_DEPTH} deep inside each other."


def named_files(data: bytes) -> Iterator[str]:
    """Yield what attributes named ``href``, ``full-path`` or ``src`` say, entities of the file's own put in.

    As far as the file is well formed: nothing is said about the rest of it.
    """
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.extend(attributes[key] for key in _NAMING if key in attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with suppress(expat.ExpatError, ValueError):  # `scan` says what is to be said
        parser.Parse(data, True)
    yield from found


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DECLARATION = 120
_VERSION = re.compile(rb"1(\0?)\.(\0?)1")
_UNHEARD_OF = (b"\x4c\x6f\xa7\x94", b"\0\0\0<", b"<\0\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0")
"""How EBCDIC and UTF-32 begin, which parsers in Java read and expat does not."""
_NAMING = ("href", "full-path", "src")
_AMPLIFIED = getattr(expat.errors, "codes", {}).get(
    getattr(expat.errors, "XML_ERROR_AMPLIFICATION_LIMIT_BREACH", ""), 43
)
"""Expat's code for entities that grow; 43 where Python is older than its name for it."""


class _TooDeepError(Exception):
    pass


class _Seen:
    """What the parser has met so far."""

    def __init__(self) -> None:
        self.depth = 0
        self.external = ""
        self.elsewhere = ""
        """The document type, where that is a file of the machine or of an unheard-of protocol."""
        self.growing = False
        self._declared = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _TooDeepError

    def end(self, name: str) -> None:
        self.depth -= 1

    def type(self, name: str, system: str | None, public: str | None, has_own: bool) -> None:
        given = (system or "").strip().replace("\\", "/")
        scheme = _SCHEME.match(given)
        leads_out = given.startswith("/") or ".." in given.split("/")
        if leads_out or (scheme and scheme[1].lower() not in ("http", "https", "about")):
            self.elsewhere = given

    def entity(
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        if value is None and not notation:
            self.external = self.external or name
        self._declared += len(value or "")
        if self._declared > _ENTITY_LIMIT:
            self.growing = True
