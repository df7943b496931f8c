"""The inline parser: it remembers where each token began, and asks only the rules that can match."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from publish.readers.markdown.syntax.attributes import parse_attributes

InlineRule = Callable[[StateInline, bool], bool]

MAX_DEPTH = 30
"""Levels of markup inside markup; what lies deeper is text."""

_STARTS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "span": "[",
    "undefined_link": "[",
    "citation": "[",
    "reference": "@-",
    "superscript": "^",
    "subscript": "~",
    "math": "$",
    "shortcode": "{",
    "tex": "\\",
}
"""The characters that a rule can begin with."""

_BRACKETED = frozenset("[!")
_NOT_PLACED = frozenset(("text", "text_special", "softbreak", "hardbreak"))
_ATTRIBUTED = frozenset(("link_close", "image", "code_inline", "reference"))


class State(StateInline):
    """The state of one run of inline text."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:  # noqa: N803 (the library's name)
        super().__init__(src, md, env, outTokens)
        # Every rule that begins with a bracket needs a closing one: a thousand opening ones
        # without it would else be a thousand searches to the end.
        self.last_bracket = src.rfind("]")


class PositionedInlineParser(ParserInline):
    """Notes in ``token.meta["at"]`` where a token began, as an offset into the inline text.

    markdown-it-py has no columns; a token is placed here as soon as its rule has made it.
    """

    def __init__(self, rules: ParserInline, attributed: bool) -> None:
        super().__init__()
        self.ruler = rules.ruler
        self.ruler2 = rules.ruler2
        self._attributed = attributed
        self._rules: dict[str, tuple[InlineRule, ...]] = {}

    def prepare(self) -> None:
        """Sort the active rules by their first characters; call once all are in their places."""
        table: dict[str, list[InlineRule]] = {}
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
            for character in _STARTS.get(name, ""):
                table.setdefault(character, []).append(rule)
        self._rules = {character: tuple(rules) for character, rules in table.items()}

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Append the tokens of an inline text to ``tokens``."""
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def _rules_at(self, state: StateInline, start: int) -> tuple[InlineRule, ...]:
        character = state.src[start]
        if character in _BRACKETED and isinstance(state, State) and start > state.last_bracket:
            return ()
        return self._rules.get(character, ())

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of the text from ``state.pos`` to ``state.posMax``."""
        source, end, tokens = state.src, state.posMax, state.tokens
        search, rules_by_character = self.terminator_re.search, self._rules
        while state.pos < end:
            start = state.pos
            if source[start] not in rules_by_character:
                found = search(source, start + 1, end)
                state.pos = found.start() if found else end
                state.append_pending(source[start : state.pos])
                continue
            count = len(tokens)
            if state.level < MAX_DEPTH:
                for rule in self._rules_at(state, start):
                    if rule(state, False):
                        break
            if state.pos > start:
                self._place(state, count, start)
                continue
            state.append_pending(source[start])
            state.pos = start + 1
        if state.pending:
            state.pushPending()

    def _place(self, state: StateInline, count: int, start: int) -> None:
        tokens = state.tokens
        for index in range(count, len(tokens)):
            token = tokens[index]
            if token.type not in _NOT_PLACED:
                token.meta["at"] = start
                break
        else:
            return
        if self._attributed and tokens[-1].type in _ATTRIBUTED and not state.pending:
            parsed = parse_attributes(state.src, state.pos)
            if parsed and parsed.end <= state.posMax:
                tokens[-1].meta["attributes"] = parsed
                state.pos = parsed.end

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (the library's name)
        """Pass over one token without making it."""
        start = state.pos
        known = state.cache.get(start)
        if known is not None:
            state.pos = known
            return
        if state.level < MAX_DEPTH:
            for rule in self._rules_at(state, start):
                # Rules that look for their end call this method again: count how deep they are.
                state.level += 1
                matched = rule(state, True)
                state.level -= 1
                if matched:
                    break
        else:
            state.pos = state.posMax
        if state.pos <= start:
            state.pos = start + 1
        state.cache[start] = state.pos
