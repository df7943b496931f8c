"""Running pandoc on a document, bounded in time and memory and cut off from files and network."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from publish.model import Json

SECONDS = 120
"""How long one document may take."""
MEGABYTES = 1024
"""Of memory, for pandoc's own limit."""
LARGEST_OUTPUT = 400 * 1024 * 1024


class PandocError(Exception):
    """Why pandoc gave nothing, in words for the writer."""


def read_docx(program: str, document: bytes) -> Json:
    """Return pandoc's JSON of a Word document; tracked changes are accepted.

    ``--sandbox`` keeps pandoc from files and network. Raises `PandocError`.
    """
    with tempfile.TemporaryDirectory(prefix="publish-") as folder:
        path = Path(folder) / "manuscript.docx"
        path.write_bytes(document)
        target = Path(folder) / "manuscript.json"
        command = [
            program, "+RTS", f"-M{MEGABYTES}m", "-RTS", "--sandbox", "--from=docx", "--to=json",
            "--track-changes=accept", f"--output={target}", str(path),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=folder, check=False)
        except subprocess.TimeoutExpired as error:
            raise PandocError(f"it took longer than {SECONDS} seconds") from error
        except OSError as error:
            raise PandocError(f"{program} cannot be run: {error.strerror or error}") from error
        if done.returncode or not target.is_file():
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise PandocError(lines[-1][:200] if lines else f"it ended with status {done.returncode}")
        if target.stat().st_size > LARGEST_OUTPUT:
            raise PandocError("what it made of the document is too large")
        try:
            parsed: Json = json.loads(target.read_bytes())
        except (ValueError, RecursionError) as error:
            raise PandocError("what it made of the document cannot be read") from error
        return parsed
