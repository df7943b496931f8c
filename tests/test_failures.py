"""Every failure that a writer can cause, as the command line tells it: place, code, status, output."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from publish.cli.main import run

SETTINGS = """\
title = "Tides"
language = "en"
theme = "report"
chapters = ["one.md", "two.md"]
"""
GOOD = b"the last good output"
ONE = "# Ebb {#ebb}\n\nThe sea goes out, see [the flood](two.md).\n"
TWO = "# Flood {#flood}\n\nThe sea comes in.\n"


@dataclass(frozen=True)
class Failure:
    """What a writer did wrong, and what comes of it."""

    code: str
    severity: str
    place: str
    """``file:line:column`` from the publication's folder."""
    files: dict[str, str | bytes]
    written: bool
    """Whether the book is built all the same, with the place marked."""
    says: str = ""
    links: dict[str, str] = field(default_factory=dict)

    def status(self, strict: bool) -> int:
        return int(self.severity == "error" or (strict and self.severity == "warning"))


def settings(old: str, new: str) -> dict[str, str | bytes]:
    assert old in SETTINGS
    return {"publish.toml": SETTINGS.replace(old, new)}


def text(words: str) -> dict[str, str | bytes]:
    return {"two.md": TWO + "\n" + words}


FAILURES = {
    "a missing file": Failure(
        "file-missing", "error", "publish.toml:4:23", settings('"two.md"', '"tow.md"'), True, "two.md"
    ),
    "a missing image": Failure("image-missing", "error", "two.md:5:1", text("![The pier](pier.png)\n"), True),
    "an image that is a folder": Failure(
        "image-unreadable", "error", "two.md:5:4", text("At ![](x/)\n") | {"x/y": "y"}, True
    ),
    "a corrupt image": Failure(
        "image-unreadable",
        "error",
        "two.md:5:1",
        text("![](x.png)\n") | {"x.png": b"\x89PNG\r\n\x1a\nxx"},
        True,
    ),
    "an image of no known kind": Failure(
        "image-unsupported", "error", "two.md:5:1", text("![](x.png)\n") | {"x.png": "words"}, True
    ),
    "a drawing that is no XML": Failure(
        "image-unreadable", "error", "two.md:5:1", text("![](x.svg)\n") | {"x.svg": "<svg <"}, True
    ),
    "a remote image": Failure(
        "image-remote", "error", "two.md:5:1", text("![](https://example.org/x.png)\n"), True
    ),
    "an image outside": Failure("image-outside", "error", "two.md:5:1", text("![](../x.png)\n"), True),
    "a chapter outside": Failure(
        "file-outside", "error", "publish.toml:4:23", settings("two.md", "../two.md"), True
    ),
    "a chapter behind a link that leads out": Failure(
        "file-outside", "error", "publish.toml:4:23", {}, True, links={"two.md": "/etc/hostname"}
    ),
    "an unknown key": Failure(
        "key-unknown", "error", "publish.toml:5:1", settings("]\n", "]\nsubtitel = 'x'\n"), True, "subtitle"
    ),
    "a value of the wrong type": Failure(
        "value-type", "error", "publish.toml:1:9", settings('"Tides"', "7"), False
    ),
    "a value that there is not": Failure(
        "value-invalid", "error", "publish.toml:5:16", settings("]\n", "]\nnumber-depth = 70\n"), True
    ),
    "broken settings": Failure(
        "toml-syntax", "error", "publish.toml:4", settings('"two.md"]', '"two.md"'), False
    ),
    "no title": Failure("title-missing", "error", "publish.toml:1", settings('title = "Tides"\n', ""), False),
    "not UTF-8": Failure(
        "encoding-not-utf8",
        "warning",
        "two.md:3:4",
        {"two.md": "# Flut\n\nSchön für alle, die Füße haben.\n".encode("cp1252")},
        True,
    ),
    "no text at all": Failure(
        "encoding-not-text", "error", "two.md:1", {"two.md": b"\x00\x01\x02" * 50}, True
    ),
    "a duplicate id": Failure("id-duplicate", "error", "two.md:5", text("## Again {#flood}\n"), True),
    "a dangling link": Failure(
        "link-dangling", "error", "two.md:5:5", text("See [the moon](#moon).\n"), True, "#moon"
    ),
    "a dangling reference": Failure("link-dangling", "error", "two.md:5:5", text("See @fig-moon.\n"), True),
    "an unclosed fence": Failure("fence-unclosed", "error", "two.md:5", text("```python\nx = 1\n"), True),
    "an unclosed division": Failure("division-unclosed", "error", "two.md:5", text("::: aside\nx\n"), True),
    "an empty chapter": Failure("chapter-empty", "warning", "publish.toml:4:23", {"two.md": "\n"}, True),
    "an unknown language": Failure(
        "language-unknown", "error", "publish.toml:2:12", settings('"en"', '"English"'), True
    ),
    "a language without words of ours": Failure(
        "language-without-words", "warning", "publish.toml:2:1", settings('"en"', '"cy"'), True
    ),
    "an unknown role": Failure(
        "role-unknown",
        "error",
        "publish.toml:4:49",
        settings('"two.md"', '{ file = "two.md", role = "chaptr" }'),
        True,
        "chapter",
    ),
    "a bad ISBN": Failure(
        "isbn-invalid", "error", "publish.toml:5:8", settings("]\n", ']\nisbn = "978-3-16-148410-1"\n'), True
    ),
    "an unknown theme": Failure(
        "theme-unknown", "error", "publish.toml:3:9", settings("report", "reprot"), True, "report"
    ),
    "an unknown variable": Failure(
        "variable-unknown", "error", "two.md:5:1", text("{{< var place >}}\n"), True
    ),
    "a script": Failure("html-active", "warning", "two.md:5", text("<script>x</script>\n"), True),
    "a link that a book cannot follow": Failure(
        "link-unsafe", "error", "two.md:5:1", text("[x](javascript:x)\n"), True
    ),
    "a style sheet that loads": Failure(
        "style-address",
        "error",
        "styles/style.css:2:5",
        {"styles/style.css": "\np { background: url(x.png) }"},
        True,
    ),
    "a style sheet that is no CSS": Failure(
        "style-syntax", "warning", "styles/style.css:1:6", {"styles/style.css": "p { x }"}, True
    ),
    "a broken template": Failure(
        "template-broken",
        "error",
        "templates/section.xhtml.j2:2",
        {"templates/section.xhtml.j2": "\n{% if %}"},
        True,
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = tmp_path / "book"
    book.mkdir()
    for name, content in {"publish.toml": SETTINGS, "one.md": ONE, "two.md": TWO}.items():
        (book / name).write_text(content, encoding="utf-8")
    return book


@pytest.mark.parametrize("strict", [False, True], ids=["", "strict"])
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure(
    name: str,
    strict: bool,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failure = FAILURES[name]
    monkeypatch.chdir(folder)
    command = ["build", "--to", "epub", "--no-page-list", "-o", "../out"]
    assert run([*command, "--strict"]) == 0
    output = folder.parent / "out" / "book.epub"
    output.write_bytes(GOOD)
    for file, content in failure.files.items():
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for file, target in failure.links.items():
        (folder / file).unlink()
        (folder / file).symlink_to(target)
    capsys.readouterr()

    status = run([*command, *(["--strict"] if strict else [])])

    printed = capsys.readouterr()
    begins = f"{failure.place}: " if failure.place else ""
    line = f"{begins}{failure.severity}[{failure.code}]: "
    lines = [one for one in printed.err.splitlines() if one.startswith(line)]
    assert len(lines) == 1, printed.err
    assert failure.says in lines[0]
    assert status == failure.status(strict)
    stays = not failure.written or (strict and status)
    assert (output.read_bytes() == GOOD) == bool(stays)
    assert ("Nothing was written" in printed.out) == bool(stays)
    assert [one.name for one in (folder.parent / "out").iterdir()] == ["book.epub"]
