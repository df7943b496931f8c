"""The NCX: navigation for readers of EPUB 2 (OPF 2.0.1, 2.4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from typing import TypeAlias

from publish.epub.outline import Entry
from publish.epub.types import PageList

Place: TypeAlias = tuple[int, int]
"""Where an address lies in reading order: document in the spine, element in the document."""

FILE = "toc.ncx"


def ncx(
    entries: Sequence[Entry],
    pages: PageList,
    title: str,
    identifier: str,
    language: str,
    position: Callable[[str], Place],
) -> bytes:
    """Return ``toc.ncx``. ``position`` tells where an address lies in reading order.

    ``playOrder`` counts the different places in reading order over contents and pages together:
    points that lead to one place have one number (the NCX's own rule).
    """
    order = _play_order(entries, pages, position)
    numbers = count(1)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" '
        f'xml:lang="{escape(language)}">\n<head>\n',
        _meta("dtb:uid", identifier),
        _meta("dtb:depth", str(depth(entries))),
        _meta("dtb:totalPageCount", str(len(pages))),
        _meta("dtb:maxPageNumber", str(max((int(one) for one, _ in pages if one.isdecimal()), default=0))),
        f"</head>\n<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n",
        *_points(entries, order, numbers),
        "</navMap>\n",
        *_targets(pages, order),
        "</ncx>\n",
    ]
    return "".join(parts).encode()


def depth(entries: Sequence[Entry]) -> int:
    """Return the number of levels."""
    return 1 + max((depth(entry.children) for entry in entries), default=-1)


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _play_order(
    entries: Sequence[Entry], pages: PageList, position: Callable[[str], Place]
) -> Mapping[str, int]:
    addresses = dict.fromkeys([entry.href for entry in _flat(entries)] + [href for _, href in pages])
    ranked = sorted(addresses, key=position)
    return {address: rank for rank, address in enumerate(ranked, 1)}


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}"/>\n'


def _points(entries: Sequence[Entry], order: Mapping[str, int], numbers: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        yield (
            f'<navPoint id="point-{next(numbers)}" playOrder="{order[entry.href]}">'
            f"<navLabel><text>{escape(entry.label)}</text></navLabel>"
            f'<content src="{escape(entry.href)}"/>'
        )
        if entry.children:
            yield "\n"
            yield from _points(entry.children, order, numbers)
        yield "</navPoint>\n"


def _targets(pages: PageList, order: Mapping[str, int]) -> Iterator[str]:
    if not pages:
        return
    yield "<pageList>\n"
    for number, (label, href) in enumerate(pages, 1):
        kind = "normal" if label.isdecimal() else "front"
        value = f' value="{int(label)}"' if label.isdecimal() else ""
        yield (
            f'<pageTarget id="page-{number}" type="{kind}"{value} playOrder="{order[href]}">'
            f"<navLabel><text>{escape(label)}</text></navLabel>"
            f'<content src="{escape(href)}"/></pageTarget>\n'
        )
    yield "</pageList>\n"
