"""``SUMMARY.md``, the list of an mdBook's chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.project.codes import CODES
from publish.project.wording import shown

MAX_NESTING = 20
"""Lists within lists."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as the summary names it."""

    title: str
    """Markdown inlines."""
    file: str
    """Path from the folder of the sources; empty for a draft."""
    children: tuple[Chapter, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """Numbered chapters under one title; the first part of a book may have none."""

    title: str
    chapters: tuple[Chapter, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Summary:
    """The chapters of an mdBook in order."""

    prefix: tuple[Chapter, ...]
    parts: tuple[Part, ...]
    suffix: tuple[Chapter, ...]


def parse_summary(text: str, file: str) -> tuple[Summary, tuple[Diagnostic, ...]]:
    """Return the chapters that a summary lists, and the lines that say nothing.

    The first heading is the summary's own title unless something stands before it; later ones are
    titles of parts. Chapters without a list mark stand before and after the numbered ones.
    """
    parser = _Parser(file, text.split("\n"))
    markdown = MarkdownIt("commonmark", {"maxNesting": 2 * MAX_NESTING + 4})
    for node in SyntaxTreeNode(markdown.parse(text)).children:
        parser.block(node)
    parser.close_part()
    return Summary(tuple(parser.prefix), tuple(parser.parts), tuple(parser.suffix)), tuple(parser.findings)


@dataclass
class _Parser:
    file: str
    lines: list[str]
    prefix: list[Chapter] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    suffix: list[Chapter] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    title: str = ""
    title_span: Span | None = None
    chapters: list[Chapter] = field(default_factory=list)
    begun: bool = False

    def report(self, code: str, words: str, span: Span) -> None:
        self.findings.append(CODES.make(code, words, span))

    def span(self, node: SyntaxTreeNode, offset: int = 0) -> Span:
        """Return the place of the link, or of the first word, in a line of ``node``."""
        number = (node.map[0] if node.map else 0) + offset
        line = self.lines[number] if number < len(self.lines) else ""
        at = line.find("[")
        return Span(self.file, number + 1, at + 1 if at >= 0 else len(line) - len(line.lstrip()) + 1)

    def block(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading" and node.tag == "h1":
            if self.begun:
                self.close_part()
                self.title, self.title_span = node.children[0].content, self.span(node)
        elif node.type == "paragraph":
            self.affixes(node)
        elif node.type in ("bullet_list", "ordered_list"):
            if self.suffix:
                words = "a list follows the chapters that close the book"
                self.report("summary-order", words, self.span(node))
            self.chapters.extend(self.items(node, 1))
        elif node.type == "html_block" and node.content.lstrip().startswith("<!--"):
            return  # a comment before the title is no content
        elif node.type != "hr":
            self.report("summary-line", "this says nothing to mdBook", self.span(node))
        self.begun = True

    def close_part(self) -> None:
        if self.chapters or self.title:
            span = self.title_span or self.chapters[0].span
            self.parts.append(Part(self.title, tuple(self.chapters), span))
        self.title, self.title_span, self.chapters = "", None, []

    def affixes(self, node: SyntaxTreeNode) -> None:
        """Read the chapters of a paragraph: those before any list or part open the book."""
        place = self.suffix if self.chapters or self.parts or self.title else self.prefix
        place.extend(self.links(node))

    def items(self, node: SyntaxTreeNode, depth: int) -> Iterator[Chapter]:
        for item in node.children:
            own: list[Chapter] = []
            below: list[Chapter] = []
            for child in item.children:
                if child.type in ("bullet_list", "ordered_list"):
                    if depth < MAX_NESTING:
                        below.extend(self.items(child, depth + 1))
                    else:
                        words = f"chapters are nested more than {MAX_NESTING} deep; the rest is left out"
                        self.report("summary-line", words, self.span(child))
                elif child.type == "paragraph":
                    own.extend(self.links(child))
                else:
                    self.report("summary-line", "this says nothing to mdBook", self.span(child))
            if own:
                *others, last = own
                yield from others
                yield Chapter(last.title, last.file, tuple(below), last.span)
            else:
                if not item.children:
                    self.report("summary-line", "this item names no chapter", self.span(item))
                yield from below

    def links(self, node: SyntaxTreeNode) -> Iterator[Chapter]:
        """Yield the chapters that a paragraph links to; report its other words."""
        inline = node.children[0]
        offset = 0
        for child in inline.children:
            if child.type in ("softbreak", "hardbreak"):
                offset += 1
            elif child.type == "link":
                title = _label(inline.content.split("\n")[offset], child)
                yield Chapter(title, self.href(child, self.span(node, offset)), (), self.span(node, offset))
            elif child.content.strip() and not child.content.startswith("<!--"):
                words = f"{shown(child.content.strip())} is no link to a chapter"
                self.report("summary-line", words, self.span(node, offset))

    def href(self, link: SyntaxTreeNode, place: Span) -> str:
        """Return the file that a link names."""
        name, mark, fragment = str(link.attrs.get("href", "")).partition("#")
        file = unquote(name).removeprefix("./")
        if mark:
            words = f"“#{fragment[:60]}” behind {shown(file)} has no effect: all of the file is the chapter"
            self.report("summary-fragment", words, place)
        return file


def _label(line: str, link: SyntaxTreeNode) -> str:
    """Return the words of a link as typed, or plain where the line does not show them."""
    start, end = line.find("["), line.rfind("](")
    if 0 <= start < end and line.count("](") == 1:
        return line[start + 1 : end].strip()
    return "".join(_words(token) for token in link.to_tokens()).strip()


def _words(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else ""
