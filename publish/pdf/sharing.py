"""What units brought several times is kept once: pictures, drawings, patterns, resources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pikepdf import Dictionary, Object, Pdf, Stream

from publish.pdf.page_resources import resource_dictionaries

_DRAWN = ("/XObject", "/Pattern", "/Shading")
_HELD = ("/Font", "/ColorSpace", "/ExtGState")
"""Kinds of resources whose table units may share as a whole."""
_INSIDE = ("/SMask", "/Resources")
"""What belongs to a picture or a form and may be shared by itself."""


def share_equal(pdf: Pdf) -> None:
    """Let equal pictures, forms, patterns and resources of ``pdf`` be one object each.

    Equal are objects with the same bytes and the same entries; entries that are objects of their
    own have been made one before, so that the same number means the same.
    """
    shared = _Shared()
    for resources in resource_dictionaries(pdf):
        for kind in _DRAWN:
            for name, found in list(resources.get(kind, Dictionary()).items()):
                if isinstance(found, Stream):
                    shared.replace(found, _INSIDE)
                shared.replace(resources[kind], (name,))
        for _, state in resources.get("/ExtGState", Dictionary()).items():
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary):
                shared.replace(mask, ("/G",))
        shared.replace(resources, _HELD)


class _Shared:
    """The first of all objects that are equal."""

    def __init__(self) -> None:
        self._by_content: dict[bytes, Object] = {}
        self._by_number: dict[tuple[int, int], Object] = {}

    def replace(self, holder: Object, keys: Iterable[str]) -> None:
        """Let entries of ``holder`` be the first objects that equal them."""
        for key in keys:
            found = holder.get(key)
            if isinstance(found, Object) and found.is_indirect:
                one = self._by_number.get(found.objgen)
                if one is None:
                    one = self._by_content.setdefault(_digest(found), found)
                    self._by_number[found.objgen] = one
                if one.objgen != found.objgen:
                    holder[key] = one


def _digest(found: Object) -> bytes:
    if not isinstance(found, Stream):
        return hashlib.sha256(found.unparse(resolved=True)).digest()
    digest = hashlib.sha256(found.stream_dict.unparse(resolved=True))
    digest.update(found.read_raw_bytes())
    return digest.digest()
