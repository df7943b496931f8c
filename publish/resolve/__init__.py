"""Passes over the whole publication: ids, numbers, references, notes, pictures.

The publication is looked at once (``survey``) and rewritten once (``apply``); what lies between
works on lists of what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Diagnostic
from publish.model import Publication
from publish.resolve.apply import Applying, Settled
from publish.resolve.checks import empty_chapters
from publish.resolve.ids import Ids, assign
from publish.resolve.lookup import Lookup
from publish.resolve.notes import NoteNumbers
from publish.resolve.numbering import number_sections, number_things
from publish.resolve.options import ResolveOptions
from publish.resolve.references import References
from publish.resolve.survey import Survey, survey
from publish.resolve.targets import Targets
from publish.typography import Words

__all__ = ["ResolveOptions", "resolve"]


def resolve(
    publication: Publication, options: ResolveOptions, words: Words
) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Return the publication numbered and linked, and what is wrong with it.

    Afterwards every section has an id; all ids are unique and safe in XML and URLs; sections,
    figures, tables, listings, equations and notes have their numbers; a link into the book is a
    `CrossReference` with the publication-wide id and the words it shows; pictures are named by
    their path from the publication's folder.
    """
    found = survey(publication)
    ids, findings = assign(found, publication.metadata.language)
    lookup = Lookup(ids, _files(found, ids), options.redirects)
    referred = tuple(_referred(found, lookup))
    sections = number_sections(found, options)
    labelled = frozenset(ids.anchors[target].thing for target, labels in referred if labels)
    things = number_things(found, sections, labelled, words)
    references = References(lookup, Targets(found, ids, sections, things, words))
    notes = NoteNumbers(ids, options.continuous_notes)
    settled = Settled(found, ids, sections, things, words, frozenset(target for target, _ in referred))
    resolved = Applying(settled, references, notes).publication(publication)
    return resolved, (*findings, *references.findings, *empty_chapters(found))


def _files(found: Survey, ids: Ids) -> dict[str, str]:
    """Return each file of the book with the id of the first section that it begins."""
    files: dict[str, str] = {}
    for seen, name in zip(found.sections, ids.sections, strict=True):
        if seen.section.file:
            files.setdefault(seen.section.file, name)
    for seen, name in zip(found.sections, ids.sections, strict=True):
        files.setdefault(seen.file, name)  # a file that only later sections name
    files.pop("", None)
    return files


def _referred(found: Survey, lookup: Lookup) -> Iterator[tuple[str, bool]]:
    """Yield each id that is referred to, and whether the reference shows its number."""
    for reference in found.references:
        place = lookup.find(reference.file, reference.typed, reference.link)
        if place.outcome == "inside":
            yield place.target, reference.labels
