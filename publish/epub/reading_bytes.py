"""A document's flow as bytes and back, for the cache: columns of numbers are kept as they are."""

from __future__ import annotations

import json
from array import array

from publish.epub.reading import Reading, Runs

_WIDTH = array("q").itemsize


def reading_to_bytes(one: Reading) -> bytes:
    """Return all of a reading but for the document's content.

    Numbers have the machine's order of bytes: the key of the entry must say which that is.
    """
    text = one.text.encode("utf-8", "surrogatepass")
    columns = (one.starts, one.runs.starts, one.runs.at, one.runs.first)
    head = {
        "text": len(text),
        "words": len(one.starts),
        "runs": len(one.runs.starts),
        "anchors": one.anchors,
        "ids": sorted(one.ids),
        "pictures": one.pictures,
        "end": one.end,
    }
    numbers = b"".join(column.tobytes() for column in columns)
    return b"".join((json.dumps(head).encode(), b"\n", text, numbers, bytes(one.runs.closed)))


def reading_from_bytes(data: bytes, content: bytes) -> Reading:
    """Return the reading of the document ``content``. Raises ValueError for what is none."""
    told, _, rest = data.partition(b"\n")
    try:
        head = json.loads(told)
        length, words, runs = head["text"], head["words"], head["runs"]
        text = rest[:length].decode("utf-8", "surrogatepass")
        starts, first, at, marks = _columns(rest[length:], (words, runs, runs, runs))
        closed = rest[length + (words + 3 * runs) * _WIDTH :]
        if len(closed) != runs or not words:
            raise ValueError("columns that do not fit together")
        return Reading(
            content,
            text,
            starts,
            tuple((name, offset) for name, offset in head["anchors"]),
            frozenset(head["ids"]),
            tuple((offset, place) for offset, place in head["pictures"]),
            Runs(first, at, marks, bytearray(closed)),
            head["end"],
        )
    except (TypeError, LookupError) as error:
        raise ValueError(f"not a reading: {error}") from error


def _columns(data: bytes, lengths: tuple[int, ...]) -> list[array[int]]:
    found = []
    at = 0
    for length in lengths:
        column = array("q")
        column.frombytes(data[at : at + length * _WIDTH])
        found.append(column)
        at += length * _WIDTH
    return found
