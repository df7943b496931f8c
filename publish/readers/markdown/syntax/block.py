"""The block parser asks only the rules that can match: those that begin with a line's first character.

markdown-it-py asks each of a dozen rules at every line, and at every further line of a paragraph
again whether it ends there, once for an underlined heading and once for the paragraph. Most lines
begin with a letter, which none of those rules does: asking less halves the time of block parsing.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_STARTS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "numbered_list": "#",
    "reference": "[",
    "footnote_def": "[",
    "html_block": "<",
    "listing_tag": "<",
    "heading": "#",
    "division": ":",
    "math_block": "$",
    "line_block": "|",
    "environment": "\\",
    "grid_table": "+",
}
"""The characters that a rule can begin with; a rule that is not here is always asked."""

_UNDERLINES = "=-"


class DispatchingBlockParser(ParserBlock):
    """The rules of ``given``, sorted by the characters they begin with."""

    def __init__(self, given: ParserBlock) -> None:
        self.ruler: Ruler[BlockRule] = _DispatchingRuler(given.ruler)


class _DispatchingRuler(Ruler[BlockRule]):
    """Gives each chain of rules as one rule that asks those that can match."""

    def __init__(self, given: Ruler[BlockRule]) -> None:
        super().__init__()
        self._given = given
        self.__rules__ = given.__rules__  # a state asks which rules are active
        self._chains: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 (the library's names)
        """Return the one rule of a chain; the chain without a name has all of them."""
        if chainName not in self._chains:
            self._chains[chainName] = [_dispatching(self._named(chainName))]
        return self._chains[chainName]

    def _named(self, chain: str) -> list[tuple[str, BlockRule]]:
        names = {
            rule: name
            for name, rule in zip(self._given.get_active_rules(), self._given.getRules(""), strict=True)
        }
        return [(names[rule], rule) for rule in self._given.getRules(chain)]


def _dispatching(rules: list[tuple[str, BlockRule]]) -> BlockRule:
    """Return one rule that asks ``rules`` in their order."""
    asked = [(name, _underlined(rule) if name == "lheading" else rule) for name, rule in rules]
    letters = tuple(rule for name, rule in asked if name not in _STARTS)
    table = {
        character: tuple(rule for name, rule in asked if character in _STARTS.get(name, character))
        for character in "".join(_STARTS.values())
    }

    def first_that_matches(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        for rule in table.get(state.src[start : start + 1], letters):
            if rule(state, start_line, end_line, silent):
                return True
        return False

    return first_that_matches


def _underlined(heading: BlockRule) -> BlockRule:
    """Return the rule of underlined headings, asked only where a line below could be an underline."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        source, begins, indents = state.src, state.bMarks, state.tShift
        for line in range(start_line + 1, end_line):
            if state.isEmpty(line):
                return False
            if source[begins[line] + indents[line]] in _UNDERLINES:
                return heading(state, start_line, end_line, silent)
        return False

    return rule
