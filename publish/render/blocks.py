"""Blocks to markup."""

from __future__ import annotations

from markupsafe import Markup

from publish.model import (
    NO_ATTRIBUTES,
    Admonition,
    Block,
    DefinitionList,
    Division,
    Epigraph,
    Equation,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    RawBlock,
    SceneBreak,
    Span,
    Styled,
    Table,
    Text,
    Verse,
    VerseLine,
)
from publish.render.markup import class_pair, direction_pair, language_pairs, pair, text
from publish.render.pictures import write_figure
from publish.render.tables import write_table
from publish.render.writer import BlockTable, Writer

_INDENT = 4
"""Columns of a listing that a list's indent takes: 1.6 em of running text."""
_BOTH_SIDES = 7
"""Columns that an extract or a box takes from a listing in it."""
_SHORT = 8
"""Lines of a listing that is rather moved to the next page than broken."""


def _paragraph(writer: Writer, node: Paragraph) -> str:
    attributes = node.attributes
    before, writer.held_blocks = writer.held_blocks, False
    identifier = pair("id", writer.id_value(attributes.id))
    inner = writer.inlines(node.children)
    held, writer.held_blocks = writer.held_blocks, before
    lead_in = ("lead-in",) if not writer.epub and _announces(node) else ()
    if attributes is NO_ATTRIBUTES and not held:
        kind = ("filename",) if _is_file_name(node) else lead_in
        return f"<p{class_pair(*kind)}>{inner}</p>"
    # HTML's parser ends a <p> at the first block inside it, XML has no such rule.
    tag, classes = ("div", ("paragraph", *attributes.classes)) if held else ("p", attributes.classes)
    classes = (*classes, *lead_in)
    language = language_pairs(attributes.get("lang")) + direction_pair(attributes.get("dir"))
    return f"<{tag}{identifier}{class_pair(*classes)}{language}>{inner}</{tag}>"


def _is_file_name(node: Paragraph) -> bool:
    """Tell whether a paragraph only names the file of the listing below it, as mdBooks do."""
    return (
        len(node.children) == 1
        and isinstance(only := node.children[0], Styled)
        and "filename" in only.attributes.classes
    )


def _announces(node: Paragraph) -> bool:
    """Tell whether a paragraph ends with a colon: what it announces begins on the same page."""
    last = node.children[-1] if node.children else None
    return isinstance(last, Text) and last.value.rstrip().endswith(":")


def _plain(writer: Writer, node: Plain) -> str:
    return writer.inlines(node.children)


def _heading(writer: Writer, node: Heading) -> str:
    """A heading that opens no section: one level below its section's, whatever its own."""
    tag = f"h{min(writer.heading_level + 1, 6)}"
    pairs = writer.pairs(node.attributes, "minor", f"minor-{node.level}")
    return f"<{tag}{pairs}>{writer.inlines(node.children)}</{tag}>"


def _attribution(writer: Writer, children: tuple[Inline, ...]) -> str:
    return f'\n<p class="attribution">{writer.inlines(children)}</p>' if children else ""


def _quotation(writer: Writer, node: Quotation) -> str:
    pairs = writer.pairs(node.attributes)
    with writer.narrower(_BOTH_SIDES):
        inner = writer.blocks(node.blocks) + _attribution(writer, node.attribution)
    return f"<blockquote{pairs}>\n{inner}\n</blockquote>"


def _epigraph(writer: Writer, node: Epigraph) -> str:
    kind = ' epub:type="epigraph"' if writer.epub else ""
    pairs = writer.pairs(node.attributes, "epigraph")
    inner = writer.blocks(node.blocks) + _attribution(writer, node.attribution)
    return f"<blockquote{kind}{pairs}>\n{inner}\n</blockquote>"


def _verse_line(writer: Writer, line: VerseLine) -> str:
    # One em is the hanging indent of a line that runs over; the style sheet takes it back.
    style = f' style="padding-left: {min(line.indent, 40) + 1}em"' if line.indent else ""
    return f'<p class="line"{style}>{writer.inlines(line.children)}</p>'


def _verse(writer: Writer, node: Verse) -> str:
    pairs = writer.pairs(node.attributes, "verse")
    stanzas = "\n".join(
        '<div class="stanza">\n' + "\n".join(_verse_line(writer, line) for line in stanza) + "\n</div>"
        for stanza in node.stanzas
    )
    return f"<div{pairs}>\n{stanzas}\n</div>"


def _item(writer: Writer, item: ListItem, tight: bool) -> str:
    blocks = item.blocks
    if tight:
        inner = "\n".join(
            writer.inlines(block.children)
            if isinstance(block, Paragraph) and block.attributes is NO_ATTRIBUTES and not index
            else writer.blocks((block,))
            for index, block in enumerate(blocks)
        )
    else:
        inner = writer.blocks(blocks)
    if item.checked is None:
        return writer.placed(item.span, f"<li>{inner}</li>")
    words = writer.context.words
    name = text(words.task_done if item.checked else words.task_open)
    state = "done" if item.checked else "open"
    box = f'<span class="box {state}" role="img" aria-label="{name}"></span>'
    return writer.placed(item.span, f'<li class="task">{box}{inner}</li>')


def _list(writer: Writer, node: ListBlock) -> str:
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    tasks = "tasks" if any(item.checked is not None for item in node.items) else ""
    pairs = writer.pairs(node.attributes, "" if node.tight else "loose", tasks)
    with writer.narrower(_INDENT):
        items = "\n".join([_item(writer, item, node.tight) for item in node.items])
    return f"<{tag}{start}{pairs}>\n{items}\n</{tag}>"


def _first(blocks: tuple[Block, ...]) -> Span | None:
    return blocks[0].span if blocks else None


def _definition_list(writer: Writer, node: DefinitionList) -> str:
    pairs = writer.pairs(node.attributes, "" if node.tight else "loose")
    parts: list[str] = []
    for item in node.items:
        parts.extend(writer.placed(item.span, f"<dt>{writer.inlines(term)}</dt>") for term in item.terms)
        with writer.narrower(_INDENT):
            parts.extend(
                writer.placed(_first(body), f"<dd>{writer.blocks(body)}</dd>") for body in item.bodies
            )
    inner = "\n".join(parts)
    return f"<dl{pairs}>\n{inner}\n</dl>"


def _listing(writer: Writer, node: Listing) -> str:
    """A listing; the template ``listing`` is asked only where there is more than code."""
    highlighter = writer.context.highlighter
    if not highlighter.knows(node.language) and (other := highlighter.suggestion(node.language)):
        message = f"the language “{node.language}” is unknown: do you mean “{other}”?"
        writer.report("listing-language-unknown", message, node.span)
    code = highlighter.markup(node.code, node.language, writer.listing_columns())
    short = "short" if code.count("\n") < _SHORT else ""
    if not (node.caption or node.number or node.file_name):
        inner = writer.placed(node.code_span, f"<code>{code}</code>")
        return f"<pre{writer.pairs(node.attributes, 'listing', short)}>{inner}</pre>"
    identifier = writer.id_value(node.attributes.id)
    return writer.template(
        "listing",
        {
            "id": identifier,
            "classes": [*([short] if short else []), *node.attributes.classes],
            "language": node.attributes.get("lang"),
            "label": writer.context.words.label("listing", node.number) if node.number else "",
            "number": node.number,
            "caption": Markup(writer.placed(node.caption_span, writer.inlines(node.caption))),
            "file_name": node.file_name,
            "code": Markup(writer.placed(node.code_span, code)),
        },
    )


def _equation(writer: Writer, node: Equation) -> str:
    number = f' <span class="number">({text(node.number)})</span>' if node.number else ""
    pairs = writer.pairs(node.attributes, "equation")
    return f'<div{pairs}><span class="as-typed">{text(node.raw)}</span>{number}</div>'


def _admonition(writer: Writer, node: Admonition) -> str:
    words = writer.context.words
    kinds = {
        "note": words.note_title,
        "tip": words.tip,
        "important": words.important,
        "warning": words.warning,
        "caution": words.caution,
    }
    identifier = writer.id_value(node.attributes.id)
    title = Markup(writer.inlines(node.title)) if node.title else Markup(text(kinds[node.kind]))
    with writer.narrower(_BOTH_SIDES):
        body = Markup(writer.blocks(node.blocks))
    return writer.template(
        "admonition",
        {
            "id": identifier,
            "classes": list(node.attributes.classes),
            "language": node.attributes.get("lang"),
            "kind": node.kind,
            "title": title,
            "body": body,
        },
    )


def _scene_break(_: Writer, __: SceneBreak) -> str:
    return '<hr class="scene" />'


def _page_break(writer: Writer, _: PageBreak) -> str:
    return "" if writer.epub else '<div class="page-break"></div>'


def _division(writer: Writer, node: Division) -> str:
    pairs = writer.pairs(node.attributes, language=node.language)
    inner = writer.blocks(node.blocks)
    return f"<div{pairs}>\n{inner}\n</div>" if inner else f"<div{pairs}></div>"


def _raw(writer: Writer, node: RawBlock) -> str:
    writer.report("raw-markup-left-out", f"raw {node.format or 'markup'} was left out", node.span)
    return ""


BLOCKS: BlockTable = {
    Paragraph: _paragraph,
    Plain: _plain,
    Heading: _heading,
    Quotation: _quotation,
    Epigraph: _epigraph,
    Verse: _verse,
    ListBlock: _list,
    DefinitionList: _definition_list,
    Listing: _listing,
    Figure: write_figure,
    Table: write_table,
    Equation: _equation,
    Admonition: _admonition,
    SceneBreak: _scene_break,
    PageBreak: _page_break,
    Division: _division,
    RawBlock: _raw,
}
