"""A .docx file opened defensively: a stranger's ZIP with a stranger's XML in it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

Parts: TypeAlias = Mapping[str, bytes]
"""The files of the package by their names."""

MOST_PARTS = 10_000
LARGEST_PART = 100 * 1024 * 1024
LARGEST_PACKAGE = 400 * 1024 * 1024
"""Bytes once inflated."""
LARGEST_XML = 64 * 1024 * 1024

DOCUMENT = "word/document.xml"


class BadPackage(Exception):  # noqa: N818 (the trade's name of the thing)
    """What is wrong with a package, in words for the writer."""


def open_package(data: bytes) -> Parts:
    """Return the parts of a .docx, each inflated within the bounds.

    Raises `BadPackage` for what is no ZIP of WordprocessingML, holds more than any manuscript
    does, is encrypted, or has XML with a document type (the way to entity bombs and outer files).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _inflated(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise BadPackage("it is no .docx, or a damaged one") from error
    if DOCUMENT not in parts:
        raise BadPackage("it has no word/document.xml")
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(name, content)
    return parts


def _inflated(package: zipfile.ZipFile) -> dict[str, bytes]:
    entries = package.infolist()
    if len(entries) > MOST_PARTS:
        raise BadPackage(f"it has {len(entries)} parts")
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = entry.filename
        if entry.is_dir():
            continue
        if entry.flag_bits & 1:
            raise BadPackage("it is encrypted")
        if name != posixpath.normpath(name) or name.startswith(("/", "..")) or "\\" in name or ":" in name:
            raise BadPackage(f"it has a part with a dangerous name, {name[:60]!r}")
        with package.open(entry) as stream:
            content = stream.read(LARGEST_PART + 1)
        total += len(content)
        if len(content) > LARGEST_PART or total > LARGEST_PACKAGE:
            raise BadPackage("unpacked it is larger than any manuscript")
        parts[name] = content
    return parts


def _check_xml(name: str, content: bytes) -> None:
    if len(content) > LARGEST_XML:
        raise BadPackage(f"its part {name} is larger than any manuscript")
    parse(name, content)


def parse(name: str, content: bytes) -> Element:
    """Return the XML of a part; raises `BadPackage` where it is broken or has a document type."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BadPackage(f"its part {name} has a document type, which no Word document has") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BadPackage(f"its part {name} is no XML") from error
    return root


def packed(parts: Parts) -> bytes:
    """Return parts as a ZIP again, with nothing in it but what was read within the bounds."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()
