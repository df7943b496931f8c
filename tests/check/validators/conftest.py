"""Small programs in the place of validators, and files that they may be asked about."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish import programs
from publish.check.validators import ace, epubcheck, outloud
from publish.check.validators.java import Java, Machine
from publish.check.validators.validator import Validator
from publish.check.validators.verapdf import VeraPdf
from tests.hostile.epubs import epub
from tests.hostile.pdfs import changed, tagged

Instead = Callable[[str, str], Validator]
"""Puts a Python program in the place of the validator of a name, and returns the validator."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, list[Path]]:
    """Two sound files of each kind; the PDFs say that they are PDF/UA-1."""
    made: dict[str, list[Path]] = {}
    for suffix, data in ((".epub", epub()), (".pdf", changed(tagged))):
        made[suffix] = [tmp_path / f"{name}{suffix}" for name in ("ebb", "flood")]
        for file in made[suffix]:
            file.write_bytes(data)
    return made


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instead]:
    """Put programs where validators are looked for: on the PATH, in the data folder, by settings."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.delenv(programs.VERAPDF_JARS, raising=False)

    def program(name: str, code: str) -> Path:
        file = folder / name
        file.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        file.chmod(0o755)
        return file

    def put(name: str, code: str) -> Validator:
        if name == "epubcheck":
            command = (sys.executable, "-c", code)
            made = Machine(command, lambda: None, learning=False)
            monkeypatch.setattr(epubcheck, "machine", lambda *_: made)
            monkeypatch.setattr(epubcheck, "find_java", lambda: Java(Path(sys.executable), "25"))
            return epubcheck.EpubCheck()
        if name == "ace":
            there = programs.fetched_folder() / "ace" / "node_modules" / "@daisy" / "ace"
            there.mkdir(parents=True, exist_ok=True)
            (there / "package.json").write_text('{"version": "1.4.6"}', encoding="utf-8")
            program("node", code)
            monkeypatch.setenv(programs.BROWSER, str(program("chromium", "")))
            return ace.Ace()
        if name == "outloud":
            monkeypatch.setattr(outloud, "_RUN", code)
            return outloud.Outloud()
        program("verapdf", code)
        return VeraPdf()

    yield put


@pytest.fixture
def nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no validator be installed but qpdf, which is in pikepdf."""
    real = outloud.metadata.version

    def version(name: str) -> str:
        if name == "outloud":
            raise outloud.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv(programs.VERAPDF_JARS, raising=False)
    monkeypatch.setattr(epubcheck, "_jars", list)
    monkeypatch.setattr(outloud.metadata, "version", version)
