#!/usr/bin/env python3
"""Install publish for use, not for work on it: what the GitHub Action and the container do.

    python3 .ci/install.py FOLDER [--extras NAMES] [--validators]
    python3 .ci/install.py --system

The first installs this checkout into a virtual environment FOLDER, with system libraries where this
process may, and with ``--validators`` what ``python3 dev.py validators`` gets. The second installs the
system libraries alone, for a machine to which such a folder is copied. All is done by the functions of
``dev.py``, which set up the machine of the tests too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import dev

EXTRAS = "check"


def main(arguments: Sequence[str]) -> int:
    """Run the command in ``arguments``; return the exit status, 1 where a validator is not to be had."""
    parser = argparse.ArgumentParser(prog="install.py", description="Install publish for use.")
    parser.add_argument("folder", type=Path, nargs="?", help="the virtual environment to make or renew")
    parser.add_argument("--extras", default=EXTRAS, help=f"extras of the package, {EXTRAS} without it")
    parser.add_argument("--validators", action="store_true", help="get Ace and veraPDF too")
    parser.add_argument("--system", action="store_true", help="install system libraries, and nothing else")
    chosen = parser.parse_args(arguments)
    if (chosen.folder is None) != chosen.system:
        parser.error("name a folder, or --system")
    if sys.version_info < dev.LEAST_PYTHON:
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        if chosen.folder is not None:
            dev.VENV = chosen.folder.resolve()  # the functions of dev.py work on this environment
        missing = dev.missing_parts()
        if missing:
            dev.install_system_packages(missing)
        if chosen.system:
            return 0
        dev.make_environment()
        install(chosen.extras)
        return dev.get_validators([]) if chosen.validators else 0
    except dev.SetUpError as error:
        print(f"install.py: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return 130


def install(extras: str) -> None:
    """Install this checkout, not editable, with ``extras`` into the virtual environment."""
    pip = [
        dev.program("python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    dev.retry([*pip, f".[{extras}]" if extras else "."], "pip install")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
