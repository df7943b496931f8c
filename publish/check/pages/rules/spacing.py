"""Rules about lines: the spaces in them, hyphens and words below one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from publish.check.pages.rows import Paragraph, Row, paragraphs
from publish.check.pages.rules.breaks import shown
from publish.check.pages.subject import Pages, UnitPages
from publish.check.rule import Found, rule

_LOOSE = 3.5
_TIGHT = 0.7
_FEWEST_GAPS = 2
_IN_A_ROW = 3
_MARKS = ".,;:!?…“”„‘’‚«»‹›\"'()[]–—-\u2010\u00ad"


@rule(
    "loose-line",
    "info",
    hint="Reword, or allow a word to be divided: `hyphens: auto`, or a soft hyphen in a long word.",
    good="A line whose spaces are twice as wide as in the last line of its paragraph.",
    bad="A line of three long words, with spaces four times as wide.",
)
def loose_line(pages: Pages) -> Iterator[Found]:
    """Finds a line whose spaces are set more than three and a half times as wide as the font has them.

    Such lines make holes in a page. A space is about a quarter of the type size; Bringhurst wants at
    most half of it in justified text (The Elements of Typographic Style, 2.1.2), so this asks only
    for the worst.
    """
    for unit, row, gap in _gaps(pages):
        if gap > _LOOSE:
            message = f"the spaces of “{shown(row.text)}” are {gap:.1f} times as wide as the font's"
            yield Found(message, place=unit.place(row.page, row.left, row.y))


@rule(
    "tight-line",
    "info",
    hint="Reword, or give the line more room.",
    good="A line whose spaces are a little narrower than in the last line of its paragraph.",
    bad="A line whose spaces are half as wide, so that words run together.",
)
def tight_line(pages: Pages) -> Iterator[Found]:
    """Finds a line whose spaces are set narrower than seven tenths of what the font has.

    Words that nearly touch are read as one. Bringhurst allows a fifth of the type size at least
    (The Elements of Typographic Style, 2.1.2).
    """
    for unit, row, gap in _gaps(pages):
        if gap < _TIGHT:
            message = f"the spaces of “{shown(row.text)}” are only {gap:.2f} times as wide as the font's"
            yield Found(message, place=unit.place(row.page, row.left, row.y))


@rule(
    "hyphen-ladder",
    "info",
    hint="Reword one of the lines.",
    good="Two lines in a row that end with a hyphen.",
    bad="Four lines in a row that end with a hyphen.",
)
def hyphen_ladder(pages: Pages) -> Iterator[Found]:
    """Finds three or more lines in a row that end with a hyphen.

    The hyphens make a ladder at the edge of the text, and the eye goes on with the wrong line. See
    The Chicago Manual of Style, 7.47: no more than three in a row.
    """
    for unit, paragraph in _each(pages):
        for run in _runs(paragraph, lambda row: "-" if row.hyphenated else ""):
            message = f"{len(run)} lines in a row end with a hyphen, from “{shown(run[0].text)}” on"
            yield Found(message, place=unit.place(run[0].page, run[0].left, run[0].y))


@rule(
    "word-stack",
    "info",
    hint="Reword one of the lines.",
    good="Two lines in a row that begin with the same word.",
    bad="Three lines in a row that begin with the same word.",
)
def word_stack(pages: Pages) -> Iterator[Found]:
    """Finds the same word at the start, or at the end, of three lines in a row.

    The eye, coming back from the end of a line, takes the wrong one. The lines are those of one
    paragraph as it was broken, so verse and lists are let be.
    """
    for unit, paragraph in _each(pages):
        for at, where in ((0, "begin"), (-1, "end")):
            for run in _runs(paragraph, lambda row, at=at: _word(row, at)):  # type: ignore[misc]
                word = run[0].text.split()[at].strip(_MARKS)
                message = f"{len(run)} lines in a row {where} with “{word}”"
                yield Found(message, place=unit.place(run[0].page, run[0].left, run[0].y))


def _word(row: Row, at: int) -> str:
    """Return a word to be compared; none where the line has no other."""
    words = row.text.split()
    if len(words) < 2 or (at == -1 and row.hyphenated):
        return ""
    word = words[at].strip(_MARKS).casefold()
    return word if any(one.isalpha() for one in word) else ""


def _runs(paragraph: Paragraph, mark: Callable[[Row], str]) -> Iterator[Sequence[Row]]:
    """Yield rows one below the other that have the same mark, three or more; the last row of the
    paragraph begins or ends where nobody broke it."""
    run: list[Row] = []
    for row in paragraph.rows:
        same = bool(run) and mark(row) == mark(run[-1]) and run[-1].page == row.page
        if not same:
            if len(run) >= _IN_A_ROW and mark(run[-1]):
                yield run
            run = []
        run.append(row)
    if len(run) >= _IN_A_ROW and mark(run[-1]):
        yield run


def _each(pages: Pages) -> Iterator[tuple[UnitPages, Paragraph]]:
    """Yield paragraphs whose lines were broken to fit: all but the last reach to the right."""
    for unit in pages.units:
        for paragraph in paragraphs(unit):
            broken = paragraph.rows[:-1]
            if not broken:
                continue
            edge, left = max(row.right for row in broken), min(row.left for row in broken)
            if all(row.right >= edge - 0.2 * (edge - left) for row in broken):
                yield unit, paragraph


def _gaps(pages: Pages) -> Iterator[tuple[UnitPages, Row, float]]:
    """Yield the rows of running text that were set to the measure, with the mean of their spaces."""
    for unit, paragraph in _each(pages):
        for row in paragraph.rows[:-1]:
            if len(row.gaps) >= _FEWEST_GAPS and not row.monospaced:
                yield unit, row, fmean(row.gaps)


RULES = (loose_line, tight_line, hyphen_ladder, word_stack)
