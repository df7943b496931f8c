"""Puts the glyphs of a page together to lines, with the spaces between their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from publish.check.pages.glyphs import Glyph

_COLUMN = 2.5
"""A gap of so many em is one between columns or cells, not between words."""
_BACK = 0.6
"""How many em text may go back: kerning does, and accents."""
_RAISED = 0.6
"""How far off the baseline, in em of the line, smaller text may stand: note calls, indices."""
_SAME = 0.12
"""In em."""
_NO_SPACE = 0.25
"""Of an em: the space of a font that has none."""
_APART = 0.15
"""Of an em: words stand so far apart also where no space is between them."""
_SPACES = " \u00a0\t\u3000"
_FEWEST = 8
"""Glyphs of a face that tell whether it is monospaced."""
_WITHIN = 0.004
"""Of an em: what widths of a monospaced face may differ by."""


@dataclass(slots=True)
class Gap:
    """A space between two words."""

    width: float
    """In pt, as it is set."""
    own: float
    """In pt, as the font has it; 0 where no character stands there."""
    before: Glyph


@dataclass(slots=True)
class SetLine:
    """A line with its glyphs, in places of the file."""

    baseline: float
    size: float
    artifact: bool
    glyphs: list[Glyph] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    spaced: float = 0.0
    """Width of the spaces met since the last word, as the font has them."""

    @property
    def left(self) -> float:
        """Where the first glyph begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the last glyph ends."""
        return self.glyphs[-1].right

    def takes(self, glyph: Glyph) -> bool:
        """Tell whether ``glyph`` goes on with this line."""
        last = self.glyphs[-1]
        if glyph.setting is last.setting and glyph.baseline == last.baseline:
            return -_BACK * self.size <= glyph.left - last.right <= _COLUMN * self.size
        size = max(self.size, glyph.setting.size)
        apart = abs(glyph.baseline - self.baseline)
        raised = glyph.setting.size < 0.9 * self.size or self.glyphs[-1].setting.size < 0.9 * self.size
        return (
            glyph.setting.artifact == self.artifact
            and apart <= (_RAISED if raised else _SAME) * size
            and -_BACK * size <= glyph.left - self.right <= _COLUMN * size
        )

    def add(self, glyph: Glyph) -> None:
        """Go on with ``glyph``, which is no space."""
        size = glyph.setting.size
        if self.glyphs:
            gap = glyph.left - self.glyphs[-1].right
            if self.spaced > 0 or gap > _APART * size:
                self.gaps.append(Gap(gap, self.spaced, self.glyphs[-1]))
                self.text.append(" ")
        self.spaced = 0.0
        self.glyphs.append(glyph)
        self.text.append(glyph.text)


def set_lines(glyphs: Iterable[Glyph]) -> list[SetLine]:
    """Return the lines of upright, visible ``glyphs``, in the order in which they are drawn."""
    found: list[SetLine] = []
    line: SetLine | None = None
    for glyph in glyphs:
        if not glyph.setting.upright or glyph.setting.hidden:
            continue
        if line is not None and _is_part(glyph, line.glyphs[-1]):
            line.text.append(glyph.text)
            continue
        if glyph.text in _SPACES:
            if line is not None and line.takes(glyph):
                line.spaced += glyph.right - glyph.left
            continue
        if line is None or not line.takes(glyph):
            line = SetLine(glyph.baseline, glyph.setting.size, glyph.setting.artifact)
            found.append(line)
        elif glyph.setting.size > 1.2 * line.size:  # it began with a raised figure
            line.baseline, line.size = glyph.baseline, glyph.setting.size
        line.add(glyph)
    return found


def _is_part(glyph: Glyph, before: Glyph) -> bool:
    """Tell whether both are letters of one ligature, which pdfium gives the same place."""
    return glyph.left == before.left and glyph.right == before.right and glyph.baseline == before.baseline


def main_setting(line: SetLine, monospaced: frozenset[str]) -> tuple[str, float]:
    """Return face and size of most glyphs of a line; code within text does not count."""
    text = [one for one in line.glyphs if one.setting.face not in monospaced] or line.glyphs
    counted = Counter((one.setting.face, round(one.setting.size, 2)) for one in text)
    return counted.most_common(1)[0][0]


def monospaced_faces(lines: Iterable[SetLine]) -> frozenset[str]:
    """Return the faces whose letters are all of one width, or that say so themselves."""
    widths: dict[str, dict[str, float]] = defaultdict(dict)
    named = set()
    for glyph in _glyphs(lines):
        setting = glyph.setting
        if setting.monospaced:
            named.add(setting.face)
        elif glyph.text.isascii() and setting.size:
            widths[setting.face][glyph.text] = (glyph.right - glyph.left) / setting.size
    even = {
        face
        for face, known in widths.items()
        if len(known) >= _FEWEST and max(known.values()) - min(known.values()) <= _WITHIN
    }
    return frozenset(named | even)


def own_spaces(lines: Iterable[SetLine], monospaced: frozenset[str]) -> dict[str, float]:
    """Return how wide the space of each face is, in em, where that can be seen."""
    found: dict[str, float] = {}
    for line in lines:
        for gap in line.gaps:
            setting = gap.before.setting
            if setting.face in found or not setting.size:
                continue
            if setting.face in monospaced:
                found[setting.face] = (gap.before.right - gap.before.left) / setting.size
            elif gap.own > 0:
                found[setting.face] = gap.own / setting.size
    return found


def stretched(gap: Gap, own: Mapping[str, float]) -> float:
    """Return how many times as wide as the font's own space a gap is."""
    setting = gap.before.setting
    usual = gap.own or own.get(setting.face, _NO_SPACE) * setting.size
    return gap.width / usual if usual else 1.0


def _glyphs(lines: Iterable[SetLine]) -> Iterator[Glyph]:
    for line in lines:
        yield from line.glyphs
