"""Inline tokens into inline nodes: a stack of what is open, so that no depth can overflow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from publish.model import Attributes, Image, Inline, SoftBreak, Span, Text
from publish.readers.markdown.html.inline import close_tag, open_tag
from publish.readers.markdown.html.tags import Piece
from publish.readers.markdown.inline_tokens import HANDLERS
from publish.readers.markdown.places import Place
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.urls import is_unsafe, shown

MAX_FRAMES = 40
_SOFT = SoftBreak()

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
        self.in_note = in_note or reading.in_note
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
                HANDLERS[kind](self, token)
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


def _unchanged(nodes: Nodes) -> Nodes:
    return nodes
