"""What a Word document holds that has no place in the imported text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.docx_package import DOCUMENT, Parts, parse
from publish.model import Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")}
_DRAWN = re.compile(r"\}(?:OLEObject|chart|relIds|control)$")

# Styles that pandoc turns into structure, or that say nothing but "text" (names in English, as
# Word stores them whatever its own language).
_KNOWN = re.compile(
    r"normal|body text.*|first paragraph|compact|text body|default.*|standard|no spacing|"
    r"heading \d|title|subtitle|author|date|abstract.*|toc .*|table of .*|list.*|caption|image caption|"
    r"table caption|quote|intense quote|block text|block quote|footnote.*|endnote.*|bibliography|"
    r"source code|html preformatted|plain text|definition.*|figure|captioned figure|annotation.*|"
    r"header|footer|comment.*|balloon text|normal \(web\)|tableau.*|revision|hyperlink",
    re.IGNORECASE,
)


def losses(parts: Parts, file: str) -> tuple[Diagnostic, ...]:
    """Return a finding for each kind of thing that is left out or changed on import.

    Raises `BadPackage` like ``docx_package.parse``, which has seen all parts before.
    """
    place = Span(file, 0)
    document = parse(DOCUMENT, parts[DOCUMENT])
    found = [
        ("word-comments", _comments(parts), "1 comment was left out", "{} comments were left out"),
        (
            "word-changes",
            _count(document, _CHANGES),
            "1 tracked change was taken as accepted",
            "{} tracked changes were taken as accepted",
        ),
        (
            "word-text-boxes",
            _text_boxes(document),
            "1 text box stands beside the text",
            "{} text boxes stand beside the text",
        ),
        (
            "word-drawings",
            _drawings(document),
            "1 diagram, chart or embedded object was left out",
            "{} diagrams, charts or embedded objects were left out",
        ),
        (
            "word-headers",
            _headers(parts),
            "1 header or footer was left out",
            "{} headers and footers were left out",
        ),
    ]
    findings = [
        CODES.make(code, one if number == 1 else several.format(number), place)
        for code, number, one, several in found
        if number
    ]
    styles = _own_styles(parts, document)
    if styles:
        names = ", ".join(f"“{name}” ({number})" for name, number in styles)
        findings.append(CODES.make("word-styles", f"styles without a meaning here: {names}", place))
    return tuple(findings)


def _count(root: Element, tags: set[str]) -> int:
    return sum(element.tag in tags for element in root.iter())


def _comments(parts: Parts) -> int:
    name = "word/comments.xml"
    return _count(parse(name, parts[name]), {f"{_W}comment"}) if name in parts else 0


def _text_boxes(document: Element) -> int:
    # Word writes each box twice, as drawing and as its old form; both hold the same words.
    boxes = {"".join(box.itertext()) for box in document.iter(f"{_W}txbxContent")}
    return len(boxes - {""})


def _drawings(document: Element) -> int:
    return sum(bool(_DRAWN.search(str(element.tag))) for element in document.iter())


def _headers(parts: Parts) -> int:
    names = [name for name in parts if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
    return sum(any(text.strip() for text in parse(name, parts[name]).itertext()) for name in names)


def _own_styles(parts: Parts, document: Element) -> list[tuple[str, int]]:
    names = dict(_style_names(parts))
    ids = (style.get(f"{_W}val", "") for style in document.iter(f"{_W}pStyle"))
    used = Counter(names.get(one, one) for one in ids)
    return [(name, number) for name, number in used.most_common() if not _KNOWN.fullmatch(name)][:12]


def _style_names(parts: Parts) -> Iterator[tuple[str, str]]:
    name = "word/styles.xml"
    if name not in parts:
        return
    for style in parse(name, parts[name]).iter(f"{_W}style"):
        title = style.find(f"{_W}name")
        yield style.get(f"{_W}styleId", ""), "" if title is None else title.get(f"{_W}val", "")
