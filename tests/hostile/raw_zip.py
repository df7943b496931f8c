"""ZIP archives written byte by byte, so that they can say what is not so (APPNOTE.TXT, 4.3)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

DEFLATED, STORED = 8, 0


@dataclass(frozen=True)
class Member:
    """A file in an archive, and what its headers say of it."""

    name: bytes
    packed: bytes
    size: int
    """What is said of its length unpacked."""
    crc: int
    method: int = DEFLATED
    flags: int = 0
    mode: int = 0o100644
    shares: bool = False
    """It has no bytes of its own: the table names those of the first member again."""


def member(name: str | bytes, data: bytes, **changed: int | bool) -> Member:
    """Return a sound member, but for what is ``changed``."""
    stored = changed.get("method") == STORED
    named = name.encode() if isinstance(name, str) else name
    made = Member(named, data if stored else deflated(data), len(data), zlib.crc32(data))
    return replace(made, **changed)  # type: ignore[arg-type]


@cache
def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def archive(members: Sequence[Member], table_size: int | None = None) -> bytes:
    """Return an archive; ``table_size`` is what it says of its table's length, if not the truth."""
    body, table = bytearray(), bytearray()
    for one in members:
        place = 0 if one.shares else len(body)
        fixed = (20, one.flags, one.method, 0, 0x21, one.crc, len(one.packed), one.size, len(one.name))
        if not one.shares:
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *fixed, 0) + one.name + one.packed
        table += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 0x0314, *fixed, 0, 0, 0, 0, one.mode << 16, place)
        table += one.name
    count = min(len(members), 0xFFFF)
    size = len(table) if table_size is None else table_size
    return bytes(
        body + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, len(body), 0)
    )
