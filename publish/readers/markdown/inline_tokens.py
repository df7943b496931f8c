"""What each inline token becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Code,
    Deletion,
    Emphasis,
    Inline,
    LineBreak,
    RawInline,
    Strong,
    Subscript,
    Superscript,
    plain_text,
)
from publish.readers.markdown import references
from publish.readers.markdown.figures import notes_in
from publish.readers.markdown.html.tags import tag
from publish.readers.markdown.links import link
from publish.readers.markdown.spans import span_from
from publish.readers.markdown.syntax.attributes import Parsed, attributes_of, without
from publish.readers.markdown.urls import as_path

if TYPE_CHECKING:
    from publish.readers.markdown.inlines import InlineBuilder, Nodes

_BREAK = LineBreak()


def _opening(kind: str, node: Callable[[Nodes], Inline]) -> Callable[[InlineBuilder, Token], None]:
    def make(nodes: Nodes) -> Nodes:
        return (node(nodes),)

    return lambda builder, token: builder.open(kind, make)


def _closing(kind: str) -> Callable[[InlineBuilder, Token], None]:
    def handler(builder: InlineBuilder, token: Token) -> None:
        builder.close(kind)

    return handler


def _hard_break(builder: InlineBuilder, token: Token) -> None:
    builder.add(_BREAK)


def _code(builder: InlineBuilder, token: Token) -> None:
    parsed: Parsed | None = token.meta.get("attributes")
    if parsed and parsed.raw:
        _raw(builder, token, parsed.raw)
    else:
        builder.add(Code(token.content, parsed.attributes if parsed else NO_ATTRIBUTES))


def _raw(builder: InlineBuilder, token: Token, format_: str) -> None:
    span = builder.span_of(token)
    if format_ in ("html", "html5", "epub"):
        builder.tokens(builder.reading.inline_tokens(token.content))
        return
    message = f"Raw {format_} is left out of every edition."
    builder.reading.report_once("raw-format", format_, message, span)
    builder.add(RawInline(format_, token.content, span))


def _link_open(builder: InlineBuilder, token: Token) -> None:
    span = builder.span_of(token)
    url, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
    builder.reading.links.add(token.meta.get("label", ""))
    nested = builder.is_open("link", "<a")
    builder.open("link", lambda nodes: link(builder.reading, nodes, url, title, span, nested=nested))


def _link_close(builder: InlineBuilder, token: Token) -> None:
    given = attributes_of(token)
    if given is NO_ATTRIBUTES:
        builder.close("link")
        return
    opener = next((frame for frame in reversed(builder.frames) if frame.kind == "link"), None)
    if opener is not None:
        make = opener.make

        def attributed(nodes: Nodes) -> Nodes:
            return references.attributed(make(nodes), given)

        builder.close("link", attributed)


def _image(builder: InlineBuilder, token: Token) -> None:
    span = builder.span_of(token)
    inner = type(builder)(builder.reading, builder.place, builder.in_note)
    words = inner.tokens(token.children or ()).finish()
    builder.reading.links.add(token.meta.get("label", ""))
    source, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
    given = attributes_of(token)
    caption = words
    if typed := given.get("fig-cap") if builder.reading.dialect == "publish" else "":
        caption = (*builder.reading.words(typed, span), *notes_in(words))
    if builder.reading.dialect != "commonmark":
        source = as_path(source)
    alt = given.get("alt") or given.get("fig-alt") or plain_text(words)
    builder.image(source, alt, title, without(given, "alt", "fig-alt", "fig-cap"), span)
    builder.add(*notes_in(caption))  # in a line they are called behind the picture
    if builder.reading.dialect == "publish":
        builder.caption = caption


def _span_open(builder: InlineBuilder, token: Token) -> None:
    span, parsed, raw = builder.span_of(token), token.meta["attributes"], token.content
    builder.open("span", lambda nodes: span_from(builder.reading, nodes, parsed, raw, span))


def _html(builder: InlineBuilder, token: Token) -> None:
    span = builder.span_of(token)
    if builder.reading.dialect == "commonmark":
        builder.add(RawInline("html", token.content, span))
    else:
        builder.tag(tag(token.content), span)


def _unknown_tag(builder: InlineBuilder, token: Token) -> None:
    builder.text(token.content)
    message = f"`{token.content[:60]}` is no HTML element and is set as text."
    builder.reading.report("html-unknown-tag", message, builder.span_of(token))


def _undefined(builder: InlineBuilder, token: Token) -> None:
    message = f"The link [{token.content[:60]}] is nowhere defined."
    builder.reading.report("link-undefined", message, builder.span_of(token))


HANDLERS: dict[str, Callable[[InlineBuilder, Token], None]] = {
    "hardbreak": _hard_break,
    "em_open": _opening("em", Emphasis),
    "em_close": _closing("em"),
    "strong_open": _opening("strong", Strong),
    "strong_close": _closing("strong"),
    "s_open": _opening("s", Deletion),
    "s_close": _closing("s"),
    "sup_open": _opening("sup", Superscript),
    "sup_close": _closing("sup"),
    "sub_open": _opening("sub", Subscript),
    "sub_close": _closing("sub"),
    "code_inline": _code,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "span_open": _span_open,
    "span_close": _closing("span"),
    "html_inline": _html,
    "unknown_tag": _unknown_tag,
    "undefined_link": _undefined,
    "reference": references.reference,
    "citation": references.citation,
    "footnote_ref": references.note,
    "math": references.math,
    "shortcode": references.shortcode,
    "tex": references.tex,
}
