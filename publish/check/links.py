"""Links whose address leads nowhere as it is written.

What the build itself says is not said again: targets in the book that do not exist
(``link-dangling``), files that are no part of it (``link-outside``), schemes that a book cannot
follow (``link-scheme``), ids that stand twice (``id-duplicate``), pictures that are missing.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from publish.check.chapter import Chapter
from publish.check.finding import Mend
from publish.check.rule import Found, Rule, rule
from publish.model import CrossReference, Link, plain_text, walk

_EMPTY = re.compile(
    r"\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\(\s*(?:<\s*>|#)?\s*\)|<a\s[^<>]*href\s*=\s*(?:\"#?\"|'#?')", re.I
)
_TWICE = re.compile(r"^(?:https?|mailto):/{0,2}(?=(?:https?|mailto):|https?//)", re.I)
_TRAILING = re.compile(r"(?:%20|[.,;:!?'\"”’»>]|&(?:gt|quot);)+$")
_FILES = re.compile(r"\.(?:md|markdown|html?|xhtml|txt|png|jpe?g|gif|svg|webp|pdf|epub|docx?)$", re.I)
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(?:\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.I)
_MAIL = re.compile(r"[^@\s,;:/]+@[\w-]+(?:\.[\w-]+)+")
_TEL = re.compile(r"\+?[\d().\-\s]{3,}(?:;[\w=.+-]+)*")
_PRIVATE = (".local", ".localhost", ".internal", ".lan", ".test", ".invalid")


def _links(chapter: Chapter) -> Iterator[tuple[Link, SplitResult | None]]:
    """Yield the links out of the book, with the parts of their addresses; None for no address."""
    for node in walk(chapter.section):
        if isinstance(node, Link):
            try:
                parts = urlsplit(node.url)
                _ = parts.port
            except ValueError:
                yield node, None
            else:
                yield node, parts


def _mend(chapter: Chapter, link: Link, new: str) -> Mend | None:
    """Return the change of a link's address, where that stands in the source as it is and once."""
    source, start = chapter.places.source(link.span)
    end = source.find("\n\n")
    source = source if end < 0 else source[:end]
    at = source.find(link.url)
    if link.span is None or at < 0 or source.count(link.url) != 1:
        return None
    return Mend(link.span.file, start + at, link.url, new)


@rule(
    "link-empty",
    "error",
    hint="Write where it leads, or take the brackets away.",
    good="Ask the [keeper](https://example.org/keeper).",
    bad="Ask the [keeper]().",
)
def empty(chapter: Chapter) -> Iterator[Found]:
    """A link without an address.

    It looks like a link, and whoever follows it stays where they are, or comes to the beginning of
    the file. Mostly the address was to be filled in later. WCAG 2.2, success criterion 2.4.4.
    """
    for node in walk(chapter.section):
        if isinstance(node, CrossReference | Link):
            source, _ = chapter.places.source(node.span)
            if _EMPTY.match(source):
                yield Found(f"“{plain_text(node.children).strip()}” leads nowhere", node.span)


@rule(
    "link-malformed",
    "error",
    hint="Compare it with the address in a browser: https://host/path, mailto:name@host, tel:+441234567.",
    good="Write to [the keeper](mailto:keeper@example.org).",
    bad="Write to [the keeper](mailto:keeper).",
)
def malformed(chapter: Chapter) -> Iterator[Found]:
    """An address of the web, of mail or of a telephone that cannot be one.

    Two schemes (``https://https://``), a host that can be none, a mail address without an at sign:
    the reader's tap comes to nothing, and EPUBCheck reports the worst of them (RSC-020). An address
    without any host is told by the build (``link-scheme``).
    RFC 3986, 3; RFC 6068, 2; RFC 3966, 3.
    """
    for link, parts in _links(chapter):
        wrong, new = _wrong(link.url, parts)
        if wrong:
            mend = _mend(chapter, link, new) if new else None
            yield Found(f"“{_shown(link.url)}”: {wrong}", link.span, mend=mend)


def _wrong(url: str, parts: SplitResult | None) -> tuple[str, str]:
    """Return what is wrong with an address, and what was surely meant; both may be empty."""
    if twice := _TWICE.match(url):
        rest = url[twice.end() :]
        return "it has two schemes", rest if re.match(r"(?:https?://|mailto:)[^/]", rest) else ""
    if parts is None:
        return "it is no address", ""
    if parts.scheme in ("http", "https"):
        return _wrong_host(parts.hostname or ""), ""
    if parts.scheme == "mailto":
        return _wrong_by_mail(url.partition(":")[2].partition("?")[0])
    if parts.scheme == "tel" and not _TEL.fullmatch(url[4:].replace("%20", " ")):
        return "it is no telephone number", ""
    return "", ""


def _wrong_host(host: str) -> str:
    if not host:
        return "it names no host"
    return "" if _address(host) is not None or _HOST.fullmatch(host) else f"{host} can be no host"


def _wrong_by_mail(typed: str) -> tuple[str, str]:
    if all(_MAIL.fullmatch(one) for one in typed.split(",")):
        return "", ""
    bare = typed.lstrip("/")
    return "it is no mail address", f"mailto:{bare}" if bare != typed and _MAIL.fullmatch(bare) else ""


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


@rule(
    "link-file-as-host",
    "error",
    hint="Leave the scheme out: a link into the book is the file's path.",
    good="See [the list](https://example.org/list.html).",
    bad="See [the list](https://list.html).",
)
def file_as_host(chapter: Chapter) -> Iterator[Found]:
    """A file of the book written as if it were a host of the web: ``https://two.md``.

    Editors that put ``https://`` before whatever is typed make them. The browser looks for a host
    of that name.
    """
    for link, parts in _links(chapter):
        host = (parts.hostname or "") if parts and parts.scheme in ("http", "https") else ""
        if host.count(".") == 1 and _FILES.search(host) and not (parts and parts.path.strip("/")):
            yield Found(f"“{_shown(link.url)}” names the file {host} as a host", link.span)


@rule(
    "link-private",
    "warning",
    hint="Link to the public address; an address that is only spoken of is code: `http://localhost`.",
    good="Open `http://localhost:8080` in a browser.",
    bad="Open [your own server](http://localhost:8080).",
)
def private(chapter: Chapter) -> Iterator[Found]:
    """A link to this machine or to a private network.

    It worked while the book was written; the reader's machine has something else there, or nothing.
    RFC 1918, 3; RFC 6761, 6.
    """
    for link, parts in _links(chapter):
        host = (parts.hostname or "") if parts and parts.scheme in ("http", "https") else ""
        if _wrong(link.url, parts)[0]:
            continue
        address = _address(host) if host else None
        if host == "localhost" or host.endswith(_PRIVATE) or (address and not address.is_global):
            yield Found(f"“{_shown(link.url)}” leads to a private network", link.span)
        elif host and address is None and "." not in host.rstrip("."):
            yield Found(f"“{host}” is no name that others know", link.span)


@rule(
    "link-trailing",
    "warning",
    hint="Leave the last characters out of the address.",
    good="See <https://example.org/list>.",
    bad="See [the list](https://example.org/list.).",
)
def trailing(chapter: Chapter) -> Iterator[Found]:
    """An address that ends in a full stop, a comma, a quotation mark or a space.

    Copied from a sentence with what stood behind it; most servers then find nothing.
    """
    for link, parts in _links(chapter):
        found = _TRAILING.search(link.url) if parts and parts.scheme in ("http", "https") else None
        if found and found.start() > len("https://"):
            message = f"“{_shown(link.url)}” ends in “{found[0]}”"
            yield Found(message, link.span, mend=_mend(chapter, link, link.url[: found.start()]))


@rule(
    "link-bare",
    "info",
    hint="Say in words where it leads: [the list](https://example.org/…).",
    good="See [the list of lights](https://example.org/lights/list/of/1871).",
    bad="See <https://example.org/lights/list/of/1871>.",
)
def bare(chapter: Chapter) -> Iterator[Found]:
    """A link whose words are a long address.

    A screen reader spells it out, letter by letter, and on the page it breaks badly. Where the
    book is to show the address in print, it may stay. WCAG 2.2, success criterion 2.4.4,
    technique G91; The Chicago Manual of Style, 17th ed., chapter 14.
    """
    for link, parts in _links(chapter):
        words = plain_text(link.children).strip()
        if parts and parts.scheme in ("http", "https") and words == link.url and len(words) > _LONG:
            yield Found(f"the words of this link are its address of {len(words)} characters", link.span)


_LONG = 30


def _shown(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:79]}…"


RULES: tuple[Rule[Chapter], ...] = (empty, malformed, file_as_host, private, trailing, bare)
