"""Pages made of values, line by line, for tests of rules."""

from __future__ import annotations

from collections.abc import Sequence

from publish.check.pages.subject import Area, Pages, PressSettings, Profile, UnitPages
from publish.check.pages.values import Box, Line, MeasuredPage
from publish.check.rule import Rule

LEFT, RIGHT, TOP, LEADING = 40.0, 260.0, 60.0, 12.0
BOTTOM = 348.0
"""Of the type area: the last of 25 lines."""
AREA = Area(50.0, BOTTOM)


def line(text: str, y: float, *, size: float = 10, left: float = LEFT, right: float = RIGHT,
         gaps: Sequence[float] = (1.2, 1.2, 1.2), **more: object) -> Line:  # fmt: skip
    """Return a line that fills the measure."""
    return Line(y, left, right, size, "Serif", text, tuple(gaps), **more)  # type: ignore[arg-type]


def text_lines(count: int, first: float = TOP, *, ends: bool = True, starts: bool = True) -> list[Line]:
    """Return a paragraph of ``count`` lines: the first indented, the last short.

    Not ``starts``: it goes on from the page before. Not ``ends``: it goes on to the next.
    """
    lines = []
    for number in range(count):
        begins, last = starts and number == 0, ends and number == count - 1
        words = f"{'One' if begins else 'and'} {number} line more of it"
        lines.append(
            line(
                words,
                first + number * LEADING,
                left=LEFT + 12 if begins else LEFT,
                right=RIGHT - 100 if last else RIGHT,
                gaps=(1.0,) * 5 if last else (1.2,) * 5,
            )
        )
    return lines


def page(*lines: Line, width: float = 300, height: float = 400, **more: object) -> MeasuredPage:
    """Return a page with these lines."""
    trim = Box(0, 0, width, height)
    return MeasuredPage(width, height, trim, trim, lines, **more)  # type: ignore[arg-type]


def full_page() -> MeasuredPage:
    """Return a page with 25 lines in paragraphs of five."""
    return page(*[one for number in range(5) for one in text_lines(5, TOP + 5 * number * LEADING)])


def pages(*these: MeasuredPage, profile: Profile = "print", press: PressSettings | None = None,
          **unit: object) -> Pages:  # fmt: skip
    """Return pages of one unit; ``unit`` is what is known of it."""
    one = UnitPages(these, **unit)  # type: ignore[arg-type]
    return Pages((one,), profile, press or PressSettings(), len(these))


def found(rule: Rule[Pages], subject: Pages) -> list[tuple[int, str]]:
    """Return the pages and messages of what a rule finds."""
    return [(one.place.page if one.place else 0, one.message) for one in rule.find(subject)]
