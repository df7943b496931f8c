"""Plain HTML of a document: for the test against CommonMark's specification, and for previews.

The markup of an edition is made in ``render``; this knows neither numbers nor templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from publish.model import (
    Admonition,
    Citation,
    Code,
    CrossReference,
    Definition,
    DefinitionList,
    Division,
    Document,
    Epigraph,
    Equation,
    Figure,
    Heading,
    Image,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Listing,
    ListItem,
    Math,
    Note,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    RawBlock,
    RawInline,
    SceneBreak,
    SoftBreak,
    Styled,
    Table,
    Text,
    Verse,
    children,
)
from publish.model.walk import Node


def to_html(document: Document) -> str:
    """Return the document as HTML in the form of the CommonMark specification's examples.

    Raw HTML that a reader let pass (the dialect ``commonmark``) passes here too: do not show
    the result of a stranger's text in a browser.
    """
    return _all(document.blocks)


def _all(nodes: Iterable[Node]) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Node) -> str:
    writer = _WRITERS.get(type(node))
    if writer is not None:
        return writer(node)
    tag = _TAGS.get(type(node).__name__)
    if tag is not None:
        return f"<{tag}>{_all(children(node))}</{tag}>"
    return _all(children(node))


_TAGS = {
    "Emphasis": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "Deletion": "del",
    "SmallCaps": "span",
}


def _escape(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def _paragraph(node: Paragraph) -> str:
    return f"<p>{_all(node.children)}</p>\n"


def _heading(node: Heading) -> str:
    return f"<h{node.level}>{_all(node.children)}</h{node.level}>\n"


def _around(tag: str, inner: str) -> str:
    return f"<{tag}>\n{inner}</{tag}>\n"


def _list(node: ListBlock) -> str:
    items = "".join(_item(item) for item in node.items)
    if not node.ordered:
        return f"<ul>\n{items}</ul>\n"
    start = f' start="{node.start}"' if node.start != 1 else ""
    return f"<ol{start}>\n{items}</ol>\n"


def _item(item: ListItem) -> str:
    parts: list[str] = []
    if item.checked is not None:
        parts.append("[x] " if item.checked else "[ ] ")
    for index, block in enumerate(item.blocks):
        if not isinstance(block, Plain):
            if not index or isinstance(item.blocks[index - 1], Plain):
                parts.append("\n")
            parts.append(_node(block))
        else:
            parts.append(_all(block.children))
    return f"<li>{''.join(parts)}</li>\n"


def _definition(node: Definition) -> str:
    terms = "".join(f"<dt>{_all(term)}</dt>\n" for term in node.terms)
    return terms + "".join(f"<dd>{_all(body)}</dd>\n" for body in node.bodies)


def _listing(node: Listing) -> str:
    language = node.info.split()[0] if node.info else ""
    attribute = f' class="language-{_escape(language)}"' if language else ""
    code = f"{_escape(node.code)}\n" if node.code else ""
    return f"<pre><code{attribute}>{code}</code></pre>\n"


def _figure(node: Figure) -> str:
    caption = f"<figcaption>{_all(node.caption)}</figcaption>\n" if node.caption else ""
    return _around("figure", _all(node.blocks) + "\n" + caption)


def _table(node: Table) -> str:
    caption = f"<caption>{_all(node.caption)}</caption>\n" if node.caption else ""
    rows = [*node.head, *(row for body in node.bodies for row in body), *node.foot]
    lines: list[str] = []
    for row in rows:
        cells = "".join(
            f"<{'th' if cell.header else 'td'}>{_all(cell.blocks)}</{'th' if cell.header else 'td'}>"
            for cell in row.cells
        )
        lines.append(f"<tr>{cells}</tr>\n")
    return _around("table", caption + "".join(lines))


def _verse(node: Verse) -> str:
    stanzas = ("<br />\n".join(_all(line.children) for line in stanza) for stanza in node.stanzas)
    return "".join(f"<p>{stanza}</p>\n" for stanza in stanzas)


def _code(node: Code) -> str:
    return f"<code>{_escape(node.value)}</code>"


def _link(node: Link) -> str:
    title = f' title="{_escape(node.title)}"' if node.title else ""
    return f'<a href="{_escape(node.url)}"{title}>{_all(node.children)}</a>'


def _image(node: Image) -> str:
    title = f' title="{_escape(node.title)}"' if node.title else ""
    return f'<img src="{_escape(node.source)}" alt="{_escape(node.alt)}"{title} />'


def _note(node: Note) -> str:
    return f"<aside>{_all(node.blocks)}</aside>"


def _admonition(node: Admonition) -> str:
    title = f"<p>{_all(node.title)}</p>\n" if node.title else ""
    return _around("aside", title + _all(node.blocks))


def _quoted(node: Quotation | Epigraph) -> str:
    credit = f"<p>{_all(node.attribution)}</p>\n" if node.attribution else ""
    return _around("blockquote", _all(node.blocks) + credit)


def _reference(node: CrossReference) -> str:
    words: tuple[Inline, ...] = node.children or (Text(node.target),)
    return f'<a href="#{_escape(node.target)}">{_all(words)}</a>'


_WRITERS: dict[type, Callable[..., str]] = {
    Text: lambda node: _escape(node.value),
    SoftBreak: lambda node: "\n",
    LineBreak: lambda node: "<br />\n",
    Code: _code,
    Link: _link,
    Image: _image,
    CrossReference: _reference,
    Note: _note,
    Math: lambda node: _escape(node.raw),
    Citation: lambda node: _escape(node.raw),
    IndexMark: lambda node: _all(node.children),
    Styled: lambda node: f"<span>{_all(node.children)}</span>",
    RawInline: lambda node: node.value if node.format == "html" else "",
    Paragraph: _paragraph,
    Plain: lambda node: _all(node.children),
    Heading: _heading,
    Quotation: _quoted,
    Epigraph: _quoted,
    ListBlock: _list,
    DefinitionList: lambda node: _around("dl", _all(node.items)),
    Definition: _definition,
    Listing: _listing,
    Figure: _figure,
    Table: _table,
    Verse: _verse,
    Equation: lambda node: f"<p>{_escape(node.raw)}</p>\n",
    Admonition: _admonition,
    SceneBreak: lambda node: "<hr />\n",
    PageBreak: lambda node: "",
    Division: lambda node: _around("div", _all(node.blocks)),
    RawBlock: lambda node: node.value if node.format == "html" else "",
}
