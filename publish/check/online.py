"""``--online``: links to the web that no longer lead anywhere, or somewhere else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from publish.check.chapter import Chapter
from publish.check.finding import Mend
from publish.check.kept import Kept
from publish.check.rule import Found, Rule, rule
from publish.check.web import Answer, Limits, ask_all, without_fragment
from publish.model import Link, walk
from publish.spans import Span
from publish.store import key_of

KEEP = 7 * 24 * 3600.0
"""Seconds for which a good answer is kept; a bad one is asked for again."""
_FORM = "1"


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to the web where it stands."""

    url: str
    span: Span | None
    start: int = -1
    """Offset of the address in the file of the span; -1 where it is not written there once."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A link and what its server said."""

    link: WebLink
    answer: Answer


def links_of(chapter: Chapter) -> Iterator[WebLink]:
    """Yield the links of a chapter to the web."""
    for node in walk(chapter.section):
        if isinstance(node, Link) and urlsplit(node.url).scheme in ("http", "https"):
            source, start = chapter.places.source(node.span)
            source = source.partition("\n\n")[0]
            once = source.count(node.url) == 1
            yield WebLink(node.url, node.span, start + source.find(node.url) if once else -1)


def ask(
    links: Iterable[WebLink],
    kept: Kept,
    limits: Limits | None = None,
    now: Callable[[], float] = time.time,
) -> tuple[Answered, ...]:
    """Ask the web about links, each address once; good answers of the last seven days are kept.

    ``now`` gives the time in seconds since 1970.
    """
    links = tuple(links)
    answers: dict[str, Answer] = {}
    unknown: list[str] = []
    for address in dict.fromkeys(without_fragment(link.url) for link in links):
        record = kept.get(key_of("web", _FORM, address))
        if record is not None and 0 <= now() - record["time"] < KEEP:
            answers[address] = Answer(**record["answer"])
        else:
            unknown.append(address)
    for address, answer in ask_all(unknown, limits or Limits()).items():
        answers[address] = answer
        if 200 <= answer.status < 400:
            kept.put(key_of("web", _FORM, address), {"time": now(), "answer": asdict(answer)})
    return tuple(Answered(link, answers[without_fragment(link.url)]) for link in links)


@rule(
    "web-gone",
    "error",
    hint="Look for the new address, or link to a copy in an archive of the web.",
    good="An address whose server answers.",
    bad="An address that the server says is gone (404, 410), or whose host does not exist.",
)
def gone(asked: Answered) -> Iterator[Found]:
    """A link to a page of the web that is no longer there.

    In print it is a dead end for good, in an EPUB the reader comes to an error page. Asked only
    with ``--online``. RFC 9110, 15.5.5 and 15.5.11.
    """
    answer, url = asked.answer, asked.link.url
    if answer.status in (404, 410):
        yield Found(f"“{url}” is gone ({answer.status})", asked.link.span)
    elif answer.unknown_host:
        yield Found(f"“{url}”: there is no host {urlsplit(url).hostname}", asked.link.span)


@rule(
    "web-unreachable",
    "warning",
    hint="Try it in a browser; perhaps the server is only down today.",
    good="An address whose server answers.",
    bad="An address whose server does not answer in time, or with an error of its own (500).",
)
def unreachable(asked: Answered) -> Iterator[Found]:
    """A link to a page of the web that could not be reached.

    It need not be gone: servers fail, certificates run out, and some redirect in circles. RFC 9110,
    15.6.
    """
    answer, link = asked.answer, asked.link
    if answer.status >= 500 and answer.status != 503:
        yield Found(f"“{link.url}”: the server failed ({answer.status})", link.span)
    elif answer.trouble and answer.asked and not answer.unknown_host:
        yield Found(f"“{link.url}” was not reached: {answer.trouble}", link.span)


@rule(
    "web-not-told",
    "info",
    hint="Try it in a browser.",
    good="An address whose server answers.",
    bad="An address whose server lets nobody in without a name (401, 403), or wants fewer questions (429).",
)
def not_told(asked: Answered) -> Iterator[Found]:
    """A link of which the server does not say whether it leads anywhere.

    Many servers refuse programs and serve browsers. What there was no time for is told here too.
    """
    answer, link = asked.answer, asked.link
    if not answer.asked:
        yield Found(f"“{link.url}” was not asked for: {answer.trouble}", link.span)
    elif answer.status == 503 or (400 <= answer.status < 500 and answer.status not in (404, 410)):
        yield Found(f"“{link.url}”: the server refused to say ({answer.status})", link.span)


@rule(
    "web-moved",
    "info",
    hint="Write the new address.",
    good="An address that leads to its page at once.",
    bad="An address whose server says that it has moved for good (301, 308).",
)
def moved(asked: Answered) -> Iterator[Found]:
    """A link to a page of the web that has moved for good.

    It still leads there, by way of a redirect that will not last as long as a book does. RFC 9110,
    15.4.2 and 15.4.9.
    """
    answer, link = asked.answer, asked.link
    if not answer.moved or not 200 <= answer.status < 300:
        return
    if _is_front(answer.moved) and not _is_front(link.url):
        yield Found(f"“{link.url}” now leads to the front page {answer.moved}", link.span)
        return
    mark = "#" if "#" in link.url and "#" not in answer.moved else ""
    new = answer.moved + mark + link.url.partition("#")[2] if mark else answer.moved
    mend = Mend(link.span.file, link.start, link.url, new) if link.span and link.start >= 0 else None
    yield Found(f"“{link.url}” has moved to {new}", link.span, mend=mend)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


RULES: tuple[Rule[Answered], ...] = (gone, unreachable, not_told, moved)
