"""``publish new``: a small, complete publication to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from publish.diagnostics import Diagnostic
from publish.identifiers import stable_uuid
from publish.newfolder import write_folder

__all__ = ["THEMES", "ThemeName", "new"]

ThemeName: TypeAlias = Literal["novel", "textbook", "report"]

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

_AUTHOR = "Your Name"
"""As the templates have it."""


def new(
    folder: Path, theme: str = "novel", language: str = "en"
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write an example publication of a theme into ``folder``, which must not exist or be empty.

    Its title is the folder's name, its texts are English whatever ``language`` (BCP 47) is written
    into ``publish.toml``. Returns the files written; none where the folder is in use. Raises
    ValueError for an unknown theme.
    """
    if theme not in THEMES:
        raise ValueError(f"no theme {theme!r}; there are {', '.join(THEMES)}")
    title = _title_from(folder)
    words = {
        "@TITLE@": title,
        "@LANGUAGE@": language,
        "@IDENTIFIER@": stable_uuid(title, _AUTHOR, language),
    }
    template = files("publish.scaffold") / "templates" / theme
    contents: dict[str, bytes] = {}
    for name, file in sorted(_files(template)):
        data = file.read_bytes()
        contents[name] = _filled(data.decode(), words).encode() if name == "publish.toml" else data
    return write_folder(folder, contents)


def _title_from(folder: Path) -> str:
    words = folder.resolve().name.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"


def _filled(text: str, words: dict[str, str]) -> str:
    for mark, value in words.items():
        # The escapes of a basic string of TOML are JSON's, but for DEL.
        text = text.replace(mark, json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"))
    return text


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{before}{entry.name}/")
        else:
            yield before + entry.name, entry
