"""Follows the content stream of a page: pictures, areas, strokes, colours, fonts, transparency.

pikepdf takes the stream apart; what the operators mean is PDF 32000-1, Annex A. Forms are followed,
patterns, masks and the glyphs of Type 3 fonts are not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publish.check.pages.colours import is_white, space_of
from publish.check.pages.found import Found
from publish.check.pages.state import IDENTITY, State, box_of, lengths, matrix_of, numbers, point, times
from publish.check.pages.text_place import TextPlace
from publish.check.pages.values import Box, Space

_DEEPEST = 12
_MOST_OPERATORS = 1_000_000
"""Of a page, all its forms together."""
_MOST_STATES = 500

Operand: TypeAlias = Any
"""What stands before an operator: pikepdf's objects and numbers."""


class TooMuchError(Exception):
    """A page that no printed page is like: with far more operators, or without an end."""


class Content:
    """Reads content streams into what was ``found``.

    Not ``artifacts``: nothing is found in what is marked as one.
    """

    def __init__(self, found: Found, artifacts: bool = True) -> None:
        self._found = found
        self._artifacts = artifacts
        self._state = State()
        self._states: list[State] = []
        self._resources = Dictionary()
        self._path: list[tuple[float, float]] = []
        self._clipping = False
        self._marks: list[bool] = []
        self._text = TextPlace()
        self._left = _MOST_OPERATORS
        self._open: list[tuple[int, int]] = []
        """Forms that are being read, each in the one before."""
        self._does = self._operators()

    def read(self, stream: pikepdf.Page | Stream, resources: Dictionary) -> None:
        """Follow one stream. Raises `TooMuchError`, and pikepdf's errors for what is no content."""
        before, self._resources = self._resources, resources
        states = self._states
        self._states = []
        for instruction in pikepdf.parse_content_stream(stream):
            self._left -= 1
            if self._left < 0:
                raise TooMuchError(f"a page has more than {_MOST_OPERATORS} operators")
            do = self._does.get(str(instruction.operator))
            if do is not None:
                try:
                    do(instruction.operands)
                except (LookupError, TypeError, ValueError, OverflowError):
                    continue  # operands that make no sense: viewers pass over them as well
        self._resources, self._states = before, states

    # Graphics state

    def _save(self, _: Operand) -> None:
        if len(self._states) < _MOST_STATES:
            self._states.append(copy(self._state))

    def _restore(self, _: Operand) -> None:
        if self._states:
            self._state = self._states.pop()

    def _concatenate(self, operands: Operand) -> None:
        self._state.matrix = times(matrix_of(operands), self._state.matrix)

    def _line_width(self, operands: Operand) -> None:
        self._state.width = numbers(operands)[0]

    def _graphics_state(self, operands: Operand) -> None:
        states = self._resources.get("/ExtGState")
        entry = states.get(str(operands[0])) if isinstance(states, Dictionary) else None
        if not isinstance(entry, Dictionary):
            return
        for key in ("/ca", "/CA"):
            if key in entry and float(entry[key]) < 1:
                self._found.transparency(f"{key[1:]} {float(entry[key]):g}")
        if isinstance(entry.get("/SMask"), Dictionary):
            self._found.transparency("SMask")
        blend = entry.get("/BM", Name.Normal)
        first = blend[0] if isinstance(blend, Array) and len(blend) else blend
        if str(first) not in ("/Normal", "/Compatible"):
            self._found.transparency(f"BM {str(first)[1:]}")
        if "/LW" in entry:
            self._state.width = float(entry["/LW"])

    # Colours

    def _fill_space(self, operands: Operand) -> None:
        self._state.fill_space, self._state.fill = space_of(operands[0], self._resources), ()

    def _stroke_space(self, operands: Operand) -> None:
        self._state.stroke_space, self._state.stroke = space_of(operands[0], self._resources), ()

    def _fill_colour(self, operands: Operand) -> None:
        self._state.fill = _colour(operands)

    def _stroke_colour(self, operands: Operand) -> None:
        self._state.stroke = _colour(operands)

    def _fill_in(self, space: Space) -> Callable[[Operand], None]:
        def do(operands: Operand) -> None:
            self._state.fill_space, self._state.fill = space, _colour(operands)

        return do

    def _stroke_in(self, space: Space) -> Callable[[Operand], None]:
        def do(operands: Operand) -> None:
            self._state.stroke_space, self._state.stroke = space, _colour(operands)

        return do

    # Paths

    def _add_points(self, operands: Operand) -> None:
        given = numbers(operands)
        pairs = zip(given[::2], given[1::2], strict=False)
        self._path += [point(self._state.matrix, x, y) for x, y in pairs]

    def _add_rectangle(self, operands: Operand) -> None:
        x, y, width, height = numbers(operands)[:4]
        corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        self._path += [point(self._state.matrix, *corner) for corner in corners]

    def _clip(self, _: Operand) -> None:
        self._clipping = True

    def _paint(self, fill: bool, stroke: bool) -> Callable[[Operand], None]:
        def do(_: Operand) -> None:
            if self._path:
                box = box_of(self._path)
                seen = self._seen(box)
                if fill and seen is not None:
                    self._painted("fill", seen, 0.0)
                if stroke:
                    self._stroked(box)
                if self._clipping:
                    self._clip_to(box)
            self._path, self._clipping = [], False

        return do

    def _shade(self, operands: Operand) -> None:
        shadings = self._resources.get("/Shading")
        entry = shadings.get(str(operands[0])) if isinstance(shadings, Dictionary) else None
        given = entry.get("/ColorSpace") if isinstance(entry, Dictionary | Stream) else None
        box = self._state.clip
        if box is not None and self._counts:
            self._found.paint("shading", space_of(given, self._resources), (), box, 0.0, self._artifact)

    def _stroked(self, box: Box) -> None:
        width = self._state.width * max(lengths(self._state.matrix))
        half = width / 2
        wide = self._seen(Box(box.left - half, box.top - half, box.right + half, box.bottom + half))
        if wide is not None:
            self._painted("stroke", wide, width)

    def _painted(self, kind: str, box: Box, width: float) -> None:
        state = self._state
        space, colour = (
            (state.stroke_space, state.stroke) if kind == "stroke" else (state.fill_space, state.fill)
        )
        if self._counts and not is_white(space, colour):
            self._found.paint(
                "stroke" if kind == "stroke" else "fill", space, colour, box, width, self._artifact
            )

    def _clip_to(self, box: Box) -> None:
        state = self._state
        both = state.clip.shared(box) if state.clip is not None else box
        state.clip = both if both is not None else Box(box.left, box.top, box.left, box.top)

    def _seen(self, box: Box) -> Box | None:
        """Return what the clipping path leaves of a box; a line without height is one."""
        clip = self._state.clip
        if clip is None:
            return box
        thick = Box(box.left - 0.01, box.top - 0.01, box.right + 0.01, box.bottom + 0.01)
        return box if clip.shared(thick) == thick else clip.shared(thick)

    # Marks

    def _begin_mark(self, operands: Operand) -> None:
        self._marks.append(self._artifact or str(operands[0]) == "/Artifact")

    def _end_mark(self, _: Operand) -> None:
        if self._marks:
            self._marks.pop()

    @property
    def _artifact(self) -> bool:
        return bool(self._marks) and self._marks[-1]

    @property
    def _counts(self) -> bool:
        return self._artifacts or not self._artifact

    # Pictures and forms

    def _draw(self, operands: Operand) -> None:
        objects = self._resources.get("/XObject")
        one = objects.get(str(operands[0])) if isinstance(objects, Dictionary) else None
        if not isinstance(one, Stream):
            return
        if one.get("/Subtype") == "/Image":
            self._picture(one)
        elif one.get("/Subtype") == "/Form" and len(self._open) < _DEEPEST:
            self._form(one)

    def _inline_picture(self, operands: Operand) -> None:
        self._picture(operands[0].obj)

    def _picture(self, picture: Dictionary | Stream) -> None:
        corners = [point(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        box = self._seen(box_of(corners))
        if box is not None and self._counts:
            self._found.picture(picture, box, lengths(self._state.matrix), self._resources, self._state)

    def _form(self, form: Stream) -> None:
        if form.objgen in self._open:  # pdfium follows it without end (PDF 32000-1, 8.10.1: it may not)
            raise TooMuchError("it draws a form inside itself")
        before, text = copy(self._state), self._text
        state, marks, self._text = self._state, self._marks, TextPlace()
        state.matrix = times(matrix_of(form.get("/Matrix", IDENTITY)), state.matrix)
        edges = numbers(form.get("/BBox", ()))
        if len(edges) == 4:
            corners = [point(state.matrix, x, y) for x in edges[::2] for y in edges[1::2]]
            self._clip_to(box_of(corners))
        own = form.get("/Resources")
        self._marks = [self._artifact]
        self._open.append(form.objgen)
        self.read(form, own if isinstance(own, Dictionary) else self._resources)
        self._open.pop()
        self._state, self._marks = before, marks
        self._text = text

    # Text

    def _text_does(self, does: Callable[[TextPlace, Operand], None]) -> Callable[[Operand], None]:
        return lambda operands: does(self._text, operands)

    def _font(self, operands: Operand) -> None:
        fonts = self._resources.get("/Font")
        entry = fonts.get(str(operands[0])) if isinstance(fonts, Dictionary) else None
        self._state.size = float(operands[1])
        self._state.two_bytes = isinstance(entry, Dictionary) and self._found.font(entry, self._counts)

    def _text_mode(self, operands: Operand) -> None:
        self._state.mode = int(operands[0])

    def _show(self, operands: Operand) -> None:
        state = self._state
        if not self._counts:
            return
        matrix = times(self._text.matrix, state.matrix)
        x, y = point(matrix, 0, 0)
        size = abs(state.size) * lengths(matrix)[1]
        if state.two_bytes:
            self._found.glyphs(operands[-1], x, y)
        # Modes: fill, stroke, both, neither, and the same with clipping (Table 106).
        if state.mode in (0, 2, 4, 6) and not is_white(state.fill_space, state.fill):
            self._found.text(state.fill_space, state.fill, x, y, size)
        if state.mode in (1, 2, 5, 6) and not is_white(state.stroke_space, state.stroke):
            self._found.text(state.stroke_space, state.stroke, x, y, size)

    def _show_on_next_line(self, operands: Operand) -> None:
        self._text.next_line(operands)
        self._show(operands)

    def _operators(self) -> dict[str, Callable[[Operand], None]]:
        fills = {"g": self._fill_in("gray"), "rg": self._fill_in("rgb"), "k": self._fill_in("cmyk")}
        strokes = {"G": self._stroke_in("gray"), "RG": self._stroke_in("rgb"), "K": self._stroke_in("cmyk")}
        filled = dict.fromkeys(("f", "F", "f*"), self._paint(True, False))
        both = dict.fromkeys(("B", "B*", "b", "b*"), self._paint(True, True))
        stroked = dict.fromkeys(("S", "s"), self._paint(False, True))
        points = dict.fromkeys(("m", "l", "c", "v", "y"), self._add_points)
        text = {
            "BT": TextPlace.begin,
            "TL": TextPlace.lead,
            "Td": TextPlace.move,
            "TD": TextPlace.move_and_lead,
            "Tm": TextPlace.stand,
            "T*": TextPlace.next_line,
        }
        moved = {operator: self._text_does(does) for operator, does in text.items()}
        return {
            **fills, **strokes, **filled, **both, **stroked, **points, **moved,
            "q": self._save, "Q": self._restore, "cm": self._concatenate, "w": self._line_width,
            "gs": self._graphics_state, "cs": self._fill_space, "CS": self._stroke_space,
            "sc": self._fill_colour, "scn": self._fill_colour, "SC": self._stroke_colour,
            "SCN": self._stroke_colour, "re": self._add_rectangle, "W": self._clip, "W*": self._clip,
            "n": self._paint(False, False), "sh": self._shade, "Do": self._draw,
            "INLINE IMAGE": self._inline_picture, "BMC": self._begin_mark, "BDC": self._begin_mark,
            "EMC": self._end_mark, "Tf": self._font, "Tr": self._text_mode, "Tj": self._show,
            "TJ": self._show, "'": self._show_on_next_line, '"': self._show_on_next_line,
        }  # fmt: skip


def _colour(operands: Sequence[Any]) -> tuple[float, ...]:
    return tuple(round(float(one), 4) for one in operands if not isinstance(one, Name))
