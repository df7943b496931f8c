"""Inline nodes to Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatchmethod

from publish.importers.escaping import (
    address,
    attributes_of,
    escape_text,
    is_punctuation,
    is_space,
    title_of,
)
from publish.importers.notes import Notes
from publish.model import (
    Attributes,
    Citation,
    Code,
    CrossReference,
    Deletion,
    Emphasis,
    Image,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    RawInline,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
)

_MARKS: dict[type, tuple[tuple[str, ...], str]] = {
    Emphasis: (("*", "_"), "em"),
    Strong: (("**", "__"), "strong"),
    Deletion: (("~~",), "del"),
}
_NAMED_TARGET = re.compile(r"(?:fig|tbl|lst|sec|eq)-[\w-]*\w")


class InlineWriter:
    """Writes inlines; notes are given to ``notes``, which writes them below the block.

    ``single_line``: whether a line end would end the construct (headings, table cells, captions).
    ``in_cell``: whether a bar would end it.
    """

    def __init__(self, notes: Notes, single_line: bool = False, in_cell: bool = False) -> None:
        self._notes = notes
        self._single_line = single_line
        self._in_cell = in_cell

    def write(self, nodes: Sequence[Inline], before: str = "", after: str = "") -> str:
        """Return nodes as Markdown; ``before`` and ``after`` are the characters around them."""
        result = ""
        for place, node in enumerate(nodes):
            previous = result[-1:] or before
            following = _first_character(nodes[place + 1 :]) or after
            result += self._node(node, previous, following)
        return result

    @singledispatchmethod
    def _node(self, node: Inline, before: str, after: str) -> str:
        raise TypeError(f"no inline node: {node!r}")

    @_node.register
    def _soft_break(self, node: SoftBreak, before: str, after: str) -> str:
        return " " if self._single_line else "\n"

    @_node.register
    def _line_break(self, node: LineBreak, before: str, after: str) -> str:
        return "<br>" if self._single_line else "\\\n"

    @_node.register
    def _text(self, node: Text, before: str, after: str) -> str:
        escaped = escape_text(node.value, at_line_start=before in ("", "\n") and not self._in_cell)
        if self._in_cell:
            escaped = escaped.replace("|", "\\|")
        if before == "\n":
            escaped = escaped.lstrip(" \t")
        # An exclamation mark before a bracket begins a picture.
        return escaped[:-1] + "\\!" if after == "[" and escaped.endswith("!") else escaped

    @_node.register(Emphasis)
    @_node.register(Strong)
    @_node.register(Deletion)
    def _marked(self, node: Emphasis | Strong | Deletion, before: str, after: str) -> str:
        marks, tag = _MARKS[type(node)]
        for mark in marks:
            body = self.write(node.children, mark[0], mark[0])
            if _flanked(mark, body, before, after):
                return mark + body + mark
        return f"<{tag}>{self.write(node.children, '>', '<')}</{tag}>"

    @_node.register(Superscript)
    @_node.register(Subscript)
    def _raised(self, node: Superscript | Subscript, before: str, after: str) -> str:
        mark, tag = ("^", "sup") if isinstance(node, Superscript) else ("~", "sub")
        if len(node.children) == 1 and isinstance(node.children[0], Text):
            value = node.children[0].value
            if re.fullmatch(r"[^\W_]+", value):
                return mark + value + mark
        return f"<{tag}>{self.write(node.children, '>', '<')}</{tag}>"

    @_node.register
    def _code(self, node: Code, before: str, after: str) -> str:
        value = node.value.replace("\n", " ").replace("|", "\\|" if self._in_cell else "|")
        longest = max((len(run) for run in re.findall(r"`+", value)), default=0)
        fence = "`" * (longest + 1)
        edge = value[:1] + value[-1:]
        padded = "`" in edge or (edge == "  " and bool(value.strip()))
        return fence + (f" {value} " if padded else value) + fence + attributes_of(node.attributes)

    @_node.register
    def _image(self, node: Image, before: str, after: str) -> str:
        return self.picture(node, escape_text(node.alt), node.attributes)

    @_node.register
    def _note(self, node: Note, before: str, after: str) -> str:
        return f"[^{self._notes.call(node)}]"

    @_node.register
    def _small_caps(self, node: SmallCaps, before: str, after: str) -> str:
        return self._span(node.children) + "{.smallcaps}"

    @_node.register
    def _styled(self, node: Styled, before: str, after: str) -> str:
        extra = (("lang", node.language),) if node.language else ()
        given = attributes_of(node.attributes, *extra)
        return self._span(node.children) + given if given else self.write(node.children, before, after)

    @_node.register(Math)
    @_node.register(Citation)
    @_node.register(IndexMark)
    def _as_typed(self, node: Math | Citation | IndexMark, before: str, after: str) -> str:
        return node.raw

    @_node.register
    def _raw(self, node: RawInline, before: str, after: str) -> str:
        return f"`{node.value}`{{={node.format}}}"

    def _span(self, children: Sequence[Inline]) -> str:
        return f"[{self.write(children, '[', ']')}]"

    def picture(self, node: Image, words: str, given: Attributes) -> str:
        """Return a picture with ``words`` (Markdown) in its brackets: alternative or caption."""
        alternative = (("alt", node.alt),) if words != escape_text(node.alt) else ()
        place = address(node.source) + title_of(node.title)
        return f"![{words}]({place})" + attributes_of(given, *alternative)

    @_node.register
    def _link(self, node: Link, before: str, after: str) -> str:
        plain = len(node.children) == 1 and node.children[0] == Text(node.url)
        if plain and not node.title and re.fullmatch(r"https?://[^\s<>\\`{}|]+", node.url):
            return f"<{node.url}>" + attributes_of(node.attributes)
        place = address(node.url) + title_of(node.title)
        return f"{self._span(node.children)}({place})" + attributes_of(node.attributes)

    @_node.register
    def _reference(self, node: CrossReference, before: str, after: str) -> str:
        named = _NAMED_TARGET.fullmatch(node.target)
        if named and node.form in ("label", "number") and not node.children:
            return ("-@" if node.form == "number" else "@") + node.target + attributes_of(node.attributes)
        target = node.target if "#" in node.target or node.target.endswith(".md") else f"#{node.target}"
        given = node.attributes
        classes = given.classes if node.form in ("text", "label") else (node.form, *given.classes)
        attributes = attributes_of(type(given)(given.id, classes, given.pairs))
        return f"{self._span(node.children)}({address(target)}){attributes}"


_OPENINGS: dict[type, str] = {
    SoftBreak: " ",
    LineBreak: "\\",
    Code: "`",
    Image: "!",
    Link: "[",
    Note: "[",
    SmallCaps: "[",
    Styled: "[",
    CrossReference: "[",
    Superscript: "^",
    Subscript: "~",
    Emphasis: "*",
    Strong: "*",
    Deletion: "~",
}


def _first_character(following: Sequence[Inline]) -> str:
    """Return the character that the next node begins with, as far as a neighbour must know it."""
    if not following:
        return ""
    node = following[0]
    if isinstance(node, Text):
        return escape_text(node.value)[:1]
    if isinstance(node, Math | Citation | IndexMark):
        return node.raw[:1]
    return _OPENINGS.get(type(node), "`")


def _flanked(mark: str, body: str, before: str, after: str) -> bool:
    """Tell whether marks around ``body`` open and close there (CommonMark 0.31, "Emphasis").

    Stricter than the specification: no letter may touch the marks from outside and no other mark
    of the kind may stand inside or beside, so that which mark belongs to which is never in doubt.
    """
    if not body or is_space(body[0]) or is_space(body[-1]):
        return False
    # A tilde before other markup could begin a subscript that ends inside it.
    if mark == "~~" and after and not after.isspace() and after not in ".,:;!?)":
        return False
    if mark[0] in (before, after) or re.search(rf"(?<!\\){re.escape(mark[0])}", body):
        return False
    if body.endswith("\\") or not all(is_space(one) or is_punctuation(one) for one in (before, after)):
        return False
    return not (before == "\\" or (is_punctuation(before) and is_punctuation(body[0]) and before in "*_~"))
