"""Which PDF and which EPUB are one publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publish import versions
from publish.check.artifacts import BuiltFile
from publish.check.options import CheckOptions
from publish.store import Store


@dataclass(frozen=True, slots=True)
class Couple:
    """A PDF and an EPUB that are to be the same."""

    pdf: BuiltFile
    epub: BuiltFile


def couples_of(path: Path, files: Sequence[BuiltFile]) -> tuple[Couple, ...]:
    """Return each EPUB built from the publication at ``path`` with the PDF that it is held beside.

    It is the print edition that the EPUB carries the pages of, as its edition says; for an EPUB
    without a page list the first PDF.
    """
    pdfs = [one for one in files if one.path.suffix.lower() == ".pdf"]
    sources = _sources(path) if len(pdfs) > 1 else {}
    editions = {one.edition: one for one in reversed(pdfs)}
    return tuple(
        Couple(editions.get(sources.get(one.edition, ""), pdfs[0]), one)
        for one in files
        if pdfs and one.path.suffix.lower() == ".epub"
    )


def _sources(path: Path) -> dict[str, str]:
    """Return the names of the print editions whose pages EPUB editions carry."""
    from publish.engine.page_list import page_source
    from publish.project import load_project

    project, _ = load_project(path)
    editions = project.editions if project is not None else ()
    found = ((one.name, page_source(project, one)) for one in editions if project is not None)
    return {name: source.name for name, source in found if source is not None}


def couples_among(
    files: Sequence[BuiltFile], options: CheckOptions, store: Store | None
) -> tuple[Couple, ...]:
    """Return the finished files that are one publication by their names, or else by their titles.

    A PDF and an EPUB of one name but for the suffix, capitals aside, belong together, those of one
    folder first; then those that name the same title in their metadata, where it is one PDF and one EPUB.
    """
    pdfs = [one for one in files if one.path.suffix.lower() == ".pdf"]
    epubs = [one for one in files if one.path.suffix.lower() == ".epub"]
    found: list[Couple] = []

    def take(pdf: BuiltFile, epub: BuiltFile) -> None:
        found.append(Couple(pdf, epub))
        pdfs.remove(pdf)
        epubs.remove(epub)

    for epub in tuple(epubs):
        named = [one for one in pdfs if one.path.stem.casefold() == epub.path.stem.casefold()]
        beside = [one for one in named if one.path.resolve().parent == epub.path.resolve().parent]
        if named:
            take((beside or named)[0], epub)
    if pdfs and epubs:
        titled = _titles(pdfs, epubs, options, store)
        for title in dict.fromkeys(titled.values()):
            ours = [one for one in epubs if titled.get(one.path.as_posix()) == title]
            theirs = [one for one in pdfs if titled.get(one.path.as_posix()) == title]
            if len(ours) == len(theirs) == 1:
                take(theirs[0], ours[0])
    return tuple(found)


def _titles(
    pdfs: Sequence[BuiltFile], epubs: Sequence[BuiltFile], options: CheckOptions, store: Store | None
) -> dict[str, str]:
    """Return the titles that files name, by path; those without one are left out."""
    from publish.check.parity.epub import UncomparableError
    from publish.check.parity.keys import key_of as title_key
    from publish.check.parity.reading_epub import title_of
    from publish.check.parity.reading_pdf import PdfReader

    found = {one.path.as_posix(): title_key(title_of(one.path)) for one in epubs}
    reader = PdfReader(store, versions.of_everything(), options.time_limit, 1)
    for one in pdfs if find_spec("pypdfium2") is not None else ():
        try:
            found[one.path.as_posix()] = title_key(reader.structure(one).title)
        except UncomparableError:
            continue  # the rules about pages say that it cannot be read
    return {path: title for path, title in found.items() if title}
