"""Blocks of pandoc's JSON into the model (pandoc-types 1.23, ``Text.Pandoc.Definition``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publish.diagnostics import Diagnostic
from publish.importers.codes import CODES
from publish.importers.docx_breaks import MARK, divided, without_marks
from publish.importers.pandoc import PandocError
from publish.importers.pandoc_inlines import InlineReader, Tree
from publish.importers.table_writer import fits as table_fits
from publish.model import (
    Alignment,
    Attributes,
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Division,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    ListBlock,
    Listing,
    ListItem,
    Node,
    Note,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    RawBlock,
    Row,
    SceneBreak,
    Span,
    Styled,
    Table,
    Verse,
    VerseLine,
    plain_text,
    rewrite_children,
    walk,
)
from publish.readers.plaintext import recognise

DEEPEST = 200
"""Levels of pandoc's JSON; each of ours takes three or four."""

_ALIGNMENTS: dict[str, Alignment] = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}


def document_from(tree: Tree, file: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return pandoc's JSON as a document, and what of it has no form here.

    Title, subtitle and authors stand in the header, the language is recognised from the words.
    Raises `PandocError` for JSON of another shape, or nested deeper than any manuscript.
    """
    if _depth(tree) > DEEPEST:
        raise PandocError("its contents are nested too deep")
    try:
        reader = BlockReader(frozenset(_targets(tree)))
        blocks = _with_breaks_on_top(reader.read(tree["blocks"]), reader)
        header = tuple(_header(tree["meta"], reader.inlines))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise PandocError("what it made of the document has an unknown form") from error
    lost = sorted(set(reader.inlines.unknown + reader.unknown))
    findings = tuple(CODES.make("import-lost", message, Span(file, 0)) for message in lost)
    return Document(blocks, header, None, recognise(plain_text(blocks))), findings


def _with_breaks_on_top(blocks: tuple[Block, ...], reader: BlockReader) -> tuple[Block, ...]:
    """Return blocks with page breaks between them alone: no two in a row, none at either end."""
    lost = False

    def change(node: Node) -> Node | tuple[Node, ...]:
        nonlocal lost
        lost = lost or isinstance(node, PageBreak)
        return () if isinstance(node, PageBreak) else node

    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, PageBreak):
            result.append(rewrite_children(block, change))
        elif result and not isinstance(result[-1], PageBreak):
            result.append(block)
    if lost or reader.lost_breaks:
        reader.unknown.append("page breaks inside lists, tables, quotations or notes were left out")
    return tuple(result[:-1] if result and isinstance(result[-1], PageBreak) else result)


def _depth(tree: Tree) -> int:
    level, depth = [tree], 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
            if isinstance(inner, dict | list)
        ]
    return depth


def _targets(tree: Tree) -> Iterator[str]:
    """Yield the ids that links of the document lead to."""
    stack = [tree]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if one.get("t") == "Link" and str(one["c"][2][0]).startswith("#"):
                yield one["c"][2][0][1:]
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)


def _header(meta: Tree, inlines: InlineReader) -> Iterator[tuple[str, object]]:
    for key in ("title", "subtitle", "author", "date"):
        given = meta.get(key)
        if given is None:
            continue
        for one in given["c"] if given["t"] == "MetaList" else [given]:
            nodes = one["c"] if one["t"] == "MetaInlines" else []
            words = " ".join(plain_text(without_marks(inlines.read(nodes))).split())
            if words:
                yield key, words


class BlockReader:
    """Turns blocks; keeps which kinds of them it does not know."""

    def __init__(self, targets: frozenset[str]) -> None:
        self.inlines = InlineReader(self.read, targets)
        self.unknown: list[str] = []
        """What was left out or simplified, in words."""
        self.lost_breaks = False
        """Whether a page break stood where none can."""

    def read(self, blocks: Tree) -> tuple[Block, ...]:
        """Return blocks; empty paragraphs, Word's way to make space, are left out."""
        result: list[Block] = []
        for block in blocks:
            reader = _READERS.get(block["t"])
            if reader is None:
                self.unknown.append(f"blocks of the kind {block['t']} were left out")
            else:
                result.extend(reader(self, block.get("c")))
        return tuple(result)

    def _paragraph(self, content: Tree) -> tuple[Block, ...]:
        return tuple(
            block
            for block in divided(self.inlines.read(content))
            if isinstance(block, PageBreak)
            or plain_text(block.children, notes=True).strip()
            or _holds(block.children)
        )

    def _plain(self, content: Tree) -> tuple[Block, ...]:
        words = self._unbroken(self.inlines.read(content))
        return (Plain(words),) if words else ()

    def _unbroken(self, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        kept = without_marks(words)
        self.lost_breaks = self.lost_breaks or kept is not words
        return kept

    def _header(self, content: Tree) -> tuple[Block, ...]:
        level, given, words = content
        marked = self.inlines.read(words)
        title = without_marks(marked)
        heading = (
            (Heading(level, title, self.inlines.attributes(given)),)
            if plain_text(title) or _holds(title)
            else ()
        )
        if title is marked:
            return heading
        before = plain_text(marked).startswith(MARK)
        return (PageBreak(), *heading) if before else (*heading, PageBreak())

    def _quotation(self, content: Tree) -> tuple[Block, ...]:
        return (Quotation(self.read(content)),)

    def _bullets(self, content: Tree) -> tuple[Block, ...]:
        return (self._list(content, ordered=False, start=1),)

    def _numbers(self, content: Tree) -> tuple[Block, ...]:
        return (self._list(content[1], ordered=True, start=content[0][0]),)

    def _list(self, items: Tree, ordered: bool, start: int) -> ListBlock:
        read = tuple(ListItem(self.read(item)) for item in items)
        # A list is tight when its paragraphs are; pandoc says so with Plain.
        tight = not any(isinstance(block, Paragraph) for item in read for block in item.blocks)
        return ListBlock(read, ordered, start, tight)

    def _definitions(self, content: Tree) -> tuple[Block, ...]:
        items = tuple(
            Definition((self._unbroken(self.inlines.read(term)),), tuple(self.read(body) for body in bodies))
            for term, bodies in content
        )
        tight = not any(isinstance(one, Paragraph) for item in items for body in item.bodies for one in body)
        return (DefinitionList(items, tight),)

    def _code(self, content: Tree) -> tuple[Block, ...]:
        given = self.inlines.attributes(content[0])
        language = given.classes[0] if given.classes else ""
        return (Listing(content[1].replace(MARK, ""), language, language),)

    def _verse(self, content: Tree) -> tuple[Block, ...]:
        lines = tuple(VerseLine(self._unbroken(self.inlines.read(line))) for line in content)
        return (Verse((lines,)),)

    def _rule(self, content: Tree) -> tuple[Block, ...]:
        return (SceneBreak(),)

    def _raw(self, content: Tree) -> tuple[Block, ...]:
        return (RawBlock(content[0], content[1]),)

    def _division(self, content: Tree) -> tuple[Block, ...]:
        given, inner = self.inlines.attributes(content[0]), self.read(content[1])
        return inner if given == Attributes() else (Division(inner, given),)

    def _figure(self, content: Tree) -> tuple[Block, ...]:
        given, caption, inner = content
        return (Figure(self.read(inner), self._caption(caption), "", self.inlines.attributes(given)),)

    def _caption(self, caption: Tree) -> tuple[Inline, ...]:
        words = (block for block in self.read(caption[1]) if isinstance(block, Paragraph | Plain))
        return tuple(one for block in words for one in block.children)

    def _table(self, content: Tree) -> tuple[Block, ...]:
        given, caption, columns, head, bodies, foot = content
        rows = tuple(
            (*(self._row(row) for row in body[2]), *(self._row(row) for row in body[3])) for body in bodies
        )
        made = Table(
            tuple(Column(_ALIGNMENTS.get(alignment["t"], "")) for alignment, _ in columns),
            tuple(row for row in (self._row(one, header=True) for one in head[1]) if _has_words(row)),
            tuple(body for body in rows if body),
            tuple(self._row(row) for row in foot[1]),
            self._caption(caption),
            "",
            self.inlines.attributes(given),
        )
        if not table_fits(made):
            self.unknown.append("a table's joined cells, or several paragraphs in a cell, were simplified")
        return (made,)

    def _row(self, row: Tree, header: bool = False) -> Row:
        cells = (
            Cell(self._cell(blocks), column_span, row_span, header)
            for _, _, row_span, column_span, blocks in row[1]
        )
        return Row(tuple(cells))

    def _cell(self, blocks: Tree) -> tuple[Block, ...]:
        """Return a cell's blocks; a single paragraph in it is no paragraph."""
        read = self.read(blocks)
        only = read[0] if len(read) == 1 else None
        return (Plain(only.children),) if isinstance(only, Paragraph) else read


def _has_words(row: Row) -> bool:
    return any(cell.blocks for cell in row.cells)


def _holds(words: tuple[Inline, ...]) -> bool:
    """Tell whether inlines without words hold a picture, a note or a place to refer to."""
    return any(isinstance(node, Image | Note | Styled) for node in walk(*words))


_READERS: dict[str, Callable[[BlockReader, Tree], tuple[Block, ...]]] = {
    "Para": BlockReader._paragraph,
    "Plain": BlockReader._plain,
    "Header": BlockReader._header,
    "BlockQuote": BlockReader._quotation,
    "BulletList": BlockReader._bullets,
    "OrderedList": BlockReader._numbers,
    "DefinitionList": BlockReader._definitions,
    "CodeBlock": BlockReader._code,
    "LineBlock": BlockReader._verse,
    "HorizontalRule": BlockReader._rule,
    "RawBlock": BlockReader._raw,
    "Div": BlockReader._division,
    "Figure": BlockReader._figure,
    "Table": BlockReader._table,
}
