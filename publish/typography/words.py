"""The words that the tool sets itself, one table a language (``publish.typography.languages``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.model import Role

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every word of one language that stands in a book without being in the manuscript.

    Nouns are as in a heading. A field that ends in ``_label`` or ``_reference`` is a pattern with
    ``{number}`` or ``{folio}`` in it: use `label` and `page_reference`.
    """

    language: str
    """BCP 47 primary language of the table."""

    # headings of generated and untitled sections
    contents: str
    """Heading of the table of contents."""
    half_title: str
    """Name of the half-title page in navigation."""
    title_page: str
    """Name of the title page in navigation and landmarks."""
    copyright_page: str
    """Name of the imprint page in navigation and landmarks."""
    cover: str
    """Name of the cover in navigation, and the alternative text of one made by template."""
    dedication: str
    """Heading of an untitled dedication where one is needed (navigation)."""
    epigraph: str
    """Heading of an untitled epigraph where one is needed (navigation)."""
    foreword: str
    """Heading of an untitled foreword (by another person)."""
    preface: str
    """Heading of an untitled preface (by the author)."""
    acknowledgments: str
    """Heading of untitled acknowledgments."""
    introduction: str
    """Heading of an untitled introduction."""
    prologue: str
    """Heading of an untitled prologue."""
    part: str
    """What a part is called."""
    chapter: str
    """What a chapter is called."""
    section: str
    """What a section below a chapter is called."""
    epilogue: str
    """Heading of an untitled epilogue."""
    afterword: str
    """Heading of an untitled afterword."""
    conclusion: str
    """Heading of an untitled conclusion."""
    appendix: str
    """What an appendix is called."""
    glossary: str
    """Heading of an untitled glossary."""
    bibliography: str
    """Heading of an untitled bibliography."""
    index: str
    """Heading of an untitled index."""
    notes: str
    """Heading of the notes at the end of a chapter."""
    about_the_author: str
    """Heading of an untitled note on the author."""
    colophon: str
    """Heading of an untitled colophon."""

    # kinds of numbered things
    figure: str
    """What a figure is called."""
    table: str
    """What a table is called."""
    listing: str
    """What a code listing is called."""
    equation: str
    """What a displayed formula is called."""
    note: str
    """What a footnote is called."""
    page: str
    """What a page is called."""
    part_label: str
    """A part and its ``{number}``: "Part II"."""
    chapter_label: str
    """A chapter and its ``{number}``: "Chapter 4"."""
    section_label: str
    """A section and its ``{number}``: "Section 4.1"."""
    appendix_label: str
    """An appendix and its ``{number}``: "Appendix A"."""
    figure_label: str
    """A figure and its ``{number}``: "Figure 4.2"."""
    table_label: str
    """A table and its ``{number}``: "Table 4.2"."""
    listing_label: str
    """A listing and its ``{number}``: "Listing 4.2"."""
    equation_label: str
    """An equation and its ``{number}``: "Equation 4.2"."""
    note_label: str
    """A note and its ``{number}``: "Note 3", the name of a note's call to assistive technology."""
    folio_reference: str
    """A page and its ``{folio}`` inside running text: "page 41"."""

    # running over pages
    continued: str
    """Beside the caption of a table that runs on."""

    # admonitions
    note_title: str
    """Title of an admonition of the kind ``note``."""
    tip: str
    """Title of an admonition of the kind ``tip``."""
    important: str
    """Title of an admonition of the kind ``important``."""
    warning: str
    """Title of an admonition of the kind ``warning``."""
    caution: str
    """Title of an admonition of the kind ``caution``."""

    # title page and imprint page; each stands before the names or the thing
    by: str
    """Before the authors: "by"."""
    edited_by: str
    """Before the editors."""
    translated_by: str
    """Before the translators."""
    illustrated_by: str
    """Before the illustrators."""
    with_foreword_by: str
    """Before who wrote the foreword."""
    with_introduction_by: str
    """Before who wrote the introduction."""
    with_afterword_by: str
    """Before who wrote the afterword."""
    photographs_by: str
    """Before the photographers."""
    cover_by: str
    """Before who made the cover."""
    contributions_by: str
    """Before contributors in no other role."""
    name_separator: str
    """Between names but the last two, with its space."""
    name_and: str
    """Between the last two names, with its spaces."""
    published_by: str
    """Before the publisher on the imprint page."""
    copyright: str
    """Before year and names: "Copyright ©"."""
    all_rights_reserved: str
    """The sentence, with its full stop."""
    isbn: str
    """Before an ISBN."""
    print_edition: str
    """What the PDF is called on the imprint page."""
    electronic_edition: str
    """What the EPUB is called on the imprint page."""
    series_position: str
    """A series' ``{name}`` and the ``{position}`` of the book in it."""
    months: str
    """The names of the twelve months, with spaces between them."""
    date: str
    """A ``{day}`` of a ``{month}`` in a ``{year}``, in running text."""

    # navigation and assistive technology
    landmarks: str
    """Heading of the EPUB's landmarks."""
    page_list: str
    """Heading of the EPUB's list of pages."""
    start_of_text: str
    """The landmark at which the text begins."""
    back_to_text: str
    """Name of the link from a note back to its call."""
    missing_image: str
    """What stands, before its alternative text, where a picture is missing."""
    missing_text: str
    """What stands, before its name, where a file of the text cannot be read."""
    task_done: str
    """A task of a list that is done, as it is read aloud."""
    task_open: str
    """A task of a list that is not done, as it is read aloud."""

    def role(self, role: Role) -> str:
        """Return the heading for a section of ``role`` that has no title of its own."""
        return str(getattr(self, role.replace("-", "_")))

    def label(self, kind: str, number: str) -> str:
        """Return kind and number with a no-break space: ``label("figure", "4.2")``.

        ``kind`` is part, chapter, section, appendix, figure, table, listing, equation or note.
        """
        pattern = str(getattr(self, f"{kind}_label"))
        return pattern.replace(" ", NO_BREAK_SPACE).format(number=number)

    def page_reference(self, folio: str) -> str:
        """Return the words for a page in running text, with a no-break space: "page 41"."""
        return self.folio_reference.replace(" ", NO_BREAK_SPACE).format(folio=folio)

    def names(self, names: tuple[str, ...]) -> str:
        """Return names in a row as the language joins them: "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        return self.name_and.join((self.name_separator.join(names[:-1]), names[-1]))

    def written(self, date: str) -> str:
        """Return a date (ISO 8601: year, month or day) as it is written in running text."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", date)
        if match is None:
            return date
        year, month, day = match[1], self.months.split()[int(match[2]) - 1], match[3]
        if day is None:
            return f"{month} {year}"
        return self.date.replace(" ", NO_BREAK_SPACE, 1).format(day=int(day), month=month, year=year)

    def in_series(self, name: str, position: str) -> str:
        """Return a series' name and the book's position in it, or the name where there is none."""
        return self.series_position.format(name=name, position=position) if position else name


def words_for(language: str) -> tuple[Words, bool]:
    """Return the words of a language (BCP 47) and True; English ones and False where unknown."""
    from publish.typography.languages import LANGUAGES  # here, since the tables need `Words`

    table = LANGUAGES.get(language.replace("_", "-").split("-")[0].lower())
    return (table.words, True) if table else (LANGUAGES["en"].words, False)
