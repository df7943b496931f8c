"""Values of options that only ``publish check`` has, and their completion in a shell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from click.shell_completion import CompletionItem

import publish

HUMAN = "human"
FORMS = (HUMAN, *publish.REPORTS)
_FOR_PEOPLE = (HUMAN, "github")
"""Forms of lines, of which several may go to one output."""


@dataclass(frozen=True, slots=True)
class Form:
    """A report that was asked for."""

    name: str
    file: Path | None = None
    """Where it is written; None: standard output."""


class FormType(click.ParamType[Form]):
    """``NAME`` or ``NAME=FILE``."""

    name = "form"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Form:
        """Return the form; an unknown one is a usage error."""
        if isinstance(value, Form):
            return value
        name, given, file = str(value).partition("=")
        if name not in FORMS:
            self.fail(f"{name!r} is none of {', '.join(FORMS)}", param, ctx)
        if given and not file:
            self.fail(f"{value!r} names no file", param, ctx)
        return Form(name, Path(file) if file else None)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the forms that begin so; after ``=`` a file."""
        name, given, _ = incomplete.partition("=")
        if given:
            return [CompletionItem(incomplete, type="file")]
        return [CompletionItem(one) for one in FORMS if one.startswith(name)]


class WordsType(click.ParamType[tuple[str, ...]]):
    """Codes, beginnings of codes, groups: one or several, parted by commas."""

    name = "words"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the words."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in str(value).split(",") if word.strip())
        return words or self.fail("it is empty", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the groups and codes that begin so."""
        before, comma, last = incomplete.rpartition(",")
        texts = publish.rule_texts()
        names = sorted({*(one.group for one in texts), *(one.code for one in texts)})
        return [CompletionItem(f"{before}{comma}{one}") for one in names if one.startswith(last)]


def together(given: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the words of an option that was given several times, each once."""
    return tuple(dict.fromkeys(word for words in given for word in words))


def chosen(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return the reports to make: without any, that for people. Raises a usage error where two that
    programs read would go to one output."""
    to_output = [form.name for form in forms if form.file is None]
    if len(to_output) > 1 and any(name not in _FOR_PEOPLE for name in to_output):
        names = " and ".join(to_output)
        raise click.UsageError(
            f"{names} cannot both go to standard output: give one a file, as in sarif=FILE"
        )
    return forms or (Form(HUMAN),)
