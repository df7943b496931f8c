"""Where the built-in style sheets and themes lie."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def styles_folder() -> Traversable:
    """Return the folder ``styles``: in an installed package, or else beside it in a checkout."""
    packaged = files("publish") / "styles"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[1] / "styles"
