"""Themes: the built-in ones, and folders of a publication."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from publish import folder
from publish.diagnostics import Diagnostic
from publish.folder import Refused
from publish.model import Role, Span
from publish.project.codes import CODES
from publish.project.data import styles_folder
from publish.project.overrides import check_sheets, read_texts
from publish.project.themeschema import ThemeSettings
from publish.project.tomlfile import TomlFile, parse_toml, read_toml
from publish.project.types import Margins, Openings, Theme
from publish.project.validate import validate
from publish.project.wording import shown, suggestion

SHEETS = ("theme.css", "print.css", "margins.css", "ereader.css")
"""The style sheets that a theme may have beside its ``theme.toml``."""


def theme_names() -> tuple[str, ...]:
    """Return the names of the built-in themes, sorted."""
    themes = styles_folder() / "themes"
    return tuple(sorted(one.name for one in themes.iterdir() if (one / "theme.toml").is_file()))


def load_theme(
    name: str, root: Path, span: Span | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme ``name``: a built-in one, or a folder of the publication at ``root``.

    ``span`` is where the theme is named, for a message. None, and why, where there is no such
    theme or its ``theme.toml`` is not valid.
    """
    if name in theme_names():
        return _built_in(name)
    place = folder.locate(root, name)
    if isinstance(place, Refused):
        if place.reason == "outside":
            words = f"the theme {shown(name)} lies outside the publication's folder"
            return None, (CODES.make("file-outside", words, span),)
        words = f"there is no theme {shown(name)}{suggestion(name, theme_names())}"
        return None, (CODES.make("theme-unknown", words, span),)
    if not (place / "theme.toml").is_file():
        words = f"the folder {shown(name)} holds no theme.toml"
        return None, (CODES.make("theme-unknown", words, span),)
    return _own(name, root, span)


def _built_in(name: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    place = styles_folder() / "themes" / name
    given, findings = parse_toml(_text(place / "theme.toml"), f"{name}/theme.toml")
    if given is None:
        return None, findings
    sheets = tuple((sheet, _text(place / sheet)) for sheet in SHEETS if (place / sheet).is_file())
    return _theme(name, given, sheets)


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")


def _own(name: str, root: Path, span: Span | None) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    given, findings = read_toml(root, folder.normal(f"{name}/theme.toml"))
    if given is None:
        return None, findings
    sheets, more = read_texts(root, folder.normal(name), SHEETS)
    sheets, unfit = check_sheets(sheets, folder.normal(name))
    findings = (*findings, *more, *unfit)
    sheets = tuple((folder.normal(f"{name}/{sheet}"), css) for sheet, css in sheets)
    base = given.data.get("base")
    if base in theme_names():
        built_in, _ = parse_toml(_text(styles_folder() / "themes" / str(base) / "theme.toml"), "")
        theme, _ = _built_in(str(base))
        if built_in and theme:
            data = _merged(built_in.data, given.data)
            given = TomlFile(given.file, data, given.places)
            sheets = (*theme.sheets, *sheets)
    elif base is not None:
        words = f"there is no theme {shown(str(base))} to build on{suggestion(str(base), theme_names())}"
        findings = (*findings, CODES.make("theme-unknown", words, given.span(("base",))))
    theme, more = _theme(name, given, sheets)
    return theme, (*findings, *more)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        result[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def _theme(
    name: str, given: TomlFile, sheets: tuple[tuple[str, str], ...]
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    settings, _, findings = validate(ThemeSettings, given)
    if settings is None:
        return None, findings
    margins = settings.page.margins
    return Theme(
        name=name,
        front=cast("tuple[Role, ...]", tuple(settings.pages.front)),
        openings=cast(Openings, settings.pages.openings),
        title_block=settings.pages.title_block,
        contents_from=settings.contents.from_chapters,
        contents_depth=settings.contents.depth,
        number_depth=settings.numbering.depth,
        trim=settings.page.trim,
        margins=Margins(margins.inner, margins.outer, margins.top, margins.bottom),
        serif=settings.type.serif,
        sans=settings.type.sans,
        mono=settings.type.mono,
        text_size=settings.type.text_size,
        leading=settings.type.leading,
        listing_size=settings.type.listing_size,
        embedded=tuple(settings.type.embed),
        sheets=sheets,
    ), findings
