"""The measures of an edition's page, as the style sheets of both targets need them."""

from __future__ import annotations

from publish.project.trim import margins_for
from publish.project.types import Edition
from publish.render.stylesheets import PageSettings


def page_settings(edition: Edition, fallbacks: tuple[str, ...] = ()) -> PageSettings:
    """Return the measures of an edition's page; ``fallbacks`` are families for rare characters."""
    theme, trim = edition.theme, edition.trim
    margins = margins_for(theme, trim)
    return PageSettings(
        width=trim.width,
        height=trim.height,
        inner=margins.inner,
        outer=margins.outer,
        top=margins.top,
        bottom=margins.bottom,
        text_size=theme.text_size,
        leading=theme.leading,
        listing_size=theme.listing_size,
        serif=theme.serif,
        sans=theme.sans,
        mono=theme.mono,
        fallbacks=fallbacks,
        embedded=theme.embedded,
    )
