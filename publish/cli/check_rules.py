"""``publish check --list`` and ``--explain``."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import groupby

import click
from rich.text import Text

import publish
from publish.cli.console import output

_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}


def list_rules() -> int:
    """Print every code of ours, by group."""
    for group, texts in groupby(publish.rule_texts(), key=lambda one: one.group):
        output().print(Text(group, style="bold"))
        for text in texts:
            line = Text(f"  {text.code:<28} ")
            line.append(f"{text.severity:<8}", style=_STYLES[text.severity])
            line.append(text.summary.replace("``", "`"))
            output().print(line)
    return 0


def explain_rules(codes: tuple[str, ...]) -> int:
    """Print what there is to say of some codes; a usage error where there is no such code."""
    texts = {text.code: text for text in publish.rule_texts()}
    for code in codes:
        if code not in texts:
            close = get_close_matches(code, texts, n=1)
            meant = f"; did you mean {close[0]}?" if close else ""
            raise click.UsageError(
                f"there is no code {code!r} of ours{meant} (--list shows all; validators explain their own)"
            )
        _explain(texts[code])
    return 0


def _explain(text: publish.RuleText) -> None:
    head = Text(text.code, style="bold")
    head.append(f"  {text.severity}", style=_STYLES[text.severity])
    head.append(f"  {text.group}", style="dim")
    output().print(head)
    output().print(f"\n{text.summary}", markup=False)
    if text.explanation:
        output().print(f"\n{text.explanation.replace('``', '`')}", markup=False)
    output().print(f"\n{text.hint}", markup=False)
    for name, example in (("Good", text.good), ("Bad", text.bad)):
        if example:
            output().print(f"\n{name}:", markup=False)
            output().print("\n".join(f"    {line}" for line in example.split("\n")), markup=False)
    output().print()
