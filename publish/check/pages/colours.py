"""Which colour space a name or an object of a PDF stands for (PDF 32000-1, 8.6)."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object

from publish.check.pages.values import Space

_DEVICE: dict[str, Space] = {
    "/DeviceGray": "gray",
    "/G": "gray",
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/CalGray": "icc-gray",
    "/CalRGB": "icc-rgb",
    "/Lab": "lab",
}
_BY_COMPONENTS: dict[int, Space] = {1: "icc-gray", 3: "icc-rgb", 4: "icc-cmyk"}
_SPOT = ("/Separation", "/DeviceN")
_BASED = ("/Indexed", "/I")


def space_of(value: object, resources: Dictionary) -> Space:
    """Return the colour space of a name or an array, as an operator or a picture gives it."""
    if isinstance(value, Name) and str(value) not in _DEVICE:
        named = resources.get("/ColorSpace")
        value = named.get(str(value)) if isinstance(named, Dictionary) else None
    if isinstance(value, Name):
        return _DEVICE.get(str(value), "other")
    return _of_array(value, resources) if isinstance(value, Array) and len(value) else "other"


def _of_array(value: Array, resources: Dictionary) -> Space:
    family = str(value[0])
    if family in _SPOT:
        return "spot"
    if family == "/ICCBased" and len(value) > 1:
        return _of_profile(value[1])
    if family in _BASED and len(value) > 1:
        base = value[1]
        # An indexed space is never based on another one (8.6.6.3).
        indexed = isinstance(base, Array) and len(base) > 0 and str(base[0]) in _BASED
        return "other" if indexed else space_of(base, resources)
    return _DEVICE.get(family, "other")


def is_white(space: Space, colour: tuple[float, ...]) -> bool:
    """Tell whether a colour is that of paper."""
    if not colour:
        return False
    if space in ("cmyk", "icc-cmyk", "spot"):
        return all(part <= 0 for part in colour)
    return space in ("gray", "rgb", "icc-gray", "icc-rgb") and all(part >= 1 for part in colour)


def _of_profile(profile: Object) -> Space:
    try:
        return _BY_COMPONENTS.get(int(profile.get("/N", 0)), "other")
    except (TypeError, ValueError, AttributeError):
        return "other"
