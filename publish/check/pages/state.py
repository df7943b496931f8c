"""The graphics state of a content stream, as far as measuring asks for it (PDF 32000-1, 8.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from publish.check.pages.values import Box, Space

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back; boxes in places of the file, top above bottom."""

    matrix: Matrix = IDENTITY
    fill_space: Space = "gray"
    fill: tuple[float, ...] = (0.0,)
    stroke_space: Space = "gray"
    stroke: tuple[float, ...] = (0.0,)
    width: float = 1.0
    clip: Box | None = None
    size: float = 0.0
    two_bytes: bool = False
    """Whether codes of the font are glyph numbers."""
    mode: int = 0
    """Text rendering mode."""


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does ``one`` and then ``other``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix brings a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(points: list[tuple[float, float]]) -> Box:
    """Return the box around points of the file: its top is the larger number, as pages count."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def lengths(matrix: Matrix) -> tuple[float, float]:
    """Return how long a unit across and a unit up become."""
    a, b, c, d, _, _ = matrix
    return float((a * a + b * b) ** 0.5), float((c * c + d * d) ** 0.5)


def numbers(operands: Iterable[Any]) -> list[float]:
    """Return operands as numbers. Raises TypeError or ValueError for what is none."""
    return [float(one) for one in operands]


def matrix_of(operands: Iterable[Any]) -> Matrix:
    """Return six operands as a matrix. Raises ValueError for fewer."""
    a, b, c, d, e, f = numbers(operands)[:6]
    return a, b, c, d, e, f
