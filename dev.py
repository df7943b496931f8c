#!/usr/bin/env python3
"""Set this project up on a fresh machine, then build its handbook or run its tests.

    python3 dev.py handbook [arguments of publish build]
    python3 dev.py test [arguments of pytest]
    python3 dev.py check
    python3 dev.py validators

``validators`` gets what only ``publish check`` asks: Ace with the Chromium that it reads books in, and
veraPDF. The tests do without; those that need them are skipped then.

Needs Python 3.11 and nothing else. What is missing goes into ``.venv``; system packages are
installed where this process may, else the one line that does it is printed and the status is 2.
A second call finds all done and does nothing twice.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "setup-complete"
EXTRAS = "dev"
LEAST_PYTHON = (3, 11)
ATTEMPTS = 3
MOST_PROCESSES = 4
"""That tests run in; each takes up to 1 GB."""

LIBRARIES = {
    # what it is: names on Linux, macOS, Windows
    "pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    "harfbuzz-subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
}
DEBIAN_PACKAGES = {
    "pango": "libpango-1.0-0",
    "pangoft2": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "venv": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
}
VALIDATORS = {
    # what they need beside Python: programs, and the Debian package
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "Node.js": (("node",), "nodejs"),
    "npm": (("npm",), "npm"),
    "Maven": (("mvn",), "maven"),
}
ADVICE = """\
Missing: {missing}. Install them with the system's package manager, then call this again:
  Debian, Ubuntu  sudo apt-get install -y {debian}
  Fedora          sudo dnf install -y python3 pango harfbuzz
  macOS           brew install python pango
  Windows         MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango, then put its bin folder
                  into PATH and into WEASYPRINT_DLL_DIRECTORIES"""
HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")


class SetUpError(Exception):
    """Ends the program with a message and a status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def main(arguments: Sequence[str]) -> int:
    """Run the command in ``arguments``; return the exit status."""
    if sys.version_info < LEAST_PYTHON:
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "handbook": build_handbook,
        "test": run_tests,
        "check": run_checks,
        "validators": get_validators,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        set_up()
        return commands[arguments[0]](arguments[1:])
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return 130


def build_handbook(arguments: Sequence[str]) -> int:
    """Build the handbook's PDF and EPUB into ``dist/``."""
    return run([program("publish"), "build", "content/handbook", "-o", "dist", *arguments])


def run_tests(arguments: Sequence[str]) -> int:
    """Run the tests: all of them in several processes, those that ``arguments`` choose in one."""
    # File by file: what a file builds for its tests is built once.
    several = () if arguments else ("-n", str(min(os.cpu_count() or 1, MOST_PROCESSES)), "--dist", "loadfile")
    return run([program("python"), "-m", "pytest", *several, *arguments])


def run_checks(arguments: Sequence[str]) -> int:
    """Run the linter, the formatter's check and the type checker; all of them, then judge."""
    ruff, mypy = [program("python"), "-m", "ruff"], [program("python"), "-m", "mypy"]
    results = [run([*ruff, "check", *arguments]), run([*ruff, "format", "--check"]), run(mypy)]
    return max(results)


def get_validators(arguments: Sequence[str]) -> int:
    """Get Ace, veraPDF and what they run on as far as this process may; 1 where something is left."""
    start = time.monotonic()
    missing = missing_programs()
    if missing:
        packages = [VALIDATORS[name][1] for name in missing]
        try:
            install_packages_of_debian(packages)
        except SetUpError as error:
            say(str(error))
        missing = missing_programs()
    got = run([program("publish"), "doctor", "--get", "ace", "--get", "verapdf", *arguments])
    if missing:
        packages = [VALIDATORS[name][1] for name in missing]
        say(f"missing: {', '.join(missing)}; on Debian: sudo apt-get install -y {' '.join(packages)}")
    say(f"validators: {time.monotonic() - start:.0f} s")
    return 1 if missing or got else 0


def missing_programs() -> list[str]:
    """Return what the validators lack: keys of ``VALIDATORS``."""
    return [name for name, (programs, _) in VALIDATORS.items() if not any(map(shutil.which, programs))]


def set_up() -> None:
    """Bring system libraries, virtual environment and packages to what ``pyproject.toml`` says."""
    missing = missing_parts()
    if missing:
        install_system_packages(missing)
    key = setup_key()
    if is_set_up(key):
        return
    STAMP.unlink(missing_ok=True)
    make_environment()
    install_packages()
    write_stamp(key)


def missing_parts() -> list[str]:
    """Return what the system lacks: keys of ``LIBRARIES``, and ``venv``."""
    missing = [name for name, files in LIBRARIES.items() if not any(map(can_load, files))]
    # Debian takes ensurepip out of Python into a package of its own.
    if importlib.util.find_spec("ensurepip") is None and not environment_works():
        missing.append("venv")
    return missing


def can_load(file: str) -> bool:
    """Tell whether the dynamic linker finds the library ``file``."""
    places = [file]
    if sys.platform == "darwin":
        places += [f"{folder}/{file}" for folder in HOMEBREW]
    for place in places:
        try:
            ctypes.CDLL(place)
        except OSError:
            continue
        return True
    return False


def install_system_packages(missing: Sequence[str]) -> None:
    """Install what is missing with apt where this process may, else stop and say how."""
    packages = [DEBIAN_PACKAGES[name] for name in missing]
    if shutil.which("apt-get") is None or root_prefix() is None:
        raise SetUpError(ADVICE.format(missing=", ".join(missing), debian=" ".join(packages)), 2)
    install_packages_of_debian(packages)
    importlib.invalidate_caches()
    left = missing_parts()
    if left:
        raise SetUpError(f"installed {' '.join(packages)}, but still cannot find: {', '.join(left)}", 2)


def install_packages_of_debian(packages: Sequence[str]) -> None:
    """Install packages with apt. Raises SetUpError where this process may not, or apt fails."""
    may = root_prefix()
    if shutil.which("apt-get") is None or may is None:
        raise SetUpError(f"no apt-get, or no right to use it, for: {' '.join(packages)}", 2)
    say(f"installing {' '.join(packages)}")
    apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    retry([*apt, "update"], "apt-get update")
    retry([*apt, "install", "-y", "--no-install-recommends", *packages], "apt-get install")


def root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root; None when that may not be."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        # -n: never ask for a password; a program that waits at a prompt looks like one that hangs.
        trial = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        return ["sudo", "-n"] if trial.returncode == 0 else None
    return None


def make_environment() -> None:
    """Create ``.venv``, anew where one is there that does not run this version of Python."""
    if environment_works():
        return
    say(f"making the virtual environment {VENV.name}")
    base = getattr(sys, "_base_executable", "") or sys.executable
    if run([base, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpError(f"cannot make {VENV}", 2)


def environment_works() -> bool:
    """Tell whether ``.venv`` has this version of Python, and pip."""
    test = "import sys, pip; print(sys.version)"
    try:
        result = subprocess.run([program("python"), "-c", test], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return result.returncode == 0 and result.stdout.strip() == sys.version.strip()


def install_packages() -> None:
    """Install this checkout, editable, with the extras that tests and checks need."""
    say("installing Python packages (a few minutes the first time)")
    pip = [program("python"), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    retry([*pip, "--editable", f".[{EXTRAS}]"], "pip install")


def setup_key() -> str:
    """Return a hash of everything that the set-up depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for file in ("pyproject.toml", "dev.py"):
        digest.update((ROOT / file).read_bytes())
    return digest.hexdigest()


def is_set_up(key: str) -> bool:
    """Tell whether the last set-up went to its end and was for ``key``."""
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == key and Path(program("python")).exists()


def write_stamp(key: str) -> None:
    """Note that the set-up for ``key`` is done; whole or not at all."""
    new = STAMP.with_suffix(".new")
    new.write_text(key, encoding="utf-8")
    new.replace(STAMP)


def retry(command: Sequence[str], name: str) -> None:
    """Run ``command`` until it succeeds, at most ``ATTEMPTS`` times: a network may fail for a moment."""
    for attempt in range(1, ATTEMPTS + 1):
        if run(command) == 0:
            return
        if attempt < ATTEMPTS:
            say(f"{name} failed; trying again")
            time.sleep(5 * attempt)
    raise SetUpError(f"{name} failed {ATTEMPTS} times", 2)


def run(command: Sequence[str]) -> int:
    """Run ``command`` in the checkout's folder and return its status."""
    environment = dict(os.environ)
    if sys.platform == "darwin":  # the linker does not look into Homebrew's folder by itself
        environment.setdefault("DYLD_FALLBACK_LIBRARY_PATH", ":".join(HOMEBREW))
    sys.stdout.flush()
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except FileNotFoundError:
        raise SetUpError(f"cannot find {command[0]}; remove {VENV.name} and call this again", 2) from None


def program(name: str) -> str:
    """Return the path of a program of the virtual environment."""
    if sys.platform == "win32":
        return str(VENV / "Scripts" / f"{name}.exe")
    return str(VENV / "bin" / name)


def say(message: str) -> None:
    """Tell the user what is going on."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
