"""Accessibility metadata, computed from what the edition holds (EPUB Accessibility 1.1).

Nothing is claimed that was not looked at: no conformance to WCAG is declared, since that takes a
human reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publish.epub.documents import Facts
from publish.epub.metadata import Meta


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of the summary in one language."""

    language: str
    structure: str
    no_pictures: str
    described: str
    undescribed: str
    pages: str
    formulas: str


_SUMMARIES = {
    one.language: one
    for one in (
        Summary(
            "en",
            "The text adapts to the size, font and colours that you choose, and headings and contents "
            "lead through it.",
            "It has no pictures.",
            "Every picture has a description.",
            "Some pictures have no description.",
            "The page numbers of the print edition are marked.",
            "Formulas are given in MathML.",
        ),
        Summary(
            "de",
            "Der Text passt sich der Größe, Schrift und Farbe an, die Sie wählen; Überschriften und "
            "Inhaltsverzeichnis führen durch ihn.",
            "Er enthält keine Bilder.",
            "Jedes Bild ist beschrieben.",
            "Einige Bilder sind nicht beschrieben.",
            "Die Seitenzahlen der gedruckten Ausgabe sind vermerkt.",
            "Formeln liegen als MathML vor.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Content:
    """What was counted over all documents of the edition."""

    pictures: int
    wordless: int
    math: bool
    pages: bool
    animated: bool


def count(documents: Iterable[Facts], pages: bool, animated: bool) -> Content:
    """Add up the facts of the documents (the cover page left out: its picture repeats the title)."""
    documents = tuple(documents)
    return Content(
        sum(one.pictures for one in documents),
        sum(one.pictures_without_words for one in documents),
        any("mathml" in one.properties for one in documents),
        pages,
        animated,
    )


def accessibility(content: Content, language: str, has_cover: bool = True) -> tuple[Meta, ...]:
    """Return the metadata in the order of the specification's examples.

    ``language`` (BCP 47) chooses that of the summary; without a translation it is English and says so.
    """
    described = content.wordless == 0
    metas = [Meta("schema:accessMode", "textual")]
    if content.pictures or has_cover:
        metas.append(Meta("schema:accessMode", "visual"))
        metas.append(Meta("schema:accessModeSufficient", "textual,visual"))
    if described:
        metas.append(Meta("schema:accessModeSufficient", "textual"))
    metas.extend(Meta("schema:accessibilityFeature", one) for one in _features(content, described))
    # An animated picture may flash; whether it does, nobody has looked.
    hazard = "unknown" if content.animated else "none"
    metas.append(Meta("schema:accessibilityHazard", hazard))
    summary = _SUMMARIES.get(language.split("-", maxsplit=1)[0].lower(), _SUMMARIES["en"])
    text = " ".join(_sentences(summary, content, described))
    metas.append(Meta("schema:accessibilitySummary", text, language=summary.language))
    return tuple(metas)


def _features(content: Content, described: bool) -> Iterator[str]:
    yield from ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA")
    if content.pictures and described:
        yield "alternativeText"
    if content.math:
        yield "MathML"
    if content.pages:
        yield from ("pageBreakMarkers", "pageNavigation")


def _sentences(summary: Summary, content: Content, described: bool) -> Iterator[str]:
    yield summary.structure
    if not content.pictures:
        yield summary.no_pictures
    else:
        yield summary.described if described else summary.undescribed
    if content.math:
        yield summary.formulas
    if content.pages:
        yield summary.pages
