"""What a publication's own style sheet may not ask for, found in the parsed sheet with its line.

A sheet is a stranger's: nothing that it names is loaded, so whatever would load is taken out
before a sheet reaches an output. What a page cannot have because chapters are laid out one by
one (DESIGN, "Pages") is said and left in.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, Node, ParseError, QualifiedRule, URLToken

from publish.diagnostics import Code, Codes, Diagnostic
from publish.model import Span

CODES = Codes(
    "stylecheck",
    Code(
        "style-address",
        "error",
        "a style sheet that asks for another file or for the network; nothing is loaded",
        "Write the rules into the sheet itself, show pictures in the text, and choose faces by "
        "the names of installed families.",
    ),
    Code(
        "style-syntax",
        "warning",
        "a part of a style sheet that is no CSS; it is left out",
        "Look for a bracket, a colon or a semicolon that is missing just before.",
    ),
    Code(
        "style-by-unit",
        "warning",
        "CSS that looks at the whole book, where each chapter is set by itself",
        "Numbers, folios and running heads come from the manuscript and the theme; "
        "margin boxes belong into margins.css.",
    ),
    Code(
        "style-not-in-epub",
        "warning",
        "CSS that an EPUB may not have; it is left out of both editions",
        "Move the rule into print.css.",
    ),
)

DEEPEST = 32
"""Brackets and blocks within one another that a style sheet may have."""
MOST = 100
"""Findings of one style sheet."""

_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_LOADING = ("url", "src", "image", "image-set", "-webkit-image-set", "expression")
_LOOKING_ABROAD = ("target-counter", "target-counters", "target-text", "element")
_NOT_IN_EPUB = ("direction", "unicode-bidi")
_BLOCKS = ("{} block", "[] block", "() block")
_BOXES = re.compile(r"(?:top|bottom|left|right)-(?:left|center|right|top|middle|bottom)(?:-corner)?$")


def embedded(address: str) -> bool:
    """Tell whether an address loads nothing: a place in the document, a picture written out."""
    return address.strip().startswith("#") or bool(_EMBEDDED.match(address.strip()))


def fetches(nodes: Iterable[Node]) -> bool:
    """Tell whether CSS loads anything that is not in the document itself."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, URLToken) and not embedded(node.value):
            return True
        if isinstance(node, AtRule):
            if node.lower_at_keyword == "import":
                return True
            if node.lower_at_keyword == "namespace":  # a name that looks like an address
                continue
        if isinstance(node, FunctionBlock) and node.lower_name in _LOADING:
            words = [str(one.value) for one in node.arguments if one.type == "string"]
            if not words or not all(embedded(word) for word in words):
                return True
        stack.extend(_inner(node))
    return False


def check_sheet(css: str, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the sheet ``file`` without what may not stay, every line where it was, and the findings.

    Its name says for which editions it is; where nothing has to go, it is returned as it is.
    """
    check = _Check(file)
    rules = tinycss2.parse_stylesheet(css)
    cleaned = check.text(rules, 1)
    check.counters(rules)
    return cleaned if check.left_out else css, check.found()


def _inner(node: Node) -> Iterator[Node]:
    if isinstance(node, AtRule | QualifiedRule):
        yield from node.prelude
        yield from node.content or ()
    elif isinstance(node, Declaration):
        yield from node.value
    elif isinstance(node, FunctionBlock):
        yield from node.arguments
    elif node.type in _BLOCKS:
        yield from node.content


def _too_deep(node: Node) -> bool:
    stack = [(node, 0)]
    while stack:
        one, depth = stack.pop()
        if depth > DEEPEST:
            return True
        stack.extend((child, depth + 1) for child in _inner(one))
    return False


@dataclass(slots=True)
class _Check:
    """One sheet being looked through."""

    file: str
    findings: list[Diagnostic] = field(default_factory=list)
    left_out: bool = False

    @property
    def prints(self) -> bool:
        """Whether the sheet is used where chapters are laid out."""
        return not self.file.endswith(("margins.css", "ereader.css"))

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
        if _too_deep(node):
            return self.refuse("style-syntax", f"more than {DEEPEST} brackets within one another", node)
        if isinstance(node, AtRule):
            return self.at_rule(node)
        if isinstance(node, QualifiedRule):
            return self.rule(node)
        if isinstance(node, Declaration):
            return self.declaration(node)
        return str(node.serialize())

    def rule(self, node: QualifiedRule) -> str:
        if broken := _broken(node.prelude):
            return self.refuse("style-syntax", f"no CSS: {broken.message}", node)
        prelude = tinycss2.serialize(node.prelude)
        return f"{prelude}{{{self.block(node, node.source_line + prelude.count(chr(10)))}}}"

    def block(self, node: AtRule | QualifiedRule, line: int) -> str:
        return self.text(tinycss2.parse_blocks_contents(node.content), line)

    def at_rule(self, node: AtRule) -> str:
        name = node.lower_at_keyword
        if broken := _broken(node.prelude):
            return self.refuse("style-syntax", f"no CSS: {broken.message}", node)
        if name == "import" or fetches(node.prelude):
            return self.refuse("style-address", f"“@{name}” loads another file", node)
        if name == "page":
            self.page(node)
        if self.file.endswith("margins.css") or not _BOXES.match(name):
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

    def page(self, node: AtRule) -> None:
        selector = tinycss2.serialize(node.prelude).lower()
        if not self.prints:
            return
        if re.search(r":first(?![\w-])", selector):
            self.report("style-by-unit", "“@page :first” is the first page of every chapter", node)
        if re.search(r":nth\((?![^)]*\sof\s)", selector):
            self.report("style-by-unit", "“@page :nth()” counts the pages of each chapter anew", node)

    def declaration(self, node: Declaration) -> str:
        if broken := _broken(node.value):
            return self.refuse("style-syntax", f"no CSS: {broken.message}", node)
        if fetches(node.value):
            return self.refuse("style-address", f"“{node.name}” loads another file", node)
        if self.in_epub and node.lower_name in _NOT_IN_EPUB:
            words = f"the style sheets of an EPUB may not set “{node.name}”"
            return self.refuse("style-not-in-epub", words, node)
        if self.prints:
            self.by_unit(node)
        value = tinycss2.serialize(node.value)
        return f"{node.name}:{value}{' !important' if node.important else ''};"

    def by_unit(self, node: Declaration) -> None:
        value = tinycss2.serialize(node.value).strip().lower()
        if node.lower_name == "position" and value == "fixed":
            self.report("style-by-unit", "“position: fixed” stands on the pages of one chapter alone", node)
        if node.lower_name == "position" and value.startswith("running("):
            self.report("style-by-unit", "a running element has no margin box to stand in", node)
        if node.lower_name == "string-set":
            self.report("style-by-unit", "“string-set” has no margin box to show its string in", node)
        for function in _functions(node.value):
            first = tinycss2.serialize(function.arguments[:1]).lower()
            if function.lower_name in _LOOKING_ABROAD or function.lower_name == "string":
                words = f"“{function.name}()” sees one chapter alone"
                self.report("style-by-unit", words, node)
            elif function.lower_name in ("counter", "counters") and first in ("page", "pages"):
                words = f"“{function.name}({first})” counts the pages of one chapter alone"
                self.report("style-by-unit", words, node)

    def counters(self, rules: Iterable[Node]) -> None:
        """Report counters that are counted up and nowhere set anew: they begin with each chapter."""
        if not self.prints:
            return
        up: dict[str, Declaration] = {}
        anew: set[str] = set()
        for one in _declarations(rules):
            names = [token.value for token in one.value if token.type == "ident"]
            if one.lower_name in ("counter-increment", "counter-set"):
                for name in names:
                    up.setdefault(name, one)
            elif one.lower_name == "counter-reset":
                anew.update(names)
        for name, node in up.items():
            if name not in anew and name not in ("none", "list-item"):
                words = f"the counter “{name}” is set anew by no rule, and so with every chapter"
                self.report("style-by-unit", words, node)


def _broken(nodes: Iterable[Node]) -> ParseError | None:
    """Return the first token that is none: a string without an end, a bracket too many."""
    for node in nodes:
        if isinstance(node, ParseError):
            return node
        if found := _broken(_inner(node)):
            return found
    return None


def _declarations(rules: Iterable[Node]) -> Iterator[Declaration]:
    waiting = deque(rule for rule in rules if not _too_deep(rule))
    while waiting:
        node = waiting.popleft()
        if isinstance(node, Declaration):
            yield node
        elif isinstance(node, AtRule | QualifiedRule) and node.content:
            waiting.extend(tinycss2.parse_blocks_contents(node.content))


def _functions(nodes: Iterable[Node]) -> Iterator[FunctionBlock]:
    for node in nodes:
        if isinstance(node, FunctionBlock):
            yield node
        yield from _functions(_inner(node))
