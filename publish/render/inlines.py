"""Inlines to markup."""

from __future__ import annotations

from dataclasses import replace

from publish.model import (
    Citation,
    Code,
    CrossReference,
    Deletion,
    Emphasis,
    Image,
    IndexMark,
    LineBreak,
    Link,
    Math,
    Note,
    RawInline,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
)
from publish.render.joints import broken_addresses, broken_code
from publish.render.markup import pair, text, web_address
from publish.render.notes import write_note
from publish.render.pictures import write_image
from publish.render.writer import InlineTable, Writer


def _text(writer: Writer, node: Text) -> str:
    return broken_addresses(node.value, writer.epub)


def _soft_break(_: Writer, __: SoftBreak) -> str:
    return "\n"


def _line_break(_: Writer, __: LineBreak) -> str:
    return "<br />\n"


def _emphasis(writer: Writer, node: Emphasis) -> str:
    return f"<em>{writer.inlines(node.children)}</em>"


def _strong(writer: Writer, node: Strong) -> str:
    return f"<strong>{writer.inlines(node.children)}</strong>"


def _small_caps(writer: Writer, node: SmallCaps) -> str:
    return f'<span class="small-caps">{writer.inlines(node.children)}</span>'


def _superscript(writer: Writer, node: Superscript) -> str:
    return f"<sup>{writer.inlines(node.children)}</sup>"


def _subscript(writer: Writer, node: Subscript) -> str:
    return f"<sub>{writer.inlines(node.children)}</sub>"


def _deletion(writer: Writer, node: Deletion) -> str:
    return f"<del>{writer.inlines(node.children)}</del>"


def _code(writer: Writer, node: Code) -> str:
    code = broken_code(node.value, writer.epub)
    if not node.attributes.id and not node.attributes.classes:
        return f"<code>{code}</code>"
    return f"<code{writer.pairs(node.attributes)}>{code}</code>"


def _styled(writer: Writer, node: Styled) -> str:
    attributes = node.attributes
    if "kbd" in attributes.classes:
        others = tuple(name for name in attributes.classes if name != "kbd")
        pairs = writer.pairs(replace(attributes, classes=others), language=node.language)
        return f"<kbd{pairs}>{writer.inlines(node.children)}</kbd>"
    pairs = writer.pairs(attributes, language=node.language)
    inner = writer.inlines(node.children)
    return f"<span{pairs}>{inner}</span>" if pairs else inner


def _link(writer: Writer, node: Link) -> str:
    if writer.in_link:
        return writer.inlines(node.children)
    address = web_address(node.url)
    with writer.without_links():
        inner = writer.inlines(node.children)
    if address and inner:
        return (
            f'<a href="{text(address)}"{pair("title", node.title)}{writer.pairs(node.attributes)}>{inner}</a>'
        )
    if not address:
        writer.report("link-unusable", f"“{node.url}” cannot be followed from a book", node.span)
    pairs = writer.pairs(node.attributes)
    return f"<span{pairs}>{inner}</span>" if pairs else inner


def _reference(writer: Writer, node: CrossReference) -> str:
    with writer.without_links():
        inner = writer.inlines(node.children)
    if node.dangling:
        return f"<span{writer.pairs(node.attributes, 'dangling')}>{inner or text(node.target)}</span>"
    if node.form == "page" and not writer.epub and not writer.bare:
        folio = writer.folio(node.target)
        inner = text(writer.context.words.page_reference(folio)) if folio else inner
    href = "" if writer.in_link else writer.href(node.target)
    if href and inner:
        return f"<a{pair('href', href)}{writer.pairs(node.attributes)}>{inner}</a>"
    if not href and not writer.in_link:
        message = f"“{node.target}” is not part of this edition"
        writer.report("reference-lost", message, node.span)
    pairs = writer.pairs(node.attributes)
    return f"<span{pairs}>{inner}</span>" if pairs else inner


def _as_typed(_: Writer, node: Citation | Math) -> str:
    return f'<span class="as-typed">{text(node.raw)}</span>'


def _index_mark(writer: Writer, node: IndexMark) -> str:
    return writer.inlines(node.children)


def _raw(writer: Writer, node: RawInline) -> str:
    writer.report("raw-markup-left-out", f"raw {node.format or 'markup'} was left out", node.span)
    return ""


INLINES: InlineTable = {
    Text: _text,
    SoftBreak: _soft_break,
    LineBreak: _line_break,
    Emphasis: _emphasis,
    Strong: _strong,
    SmallCaps: _small_caps,
    Superscript: _superscript,
    Subscript: _subscript,
    Deletion: _deletion,
    Code: _code,
    Styled: _styled,
    Link: _link,
    CrossReference: _reference,
    Image: write_image,
    Note: write_note,
    Citation: _as_typed,
    IndexMark: _index_mark,
    Math: _as_typed,
    RawInline: _raw,
}
