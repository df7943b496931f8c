"""Rules of a printing press, held against a file for ``--profile press`` only: inks, colours, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publish.check.finding import Place
from publish.check.pages.subject import Pages
from publish.check.pages.values import Paint
from publish.check.rule import Found, rule

_BLACK = 0.8
"""From so much black ink on a colour is taken for black."""
_TRACE = 0.05
"""Of the other inks together."""
_DISPLAY = 24.0
"""pt: larger letters bear inks that lie a little off one another."""
_FINE = 1.0
"""pt: strokes as thin as the stems of letters."""
_HAIRLINE = 0.25
_ROUNDING = 0.005
_WORDS = {"text": "text", "fill": "areas", "stroke": "lines", "shading": "shadings"}
_SHOWN_RUNS = 4


@rule(
    "rich-black",
    "warning",
    hint="Set text and fine lines in black ink alone: `0 0 0 1` in CMYK.",
    good="Text in black ink alone.",
    bad="Text of 10 pt in 100 % of all four inks.",
)
def rich_black(pages: Pages) -> Iterator[Found]:
    """Finds small text and fine lines in a black made of several inks.

    The plates never meet exactly, so that letters get coloured fringes. A rich black is for large
    areas; see the Ghent Workgroup's specifications (GWG 2015, 4.15 and 4.18).
    """
    for number, paint in _first(pages, _is_rich):
        inks = " ".join(f"{100 * part:.0f}" for part in paint.colour)
        message = f"{_WORDS[paint.kind]} in a black of several inks ({inks})"
        yield Found(message, place=Place(page=number, x=paint.box.left, y=paint.box.top))


def _is_rich(paint: Paint) -> bool:
    if paint.space not in ("cmyk", "icc-cmyk") or len(paint.colour) != 4:
        return False
    fine = paint.box.height < _DISPLAY if paint.kind == "text" else 0 < paint.width <= _FINE
    return fine and paint.colour[3] >= _BLACK and sum(paint.colour[:3]) >= _TRACE


@rule(
    "too-much-ink",
    "error",
    hint="Convert the colour or the picture with a profile for the paper, which keeps below its limit.",
    good="A dark blue of 100, 80, 0 and 40 per cent: 220 together.",
    bad="A black of 100 per cent of each ink: 400 together.",
)
def too_much_ink(pages: Pages) -> Iterator[Found]:
    """Finds colours and pictures with more ink in one place than the paper takes.

    300 per cent of all inks together is the usual bound for coated paper, 240 for uncoated
    (ISO 12647-2; the printer says which). More does not dry and comes off on the next sheet.
    """
    if pages.profile != "press":
        return
    allowed = pages.press.ink
    for number, paint in _first(pages, lambda one: one.ink > allowed + 0.5):
        message = f"{_WORDS[paint.kind]} with {paint.ink:.0f} % of ink, more than {allowed:.0f}"
        yield Found(message, place=Place(page=number, x=paint.box.left, y=paint.box.top))
    for unit, index, page in pages:
        for picture in page.pictures:
            if picture.ink > allowed + 0.5:
                message = f"a picture with up to {picture.ink:.0f} % of ink, more than {allowed:.0f}"
                yield Found(message, place=unit.place(index, picture.box.left, picture.box.top))


@rule(
    "transparency",
    "error",
    hint="Flatten it, or ask the printer whether PDF/X-4 is taken, which allows it.",
    good="A shadow that is part of the picture.",
    bad="A grey area of half opacity over a picture.",
)
def transparency(pages: Pages) -> Iterator[Found]:
    """Finds transparency in a file for a press that does not take it.

    PDF/X-1a and PDF/X-3 forbid it (ISO 15930-4, 6.21); older machines print what lies below in
    other colours, or not at all. A setting of the press allows it, as PDF/X-4 does.
    """
    if pages.profile != "press" or pages.press.transparency:
        return
    found: dict[str, list[int]] = {}
    for unit, index, page in pages:
        for what in page.transparent:
            found.setdefault(what, []).append(unit.first + index)
    for what, numbers in found.items():
        yield Found(f"transparency ({what}) on {_named(numbers)}", place=Place(page=numbers[0]))


@rule(
    "press-rgb",
    "error",
    hint="Convert colours to the inks of the press, black text to black ink alone.",
    good="Text in black ink, pictures in CMYK.",
    bad="Text in RGB black, which is printed in four inks.",
)
def press_rgb(pages: Pages) -> Iterator[Found]:
    """Finds colours of screens in a file for a press.

    A press has inks, so somebody must convert: best who knows what the colours should look like. PDF/X
    forbids colours of an unknown screen (ISO 15930-1, 6.2.3.4). Those with a profile are let be.
    """
    if pages.profile != "press":
        return
    found: dict[str, list[int]] = {}
    for unit, index, page in pages:
        kinds = {_WORDS[paint.kind] for paint in page.paints if paint.space == "rgb"}
        if any(picture.space == "rgb" for picture in page.pictures):
            kinds.add("pictures")
        for kind in sorted(kinds):
            found.setdefault(kind, []).append(unit.first + index)
    for kind, numbers in sorted(found.items()):
        yield Found(f"{kind} in RGB on {_named(numbers)}", place=Place(page=numbers[0]))


@rule(
    "hairline",
    "warning",
    hint="Make it a quarter of a pt at least, or half a pt where it is of a tint.",
    good="A rule of half a pt.",
    bad="A rule of a tenth of a pt, or one of width 0.",
)
def hairline(pages: Pages) -> Iterator[Found]:
    """Finds lines thinner than a quarter of a pt.

    They look well on a screen and in an office, where a line of width 0 is one dot wide; a press
    prints them broken or not at all. See GWG 2015, 4.22, and IngramSpark's file creation guide.
    """
    for number, paint in _first(pages, _is_hairline):
        width = "no width" if paint.width == 0 else f"{paint.width:.2f} pt"
        message = f"a line of {width}"
        yield Found(message, place=Place(page=number, x=paint.box.left, y=paint.box.top))


def _is_hairline(paint: Paint) -> bool:
    if paint.kind == "stroke":
        return paint.width < _HAIRLINE - _ROUNDING
    return paint.kind == "fill" and 0 < paint.width < _HAIRLINE - _ROUNDING


def _first(pages: Pages, wanted: Callable[[Paint], bool]) -> Iterator[tuple[int, Paint]]:
    """Yield colours of a file for the press that are wanted, each once, with the number of its page."""
    if pages.profile != "press":
        return
    met = set()
    for unit, index, page in pages:
        for paint in page.paints:
            what = (paint.kind, paint.space, paint.colour, round(paint.width, 2))
            if what not in met and wanted(paint):
                met.add(what)
                yield unit.first + index, paint


def _named(numbers: list[int]) -> str:
    """Return pages in words: ``pages 1–4, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_SHOWN_RUNS]]
    more = " and more" if len(runs) > _SHOWN_RUNS else ""
    return f"page{'s' * (len(numbers) > 1)} {', '.join(shown)}{more}"


RULES = (rich_black, too_much_ink, transparency, press_rgb, hairline)
