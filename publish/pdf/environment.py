"""What must be in force before WeasyPrint is imported: no font of the machine is known.

Fontconfig reads its configuration when the text libraries are loaded. Layout therefore runs in
processes of our own (``pool``), where nothing else has loaded them before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

CONFIGURATION = Path(__file__).resolve().with_name("fonts.conf")
"""A Fontconfig file that names no folder."""

_OTHER = ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")


def isolated(environment: Mapping[str, str]) -> dict[str, str]:
    """Return ``environment`` changed so that a process started with it sees no machine's fonts.

    The hash seed is fixed too: what is laid out must not hang on the order of a set.
    """
    changed = {key: value for key, value in environment.items() if key not in _OTHER}
    changed["FONTCONFIG_FILE"] = str(CONFIGURATION)
    changed.setdefault("PYTHONHASHSEED", "0")
    return changed


def isolate() -> None:
    """Keep the machine's fonts out of this process.

    Raises ``RuntimeError`` where it is too late: WeasyPrint was imported with other fonts in
    force, and pages would differ from machine to machine.
    """
    if os.environ.get("FONTCONFIG_FILE") == str(CONFIGURATION):
        return
    if "weasyprint" in sys.modules:
        raise RuntimeError("WeasyPrint was imported before the machine's fonts were kept out")
    for key in _OTHER:
        os.environ.pop(key, None)
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
