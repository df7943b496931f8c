"""Units rendered, those that are as they were in the last build of this process not again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields

from publish.diagnostics import Diagnostic
from publish.engine.memory import Memory
from publish.model import Unit
from publish.render.context import RenderContext
from publish.render.units import RenderedUnit, render_unit

_NOT_SAID = ("templates", "highlighter")
"""Fields of a context that decide nothing where the templates are ours."""


class UnitRenderer:
    """Renders units as `publish.render.units.render_unit` does; ``memory`` spares what is known.

    A publication's own templates are always asked: that they take too long is not for sure.
    """

    def __init__(self, memory: Memory, own_templates: bool) -> None:
        self._memory = memory
        self._own_templates = own_templates
        self._known: tuple[RenderContext, Hashable] | None = None

    def render(self, unit: Unit, context: RenderContext) -> tuple[RenderedUnit, tuple[Diagnostic, ...]]:
        """Return the document of a unit, and what was found wrong."""
        if self._own_templates:
            return render_unit(unit, context)
        return self._memory.made((self._mark(context), unit), lambda: render_unit(unit, context))

    def _mark(self, context: RenderContext) -> Hashable:
        """Return what stands for a context: the same for equal ones, and quickly compared."""
        if self._known is None or self._known[0] is not context:
            key = ("context", *(_hashable(getattr(context, name)) for name in _NAMES))
            self._known = context, self._memory.made(key, object)
        return self._known[1]


_NAMES = tuple(field.name for field in fields(RenderContext) if field.name not in _NOT_SAID)


def _hashable(value: Hashable | Mapping[Hashable, Hashable]) -> Hashable:
    return frozenset(value.items()) if isinstance(value, Mapping) else value
