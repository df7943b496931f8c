"""What an XML file of a stranger asks of its reader, found without doing it.

Expat reads as a stream: it fetches nothing, its memory does not grow with the depth, and since 2.4
it stops where entities make a file grow out of proportion. Whether the file is well formed is no
matter here: EPUBCheck says that, with the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.parsers import expat

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
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if error.code == _AMPLIFIED:
            seen.growing = True
    except _TooDeepError:
        pass
    except ValueError:  # an encoding that Python does not know, or multi-byte: EPUBCheck tells
        pass
    if seen.external:
        yield "archive-entities", f"The entity “{seen.external[:100]}” is another file’s content."
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
        self.growing = False
        self._declared = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _TooDeepError

    def end(self, name: str) -> None:
        self.depth -= 1

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
