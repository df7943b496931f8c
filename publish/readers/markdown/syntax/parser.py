"""The parser of each dialect, put together."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from publish.readers.markdown.syntax import html
from publish.readers.markdown.syntax.block import DispatchingBlockParser
from publish.readers.markdown.syntax.captions import before_captions, table_caption
from publish.readers.markdown.syntax.depth import too_deep
from publish.readers.markdown.syntax.divisions import division
from publish.readers.markdown.syntax.headings import heading_attributes
from publish.readers.markdown.syntax.inline import PositionedInlineParser
from publish.readers.markdown.syntax.lines import line_block
from publish.readers.markdown.syntax.math import math, math_block
from publish.readers.markdown.syntax.numbers import numbered_list
from publish.readers.markdown.syntax.references import citation, reference, undefined_link
from publish.readers.markdown.syntax.shortcodes import shortcode, tex
from publish.readers.markdown.syntax.spans import span, subscript, superscript
from publish.readers.markdown.syntax.unread import environment, grid_table, simple_table
from publish.readers.options import Dialect

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@cache
def parser_for(dialect: Dialect) -> MarkdownIt:
    """Return the parser of a dialect, made once: it holds rules and no text, so it is shared."""
    # Labels are stored so that definitions without use are found.
    md = MarkdownIt(
        "commonmark", {"maxNesting": 10_000, "tasklists": dialect != "commonmark", "store_labels": True}
    )
    md.disable("text_join")  # the builders join texts themselves
    # Addresses are judged by the builder, which reports what it refuses; a rule cannot.
    md.validateLink = _any_address  # type: ignore[method-assign]
    md.block.ruler.before("table", "too_deep", too_deep)
    if dialect != "commonmark":
        _shared(md, inline_notes=dialect == "publish")
    if dialect == "publish":
        _own_blocks(md)
        _own_inlines(md)
    md.block = DispatchingBlockParser(md.block)
    parser = PositionedInlineParser(md.inline, attributed=dialect == "publish")
    parser.prepare()
    md.inline = parser
    return md


def _any_address(url: str) -> bool:
    return True


def _shared(md: MarkdownIt, inline_notes: bool) -> None:
    md.enable(["table", "strikethrough"])
    footnote_plugin(md, inline=inline_notes, move_to_end=False, always_match_refs=True)
    deflist_plugin(md)
    md.core.ruler.before("inline", "heading_attributes", heading_attributes)
    md.block.ruler.before("html_block", "listing_tag", html.listing_tag, _INTERRUPTS)
    md.block.ruler.at("html_block", html.known_html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("html_inline", html.known_html_inline)
    md.inline.ruler.push("undefined_link", undefined_link)


def _own_blocks(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "division", division, _INTERRUPTS)
    md.block.ruler.before("table", "table_caption", table_caption, {"alt": ["blockquote"]})
    md.block.ruler.before("fence", "math_block", math_block, _INTERRUPTS)
    md.block.ruler.before("fence", "line_block", line_block)
    md.block.ruler.before("list", "numbered_list", numbered_list, _INTERRUPTS)
    md.block.ruler.before("fence", "environment", environment, _INTERRUPTS)
    # Asked first: their lines of hyphens would else be rules and headings.
    md.block.ruler.after("too_deep", "grid_table", grid_table)
    md.block.ruler.after("too_deep", "simple_table", simple_table)
    rules = dict(zip(md.block.ruler.get_active_rules(), md.block.ruler.getRules(""), strict=True))
    md.block.ruler.at(
        "deflist", before_captions(rules["deflist"]), {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _own_inlines(md: MarkdownIt) -> None:
    md.inline.ruler.before("escape", "tex", tex)
    md.inline.ruler.after("link", "citation", citation)
    md.inline.ruler.after("link", "span", span)
    md.inline.ruler.after("footnote_ref", "superscript", superscript)
    md.inline.ruler.before("strikethrough", "subscript", subscript)
    md.inline.ruler.push("reference", reference)
    md.inline.ruler.push("math", math)
    md.inline.ruler.push("shortcode", shortcode)
