"""Bytes of a manuscript file to text: Unicode where it is, older Western encodings found out and said."""

from __future__ import annotations

import codecs
import re

from publish.diagnostics import Code, Codes, Diagnostic
from publish.model.source import Span

CODES = Codes(
    "encoding",
    Code(
        "encoding-not-text",
        "error",
        "A manuscript file holds something other than text.",
        "Save the manuscript as plain text in UTF-8; a Word file goes through `publish import`.",
    ),
    Code(
        "encoding-not-utf8",
        "warning",
        "A manuscript file is not in UTF-8 and was read in another encoding.",
        "Check the named line; if its characters are right, save the file as UTF-8.",
    ),
    Code(
        "encoding-mixed",
        "warning",
        "A file in UTF-8 holds some bytes that are not.",
        "Check the named line and save the file as UTF-8.",
    ),
    Code(
        "encoding-control-character",
        "warning",
        "A control character, which no reader can see, was replaced by a space.",
        "Delete the character.",
    ),
)

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What XML 1.0 has no place for, and form feed and vertical tab, which it has none for either.
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PAGE_FEED = "\x0b\x0c"
_STRAY = re.compile("[\udc80-\udcff]")
_BINARY_SHARE = 0.01


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a file with LF line ends, and what had to be guessed or mended.

    UTF-8 is read as it is, UTF-16 and UTF-32 by their byte order mark, which is said; what is none
    of them is read as Windows-1252 (of which Latin-1 is a part) and reported with the first line
    concerned.
    A file with NUL characters, or full of control characters, is no text: None, and an error.
    """
    text, findings = _characters(data, file)
    if text is None or "\x00" in text:
        return None, findings or (_not_text("it holds NUL characters", file, text or ""),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, more = _without_controls(text, file)
    return cleaned, (*findings, *more)


def _characters(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                data = data[len(mark) :]
                break
            return _marked(data[len(mark) :], encoding, file)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        pass
    # Bytes that are not UTF-8 become surrogates of their own and can be counted against those that are.
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    if "\x00" in text:
        return text, ()
    right = sum(1 for character in text if character > "\x7f") - stray
    if right > stray:
        return _mend(text, file)
    return _western(data, file)


def _marked(data: bytes, encoding: str, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    name = encoding[:6].upper()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None, (_not_text(f"it begins like {name} and does not go on so", file),)
    hint = "Save the file as UTF-8; git shows no changes in a file of another encoding."
    return text, (CODES.make("encoding-not-utf8", f"this was read as {name}", Span(file, 1), hint),)


def _western(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    windows = any(0x80 <= byte <= 0x9F for byte in data)
    # Five bytes have no character in Windows-1252; Latin-1 gives them control characters.
    text = "".join(_WESTERN[byte] for byte in data) if windows else data.decode("latin-1")
    name = "Windows-1252" if windows else "Latin-1"
    place, sample = _first(re.compile("[^\x00-\x7f]"), text, file)
    message = f"this is not UTF-8 and was read as {name}; the first line with such a character is “{sample}”"
    return text, (CODES.make("encoding-not-utf8", message, place),)


def _mend(text: str, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    mended = _STRAY.sub(lambda found: _WESTERN[ord(found.group()) - 0xDC00], text)
    stray = _STRAY.search(text)
    start = stray.start() if stray else 0
    line, column = _line_and_column(text, start)
    sample = _sample(mended, start)
    message = f"these bytes are not UTF-8, as the rest is, and were read as Windows-1252: “{sample}”"
    return mended, (CODES.make("encoding-mixed", message, Span(file, line, column)),)


_WESTERN = tuple(
    bytes((byte,)).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
    for byte in range(256)
)


def _without_controls(text: str, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if not _CONTROL.search(text):
        return text, ()
    found = [match for match in _CONTROL.finditer(text) if match.group() not in _PAGE_FEED]
    if len(found) > max(3, len(text) * _BINARY_SHARE):
        reason = f"{len(found)} of its {len(text)} characters are control characters"
        return None, (_not_text(reason, file, text, found[0].start()),)
    cleaned = _CONTROL.sub(" ", text)
    if not found:
        return cleaned, ()
    line, column = _line_and_column(text, found[0].start())
    others = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    message = f"the control character U+{ord(found[0].group()):04X}{others} was replaced by a space"
    return cleaned, (CODES.make("encoding-control-character", message, Span(file, line, column)),)


def _not_text(reason: str, file: str, text: str = "", start: int = -1) -> Diagnostic:
    start = text.find("\x00") if start < 0 else start
    line, _ = _line_and_column(text, max(start, 0))
    return CODES.make("encoding-not-text", f"this is not text: {reason}", Span(file, line))


def _first(pattern: re.Pattern[str], text: str, file: str) -> tuple[Span, str]:
    found = pattern.search(text)
    start = found.start() if found else 0
    # Line ends are not yet made LF here; a file of an old Macintosh has bare CR.
    unified = text[:start].replace("\r\n", "\n").replace("\r", "\n")
    line, column = _line_and_column(unified, len(unified))
    return Span(file, line, column), _sample(text, start)


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _sample(text: str, start: int) -> str:
    before = re.split(r"[\r\n]", text[max(0, start - 20) : start])[-1]
    after = re.split(r"[\r\n]", text[start : start + 20])[0]
    return (before + after).strip()
