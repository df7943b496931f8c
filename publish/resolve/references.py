"""Links into the book made references, references filled, all others judged."""

from __future__ import annotations

from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    CrossReference,
    Inline,
    Link,
    Span,
    Styled,
    Text,
)
from publish.resolve.codes import CODES
from publish.resolve.lookup import Found, Lookup
from publish.resolve.survey import FORMS, form_of
from publish.resolve.targets import Targets


class References:
    """Decides what becomes of each link and reference."""

    def __init__(self, lookup: Lookup, targets: Targets) -> None:
        self.findings: list[Diagnostic] = []
        self._lookup = lookup
        self._targets = targets
        self._reported: set[str] = set()

    def link(self, link: Link, file: str) -> Inline | tuple[Inline, ...]:
        """Return what becomes of a link in ``file``: a reference into the book, a link to the web,
        or its words where it may not or cannot lead anywhere."""
        found = self._lookup.find(file, link.url, True)
        if found.outcome == "web":
            children = link.children or (Text(link.url),)
            if children == link.children and found.target == link.url:
                return link
            return replace(link, url=found.target, children=children)
        if found.outcome in ("outside", "forbidden"):
            self._report_once(link, found)
            return _words(link)
        form = form_of(link)
        attributes = link.attributes
        if form != "text":
            kept = tuple(one for one in attributes.classes if one not in FORMS)
            attributes = replace(attributes, classes=kept)
        reference = CrossReference(link.url, form, link.children, attributes, link.span)
        return self._with_page(self._filled(reference, found), bool(link.children))

    def reference(self, reference: CrossReference, file: str) -> Inline | tuple[Inline, ...]:
        """Return a cross-reference in ``file`` with its publication-wide target and the words it
        shows: its own, or those of its form."""
        found = self._lookup.find(file, reference.target, False)
        if found.outcome in ("web", "outside", "forbidden"):  # an address, as in `[](../x.html)`
            words, attributes = reference.children, reference.attributes
            return self.link(Link(words, reference.target, "", attributes, reference.span), file)
        return self._with_page(self._filled(reference, found), bool(reference.children))

    def _with_page(self, reference: CrossReference, own_words: bool) -> Inline | tuple[Inline, ...]:
        """Return a reference as it is, but for one with words of its own that asks for the page: in
        print it stands behind them, "the walls (page 41)"."""
        if not own_words or reference.form != "page" or reference.dangling:
            return reference
        page = replace(
            reference, children=self._targets.shown(reference.target, "page"), attributes=NO_ATTRIBUTES
        )
        behind = Styled((Text(" ("), page, Text(")")), Attributes(classes=("only-print",)))
        return replace(reference, form="text"), behind

    def _filled(self, reference: CrossReference, found: Found) -> CrossReference:
        if found.outcome != "inside":
            self._report_lost(reference.target, found, reference.span)
            children = reference.children or (Text(reference.target.lstrip("#")),)
            return replace(reference, children=children, dangling=True)
        children = reference.children or self._targets.shown(found.target, reference.form)
        return replace(reference, target=found.target, children=children)

    def _report_lost(self, typed: str, found: Found, span: Span | None) -> None:
        if found.outcome == "ambiguous":
            message = f"“{found.target}” stands in several files"
            self.findings.append(CODES.make("link-ambiguous", message, span, found.hint))
        else:
            message = f"nothing in the book has the id that “{_printable(typed)}” refers to"
            self.findings.append(CODES.make("link-dangling", message, span, found.hint))

    def _report_once(self, link: Link, found: Found) -> None:
        if link.url in self._reported:
            return
        self._reported.add(link.url)
        shown = _printable(link.url)
        if found.outcome == "outside":
            message = f"“{shown}” is not part of the book"
            self.findings.append(CODES.make("link-outside", message, link.span))
        else:
            message = f"a book cannot follow “{shown}”"
            self.findings.append(CODES.make("link-scheme", message, link.span))


def _printable(url: str) -> str:
    """Return an address fit for a message: one line, not too long."""
    line = "".join(one if one.isprintable() else " " for one in url)
    return line if len(line) <= 80 else f"{line[:79]}…"


def _words(link: Link) -> Inline | tuple[Inline, ...]:
    children = link.children or (Text(link.url),)
    if link.attributes == NO_ATTRIBUTES:
        return children
    return Styled(children, link.attributes, span=link.span)
