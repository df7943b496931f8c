"""Where the programs lie that `publish doctor --get` has fetched."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def folder() -> Path:
    """Return the folder for all of them, in the user's data folder."""
    return Path(platformdirs.user_data_dir("publish-book", appauthor=False)) / "validators"


def installed(name: str) -> Path | None:
    """Return the folder of one of them; None where it was not fetched."""
    found = folder() / name
    return found if found.is_dir() else None
