"""What a reference to a place shows."""

from __future__ import annotations

from publish.model import Equation, Inline, ReferenceForm, Text, bare, plain_text
from publish.resolve.ids import Ids
from publish.resolve.survey import Survey
from publish.typography import Words


class Targets:
    """Words for each place that can be referred to."""

    def __init__(self, found: Survey, ids: Ids, sections: list[str], things: list[str], words: Words) -> None:
        """``sections`` and ``things``: their numbers in reading order."""
        self._found = found
        self._ids = ids
        self._sections = sections
        self._things = things
        self._words = words

    def shown(self, target: str, form: ReferenceForm) -> tuple[Inline, ...]:
        """Return what a reference of ``form`` to the publication-wide id ``target`` shows where it
        brings no words of its own; never nothing.

        A place that is neither section nor figure goes by the section it stands in.
        """
        kind, number, title = self._described(target)
        if form == "title" and title:
            return title
        if form == "number" and number:
            return (Text(number),)
        if number:
            return (Text(self._words.label(kind, number)),)
        return title or (Text(getattr(self._words, kind)),)

    def _described(self, target: str) -> tuple[str, str, tuple[Inline, ...]]:
        anchor = self._ids.anchors[target]
        if anchor.thing >= 0:
            node = self._found.things[anchor.thing].node
            caption = () if isinstance(node, Equation) else bare(node.caption)
            return anchor.kind, self._things[anchor.thing], caption
        section = self._found.sections[anchor.section].section
        title = bare(section.title)
        kind = section.role if section.role in ("part", "chapter", "appendix") else "section"
        if not plain_text(title).strip() and kind == "section" and section.role != "section":
            return kind, self._sections[anchor.section], (Text(self._words.role(section.role)),)
        return kind, self._sections[anchor.section], title
