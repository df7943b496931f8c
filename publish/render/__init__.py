"""Model to XHTML, one document a unit, and the style sheets of both targets."""

from publish.render.context import PictureView, RenderContext
from publish.render.listings import Highlighter
from publish.render.stylesheets import (
    PageSettings,
    StyleSheet,
    listing_columns,
    margin_stylesheets,
    stylesheets,
)
from publish.render.templates import Templates, load_templates
from publish.render.units import RenderedUnit, ids_of, render_unit

__all__ = [
    "Highlighter",
    "PageSettings",
    "PictureView",
    "RenderContext",
    "RenderedUnit",
    "StyleSheet",
    "Templates",
    "ids_of",
    "listing_columns",
    "load_templates",
    "margin_stylesheets",
    "render_unit",
    "stylesheets",
]
