"""One sheet of a publication: what may stay of it, and what is to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, ParseError, QualifiedRule

from publish.diagnostics import Diagnostic
from publish.spans import Span
from publish.stylecheck import byunit
from publish.stylecheck.addresses import fetches
from publish.stylecheck.codes import CODES
from publish.stylecheck.nodes import DEEPEST, broken, too_deep

MOST = 100
"""Findings of one style sheet."""

_NOT_IN_EPUB = ("direction", "unicode-bidi")
_BOXES = re.compile(r"(?:top|bottom|left|right)-(?:left|center|right|top|middle|bottom)(?:-corner)?$")


def check_sheet(css: str, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the sheet ``file`` without what may not stay, every line where it was, and the findings.

    Its name says for which editions it is; where nothing has to go, it is returned as it is.
    """
    check = _Check(file)
    rules = tinycss2.parse_stylesheet(css)
    cleaned = check.text(rules, 1)
    for message, node in byunit.of_counters(rules, check.part) if check.part else ():
        check.report("style-by-unit", message, node)
    return cleaned if check.left_out else css, check.found()


@dataclass(slots=True)
class _Check:
    """One sheet being looked through."""

    file: str
    findings: list[Diagnostic] = field(default_factory=list)
    left_out: bool = False

    @property
    def margins(self) -> bool:
        """Whether the sheet is for folios and running heads."""
        return self.file.endswith("margins.css")

    @property
    def part(self) -> str:
        """What is laid out by itself with this sheet; nothing for one that no page is made with."""
        if self.margins:
            return "stretch of pages"
        return "" if self.file.endswith("ereader.css") else "chapter"

    @property
    def in_epub(self) -> bool:
        return self.file.endswith(("style.css", "theme.css", "ereader.css"))

    def found(self) -> tuple[Diagnostic, ...]:
        if len(self.findings) <= MOST:
            return tuple(self.findings)
        words = f"{len(self.findings) - MOST + 1} more findings in this sheet are left out"
        return (*self.findings[: MOST - 1], CODES.make("style-syntax", words, Span(self.file, 0)))

    def refuse(self, code: str, message: str, node: Node) -> str:
        """Report what is left out; return what stays of it."""
        self.left_out = True
        self.report(code, message, node)
        return ""

    def report(self, code: str, message: str, node: Node) -> None:
        self.findings.append(CODES.make(code, message, Span(self.file, node.source_line, node.source_column)))

    def by_unit(self, messages: Iterable[str], node: Node) -> None:
        """Report what looks at the whole book; it stays in."""
        for message in messages:
            self.report("style-by-unit", message, node)

    def text(self, nodes: Iterable[Node], line: int) -> str:
        """Return what may stay of ``nodes``, the first of which stands in ``line``."""
        parts: list[str] = []
        for node in nodes:
            kept = self.kept(node)
            if not kept:
                continue
            if node.source_line > line:
                parts.append("\n" * (node.source_line - line))
                line = node.source_line
            parts.append(kept)
            line += kept.count("\n")
        return "".join(parts)

    def kept(self, node: Node) -> str:
        """Return one rule, declaration or token as it may stay; nothing where it may not."""
        if isinstance(node, ParseError):
            return self.refuse("style-syntax", f"no CSS: {node.message}", node)
        if too_deep(node):
            return self.refuse("style-syntax", f"more than {DEEPEST} brackets within one another", node)
        if isinstance(node, AtRule):
            return self.at_rule(node)
        if isinstance(node, QualifiedRule):
            return self.rule(node)
        if isinstance(node, Declaration):
            return self.declaration(node)
        return str(node.serialize())

    def rule(self, node: QualifiedRule) -> str:
        if wrong := broken(node.prelude):
            return self.refuse("style-syntax", f"no CSS: {wrong.message}", node)
        prelude = tinycss2.serialize(node.prelude)
        return f"{prelude}{{{self.block(node, node.source_line + prelude.count(chr(10)))}}}"

    def block(self, node: AtRule | QualifiedRule, line: int) -> str:
        return self.text(tinycss2.parse_blocks_contents(node.content), line)

    def at_rule(self, node: AtRule) -> str:
        name = node.lower_at_keyword
        if wrong := broken(node.prelude):
            return self.refuse("style-syntax", f"no CSS: {wrong.message}", node)
        if name == "import" or fetches(node.prelude):
            return self.refuse("style-address", f"“@{name}” loads another file", node)
        if name == "page" and self.part:
            self.by_unit(byunit.of_page(node, self.part), node)
        if self.margins or not _BOXES.match(name):
            return self.any_at_rule(node)
        code = "style-not-in-epub" if self.in_epub else "style-by-unit"
        return self.refuse(code, f"the margin box “@{name}” belongs into margins.css", node)

    def any_at_rule(self, node: AtRule) -> str:
        prelude = tinycss2.serialize(node.prelude)
        head = f"@{node.at_keyword}{prelude}"
        if node.content is None:
            return f"{head};"
        inner = self.block(node, node.source_line + head.count("\n"))
        if node.lower_at_keyword == "font-face" and "src" not in inner:
            return ""  # without a source it would only be one more complaint
        return f"{head}{{{inner}}}"

    def declaration(self, node: Declaration) -> str:
        if wrong := broken(node.value):
            return self.refuse("style-syntax", f"no CSS: {wrong.message}", node)
        if fetches(node.value):
            return self.refuse("style-address", f"“{node.name}” loads another file", node)
        if self.in_epub and node.lower_name in _NOT_IN_EPUB:
            words = f"the style sheets of an EPUB may not set “{node.name}”"
            return self.refuse("style-not-in-epub", words, node)
        if self.margins:
            self.by_unit(byunit.of_any(node, self.part), node)
        elif self.part:
            self.by_unit(byunit.of_text(node), node)
        value = tinycss2.serialize(node.value)
        return f"{node.name}:{value}{' !important' if node.important else ''};"
