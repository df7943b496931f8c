"""``@font-face`` rules for both targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from publish.fonts.face import Face

_FORMATS = {".otf": "opentype", ".ttf": "truetype", ".woff2": "woff2"}


def font_face_css(faces: Iterable[Face], url: Callable[[Face], str]) -> str:
    """Return one rule a face, in the order of ``faces``; ``url`` says where its file is."""
    return "".join(_rule(face, url(face)) for face in faces)


def family_list(families: Iterable[str]) -> str:
    """Return ``families`` as the value of ``font-family``, each quoted."""
    return ", ".join(_string(family) for family in families)


def _rule(face: Face, url: str) -> str:
    kind = _FORMATS[face.path.suffix]
    return (
        "@font-face {\n"
        f"  font-family: {_string(face.family)};\n"
        f"  font-style: {'italic' if face.italic else 'normal'};\n"
        f"  font-weight: {face.weight};\n"
        f"  src: url({_string(url)}) format({_string(kind)});\n"
        "}\n"
    )


def _string(text: str) -> str:
    """Return ``text`` as a CSS string (CSS Syntax 3, section 4.3.5)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\{ord(one):x} " if ord(one) < 0x20 else one for one in escaped) + '"'
