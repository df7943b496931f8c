"""Numbers of chapters, parts, appendices and sections, of figures, tables, listings, equations."""

from __future__ import annotations

import re
from collections import Counter

from publish.model import Equation, Listing, plain_text
from publish.resolve.options import ResolveOptions
from publish.resolve.survey import SeenSection, Survey, Thing
from publish.typography import Words

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def number_sections(found: Survey, options: ResolveOptions) -> list[str]:
    """Return the numbers of the sections in reading order; empty for those without one.

    Chapters are counted through all parts; the front matter has no numbers; a number that the
    manuscript gives stays.
    """
    numbers: list[str] = []
    levels: list[int] = []
    counts: Counter[str] = Counter()
    for place, seen in enumerate(found.sections):
        section, parent = seen.section, seen.parent
        level = 1 if parent < 0 else levels[parent] + (found.sections[parent].section.role != "part")
        levels.append(level)
        inside = parent >= 0 and section.role == "section"
        if section.number or not section.numbered or seen.matter == "front":
            numbers.append(section.number)
        elif inside:
            above = numbers[parent]
            numbers.append(
                _below(above, place, found, counts) if above and level <= options.number_depth else ""
            )
        else:
            numbers.append(_top(seen, counts, options))
    return numbers


def _below(above: str, place: int, found: Survey, counts: Counter[str]) -> str:
    key = f"in {found.sections[place].parent}"
    counts[key] += 1
    return f"{above}.{counts[key]}"


def _top(seen: SeenSection, counts: Counter[str], options: ResolveOptions) -> str:
    role = seen.section.role
    if options.number_depth < 1:
        return ""
    if role == "appendix":
        counts[role] += 1
        return letters(counts[role])
    if seen.matter == "body" and role == "chapter":
        counts[role] += 1
        return str(counts[role])
    if role == "part" and options.number_parts:
        counts[role] += 1
        return roman(counts[role])
    return ""


def number_things(found: Survey, sections: list[str], referenced: frozenset[int], words: Words) -> list[str]:
    """Return the numbers of figures, tables, listings and equations in reading order.

    Numbered is what has a caption or is ``referenced`` (places in the list). Counting begins anew
    in each numbered chapter (``4.2``) and runs through all others. A number that the manuscript
    gives stays; a kind that the manuscript numbers itself, here or there, is not counted.
    """
    by_hand = {thing.kind for thing in found.things if thing.node.number or _labelled(thing, words)}
    counts: Counter[tuple[str, str]] = Counter()
    numbers: list[str] = []
    for place, thing in enumerate(found.things):
        wanted = place in referenced or (_wants_number(thing) and thing.kind not in by_hand)
        if thing.node.number or _labelled(thing, words) or not wanted:
            numbers.append(thing.node.number)
            continue
        chapter = _chapter(thing.section, found, sections)
        counts[thing.kind, chapter] += 1
        count = counts[thing.kind, chapter]
        numbers.append(f"{chapter}.{count}" if chapter else str(count))
    return numbers


def _wants_number(thing: Thing) -> bool:
    node = thing.node
    if isinstance(node, Equation):
        return bool(node.attributes.id)
    return bool(node.caption) or (isinstance(node, Listing) and node.attributes.id.startswith("lst"))


def _labelled(thing: Thing, words: Words) -> bool:
    """Tell whether the caption begins with a label that the manuscript gave: "Figure 4-1: …"."""
    if isinstance(thing.node, Equation) or not thing.node.caption:
        return False
    word = re.escape(getattr(words, thing.kind))
    return re.match(rf"\s*{word}\s+[\dA-Z]+(?:[-.–]\d+)*\b", plain_text(thing.node.caption)) is not None


def _chapter(section: int, found: Survey, numbers: list[str]) -> str:
    """Return the number of the chapter or appendix that a section is in; empty without one."""
    while section >= 0:
        if found.sections[section].section.role in ("chapter", "appendix"):
            return numbers[section]
        section = found.sections[section].parent
    return ""


def roman(number: int) -> str:
    """Return a positive number in Roman capitals."""
    result = ""
    for value, letter in _ROMAN:
        while number >= value:
            result += letter
            number -= value
    return result


def letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    result = ""
    while number:
        number, rest = divmod(number - 1, 26)
        result = chr(ord("A") + rest) + result
    return result
