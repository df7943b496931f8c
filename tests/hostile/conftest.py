"""A stranger's publication, made by a test, and all that its editions have in them."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pikepdf
import pypdfium2
import pytest
from PIL import Image

import publish

SETTINGS = 'title = "Tides"\nlanguage = "en"\ntheme = "report"\nchapters = ["one.md"]\n'
SECRET = "swordfish"
"""Stands in the files beside the publication's folder, and may stand in no output."""


class Write(Protocol):
    def __call__(self, files: Mapping[str, str | bytes] = ..., links: Mapping[str, Path] = ...) -> Path: ...


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the publication's, with secrets of every kind."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("one.md", "style.css", "theme.toml", "secret.txt", "refs.bib", "section.xhtml.j2"):
        (folder / name).write_text(f"{SECRET}\n", encoding="utf-8")
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{SECRET}</text></svg>'
    (folder / "drawing.svg").write_text(drawing, encoding="utf-8")
    Image.new("RGB", (20, 10), "red").save(folder / "red.png", comment=SECRET)
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a publication's folder: small and sound but for what a test says."""

    def make(files: Mapping[str, str | bytes] = {}, links: Mapping[str, Path] = {}) -> Path:
        folder = tmp_path / "book"
        for name, content in {"publish.toml": SETTINGS, "one.md": "# Ebb\n\nOut.\n", **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        for name, target in links.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.symlink_to(target)
        return folder

    return make


def build(folder: Path, *to: str, strict: bool = False) -> publish.BuildResult:
    """Build into the folder ``out`` beside the publication, with one worker."""
    return publish.build(folder, output=folder.parent / "out", to=to or None, jobs=1, strict=strict)


def codes(result: publish.BuildResult | publish.LoadResult | publish.FilesResult) -> list[str]:
    return [finding.code for finding in result.findings if finding.severity != "info"]


def places(result: publish.BuildResult, code: str) -> list[str]:
    return [str(finding.span) for finding in result.findings if finding.code == code]


def everything(result: publish.BuildResult) -> Iterator[tuple[str, bytes]]:
    """Yield all that the outputs hold: files of an EPUB, objects, streams and words of a PDF."""
    for artifact in result.artifacts:
        if artifact.target == "epub":
            with zipfile.ZipFile(artifact.path) as archive:
                for name in archive.namelist():
                    yield name, archive.read(name)
        else:
            yield from _pdf(artifact.path)


def _pdf(path: Path) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(path) as pdf:
        for number, one in enumerate(pdf.objects):
            yield f"object {number}", one.unparse(resolved=True)
            if isinstance(one, pikepdf.Stream):
                try:
                    yield f"stream {number}", one.read_bytes()
                except pikepdf.PdfError:  # a picture in a filter of its own
                    yield f"stream {number}", one.read_raw_bytes()
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield "words", page.get_textpage().get_text_range().encode()
    document.close()


def command(*words: str | Path) -> list[str]:
    """Return the command line of ``publish`` in a process of its own."""
    return [sys.executable, "-m", "publish", *map(str, words)]


def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=cwd, check=False)
