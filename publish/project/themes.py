"""Themes: the built-in ones, and folders of a publication."""

from __future__ import annotations

from dataclasses import asdict, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias, cast

from publish import folder
from publish.builtin import styles_folder
from publish.diagnostics import Diagnostic
from publish.model import Role, Span
from publish.project.codes import CODES
from publish.project.overrides import check_sheets, read_texts
from publish.project.themeschema import ThemeSettings
from publish.project.tomlfile import TomlFile, parse_toml, read_toml
from publish.project.trim import margins_for, parse_trim
from publish.project.types import Margins, Openings, Theme, Trim
from publish.project.validate import Data, merged, validate
from publish.project.wording import shown, suggestion

SHEETS = ("theme.css", "print.css", "margins.css", "ereader.css")
"""The style sheets that a theme may have beside its ``theme.toml``."""

DEFAULT_BASE = "textbook"
"""The theme that one of a publication's own builds on where it names none."""

Sheets: TypeAlias = tuple[tuple[str, str], ...]


def theme_names() -> tuple[str, ...]:
    """Return the names of the built-in themes, sorted."""
    themes = styles_folder() / "themes"
    return tuple(sorted(one.name for one in themes.iterdir() if (one / "theme.toml").is_file()))


def load_theme(
    name: str, root: Path, span: Span | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme ``name``: a built-in one, or a folder of the publication at ``root``.

    ``span`` is where the theme is named, for a message. A theme of the publication's own takes what it
    leaves out, or says wrongly, from the one it builds on, and has its style sheets before its
    own. None, and why, where there is no such theme or its ``theme.toml`` cannot be read.
    """
    if name in theme_names():
        return _built_in(name)
    refused = folder.check(root, name)
    if refused and refused.reason in ("outside", "missing", "unreadable"):
        if refused.reason == "outside":
            words = f"the theme {shown(name)} lies outside the publication's folder"
            return None, (CODES.make("file-outside", words, span),)
        words = f"there is no theme {shown(name)}{suggestion(name, theme_names())}"
        return None, (CODES.make("theme-unknown", words, span),)
    refused = folder.check(root, f"{name}/theme.toml")
    if refused and refused.reason != "outside":
        words = f"the folder {shown(name)} holds no theme.toml"
        return None, (CODES.make("theme-unknown", words, span),)
    return _own(name, root)


def _built_in(name: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    given, findings = _settings_of(name)
    if given is None:
        return None, findings
    return _theme(name, given, _sheets_of(name))


def _settings_of(name: str) -> tuple[TomlFile | None, tuple[Diagnostic, ...]]:
    return parse_toml(_text(styles_folder() / "themes" / name / "theme.toml"), f"{name}/theme.toml")


def _sheets_of(name: str) -> Sheets:
    place = styles_folder() / "themes" / name
    return tuple((sheet, _text(place / sheet)) for sheet in SHEETS if (place / sheet).is_file())


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")


def _own(name: str, root: Path) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    place = folder.normal(name)
    given, findings = read_toml(root, f"{place}/theme.toml")
    if given is None:
        return None, findings
    texts, more = read_texts(root, place, SHEETS)
    texts, unfit = check_sheets(texts, place)
    own = tuple((f"{place}/{sheet}", css) for sheet, css in texts)
    base, unknown = _base(given)
    below, _ = _settings_of(base)
    on, _ = _built_in(base)
    if below is None or on is None:  # ours, and tested
        raise ValueError(base)
    theme, found = _theme(name, given, (*_sheets_of(base), *own), _for_trim(below.data, on, given.data))
    if theme and "embed" not in _table(given.data, "type"):
        # What the base brings for its listings, a theme with another family for them brings too.
        renamed = {on.serif: theme.serif, on.sans: theme.sans, on.mono: theme.mono}
        theme = replace(theme, embedded=tuple(renamed.get(one, one) for one in on.embedded))
    return theme, (*findings, *more, *unfit, *unknown, *found)


def _base(given: TomlFile) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the theme that a publication's own builds on: the usual one where it names none."""
    name = given.data.get("base", DEFAULT_BASE)
    if name in theme_names():
        return str(name), ()
    if not isinstance(name, str):  # the schema says so
        return DEFAULT_BASE, ()
    words = f"there is no theme {shown(name)} to build on{suggestion(name, theme_names())}"
    return DEFAULT_BASE, (CODES.make("theme-unknown", words, given.span(("base",))),)


def _for_trim(below: Data, base: Theme, own: Data) -> Data:
    """Return the base's settings with its margins as they are on a page of the theme's own trim."""
    name = _table(own, "page").get("trim")
    trim = parse_trim(name) if isinstance(name, str) else name
    if not isinstance(trim, Trim):
        return below
    return merged(below, {"page": {"margins": asdict(margins_for(base, trim))}})


def _table(data: Data, key: str) -> Data:
    table = data.get(key)
    return table if isinstance(table, dict) else {}


def _theme(
    name: str, given: TomlFile, sheets: Sheets, below: Data | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    settings, _, findings = validate(ThemeSettings, given, below)
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
