"""What both forms of plain text are made of: credits, bylines, scene breaks, places for pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.diagnostics import Diagnostic
from publish.model import Attributes, Block, Heading, Inline, Paragraph, SceneBreak, SourceText, Span, Text
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.headings import Kind, Label
from publish.readers.plaintext.inlines import paragraph_inlines
from publish.readers.plaintext.lines import Line

CREDIT_CLASS = "credit"
PART_CLASS = "part"
UNNUMBERED = "unnumbered"
ILLUSTRATION_CLASS = "caption"

_CREDIT = re.compile(
    r"\(?(?:bild(?:er|nachweis|quelle|rechte)?|fotos?|abbildung|grafik|photos?|photographs?|pictures?|images?|"
    r"graphic|illustration|credits?|(?:photo|picture|image) credits?|crédits?(?: photos?)?|imagen|immagine)"
    r"(?: by| von)?\s*[:/]\s*\S.{0,150}|©\s*\S.{0,100}",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?i:(?:written\s+)?by|von|par|por|di|door|af|av)\s+"
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_][\w.'’-]*|&)){0,7}?)\.?",
)
_SCENE_BREAK = re.compile(r"(?:[*•·~_=—–-]\s*){3,}|[*#⁂☙❦]|\*\s?\*")
_ILLUSTRATION = re.compile(r"\[(?:illustration|abbildung)(?:\s*:\s*(?P<caption>.*?))?\]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Titling:
    """What stands before the text: title, subtitle, author, in the order of the manuscript."""

    header: tuple[tuple[str, object], ...] = ()
    span: Span | None = None
    taken: int = 0
    """Lines or chunks that it consists of."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A heading before its level is known."""

    label: Label
    lines: tuple[Line, ...]


def is_credit(text: str) -> bool:
    """Tell whether a line names where a picture is from (``Bild: Reuters``, ``Photo: Ann Lee``)."""
    return bool(_CREDIT.fullmatch(text))


def author_of(text: str) -> str:
    """Return the name in a line ``by NAME``, or nothing."""
    found = _BYLINE.fullmatch(text)
    if not found:
        return ""
    name = found["name"].rstrip(".")
    first = name.split()[0]
    return name if first[0].isupper() and name.split()[-1][0].isupper() else ""


def is_scene_break(text: str) -> bool:
    """Tell whether a line is nothing but marks."""
    return bool(_SCENE_BREAK.fullmatch(text))


def span_of(source: SourceText, lines: Sequence[Line]) -> Span:
    """Return the place of lines that belong together."""
    last = lines[-1].number
    return source.span(lines[0].number, lines[0].column, last if last != lines[0].number else 0)


def paragraph(
    source: SourceText, lines: Sequence[Line], *classes: str
) -> tuple[Paragraph, tuple[Diagnostic, ...]]:
    """Return lines as one paragraph."""
    inlines, findings = paragraph_inlines(source, lines)
    return Paragraph(inlines, Attributes(classes=classes), span_of(source, lines)), findings


def scene_break(source: SourceText, line: Line) -> SceneBreak:
    """Return the scene break that a line stands for."""
    return SceneBreak(span_of(source, (line,)))


def illustration(
    source: SourceText, lines: Sequence[Line]
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]] | None:
    """Read ``[Illustration: words]``: the words stay as a paragraph, the missing picture is reported."""
    found = _ILLUSTRATION.fullmatch(" ".join(line.text for line in lines))
    if found is None:
        return None
    span = span_of(source, lines)
    caption = (found["caption"] or "").strip()
    message = f"the picture “{caption}” is not in the text" if caption else "a picture is not in the text"
    finding = CODES.make("text-illustration-missing", message, span)
    words: tuple[Inline, ...] = (Text(caption),)
    kept = (Paragraph(words, Attributes(classes=(ILLUSTRATION_CLASS,)), span),) if caption else ()
    return kept, (finding,)


# From the outermost in; a named section (PREFACE) and one in capitals rank with the chapters.
_RANKS: dict[Kind, int] = {
    "part": 0,
    "chapter": 1,
    "named": 1,
    "capitals": 1,
    "titled": 2,
    "numeral": 3,
    "crosshead": 4,
}


def settle(source: SourceText, pieces: Iterable[Block | Marked]) -> tuple[Block, ...]:
    """Return blocks, with the levels of headings by the ranks that the text really uses."""
    given = tuple(pieces)
    ranks = sorted({_RANKS[one.label.kind] for one in given if isinstance(one, Marked) if _certain(one)})
    levels = {rank: level for level, rank in enumerate(ranks, 1)}
    innermost = [levels[rank] for rank in ranks if rank]
    chapters = innermost[0] if innermost else 1 + len(levels)
    blocks: list[Block] = []
    for one in given:
        if not isinstance(one, Marked):
            blocks.append(one)
            continue
        level = levels[_RANKS[one.label.kind]] if _certain(one) else chapters
        if one.label.kind == "crosshead":
            level = max(level, 2)  # the headline, wherever it stands, is the first level
        classes = (UNNUMBERED, PART_CLASS) if one.label.kind == "part" else (UNNUMBERED,)
        words: tuple[Inline, ...] = (Text(one.label.text),)
        blocks.append(Heading(level, words, Attributes(classes=classes), span_of(source, one.lines)))
    return tuple(blocks)


def _certain(marked: Marked) -> bool:
    return marked.label.kind not in ("named", "capitals")


def confirmed(pieces: Sequence[Block | Marked]) -> set[int]:
    """Return which places hold numerals that count on from one: others are lists or initials.

    A numeral directly before another of its kind has no text of its own and is a list's too.
    """
    result: set[int] = set()
    last = {"titled": 0, "numeral": 0}
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Marked) or piece.label.kind not in last:
            continue
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        kind = piece.label.kind
        in_list = isinstance(after, Marked) and after.label.kind == kind
        if not in_list and piece.label.number in (1, last[kind] + 1):
            last[kind] = piece.label.number
            result.add(place)
    return result
