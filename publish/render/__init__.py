"""Model to XHTML, one document a unit, and the style sheets of both targets."""

from publish.render.context import PictureView, RenderContext
from publish.render.listings import Highlighter
from publish.render.templates import Templates, load_templates
from publish.render.units import RenderedUnit, ids_of, render_unit

__all__ = [
    "Highlighter",
    "PictureView",
    "RenderContext",
    "RenderedUnit",
    "Templates",
    "ids_of",
    "load_templates",
    "render_unit",
]
