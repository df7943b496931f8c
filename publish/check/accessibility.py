"""What readers who do not see, or do not see well, need of the manuscript."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from publish.check.chapter import Chapter
from publish.check.foreign import RULES as FOREIGN
from publish.check.rule import Found, Rule, rule
from publish.check.text.languages import habits_of
from publish.model import CrossReference, Image, Link, Node, Row, Section, Table, plain_text, walk

_ATX = re.compile(r"[\s>]{0,12}(#{1,6})(?=\s|$)")
_HTML = re.compile(r"\s*<h([1-6])\b", re.I)
_SETEXT = re.compile(r"\s{0,3}(=+|-+)\s*$")
_FILE_NAME = re.compile(
    r"[^\s]+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)$|(?:IMG|DSC|DSCN|PICT|image)[_-]?\d+$", re.I
)
_EXPLICIT = re.compile(
    r"\balt\s*=\s*(?:\"\s*\"|'\s*')|\brole\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE
)
_DECORATION = frozenset(("presentation", "none"))


def _pictures(chapter: Chapter) -> Iterator[Image]:
    return (node for node in walk(chapter.section) if isinstance(node, Image))


def _is_decoration(chapter: Chapter, image: Image) -> bool:
    """Tell whether the writer said that a picture shows nothing: by its role, or an empty ``alt``."""
    if image.attributes.get("role") in _DECORATION or "decorative" in image.attributes.classes:
        return True
    # A tag on a line of its own has no column.
    source, _ = chapter.places.source(chapter.places.head(image.span), 2000)
    tag = source.partition("\n\n")[0]
    end = tag.find(">") if tag.startswith("<") else tag.find("}")
    return bool(_EXPLICIT.search(tag[: end if end >= 0 else None]))


@rule(
    "picture-without-text",
    "error",
    hint='Say what it shows: `![caption](file.png){alt="…"}`; a picture that only decorates has `{alt=""}`.',
    good="![A brass lamp on a window sill](lamp.png)",
    bad="![](lamp.png)",
)
def without_text(chapter: Chapter) -> Iterator[Found]:
    """A picture without a text alternative.

    Who cannot see it learns nothing of it; shops in the European Union must say so, and some refuse
    the book. WCAG 2.2, success criterion 1.1.1 (level A); EPUB Accessibility 1.1; European
    Accessibility Act, Directive (EU) 2019/882, annex I.
    """
    for image in _pictures(chapter):
        if not image.alt.strip() and not _is_decoration(chapter, image):
            yield Found(
                f"the picture {_name(image)} has no text alternative", chapter.places.head(image.span)
            )


@rule(
    "picture-text-file-name",
    "warning",
    hint="Say what the picture shows, in a sentence.",
    good="![A brass lamp on a window sill](lamp-02.png)",
    bad="![lamp-02.png](lamp-02.png)",
)
def text_is_file_name(chapter: Chapter) -> Iterator[Found]:
    """A text alternative that is the name of the picture's file.

    Word processors and content systems put it there by themselves; read aloud it is noise. WCAG 2.2,
    success criterion 1.1.1, failure F30.
    """
    for image in _pictures(chapter):
        alt = image.alt.strip()
        stem = posixpath.splitext(posixpath.basename(image.source))[0]
        if alt and (_FILE_NAME.fullmatch(alt) or (alt == stem and re.search(r"[\d_-]", stem))):
            yield Found(f"“{alt}” is a file's name and does not say what the picture shows", image.span)


@rule(
    "picture-text-needless",
    "info",
    hint="Begin with what the picture shows.",
    good="![A brass lamp on a window sill](lamp.png)",
    bad="![Image of a brass lamp on a window sill](lamp.png)",
)
def text_says_picture(chapter: Chapter) -> Iterator[Found]:
    """A text alternative that begins with “image of”.

    A screen reader says “image” before it anyway. Say “photograph” or “map” where that matters. W3C
    Web Accessibility Tutorials, “Images: Tips and tricks”; DIAGRAM Center, Image Description
    Guidelines.
    """
    habits = habits_of(chapter.language)
    if habits is None or not habits.picture_of:
        return
    for image in _pictures(chapter):
        found = _beginning(habits.picture_of).match(image.alt.strip())
        if found:
            yield Found(f"“{found[0]}” says nothing that a screen reader does not say", image.span)


@cache
def _beginning(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!\w)", re.I)


def _name(image: Image) -> str:
    return f"“{posixpath.basename(image.source) or image.source}”"


def _links_in(*nodes: Node) -> Iterator[Link | CrossReference]:
    for node in walk(*nodes):
        if isinstance(node, Link) or (isinstance(node, CrossReference) and not node.dangling):
            yield node


@rule(
    "link-without-words",
    "error",
    hint="Write words into the brackets, or give the picture in them a text alternative.",
    good="[The list of lights](https://example.org/list)",
    bad="[\\ ](https://example.org/list)",
)
def without_words(chapter: Chapter) -> Iterator[Found]:
    """A link that has nothing in it to read out.

    A screen reader says “link” and no more, and on the page there is nothing to touch. WCAG 2.2,
    success criteria 2.4.4 and 4.1.2 (level A), failure F89.
    """
    for link in _links_in(chapter.section):
        if not plain_text(link.children).strip("\ufffc\u200b\u00a0 \n"):
            pictures = any(isinstance(node, Image) for node in walk(*link.children))
            what = "only a picture without text in it" if pictures else "no words"
            yield Found(f"this link has {what}", link.span)


@rule(
    "link-vague",
    "warning",
    hint="Let the words say where the link leads.",
    good="Read [the list of lights](https://example.org/list).",
    bad="For the list of lights click [here](https://example.org/list).",
)
def vague(chapter: Chapter) -> Iterator[Found]:
    """A link whose words say nothing by themselves: “here”, “click here”, “more”.

    Who goes from link to link hears only these words, and in print they are all that is left. WCAG
    2.2, success criterion 2.4.4 (level A) and 2.4.9, failure F84.
    """
    for link, language in _with_language(chapter.section, chapter.language):
        habits = habits_of(language)
        words = " ".join(plain_text(link.children).split()).casefold().strip(" .,:;!?…›»→>")
        if habits and words in habits.vague:
            yield Found(f"“{plain_text(link.children).strip()}” does not say where it leads", link.span)


def _with_language(section: Section, language: str) -> Iterator[tuple[Link | CrossReference, str]]:
    language = section.language or language
    for link in _links_in(*section.title, *section.blocks):
        yield link, language
    for child in section.children:
        yield from _with_language(child, language)


@rule(
    "heading-skipped",
    "warning",
    hint="Take the level next below; how large a heading is, the theme says.",
    good="## The keeper\n\nHe slept.\n\n### His lamp\n\nIt was lit.",
    bad="## The keeper\n\nHe slept.\n\n#### His lamp\n\nIt was lit.",
)
def skipped(chapter: Chapter) -> Iterator[Found]:
    """A heading more than one level below the one that it belongs to.

    Who moves by headings believes that something is missing. In the built files no level is left
    out, but the manuscript says something else than they do. WCAG 2.2, success criterion 1.3.1,
    technique H42 and G141; PDF/UA-1 (ISO 14289-1), 7.4.2.
    """
    yield from _below(chapter, chapter.section, None)


def _below(chapter: Chapter, section: Section, above: int | None) -> Iterator[Found]:
    level = _typed_level(chapter, section)
    if level is not None and above is not None and level > above + 1:
        title, place = plain_text(section.title).strip(), chapter.places.head(section.span)
        yield Found(f"“{title}” is of level {level}, below a heading of level {above}", place)
    for child in section.children:
        # A file of its own begins with its own level.
        yield from _below(chapter, child, None if child.file else level)


def _typed_level(chapter: Chapter, section: Section) -> int | None:
    """Return the level that a heading was written with; None where its line shows none."""
    if section.span is None or not section.span.line:
        return None
    line = chapter.places.line(section.span.file, section.span.line)
    if found := _ATX.match(line):
        return len(found[1])
    if found := _HTML.match(line):
        return int(found[1])
    last = max(section.span.end_line, section.span.line)
    under = _SETEXT.match(chapter.places.line(section.span.file, last))
    return (1 if under[1][0] == "=" else 2) if under and last > section.span.line else None


@rule(
    "table-without-header",
    "warning",
    hint="Give the columns names in the first row; where it only arranges things, write a list instead.",
    good="| Light | Year |\n|-------|------|\n| North | 1871 |",
    bad="|       |      |\n|-------|------|\n| North | 1871 |",
)
def without_header(chapter: Chapter) -> Iterator[Found]:
    """A table that has no header cell.

    A screen reader names the column with every cell; without a header it reads bare values. WCAG
    2.2, success criterion 1.3.1 (level A), technique H51; PDF/UA-1 (ISO 14289-1), 7.5.
    """
    for table in walk(chapter.section):
        if isinstance(table, Table) and not table.head and table.attributes.get("role") not in _DECORATION:
            rows = [node for node in walk(table) if isinstance(node, Row)]
            if rows and not any(cell.header for row in rows for cell in row.cells):
                yield Found("this table has no header", chapter.places.head(table.span or rows[0].span))


RULES: tuple[Rule[Chapter], ...] = (
    without_text,
    text_is_file_name,
    text_says_picture,
    without_words,
    vague,
    skipped,
    without_header,
    *FOREIGN,
)
