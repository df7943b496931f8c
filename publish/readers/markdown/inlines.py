"""Inline tokens into inline nodes: a stack of what is open, so that no depth can overflow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Code,
    Deletion,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    RawInline,
    SoftBreak,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain_text,
)
from publish.readers.markdown import references
from publish.readers.markdown.html.inline import close_tag, open_tag
from publish.readers.markdown.html.tags import Piece, tag
from publish.readers.markdown.links import link
from publish.readers.markdown.places import Place
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.spans import span_from
from publish.readers.markdown.syntax.attributes import Parsed
from publish.readers.markdown.urls import as_path, is_unsafe, shown

MAX_FRAMES = 40

Nodes: TypeAlias = tuple[Inline, ...]
Maker: TypeAlias = Callable[[Nodes], Nodes]


class Frame:
    """Something open: what closes it, what is in it, and what it becomes."""

    __slots__ = ("kind", "make", "nodes", "opened", "texts")

    def __init__(self, kind: str, make: Maker, opened: str = "", span: Span | None = None) -> None:
        self.kind = kind
        self.make = make
        self.nodes: list[Inline] = []
        self.texts: list[str] = []
        self.opened = (opened, span)

    def all(self) -> Nodes:
        """Return what it holds; neighbouring texts are one."""
        self.flush()
        return tuple(self.nodes)

    def flush(self) -> None:
        """Make the words taken in so far one text."""
        if self.texts:
            self.nodes.append(Text("".join(self.texts)))
            self.texts.clear()


class InlineBuilder:
    """Builds the nodes of one run of inline text."""

    def __init__(self, reading: Reading, place: Place, in_note: bool = False) -> None:
        self.reading = reading
        self.place = place
        self.in_note = in_note
        self.frames = [Frame("", _unchanged)]
        self._beyond: dict[str, int] = {}
        self.caption: Nodes = ()
        """The words that Markdown gives to the last picture; its caption where it is a figure."""

    # -- the stack ------------------------------------------------------------------------

    def add(self, *nodes: Inline) -> None:
        """Append nodes to what is open."""
        frame = self.frames[-1]
        for node in nodes:
            if isinstance(node, Text):
                frame.texts.append(node.value)
            else:
                frame.flush()
                frame.nodes.append(node)

    def text(self, value: str) -> None:
        """Append words to what is open."""
        self.frames[-1].texts.append(value)

    def open(self, kind: str, make: Maker, opened: str = "", span: Span | None = None) -> None:
        """Open a frame of a kind; ``make`` turns what it will hold into nodes."""
        if len(self.frames) > MAX_FRAMES:
            message = "Markup is nested too deep here; the words stay, plain."
            self.reading.report_once("nesting-too-deep", "inline", message, span or self.place.span(0))
            self._beyond[kind] = self._beyond.get(kind, 0) + 1
            return
        self.frames.append(Frame(kind, make, opened, span))

    def close(self, kind: str, make: Maker | None = None) -> bool:
        """Close the innermost frame of a kind, and whatever was left open inside it.

        Markdown's own frames are never closed by an HTML end tag: False then.
        """
        if self._beyond.get(kind):
            self._beyond[kind] -= 1
            return True
        for index in range(len(self.frames) - 1, 0, -1):
            frame = self.frames[index]
            if frame.kind == kind:
                break
            if kind.startswith("<") and not frame.kind.startswith("<"):
                return False
        else:
            return False
        while len(self.frames) - 1 > index:
            self._close_left_open()
        frame = self.frames.pop()
        self.add(*(make or frame.make)(frame.all()))
        return True

    def is_open(self, *kinds: str) -> bool:
        """Tell whether a frame of one of the kinds is open."""
        return any(frame.kind in kinds for frame in self.frames)

    def _close_left_open(self) -> None:
        frame = self.frames.pop()
        opened, span = frame.opened
        if frame.kind.startswith("<"):
            self.reading.report(
                "html-unclosed", f"`{opened}` is not closed where it stands.", span or self.place.span(0)
            )
        # A script without an end must not swallow the rest.
        discards = frame.kind.startswith("<!")
        self.add(*(frame.all() if discards else frame.make(frame.all())))

    def finish(self) -> Nodes:
        """Close what is open and return all nodes."""
        while len(self.frames) > 1:
            self._close_left_open()
        return self.frames[0].all()

    # -- tokens ---------------------------------------------------------------------------

    def tokens(self, tokens: Sequence[Token]) -> InlineBuilder:
        """Take in tokens."""
        for token in tokens:
            kind = token.type
            if kind in ("text", "text_special"):
                if token.content:
                    self.frames[-1].texts.append(token.content)
            elif kind == "softbreak":
                self.add(_SOFT)
            else:
                _HANDLERS[kind](self, token)
        return self

    def span_of(self, token: Token) -> Span:
        """Return the place of a token."""
        return self.place.span(token.meta.get("at", 0))

    def tag(self, piece: Piece, span: Span) -> None:
        """Take in a tag of raw HTML."""
        if piece.kind == "start":
            open_tag(self, piece, span)
        elif piece.kind == "end":
            close_tag(self, piece, span)

    def image(self, source: str, alt: str, title: str, given: Attributes, span: Span) -> None:
        """Append a picture; a refused one is its alternative text."""
        if is_unsafe(source):
            message = f"The address of this picture is refused: {shown(source)}"
            self.reading.report("link-unsafe", message, span)
            self.text(alt)
        else:
            self.add(Image(source, alt, title, given, span))


_SOFT = SoftBreak()
_BREAK = LineBreak()


def attributes_of(token: Token) -> Attributes:
    """Return the attributes in braces that the parser found behind a token."""
    parsed: Parsed | None = token.meta.get("attributes")
    return parsed.attributes if parsed else NO_ATTRIBUTES


def _unchanged(nodes: Nodes) -> Nodes:
    return nodes


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
    inner = InlineBuilder(builder.reading, builder.place, in_note=True)
    caption = inner.tokens(token.children or ()).finish()
    source, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
    given = attributes_of(token)
    if builder.reading.dialect == "publish":
        typed = given.get("fig-cap")
        builder.caption = builder.reading.words(typed, span) if typed else caption
    if builder.reading.dialect != "commonmark":
        source = as_path(source)
    alt = given.get("alt") or given.get("fig-alt") or plain_text(caption)
    builder.image(source, alt, title, given, span)


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


_HANDLERS: dict[str, Callable[[InlineBuilder, Token], None]] = {
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
    "reference": references.reference,
    "citation": references.citation,
    "footnote_ref": references.note,
    "math": references.math,
    "shortcode": references.shortcode,
    "tex": references.tex,
}
