"""The pictures of a Word document: taken out of the package, under names of our own."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.docx_package import Parts
from publish.model import Block, Image, Node, Span, Text, rewrite_all

FOLDER = "images"
_SHOWN = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp"}


def with_pictures(
    blocks: tuple[Block, ...], parts: Parts, file: str
) -> tuple[tuple[Block, ...], dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return blocks whose pictures lie in the folder ``images``, and those pictures by path.

    pandoc names a picture by its path from ``word/``; one that is not in the package becomes its
    alternative text. Nothing of a name from the package reaches the file system but letters,
    digits and hyphens.
    """
    taken: dict[str, str] = {}
    media: dict[str, bytes] = {}
    findings: list[Diagnostic] = []

    def change(node: Node) -> Node:
        if not isinstance(node, Image):
            return node
        name = posixpath.normpath(posixpath.join("word", node.source))
        if name not in parts:
            message = f"the picture {node.source[:80]} is not in the document"
            findings.append(CODES.make("import-picture-missing", message, Span(file, 0)))
            return Text(node.alt or node.source)
        if name not in taken:
            taken[name] = _file_name(name, parts[name], media)
            media[taken[name]] = parts[name]
            if posixpath.splitext(taken[name])[1] not in _SHOWN:
                message = f"{taken[name]} has a format that books cannot show"
                findings.append(CODES.make("import-picture-format", message, Span(file, 0)))
        return replace(node, source=taken[name])

    changed = rewrite_all(blocks, change)
    return changed, media, tuple(findings)


def _file_name(name: str, content: bytes, media: dict[str, bytes]) -> str:
    stem, suffix = posixpath.splitext(posixpath.basename(name))
    safe = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40] or "picture"
    ending = re.sub(r"[^a-z0-9]", "", suffix.lower())[:8]
    path = f"{FOLDER}/{safe}.{ending}" if ending else f"{FOLDER}/{safe}"
    if path in media:
        path = f"{FOLDER}/{safe}-{hashlib.sha256(content).hexdigest()[:8]}.{ending or 'bin'}"
    return path
