"""Words that options take, and what a shell offers for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click
from click.shell_completion import CompletionItem

PRESETS = ("print", "screen", "epub")
"""Editions that every publication has, whether it names them or not."""
_TARGETS = ("pdf", "epub")


class Targets(click.ParamType[tuple[str, ...]]):
    """A list of targets with commas: ``pdf``, ``epub``, ``pdf,epub``."""

    name = "targets"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the targets; anything else is a usage error."""
        if isinstance(value, tuple):
            return value
        parts = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        wrong = [part for part in parts if part not in _TARGETS]
        if wrong or not parts:
            self.fail(f"{value!r}: a target is pdf or epub, several are parted by commas", param, ctx)
        return parts

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the targets, and after a comma the other one."""
        done, comma, begun = incomplete.rpartition(",")
        left = [one for one in _TARGETS if one not in done.split(",") and one.startswith(begun)]
        return [CompletionItem(f"{done}{comma}{one}") for one in left]


class EditionName(click.ParamType[str]):
    """The name of an edition of the publication that the command is given, or of a preset."""

    name = "edition"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as it is: whether there is such an edition is known when the settings are read."""
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the editions that the settings name, then the presets."""
        # What a command takes any number of is not taken from the line yet when it is completed.
        given = [*ctx.args, ctx.params.get("path"), ctx.params.get("publication")]
        paths = [str(one) for one in given if one] or ["."]
        names = [name for path in paths for name in _editions(Path(path))]
        return [
            CompletionItem(name) for name in dict.fromkeys((*names, *PRESETS)) if name.startswith(incomplete)
        ]


def _editions(path: Path) -> list[str]:
    """Return the editions in a ``publish.toml``; none where it cannot be read: a shell wants no message."""
    file = path if path.name == "publish.toml" else path / "publish.toml"
    try:
        editions = tomllib.loads(file.read_text(encoding="utf-8")).get("editions", {})
    except (OSError, ValueError):
        return []
    return [str(name) for name in editions] if isinstance(editions, dict) else []
