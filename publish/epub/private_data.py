"""Taking out of pictures what a camera wrote about place and owner, with not a pixel touched.

JPEG and PNG are sequences of labelled pieces, so the pieces with EXIF, XMP and IPTC can be left
out without decoding (JPEG: ITU-T T.81, annex B; PNG: W3C Recommendation, 5 and 11.3).
"""

from __future__ import annotations

from collections.abc import Iterator

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_START_OF_SCAN = 0xDA
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}
_APP1, _APP2, _APP13, _COMMENT = 0xE1, 0xE2, 0xED, 0xFE
_EXIF = b"Exif\0\0"
_PRIVATE_CHUNKS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def strip_jpeg(data: bytes) -> bytes | None:
    """Return a JPEG without EXIF, XMP, IPTC and comments; colour profiles stay.

    None for one that holds further pictures behind the first (as phones write them), which have data
    of their own, or whose pieces do not fit together: it has to be encoded anew.
    """
    kept: list[bytes] = [data[:2]]
    for marker, piece in _jpeg_pieces(data):
        if marker == -1 or (marker == _APP2 and piece[4:8] == b"MPF\0"):
            return None
        if marker == _START_OF_SCAN and _EXIF in piece:
            return None
        if marker not in (_APP1, _APP13, _COMMENT):
            kept.append(piece)
    return b"".join(kept)


def _jpeg_pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each piece; the last is all from the first scan on, -1 is an error."""
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            break
        marker = data[place + 1]
        if marker == _START_OF_SCAN:
            yield marker, data[place:]
            return
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            size = 1 if marker == 0xFF else 2
        else:
            size = 2 + int.from_bytes(data[place + 2 : place + 4])
        if size < 1 or place + size > len(data):
            break
        yield marker, data[place : place + size]
        place += size
    yield -1, b""


def strip_png(data: bytes) -> bytes | None:
    """Return a PNG without EXIF, XMP and texts; None where its chunks do not fit together."""
    kept: list[bytes] = [PNG_SIGNATURE]
    place = len(PNG_SIGNATURE)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        kind = data[place + 4 : place + 8]
        if end > len(data):
            return None
        if kind not in _PRIVATE_CHUNKS:
            kept.append(data[place:end])
        place = end
        if kind == b"IEND":
            return b"".join(kept)
    return None
