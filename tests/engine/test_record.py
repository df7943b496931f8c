"""A build that was done before is not done again, and whatever decides it is noticed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import publish
from publish import folder
from publish.diagnostics import Diagnostic
from publish.engine.record import EDITION, KIND, keep, recall
from publish.engine.results import Artifact
from publish.spans import Span
from publish.store import Store, key_of
from tests.project.books import write

SETTINGS = """\
title = "The Lighthouse"
language = "en"
cover = "cover.png"
chapters = ["one.md", "two.md"]

[editions.epub]
theme = "house"
"""

FILES: dict[str, str] = {
    "publish.toml": SETTINGS,
    "one.md": "# The lamp\n\nIt was lit at dusk.\n\n![The lamp](lamp.png)\n",
    "two.md": "# The stairs\n\nThere were ninety-two.\n\n![A door](door.png)\n",
    "styles/style.css": "p { margin: 0 }\n",
    "house/theme.toml": "base = 'novel'\n",
    "house/theme.css": "h1 { color: #333 }\n",
}


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed stays as it is, also while somebody works on the code."""
    monkeypatch.setattr("publish.versions.of_everything", lambda: "weasyprint 70")


def picture(path: Path, colour: str) -> None:
    Image.new("RGB", (8, 8), colour).save(path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A publication with a theme and a style of its own, and a picture that is not there."""
    root = write(tmp_path / "lighthouse", FILES)
    picture(root / "lamp.png", "red")
    picture(root / "cover.png", "blue")
    return root


class Built:
    """One build of the EPUB: what it came to, and the steps that it took."""

    def __init__(self, path: Path, output: Path, **options: object) -> None:
        self.steps: list[str] = []
        options = {"to": "epub", **options}
        self.result = publish.build(path, output=output, progress=self._take, **options)  # type: ignore[arg-type]
        self.files = {one.path.name: one.path.read_bytes() for one in self.result.artifacts}

    def _take(self, event: publish.Progress) -> None:
        self.steps.append(event.step)

    @property
    def again(self) -> bool:
        """Whether it was found to be the same build as before; then nothing else was done."""
        assert ("unchanged" in self.steps) == (self.steps == ["unchanged"]) == self.result.unchanged
        return self.result.unchanged


def test_the_second_build_has_nothing_to_do(book: Path, tmp_path: Path) -> None:
    first = Built(book, tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    second = Built(book, tmp_path / "out")

    assert (first.again, second.again) == (False, True)
    assert "image-missing" in [one.code for one in first.result.findings]
    assert second.files == first.files
    assert second.result.findings == first.result.findings
    assert second.result.artifacts == first.result.artifacts
    assert (second.result.root, second.result.failed) == (first.result.root, first.result.failed)
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}


CHANGES: dict[str, Callable[[Path], object]] = {
    "a chapter": lambda root: (root / "two.md").write_text("# The stairs\n\nNinety-three.\n"),
    "a chapter gone": lambda root: (root / "two.md").unlink(),
    "a picture": lambda root: picture(root / "lamp.png", "green"),
    "a picture gone": lambda root: (root / "lamp.png").unlink(),
    "a missing picture come": lambda root: picture(root / "door.png", "green"),
    "the cover": lambda root: picture(root / "cover.png", "green"),
    "a style sheet": lambda root: (root / "styles/style.css").write_text("p { margin: 1em }\n"),
    "another style sheet": lambda root: (root / "styles/ereader.css").write_text("p { margin: 2em }\n"),
    "a style sheet that is not read": lambda root: (root / "styles/stile.css").write_text(""),
    "a template": lambda root: write(root, {"templates/note.xhtml.j2": "<p>note</p>"}),
    "the theme": lambda root: (root / "house/theme.toml").write_text("base = 'textbook'\n"),
    "a sheet of the theme": lambda root: (root / "house/theme.css").write_text("h1 { color: #444 }\n"),
    "another sheet of the theme": lambda root: (root / "house/ereader.css").write_text("p { margin: 0 }"),
    "the settings": lambda root: (root / "publish.toml").write_text(SETTINGS.replace("house", "stairs")),
    "the kind of publication": lambda root: (root / "publish.toml").rename(root / "book.toml"),
    "a name like the missing one": lambda root: picture(root / "doors.png", "green"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(book: Path, tmp_path: Path, change: str) -> None:
    if change == "a name like the missing one":  # that of a chapter is looked for among its neighbours
        (book / "publish.toml").write_text(SETTINGS.replace("two.md", "door.png.md"))
    Built(book, tmp_path / "out")
    CHANGES[change](book)
    assert not Built(book, tmp_path / "out").again


def test_a_template_of_ones_own_is_noticed_when_it_changes(book: Path, tmp_path: Path) -> None:
    name = "templates/unit.xhtml.j2"
    write(book, {name: "{% extends 'unit.xhtml.j2' %}"})
    Built(book, tmp_path / "out")
    assert Built(book, tmp_path / "out").again
    write(book, {name: "{% extends 'unit.xhtml.j2' %}{# another #}"})
    assert not Built(book, tmp_path / "out").again


def test_an_included_file_is_noticed(tmp_path: Path) -> None:
    files = {
        "book.toml": "[book]\ntitle = 'T'\n",
        "src/SUMMARY.md": "[One](one.md)\n",
        "src/one.md": "# One\n\n```rust\n{{#include ../listings/main.rs}}\n```\n",
        "listings/main.rs": "fn main() {}\n",
    }
    root = write(tmp_path / "book", files)
    Built(root, tmp_path / "out")
    assert Built(root, tmp_path / "out").again
    write(root, {"listings/main.rs": "fn main() { }\n"})
    assert not Built(root, tmp_path / "out").again


def test_what_touches_no_content_is_no_change(book: Path, tmp_path: Path) -> None:
    """A later time, a file that nothing asks for, other permissions, a copy in its place; and the
    output in the folder in which a name like that of a missing chapter was looked for."""
    (book / "publish.toml").write_text(SETTINGS.replace('"two.md"]', '"two.md", "three.md"]'))
    Built(book, book / "dist")
    os.utime(book / "one.md", (1, 1))
    write(book, {"notes.txt": "nobody asks"})
    (book / "two.md").chmod(0o600)
    shutil.copy(book / "lamp.png", book / "copy.png")
    (book / "copy.png").replace(book / "lamp.png")
    assert Built(book, book / "dist").again


@pytest.mark.parametrize("variable", ["SOURCE_DATE_EPOCH", "PUBLISH_LAYOUT_SECONDS"])
def test_the_environment_that_decides_is_noticed(
    book: Path, tmp_path: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Built(book, tmp_path / "out")
    monkeypatch.setenv(variable, "1000000000")
    assert not Built(book, tmp_path / "out").again
    assert Built(book, tmp_path / "out").again
    monkeypatch.delenv(variable)
    assert Built(book, tmp_path / "out", editions="epub").again is False
    assert Built(book, tmp_path / "out").again


def test_another_version_of_anything_is_noticed(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Built(book, tmp_path / "out")
    monkeypatch.setattr("publish.versions.of_everything", lambda: "weasyprint 99")
    assert not Built(book, tmp_path / "out").again


def test_without_a_cache_every_build_is_done(book: Path, tmp_path: Path) -> None:
    Built(book, tmp_path / "out", cache=False)
    assert not Built(book, tmp_path / "out", cache=False).again


@pytest.mark.parametrize("change", ["deleted", "by hand", "another folder"])
def test_files_that_are_not_in_place_are_put_back(book: Path, tmp_path: Path, change: str) -> None:
    first = Built(book, tmp_path / "out")
    output = tmp_path / ("elsewhere" if change == "another folder" else "out")
    if change == "deleted":
        first.result.artifacts[0].path.unlink()
    elif change == "by hand":
        first.result.artifacts[0].path.write_bytes(b"mended")
    second = Built(book, output)
    assert second.again
    assert second.files == first.files


@pytest.mark.parametrize("kind", [KIND, EDITION])
@pytest.mark.parametrize("damage", [b"", b"damaged"])
def test_what_is_damaged_is_built_again(
    book: Path, tmp_path: Path, empty_cache: Path, kind: str, damage: bytes
) -> None:
    first = Built(book, tmp_path / "out")
    for entry in (empty_cache / kind).glob("*/*"):
        entry.write_bytes(damage)
    (tmp_path / "out" / "lighthouse.epub").unlink()
    second = Built(book, tmp_path / "out")
    assert not second.again
    assert second.files == first.files
    assert Built(book, tmp_path / "out").again


def test_a_strict_build_that_failed_fails_again(book: Path, tmp_path: Path) -> None:
    good = Built(book, tmp_path / "out")
    first = Built(book, tmp_path / "out", strict=True)
    second = Built(book, tmp_path / "out", strict=True)
    assert (first.again, second.again) == (False, True)
    assert first.result.failed
    assert second.result.failed
    assert first.files == second.files == {}
    assert second.result.findings == first.result.findings
    assert (tmp_path / "out" / "lighthouse.epub").read_bytes() == good.files["lighthouse.epub"]


def test_a_picture_from_the_network_is_asked_for_each_time(tmp_path: Path) -> None:
    """This one lies on this machine and is refused; it could be there another time."""
    text = "---\nallow-remote: true\n---\n# One\n\n![](http://127.0.0.1/lamp.png)\n"
    write(tmp_path, {"one.md": text})
    builds = [Built(tmp_path / "one.md", tmp_path / "out") for _ in range(2)]
    assert [one.again for one in builds] == [False, False]
    assert "image-not-fetched" in [finding.code for finding in builds[1].result.findings]


def test_a_book_that_cannot_be_built_is_not_on_record(book: Path, tmp_path: Path) -> None:
    (book / "publish.toml").write_text("title = \n")
    assert [Built(book, tmp_path / "out").again for _ in range(2)] == [False, False]


def test_two_publications_do_not_meet(book: Path, tmp_path: Path) -> None:
    other = shutil.copytree(book, tmp_path / "lantern")
    assert not Built(book, tmp_path / "out").again
    assert not Built(other, tmp_path / "out").again
    assert Built(book, tmp_path / "out").again
    assert Built(other, tmp_path / "out").again


def test_a_single_file_under_two_names(tmp_path: Path) -> None:
    """A link to a file is a book of its own name."""
    write(tmp_path, {"one.md": "# One\n\nText.\n"})
    (tmp_path / "two.md").symlink_to("one.md")
    assert set(Built(tmp_path / "one.md", tmp_path / "out").files) == {"one.epub"}
    assert set(Built(tmp_path / "two.md", tmp_path / "out").files) == {"two.epub"}
    assert Built(tmp_path / "one.md", tmp_path / "out").again
    assert Built(tmp_path / "two.md", tmp_path / "out").again


def test_a_build_with_nothing_to_do_loads_nothing(book: Path, tmp_path: Path) -> None:
    """Neither a backend nor the schema, the reader or the model."""
    script = (
        "import json, sys; from publish.cli.main import run; status = run(sys.argv[1:]);"
        "print(json.dumps([status, sorted(sys.modules)]))"
    )
    arguments = ["build", book, "-o", tmp_path / "out", "--cache", tmp_path / "cache"]
    runs = [
        subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True)
        for _ in range(2)
    ]
    first, second = (run.stdout.splitlines() for run in runs)
    status, modules = json.loads(second[-1])
    assert status == json.loads(first[-1])[0] == 1
    assert not HEAVY.intersection(modules)
    # The files and the findings are told as before, and that nothing was done.
    assert second[:-2] == first[:-2]
    assert "nothing changed" in second[-2]
    assert [line for line in runs[1].stderr.splitlines() if "[image-missing]" in line] == [
        line for line in runs[0].stderr.splitlines() if "[image-missing]" in line
    ]
    assert "Nothing changed" in runs[1].stderr


HEAVY = {
    *("weasyprint", "pikepdf", "ebooklib", "fontTools", "uharfbuzz", "PIL", "lxml"),
    *("pydantic", "markdown_it", "jinja2", "pygments", "rich.progress", "concurrent.futures.thread"),
    *("publish.model", "publish.project", "publish.render", "publish.pdf.pool", "publish.installation"),
}


findings = st.builds(
    Diagnostic,
    st.sampled_from(["image-missing", "note-at-end"]),
    st.sampled_from(["error", "warning", "info"]),
    st.text(max_size=20),
    st.none() | st.builds(Span, st.text(max_size=9), *[st.integers(0, 99)] * 3),
    st.text(max_size=9),
)


@given(st.lists(findings, max_size=4), st.binary(max_size=30), st.integers(0, 900))
def test_a_record_says_what_was_put_on_it(found: list[Diagnostic], data: bytes, pages: int) -> None:
    with TemporaryDirectory() as name:
        root = Path(name).resolve()
        store, key = Store(root / "cache"), key_of("a build")
        artifact = Artifact(root / "out" / "b.pdf", "print", "pdf", len(data), pages)
        with folder.recording() as recorded:
            folder.check(root, "a.md")
        keep(store, key, recorded, [(artifact, data, b"")], found)
        known = recall(store, key, root / "out")
        assert known is not None
        assert (known.artifacts, known.findings, known.root) == ((artifact,), tuple(found), root)
        assert artifact.path.read_bytes() == data


def test_what_could_come_out_otherwise_is_not_on_record(tmp_path: Path) -> None:
    store, key = Store(tmp_path / "cache"), key_of("a build")
    with folder.recording() as recorded:
        folder.check(tmp_path.resolve(), "a.md")
    with folder.recording() as remote:
        folder.check(tmp_path.resolve(), "a.md")
        folder.unrepeatable()
    with folder.recording() as nothing:
        pass
    keep(store, key, recorded, [], [Diagnostic("layout-too-long", "error", "", fatal=True)])
    keep(store, key, recorded, [], [Diagnostic("template-too-costly", "error", "")])
    keep(store, key, remote, [], [])
    keep(store, key, nothing, [], [])
    assert recall(store, key, tmp_path) is None


def test_a_file_that_comes_while_it_is_asked_for_is_noticed(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    store, key = Store(tmp_path / "cache"), key_of("a build")
    with folder.recording() as recorded:
        folder.check(root, "a.md")
        write(root, {"a.md": "here now"})
        folder.read(root, "a.md", 100)
    keep(store, key, recorded, [], [])
    assert recall(store, key, tmp_path) is None


edits = st.tuples(
    st.sampled_from(["one.md", "two.md", "styles/style.css", "styles/x.css", "house/theme.css", "door.png"]),
    st.sampled_from(["", "# A\n", "p { margin: 0 }\n", None]),
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, min_size=2, max_size=4))
def test_builds_are_the_same_with_and_without_the_record(
    tmp_path: Path, made: list[tuple[str, str | None]]
) -> None:
    with TemporaryDirectory(dir=tmp_path) as name:
        root = write(Path(name) / "book", FILES)
        for file, text in made:
            if text is None:
                (root / file).unlink(missing_ok=True)
            else:
                write(root, {file: text})
            kept = Built(root, Path(name) / "kept", cache=Path(name) / "cache")
            anew = Built(root, Path(name) / "anew", cache=False)
            assert kept.files == anew.files
            assert kept.result.findings == anew.result.findings
