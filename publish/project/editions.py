"""The editions of a publication: what a build writes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.identifiers import check_isbn
from publish.model import Span
from publish.project.codes import CODES
from publish.project.positions import TomlPath
from publish.project.schema import EditionTable, Settings
from publish.project.slug import SLUG, slug_from
from publish.project.themes import load_theme
from publish.project.tomlfile import TomlFile
from publish.project.trim import parse_trim
from publish.project.types import Edition, Target, Theme, Trim
from publish.project.wording import shown, suggestion

PRESETS: dict[str, Target] = {"print": "pdf", "screen": "pdf", "epub": "epub"}
"""The presets, and what they are written as."""

LATER = ("press", "archive", "kindle", "accessible", "large-print", "review")
"""Presets that are planned."""


def read_editions(
    settings: Settings, given: TomlFile, root: Path, default_theme: str
) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """Return the editions that ``settings`` ask for, print and EPUB where they ask for none.

    ``default_theme`` is the theme of a publication that names none. A faulty edition is left out.
    """
    reader = _Reader(settings, given, root, default_theme)
    tables = settings.editions or {"print": EditionTable(), "epub": EditionTable()}
    found = [reader.edition(name, table) for name, table in tables.items()]
    editions = tuple(edition for edition in found if edition)
    if not editions:
        words = "none of the editions can be built"
        reader.report("editions-missing", words, given.span(("editions",), key=True))
    reader.check_page_lists(editions)
    reader.check_isbns(editions)
    return editions, tuple(reader.findings)


def edition_of_preset(editions: tuple[Edition, ...], preset: str) -> Edition | None:
    """Return an edition that is asked for by its preset though the publication does not name it.

    It has theme and trim of the first edition for the same target, else of the first. None where
    there is no such preset.
    """
    target = PRESETS.get(preset)
    if target is None or not editions:
        return None
    model = min(editions, key=lambda one: one.target != target)
    return replace(model, name=preset, preset=preset, target=target, isbn="", page_list=True, span=None)


@dataclass
class _Reader:
    settings: Settings
    given: TomlFile
    root: Path
    default_theme: str
    findings: list[Diagnostic] = field(default_factory=list)
    themes: dict[str, Theme | None] = field(default_factory=dict)

    def report(self, code: str, words: str, span: Span) -> None:
        self.findings.append(CODES.make(code, words, span))

    def edition(self, name: str, table: EditionTable) -> Edition | None:
        path: TomlPath = ("editions", name)
        place = self.given.span(path, key=True)
        if not SLUG.fullmatch(name):
            words = f"{shown(name)} is no name for an edition (did you mean “{slug_from(name)}”?)"
            self.report("edition-name", words, place)
            return None
        preset = table.preset or name
        if preset not in PRESETS:
            self.unknown_preset(preset, self.given.span((*path, "preset"), key=not table.preset))
            return None
        theme = self.theme(table, path)
        if theme is None:
            return None
        trim = parse_trim(table.trim or self.settings.trim or theme.trim)
        if not isinstance(trim, Trim):  # the schema has checked all three
            raise TypeError(trim)
        target = PRESETS[preset]
        span = place if name in self.settings.editions else None
        return Edition(name, preset, target, trim, theme, table.isbn, table.page_list, span)

    def unknown_preset(self, preset: str, place: Span) -> None:
        if preset in LATER:
            words = f"editions of the preset “{preset}” are not yet built"
            self.report("preset-later", words, place)
        else:
            words = f"there is no preset {shown(preset)}{suggestion(preset, [*PRESETS, *LATER])}"
            self.report("preset-unknown", words, place)

    def theme(self, table: EditionTable, path: TomlPath) -> Theme | None:
        """Return an edition's theme with the publication's depths; another one where there is none."""
        name = table.theme or self.settings.theme or self.default_theme
        if name not in self.themes:
            place = self.given.span((*path, "theme") if table.theme else ("theme",))
            theme, found = load_theme(name, self.root, place)
            self.findings.extend(found)
            if theme is None and name != self.default_theme:
                theme, found = load_theme(self.default_theme, self.root)
                self.findings.extend(found)
            self.themes[name] = theme
        theme = self.themes[name]
        if theme is None:
            return None
        numbers, contents = self.settings.number_depth, self.settings.contents_depth
        return replace(
            theme,
            number_depth=theme.number_depth if numbers is None else numbers,
            contents_depth=theme.contents_depth if contents is None else contents,
        )

    def check_page_lists(self, editions: tuple[Edition, ...]) -> None:
        printed = [edition.name for edition in editions if edition.target == "pdf"]
        for edition in editions:
            name = edition.page_list
            if isinstance(name, str) and name not in printed:
                place = self.given.span(("editions", edition.name, "page-list"))
                words = f"there is no printed edition {shown(name)}{suggestion(name, printed)}"
                self.report("page-list-unknown", words, place)

    def check_isbns(self, editions: tuple[Edition, ...]) -> None:
        seen: dict[str, str] = {}
        for edition in editions:
            digits = check_isbn(edition.isbn)
            if digits is None:
                continue
            if digits in seen:
                words = f"the editions “{seen[digits]}” and “{edition.name}” have the same ISBN"
                self.report("isbn-repeated", words, self.given.span(("editions", edition.name, "isbn")))
            seen.setdefault(digits, edition.name)
