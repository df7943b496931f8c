"""Listings: fences with their infos, indented code, and the ``<Listing>`` of the Rust book."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Division,
    Figure,
    Listing,
    RawBlock,
    Span,
)
from publish.readers.markdown.frames import Frame
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import parse_attributes, without
from publish.readers.markdown.unread import cell_language

_WORD = re.compile(r"[^\s,{]+")
_HIDELINES = re.compile(r"(?:^|[\s,])hidelines=([^\s,]+)")
_CAPTIONS = ("lst-cap", "caption")
_IDS = ("lst-label", "label")
_FILES = ("filename", "file-name", "file")


def listing(reading: Reading, token: Token) -> Block:
    """Return the listing of a fence or of indented code."""
    span = reading.span(token)
    code = token.content.removesuffix("\n")
    if token.type == "code_block":
        return Listing(code, span=span)
    if token.map and token.map[1] - token.map[0] < _lines(token.content) + 2:
        message = f"The fence {token.markup}{token.info.rstrip()} is not closed."
        reading.report("fence-unclosed", message, replace(span, end_line=0) if span else None)
    info = unescapeAll(token.info.strip())
    if reading.dialect == "commonmark":
        return Listing(code, _language(info), info, span=span)
    at = token.info.find("{")
    parsed = parse_attributes(token.info, at, bare_words=True) if at >= 0 else None
    if parsed and parsed.raw:
        return _raw(reading, parsed.raw, token, span)
    given = parsed.attributes if parsed else NO_ATTRIBUTES
    language = _language(info)
    if not language and given.classes:
        language, given = given.classes[0], replace(given, classes=given.classes[1:])
    if reading.dialect == "publish":
        language = cell_language(reading, info, span) or language
    if reading.dialect == "mdbook":
        code = _shown(reading, code, language, info)
    made = Listing(code, language, info, span=span, code_span=_included(reading, token, span))
    return _with_attributes(reading, made, given)


def _included(reading: Reading, token: Token, span: Span | None) -> Span | None:
    """Return the lines of code of a fence where they stand in another file than the fence."""
    lines = _lines(token.content)
    if token.map is None or span is None or not lines:
        return None
    first = token.map[0] + 2
    found = reading.source.span(first, 0, first + lines - 1)
    return found if found.file != span.file else None


def _lines(content: str) -> int:
    return content.count("\n") + (bool(content) and not content.endswith("\n"))


def _language(info: str) -> str:
    """Return the first word of an info in lower case: ``rust`` of ``rust,ignore``."""
    found = _WORD.match(info)
    return found[0].lower() if found else ""


def _with_attributes(reading: Reading, block: Listing, given: Attributes) -> Listing:
    caption = next((given.get(key) for key in _CAPTIONS if given.get(key)), "")
    file_name = next((given.get(key) for key in _FILES if given.get(key)), "")
    return replace(
        block,
        caption=reading.words(caption, block.span) if caption else (),
        file_name=file_name,
        number=given.get("number"),
        attributes=replace(
            without(given, *_CAPTIONS, *_FILES, *_IDS, "number"),
            id=given.id or next((given.get(key) for key in _IDS if given.get(key)), ""),
        ),
    )


def _raw(reading: Reading, format_: str, token: Token, span: Span | None) -> Block:
    if format_ in ("html", "html5", "epub"):
        return Division(reading.html_blocks(token), span=span)
    message = f"Raw {format_} is left out of every edition."
    reading.report_once("raw-format", format_, message, span)
    return RawBlock(format_, token.content, span)


def _shown(reading: Reading, code: str, language: str, info: str) -> str:
    """Return code without the lines that an mdBook hides in its language.

    Rust has its own rule; for others ``book.toml`` or the fence names what hidden lines begin
    with (mdBook's guide, "Hiding code lines").
    """
    if language == "rust":
        return shown_of_rust(code)
    own = _HIDELINES.search(info)
    prefix = own[1] if own else reading.hidden_lines.get(language, "")
    if not prefix:
        return code
    return "\n".join(line for line in code.split("\n") if not line.lstrip().startswith(prefix))


def shown_of_rust(code: str) -> str:
    """Return Rust code without the lines that rustdoc hides.

    A line ``# …`` or ``#`` alone is compiled and not shown; ``##`` is one ``#`` that is shown
    (The rustdoc book, "Hiding portions of the example").
    """
    if "#" not in code:
        return code
    shown: list[str] = []
    for line in code.split("\n"):
        text = line.strip()
        if text.startswith("##"):
            shown.append(line.replace("##", "#", 1))
        elif not (text == "#" or text.startswith("# ")):
            shown.append(line)
    return "\n".join(shown)


def captioned(reading: Reading, frame: Frame, values: dict[str, str]) -> tuple[Block, ...]:
    """Return what ``<Listing number= caption= file-name=>`` holds, with its caption.

    With one listing in it, that is the captioned listing; anything else becomes a figure.
    """
    caption = reading.words(values["caption"], frame.span) if values.get("caption") else ()
    number, file_name = values.get("number", ""), values.get("file-name", "")
    blocks = tuple(frame.blocks)
    listings = [block for block in blocks if isinstance(block, Listing)]
    if len(listings) == 1:
        one = replace(
            listings[0],
            caption=caption,
            number=number,
            file_name=file_name,
            attributes=replace(listings[0].attributes, id=frame.attributes.id),
            caption_span=frame.span if caption else None,
        )
        return tuple(one if block is listings[0] else block for block in blocks)
    if not (caption or number or file_name):
        return blocks
    given = replace(frame.attributes, classes=(*frame.attributes.classes, "listing"))
    return (Figure(blocks, caption, number, given, frame.span),)
