"""The form of public-domain texts: hard-wrapped lines, blank lines between paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publish.diagnostics import Diagnostic
from publish.model import Block, SourceText
from publish.readers.plaintext.contents import ContentsList
from publish.readers.plaintext.form import closed
from publish.readers.plaintext.headings import Label, all_capitals, label_of, like_name, like_title
from publish.readers.plaintext.indented import broken_lines, read_indented
from publish.readers.plaintext.lines import Chunk, Line, full, width_of
from publish.readers.plaintext.pieces import (
    CREDIT_CLASS,
    Marked,
    Titling,
    author_of,
    confirmed,
    illustration,
    is_credit,
    is_scene_break,
    paragraph,
    scene_break,
    settle,
    span_of,
)

LONGEST_TITLE = 70
"""Characters of a line of a title or of a heading."""


def titling_of(source: SourceText, chunks: tuple[Chunk, ...]) -> Titling:
    """Recognise title, subtitle and author in the first chunks, or their absence."""
    if len(chunks) < 2 or not _is_title(chunks[0]):
        return Titling()
    first = chunks[0].lines
    names = [author_of(line.text) for line in first]
    place = next((at for at, name in enumerate(names) if name and at), 0)
    title = " ".join(line.text for line in first[: place or len(first)])
    if place:
        header: tuple[tuple[str, object], ...] = (("title", title), ("author", names[place]))
        return Titling(header, span_of(source, first), 1)
    for taken in (1, 2):
        between = chunks[1:taken]
        name = author_of(chunks[taken].text) if taken < len(chunks) - 1 else ""
        if name and all(_is_title(chunk) for chunk in between):
            subtitle = tuple(("subtitle", chunk.text) for chunk in between)
            lines = (*first, *chunks[taken].lines)
            header = (("title", title), *subtitle, ("author", name))
            return Titling(header, span_of(source, lines), taken + 1)
    return Titling((("title", title),), span_of(source, first), 1)


def _is_title(chunk: Chunk) -> bool:
    if len(chunk.lines) > 4 or any(len(line.text) > LONGEST_TITLE for line in chunk.lines):
        return False
    if label_of(chunk.lines[0].text) or is_scene_break(chunk.text) or is_credit(chunk.text):
        return False
    return like_title(chunk.text) and chunk.text[0] not in "\"“„»«‘'["


def read_chunks(
    source: SourceText, chunks: tuple[Chunk, ...]
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Return the blocks of hard-wrapped chunks, title and byline taken off."""
    return _WrappedReader(source, chunks).read()


class _WrappedReader:
    """Goes through the chunks once; what a chunk is depends on its neighbours and the measure."""

    def __init__(self, source: SourceText, chunks: tuple[Chunk, ...]) -> None:
        self.source = source
        self.chunks = tuple(_split(chunks, _first_line_indent(chunks)))
        self.width = width_of([line for chunk in self.chunks for line in chunk.lines])
        self.pieces: list[Block | Marked] = []
        self.findings: list[Diagnostic] = []

    def read(self) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
        contents = ContentsList(self.chunks)
        place = 0
        while place < len(self.chunks):
            after = contents.end(place)
            if after > place:
                self.findings.append(contents.finding(self.source, place, after))
            else:
                after = self._heading(place) or self._indented(place) or self._chunk(place)
            place = after
        return self._settled(), tuple(self.findings)

    def _heading(self, place: int) -> int:
        """Read a heading that may have its title in the next chunk; return the place after it, or 0."""
        chunk = self.chunks[place]
        marked = _heading_of(chunk)
        if marked is None:
            return 0
        following = self.chunks[place + 1] if place + 1 < len(self.chunks) else None
        bare = marked.label.kind in ("part", "chapter", "numeral") and not marked.label.title
        if bare and following and self._is_heading_title(following, marked.label):
            label = marked.label.with_title(following.text)
            self.pieces.append(Marked(label, (*marked.lines, *following.lines)))
            return place + 2
        self.pieces.append(marked)
        return place + 1

    def _is_heading_title(self, chunk: Chunk, label: Label) -> bool:
        text = chunk.text
        if len(chunk.lines) > 2 or len(text) > LONGEST_TITLE or label_of(text) or not like_title(text):
            return False
        if label.kind == "numeral":
            return all_capitals(text)
        return all_capitals(text) or like_name(text) or not closed(text)

    def _indented(self, place: int) -> int:
        end = place
        while end < len(self.chunks) and self.chunks[end].indented and not self._is_mark(end):
            end += 1
        if end > place:
            blocks, findings = read_indented(self.source, self.chunks[place:end], self.width)
            self.pieces.extend(blocks)
            self.findings.extend(findings)
        return end if end > place else 0

    def _is_mark(self, place: int) -> bool:
        chunk = self.chunks[place]
        return is_scene_break(chunk.text) or chunk.text[0] == "[" or _heading_of(chunk) is not None

    def _chunk(self, place: int) -> int:
        chunk = self.chunks[place]
        drawn = illustration(self.source, chunk.lines)
        if len(chunk.lines) == 1 and is_scene_break(chunk.text):
            self.pieces.append(scene_break(self.source, chunk.lines[0]))
        elif drawn is not None:
            self.pieces.extend(drawn[0])
            self.findings.extend(drawn[1])
        else:
            last = place == len(self.chunks) - 1
            classes = (CREDIT_CLASS,) if last and is_credit(chunk.text) else ()
            make = broken_lines if self._is_ragged(chunk) else paragraph
            made, more = make(self.source, chunk.lines, *classes)
            self.pieces.append(made)
            self.findings.extend(more)
        return place + 1

    def _is_ragged(self, chunk: Chunk) -> bool:
        """Tell whether lines end early on purpose: an address, a signature, verse at the left edge."""
        pairs = list(pairwise(chunk.lines))
        early = sum(not full(one, two, self.width - 12) for one, two in pairs)
        return bool(pairs) and early * 3 >= len(pairs) * 2

    def _settled(self) -> tuple[Block, ...]:
        sure = confirmed(self.pieces)
        kept: list[Block | Marked] = []
        for place, piece in enumerate(self.pieces):
            if isinstance(piece, Marked) and piece.label.number and place not in sure:
                made, findings = paragraph(self.source, piece.lines)
                self.findings.extend(findings)
                kept.append(made)
            else:
                kept.append(piece)
        return settle(self.source, kept)


def _heading_of(chunk: Chunk) -> Marked | None:
    """Read a chunk of up to three lines as a heading."""
    lines = chunk.lines
    if len(lines) > 3 or any(len(line.text) > LONGEST_TITLE for line in lines):
        return None
    if len(lines) == 2 and set(lines[1].text) in ({"="}, {"-"}) and len(lines[1].text) > 2:
        return Marked(label_of(lines[0].text) or Label("capitals", "", lines[0].text), lines)
    label = label_of(lines[0].text)
    if label:
        whole = _with_more(label, " ".join(line.text for line in lines[1:]))
        return Marked(whole, lines) if whole else None
    # One blank line parts paragraphs; capitals after two or more are no shouting.
    if chunk.gap > 1 and all_capitals(chunk.text) and not is_scene_break(chunk.text):
        return Marked(Label("capitals", "", chunk.text), lines)
    return None


def _with_more(label: Label, rest: str) -> Label | None:
    """Return a heading with the further lines of its chunk; None where they make it no heading."""
    if not rest:
        return label
    bare = not label.title and label.kind in ("part", "chapter", "numeral")
    if bare and like_title(rest) and (label.kind != "numeral" or all_capitals(rest)):
        return label.with_title(rest)
    whole = f"{label.text} {rest}"
    return replace(label, typed=whole) if all_capitals(whole) else None


def _first_line_indent(chunks: Sequence[Chunk]) -> int:
    """Return the indent of paragraphs' first lines where a text marks paragraphs so, otherwise 0."""
    several = [chunk.lines for chunk in chunks if len(chunk.lines) > 1]
    pairs = [pair for lines in several for pair in pairwise(lines)]
    firsts = [one.indent for one, two in pairs if one.indent > 1 and not two.indent]
    indented = sum(line.indent > 1 for lines in several for line in lines)
    # Verse without blank lines around it is indented too, but only its last line comes before prose.
    if not firsts or len(firsts) * 3 < max(len(several), indented):
        return 0
    return Counter(firsts).most_common(1)[0][0]


def _split(chunks: Sequence[Chunk], indent: int) -> Iterator[Chunk]:
    """Yield chunks parted at first lines of paragraphs, and at verse set without blank lines."""
    for chunk in chunks:
        held: list[Line] = []
        gap = chunk.gap
        for line in chunk.lines:
            starts = line.indent == indent if indent else (line.indent > 1) != (held and held[0].indent > 1)
            if held and starts:
                yield _plain(held, gap, indent)
                held, gap = [], 0
            held.append(line)
        yield _plain(held, gap, indent)


def _plain(lines: list[Line], gap: int, indent: int) -> Chunk:
    if indent and lines[0].indent == indent:
        lines = [replace(lines[0], indent=0), *lines[1:]]
    return Chunk(tuple(lines), gap)
