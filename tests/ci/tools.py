"""Programs of development dependencies that look at files of others' formats."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def tool(name: str) -> str:
    """Return a program of the environment of the tests; the test is skipped where it is not there."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (extra dev)")
    return found


def valid(schema: str, file: Path) -> str:
    """Return what stands against a file by a schema that check-jsonschema brings; "" if nothing does."""
    told = subprocess.run(
        [tool("check-jsonschema"), "--verbose", "--builtin-schema", schema, file],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if told.returncode == 0 else told.stdout + told.stderr
