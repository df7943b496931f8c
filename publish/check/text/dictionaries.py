"""Hunspell dictionaries: where they are, and a process that asks them.

A dictionary beside a manuscript is a stranger's, and Hunspell is C++: it reads dictionaries in a
process of its own, with a limit of time, whose end is not ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publish import folder

FOLDER = "dictionaries"
"""Folder of a publication for dictionaries of its own."""
SIZE_LIMIT = 64_000_000
"""Bytes that the file of a dictionary may have."""
SECONDS = 120.0
"""For all words of a book in one language."""
_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
_USUAL = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "nl": "nl_NL",
    "pt": "pt_PT",
    "sv": "sv_SE",
}
"""The dictionary of a language that names no region, where there are several."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The two files of one dictionary, ``NAME.aff`` and ``NAME.dic``."""

    folder: Path
    name: str

    def files(self) -> tuple[Path, Path]:
        """Return the file of affixes and that of words."""
        return self.folder / f"{self.name}.aff", self.folder / f"{self.name}.dic"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dictionary said of the words of a language."""

    language: str
    """BCP 47."""
    unknown: Mapping[str, tuple[str, ...]]
    """The words that are not in it, with a few that may be meant."""
    trouble: str = ""
    """Why it said nothing; "" where it did."""


def system_folders() -> tuple[Path, ...]:
    """Return where dictionaries may lie on this machine, ``DICPATH`` (Hunspell's own) first."""
    named = [one for one in os.environ.get("DICPATH", "").split(os.pathsep) if one]
    own = Path.home() / ".local" / "share" / "hunspell"
    return (*map(Path, named), own, *map(Path, _SYSTEM))


def dictionary_for(tag: str, root: Path, system: Iterable[Path]) -> Dictionary | None:
    """Return the dictionary of a BCP 47 tag: of the publication at ``root``, else of the system."""
    own = folder.names(root, FOLDER)
    if isinstance(own, tuple):
        plain = [one for one in own if folder.check(root, f"{FOLDER}/{one}") is None]
        if name := _chosen(tag, plain):
            return Dictionary(root / FOLDER, name)
    for place in system:
        names = sorted(one.name for one in place.iterdir()) if place.is_dir() else []
        if name := _chosen(tag, names):
            return Dictionary(place, name)
    return None


def _chosen(tag: str, names: Iterable[str]) -> str:
    """Return the name of the dictionary that fits a tag best; "" for none."""
    files = set(names)
    there = sorted(name[:-4] for name in files if name.endswith(".dic") and f"{name[:-4]}.aff" in files)
    parts = tag.replace("-", "_").split("_")
    language = parts[0].lower()
    region = next((one.upper() for one in parts[1:] if len(one) == 2), "")
    wanted = [f"{language}_{region}"] if region else []
    for name in (*wanted, _USUAL.get(language, ""), language):
        if name and name in there:
            return name
    return next((name for name in there if name.startswith(f"{language}_")), "")


def digest(dictionary: Dictionary) -> str:
    """Return what tells one state of a dictionary from another."""
    known = hashlib.sha256()
    for file in dictionary.files():
        known.update(file.read_bytes() if file.stat().st_size <= SIZE_LIMIT else b"")
    return known.hexdigest()


def ask(language: str, words: Iterable[str], dictionary: Dictionary, seconds: float = SECONDS) -> Asked:
    """Return which of the words a dictionary does not have."""
    if find_spec("hunspell") is None:
        return Asked(language, {}, "the package “chunspell” is missing: pip install 'publish-book[spelling]'")
    if any(file.stat().st_size > SIZE_LIMIT for file in dictionary.files()):
        return Asked(language, {}, f"the dictionary {dictionary.name} has more than {SIZE_LIMIT:,} bytes")
    question = {"folder": str(dictionary.folder), "name": dictionary.name, "words": sorted(set(words))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "publish.check.text.dictionary_process"],
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Asked(language, {}, f"the dictionary {dictionary.name} took more than {seconds:g} s")
    except (subprocess.CalledProcessError, ValueError):
        return Asked(language, {}, f"the dictionary {dictionary.name} could not be used")
    return Asked(language, {word: tuple(meant) for word, meant in answer.items()})
