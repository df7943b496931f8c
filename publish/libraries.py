"""The text libraries of the system and their versions, asked without importing WeasyPrint."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

_HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")
"""Where the linker of macOS does not look by itself."""
_WINDOWS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
"""Where WeasyPrint looks on Windows, unless ``WEASYPRINT_DLL_DIRECTORIES`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library and how to ask for its version."""

    name: str
    files: tuple[str, ...]
    """Its names on Linux, macOS and Windows."""
    ask: Callable[[ctypes.CDLL], str]


def version_of(library: Library) -> str | None:
    """Return the version of ``library``; empty when it tells none, None when it cannot be loaded."""
    loaded = _load(library.files)
    if loaded is None:
        return None
    try:
        return library.ask(loaded)
    except (AttributeError, OSError, ValueError):
        return ""


def _load(files: tuple[str, ...]) -> ctypes.CDLL | None:
    """Load the library that WeasyPrint's ``text.ffi`` finds, by the same names in the same places."""
    places = list(files)
    if sys.platform == "win32":
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _WINDOWS).split(";")
        places = [f"{folder}\\{file}" for folder in folders for file in files] + places
    if sys.platform == "darwin":
        places += [f"{folder}/{file}" for folder in _HOMEBREW for file in files]
    for place in places:
        try:
            return ctypes.CDLL(place)
        except OSError:
            continue
    return None


def _string(function: str) -> Callable[[ctypes.CDLL], str]:
    """Return a question to a function without arguments that returns a C string."""

    def ask(loaded: ctypes.CDLL) -> str:
        call = getattr(loaded, function)
        call.restype = ctypes.c_char_p
        return (call() or b"").decode("ascii", errors="replace")

    return ask


def _fontconfig(loaded: ctypes.CDLL) -> str:
    number = int(loaded.FcGetVersion())
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def _freetype(loaded: ctypes.CDLL) -> str:
    handle = ctypes.c_void_p()
    if loaded.FT_Init_FreeType(ctypes.byref(handle)) != 0:
        raise OSError("FreeType cannot be started")
    numbers = [ctypes.c_int() for _ in range(3)]
    try:
        loaded.FT_Library_Version(handle, *(ctypes.byref(one) for one in numbers))
    finally:
        loaded.FT_Done_FreeType(handle)
    return ".".join(str(one.value) for one in numbers)


PANGO = Library(
    "Pango",
    ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    _string("pango_version_string"),
)
PANGOFT2 = Library(
    "PangoFT2",
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    # It is built with Pango and has no version function; Pango's is loaded with it.
    _string("pango_version_string"),
)
HARFBUZZ = Library(
    "HarfBuzz",
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    _string("hb_version_string"),
)
HARFBUZZ_SUBSET = Library(
    "HarfBuzz subset",
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    _string("hb_version_string"),
)
FREETYPE = Library(
    "FreeType", ("libfreetype.so.6", "libfreetype.6.dylib", "libfreetype-6.dll", "freetype.dll"), _freetype
)
FONTCONFIG = Library(
    "Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"), _fontconfig
)

TEXT_LIBRARIES = (PANGO, PANGOFT2, HARFBUZZ, HARFBUZZ_SUBSET, FREETYPE, FONTCONFIG)
"""What the pages of a PDF depend on besides Python packages."""
