"""Helpers in double braces of an mdBook: files brought in, every line with the place it came from.

After mdBook's own ``links`` preprocessor. What it hides from readers (the rest of a file around
the lines of ``rustdoc_include``) is left out; nothing is ever run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from publish import folder
from publish.diagnostics import Diagnostic
from publish.encoding import decode
from publish.folder import Refused
from publish.model import Origin, SourceText, Span
from publish.project.codes import CODES
from publish.project.excerpts import Excerpt, parse_excerpt, take
from publish.project.files import near
from publish.project.wording import shown

MAX_DEPTH = 10
"""Files within files, as in mdBook."""
FILE_LIMIT = 4_000_000
"""Bytes that an included file may have."""
TOTAL_LIMIT = 32_000_000
"""Characters that one text may bring in."""
MOST = 20_000
"""Times that one text may bring in a file: ten of them in each of ten would be thousands of millions."""

_HELPER = re.compile(r"\\\{\{#.*?\}\}|\{\{\s*#([A-Za-z0-9_]+)\s+([^}]+)\}\}")
_INCLUDES = {"include": False, "rustdoc_include": True, "doc_comment_include": False}
_PLAYGROUNDS = ("playground", "playpen")
_KNOWN = (*_INCLUDES, *_PLAYGROUNDS, "title")


class Line(NamedTuple):
    """A line of text and where it came from."""

    text: str
    origin: Origin


def resolve_includes(source: SourceText, root: Path) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """Return ``source`` with the files it includes, and what could not be brought in.

    ``root`` is the book's folder, which nothing is read from outside of. A helper that fails stays
    in the text as it was, so that its place is seen. ``{{#title …}}`` becomes the source's title.
    """
    if "{{" not in source.text:
        return source, ()
    expander = _Expander(root)
    host = [Line(text, Origin(source.file, n)) for n, text in enumerate(source.text.split("\n"), 1)]
    lines = expander.expand(host, source.file, 0)
    own = all(line.origin == Origin(source.file, n) for n, line in enumerate(lines, 1))
    text = "\n".join(line.text for line in lines)
    origins = () if own else tuple(line.origin for line in lines)
    return SourceText(source.file, text, origins, expander.title), tuple(expander.findings)


@dataclass
class _Expander:
    root: Path
    findings: list[Diagnostic] = field(default_factory=list)
    spent: int = 0
    times: int = 0
    files: dict[str, list[str] | None] = field(default_factory=dict)
    title: str = ""

    def expand(self, lines: list[Line], file: str, depth: int) -> list[Line]:
        """Return ``lines`` of ``file`` with their helpers carried out."""
        result: list[Line] = []
        for line in lines:
            if "{{" in line.text:
                result.extend(self.expand_line(line, file, depth))
            else:
                result.append(line)
        return result

    def expand_line(self, line: Line, file: str, depth: int) -> list[Line]:
        done: list[Line] = []
        text, origin = "", line.origin  # the line that is being put together
        at = 0
        for found in _HELPER.finditer(line.text):
            text += line.text[at : found.start()]
            at = found.end()
            span = Span(origin.file, line.origin.line, found.start() + 1 + line.origin.shift)
            brought = self.helper(found, line, file, depth, span)
            if brought is None:
                text += found[0]
            elif brought:
                first, *others = brought
                if not text.strip():  # an indented helper: the line is the included one
                    moved = first.origin.shift - len(text)
                    origin = Origin(first.origin.file, first.origin.line, moved)
                text += first.text
                if others:
                    done.extend((Line(text, origin), *others[:-1]))
                    text, origin = others[-1].text, others[-1].origin
        done.append(Line(text + line.text[at:], origin))
        return done

    def helper(
        self, found: re.Match[str], line: Line, file: str, depth: int, span: Span
    ) -> list[Line] | None:
        """Return the lines that a helper stands for; None where it stays as it is."""
        name = found[1]
        if name is None:  # \{{#…}}: the backslash alone goes
            return [Line(found[0][1:], line.origin)]
        words = found[2].split()
        if name == "title":
            self.title = " ".join(words)
        if name == "title" or not words:
            return []
        if name in _INCLUDES:
            path, _, part = words[0].partition(":")
            excerpt = parse_excerpt(part)
            return self.include(path, excerpt, _INCLUDES[name], file, depth, span)
        if name in _PLAYGROUNDS:
            return self.playground(words, line.origin, file, depth, span)
        if near_names := get_close_matches(name, _KNOWN, n=1, cutoff=0.75):
            message = f"there is no helper {shown(name)} (did you mean “{near_names[0]}”?)"
            self.findings.append(CODES.make("include-unknown", message, span))
        return None

    def playground(
        self, words: list[str], origin: Origin, file: str, depth: int, span: Span
    ) -> list[Line] | None:
        lines = self.include(words[0], Excerpt(), False, file, depth, span)
        if lines is None:
            return None
        longest = max((len(run) for line in lines for run in re.findall("`+", line.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return [
            Line(fence + ",".join(("rust", *words[1:])), origin),
            *lines,
            Line(fence, origin),
        ]

    def include(
        self, path: str, excerpt: Excerpt, every: bool, file: str, depth: int, span: Span
    ) -> list[Line] | None:
        """Return an excerpt of a file, its own helpers carried out."""
        target = folder.normal(path, file)
        lines = self.lines(path, target, span)
        if lines is None:
            return None
        if message := self.too_much(path, depth):
            if not any(one.code == "include-too-deep" for one in self.findings):
                self.findings.append(CODES.make("include-too-deep", message, span))
            return None
        numbers = take(lines, excerpt, every=every)
        if numbers is None:
            message = f"{shown(path)} has no {excerpt}"
            self.findings.append(CODES.make("include-part-missing", message, span))
            return None
        taken = [Line(lines[number], Origin(target, number + 1)) for number in numbers]
        self.times += 1
        self.spent += sum(len(line.text) + 1 for line in taken)
        return self.expand(taken, target, depth + 1)

    def too_much(self, path: str, depth: int) -> str:
        """Return why nothing more is brought in; empty where it may be."""
        if self.spent > TOTAL_LIMIT:
            return f"the included files have more than {TOTAL_LIMIT:,} characters"
        if self.times >= MOST:
            return f"more than {MOST:,} times a file is included"
        return f"{shown(path)} is included within more than {MAX_DEPTH} files" if depth >= MAX_DEPTH else ""

    def lines(self, path: str, target: str, span: Span) -> list[str] | None:
        if target not in self.files:
            self.files[target] = self.read(path, target, span)
        elif self.files[target] is None:
            message = f"{shown(path)} cannot be included"
            self.findings.append(CODES.make("include-missing", message, span))
        return self.files[target]

    def read(self, path: str, target: str, span: Span) -> list[str] | None:
        data = folder.read(self.root, target, FILE_LIMIT)
        if isinstance(data, Refused):
            code = "include-outside" if data.reason == "outside" else "include-missing"
            message = {
                "outside": f"{shown(path)} lies outside the book's folder",
                "missing": f"there is no file {shown(path)}{near(self.root, target)}",
                "large": f"{shown(path)} has more than {FILE_LIMIT:,} bytes",
            }.get(data.reason, f"{shown(path)} cannot be read")
            self.findings.append(CODES.make(code, message, span))
            return None
        text, found = decode(data, target)
        self.findings.extend(found)
        if text is None:
            return None
        return text.removesuffix("\n").split("\n") if text else []
