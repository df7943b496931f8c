"""Words made safe for Markdown: nothing in them may be read as markup of our dialect."""

from __future__ import annotations

import re
import unicodedata

from publish.model import Attributes

# Of the characters that mean something, those are escaped wherever they stand whose harmlessness
# depends on what comes later; the others only where they could do harm, so that prose stays prose.
_ALWAYS = r"[\\`\[\]^~${]"
_STAR = r"\*"
_UNDERSCORE = r"(?<![^\W_])_|_(?![^\W_])"
_AT = r"(?<![^\W_])@(?=[\w{]|$)"
_ENTITY = r"&(?=#?\w+;)"
_TAG = r"<(?=[A-Za-z/!?])"
_SPECIAL = re.compile("|".join((_ALWAYS, _STAR, _UNDERSCORE, _AT, _ENTITY, _TAG)))

_LINE_START = re.compile(
    r"(?P<number>\d{1,9}(?=[.)](?:\s|$))|\(?(?:[aAiI]|@)(?=\)\s)|[ai](?=\.\s)|[AI](?=\.\s\s))"
    r"|(?P<mark>#{1,6}(?=\s|$)|#(?=\.\s)|[-+](?=\s|$)|>|:|\||=+\s*$|-{2,}|%)"
    r"|(?P<table>[Tt]able)(?=:)"
)


def escape_text(text: str, at_line_start: bool = False) -> str:
    """Return words as Markdown that is read as these words again.

    ``at_line_start``: whether they begin a line, where more characters mean something.
    """
    text = " ".join(text.split("\n"))
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return escape_line_start(escaped) if at_line_start else escaped


def escape_line_start(line: str) -> str:
    """Return a line that begins no list, heading, quotation, table, rule or definition."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    if found["mark"]:
        return "\\" + line
    return line[: found.end()] + "\\" + line[found.end() :]


def attributes_of(given: Attributes, *extra: tuple[str, str]) -> str:
    """Return ``{#id .class key="value"}``, empty where there is nothing to say."""
    parts = [f"#{given.id}"] if given.id else []
    parts += [f".{name}" for name in given.classes]
    for key, value in (*extra, *given.pairs):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        parts.append(f'{key}="{quoted}"')
    return "{" + " ".join(parts) + "}" if parts else ""


def is_space(character: str) -> bool:
    """Tell whether CommonMark takes a character for space; the edge of a line counts."""
    return not character or character.isspace()


def is_punctuation(character: str) -> bool:
    """Tell whether CommonMark 0.31 takes a character for punctuation (categories P and S)."""
    return bool(character) and unicodedata.category(character)[0] in "PS"


def address(url: str) -> str:
    """Return a link's or picture's address in a form that spaces and brackets cannot break."""
    url = re.sub(r"[\n\r]", "", url)
    if not url or re.search(r"[\s()<>]", url):
        return "<" + re.sub(r"([<>\\])", r"\\\1", url) + ">"
    return re.sub(r"([\\*_`\[\]&])", r"\\\1", url)


def title_of(title: str) -> str:
    """Return a link's or picture's title with the space before it, nothing where there is none."""
    words = re.sub(r'([\\"&])', r"\\\1", " ".join(title.split()))
    return f' "{words}"' if words else ""
