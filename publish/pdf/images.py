"""Equal pictures of several units are kept once."""

from __future__ import annotations

import hashlib

from pikepdf import Dictionary, Name, Object, Pdf, Stream

_KEPT_OUT = (Name.SMask, Name.Length)


def share_images(pdf: Pdf) -> None:
    """Let equal pictures of ``pdf`` be one object."""
    first: dict[bytes, Object] = {}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        _share(page.obj.get(Name.Resources), first, seen)


def _share(resources: Object | None, first: dict[bytes, Object], seen: set[tuple[int, int]]) -> None:
    """Go through resources, those of forms and patterns in them too; units share theirs."""
    if resources is None or resources.objgen in seen:
        return
    if resources.is_indirect:
        seen.add(resources.objgen)
    drawn = resources.get(Name.XObject, Dictionary())
    for name, found in list(drawn.items()):
        if found.get(Name.Subtype) == Name.Image:
            drawn[name] = first.setdefault(_digest(found), found)
        else:
            _share(found.get(Name.Resources), first, seen)
    for _, pattern in resources.get(Name.Pattern, Dictionary()).items():
        if isinstance(pattern, Stream):
            _share(pattern.get(Name.Resources), first, seen)


def _digest(image: Object) -> bytes:
    """What two equal pictures share: their bytes, entries and masks."""
    digest = hashlib.sha256(image.read_raw_bytes())
    for key, value in sorted(image.items()):
        if key == Name.SMask:
            digest.update(b"mask" + _digest(value))
        elif key not in _KEPT_OUT:
            plain = value.unparse(resolved=True) if isinstance(value, Object) else repr(value).encode()
            digest.update(key.encode() + b" " + plain)
    return digest.digest()
