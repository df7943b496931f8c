"""Shorter content of pages: what WeasyPrint writes into each line of text and no eye can see.

Between glyphs it writes how far the next one moves, a ``0`` too and spaces to fifteen decimals.
Without these a page is drawn the same in a tenth fewer bytes, and packs in half the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document

_SHOWN = b"] TJ"
_NO_MOVE = b">0<"
_LAST = b">0" + _SHOWN
_DECIMALS = re.compile(rb"(\.\d{4})\d+(?=[<\]])")
"""Moves are in thousandths of the type size. With three decimals a few dots of some pages came out
another shade, with four none did."""


def shorten(document: Document, pdf: pydyf.PDF) -> None:
    """Leave such moves out of ``pdf``; a ``finisher`` of ``weasyprint.Document.write_pdf``."""
    from weasyprint.pdf.stream import Stream

    for one in pdf.objects:
        if isinstance(one, Stream):
            one.stream = [shorter(part) for part in one.stream]


def shorter(operator: object) -> object:
    """Return an operator of a page without such moves, if it shows text, else as it is.

    Its strings are hexadecimal (``[<0011>0<002a>-15.150369882> TJ``), so no sign in it is text.
    """
    if not isinstance(operator, bytes) or not operator.endswith(_SHOWN):
        return operator
    if operator.endswith(_LAST):
        operator = operator[: -len(_LAST)] + b">" + _SHOWN
    return _DECIMALS.sub(rb"\1", operator.replace(_NO_MOVE, b""))
