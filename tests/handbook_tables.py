"""The chapters of the handbook that are made from the program: keys and codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from publish.check.explained import RuleText
from publish.diagnostics import Code

Schema = dict[str, Any]

_TABLES = {
    "Settings": ("Keys of the publication", "These stand at the top of `publish.toml`."),
    "ContributorTable": ("Keys of a contributor", ""),
    "SeriesTable": ("Keys of `series`", ""),
    "EntryTable": ("Keys of a file", "In `front`, `chapters`, `appendices` and `back`."),
    "PartTable": ("Keys of a part", "In `parts`."),
    "EditionTable": ("Keys of an edition", "In `[editions.NAME]`."),
    "CheckTable": ("Keys of the check", "In `[check]`; see @sec-checks."),
    "AcceptTable": ("Keys of an accepted finding", "In each `[[check.accept]]`."),
}


def keys_chapter(schema: Schema) -> str:
    """Return what an appendix says of every key of ``publish.toml``, from its JSON Schema."""
    parts = [
        "# All keys {#sec-keys}\n",
        "Keys that have no default may be left out, but for `title`.\n",
    ]
    for name, (title, where) in _TABLES.items():
        table = schema if name == "Settings" else _table(schema["$defs"][name])
        parts.append(f"## {title}\n")
        if where:
            parts.append(f"{where}\n")
        parts.extend(_key(key, given) for key, given in table["properties"].items())
    return "\n".join(parts)


def theme_tables(schema: Schema, textbook: Schema) -> str:
    """Return the sections that list every key of ``theme.toml``, with what it is in ``textbook``.

    ``schema`` is the JSON Schema of themes, ``textbook`` the settings of that theme.
    """
    parts = [
        "## Keys of a theme {#sec-theme-keys}\n",
        "In the `theme.toml` of a theme of your own. What you leave out is as the theme in `base` has it.\n",
    ]
    for name, given in schema["properties"].items():
        if "$ref" not in given:
            parts.append(_key(name, given))
            continue
        table = schema["$defs"][given["$ref"].rpartition("/")[2]]
        parts.append(f"In `[{name}]`:\n")
        parts.extend(
            _theme_key(key, one, textbook[name].get(key)) for key, one in table["properties"].items()
        )
    return "\n".join(parts)


def _theme_key(key: str, given: Schema, value: object) -> str:
    described = _key(key, {"description": given["description"]}).rstrip()
    return f"{described} In `textbook`: `{_toml(value)}`.\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def codes_chapter(codes: Iterable[Code]) -> str:
    """Return the appendix that lists every message."""
    parts = [
        "# All messages {#sec-codes}\n",
        "By their codes. A message marked *fatal* means that nothing is written.\n",
    ]
    for code in codes:
        grave = f"{code.severity}, fatal" if code.fatal else code.severity
        parts.append(f"`{code.name}`\n: *{grave}.* {_sentence(code.summary)} {_sentence(code.hint)}\n")
    return "\n".join(parts)


def _table(given: Schema) -> Schema:
    return next(one for one in given["anyOf"] if "properties" in one) if "anyOf" in given else given


def _key(key: str, given: Schema) -> str:
    default = given.get("default")
    words = {True: "true", False: "false"}
    said = f" Default: `{words.get(default, default)}`." if default is not None else ""
    return f"`{key}`\n: {_kept(given['description'])}{said}\n"


def _sentence(text: str) -> str:
    text = _kept(text.strip())
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


_CODE = re.compile(r"(?<!`)(?P<marks>`+)(?!`).+?(?<!`)(?P=marks)(?!`)")
_MARKS = re.compile(r"[\\*_\[\]<$@~^|]|\{\{<|--|\.\.\.")


def _kept(text: str) -> str:
    """Keep what Markdown would read as markup; words between backquotes stay as they are."""
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(text):
        parts.extend((_escaped(text[at : code.start()]), code[0]))
        at = code.end()
    return "".join((*parts, _escaped(text[at:])))


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: "".join(f"\\{one}" for one in found[0]), text)


_GROUPS = {
    "links": "Links",
    "accessibility": "Accessibility",
    "text": "Text",
    "spelling": "Spelling",
    "online": "The web",
    "pages": "Pages",
    "press": "Press",
    "parity": "Parity",
    "metadata": "Metadata",
    "shops": "Shops",
}
_CODED = re.compile(r"``(.+?)``")


def rules_chapter(rules: Iterable[RuleText]) -> str:
    """Return the appendix with the text of every rule of ours, made from its docstring."""
    parts = [
        "# All rules of the check {#sec-rules}\n",
        "By groups, as `--only` and `--skip` name them. `publish check --explain CODE` prints the same. Each "
        "rule has an example of what it finds, and one of what it lets be.\n",
    ]
    for group, texts in groupby((one for one in rules if one.group in _GROUPS), key=lambda one: one.group):
        parts.append(f"## {_GROUPS[group]} {{#sec-rules-{group}}}\n")
        parts.extend(_rule(one) for one in texts)
    return "\n".join(parts)


def _rule(rule: RuleText) -> str:
    said = [
        _sentence(_coded(one)) for one in (rule.summary, *rule.explanation.split("\n\n"), rule.hint) if one
    ]
    first, *rest = (" ".join(one.split()) for one in said)
    lines = [f"`{rule.code}`", f": *{rule.severity}.* {first}", *(f"\n  {one}" for one in rest)]
    for word, example in (("Found", rule.bad), ("Let be", rule.good)):
        if example:
            inner = "\n".join(f"  {line}".rstrip() for line in example.split("\n"))
            lines.append(f"\n  {word}:\n\n  ````\n{inner}\n  ````")
    return "\n".join(lines) + "\n"


def _coded(text: str) -> str:
    return _CODED.sub(r"`\1`", text)
