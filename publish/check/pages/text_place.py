"""Where text goes on in a content stream: the text matrix and its operators (PDF 32000-1, 9.4.2)."""

from __future__ import annotations

from typing import Any, TypeAlias

from publish.check.pages.state import IDENTITY, Matrix, matrix_of, numbers, times

Operand: TypeAlias = Any


class TextPlace:
    """The text matrix at the start of a line; how far text has gone on from there is not followed."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self._leading = 0.0

    def begin(self, _: Operand) -> None:
        """Do ``BT``."""
        self.matrix = IDENTITY

    def stand(self, operands: Operand) -> None:
        """Do ``Tm``."""
        self.matrix = matrix_of(operands)

    def move(self, operands: Operand) -> None:
        """Do ``Td``."""
        x, y = numbers(operands)[:2]
        self.matrix = times((1, 0, 0, 1, x, y), self.matrix)

    def move_and_lead(self, operands: Operand) -> None:
        """Do ``TD``."""
        self._leading = -numbers(operands)[1]
        self.move(operands)

    def lead(self, operands: Operand) -> None:
        """Do ``TL``."""
        self._leading = numbers(operands)[0]

    def next_line(self, _: Operand) -> None:
        """Do ``T*``."""
        self.move((0.0, -self._leading))
