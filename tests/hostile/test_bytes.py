"""Any bytes in any file, any name of a file, any words: findings, never a traceback."""

import io
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import publish
from publish.cli.main import run
from publish.stylecheck import check_sheet
from tests.hostile.conftest import SETTINGS, Write, build, codes, everything

FEW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FILES = (
    "one.md",
    "publish.toml",
    "look/theme.toml",
    "styles/style.css",
    "templates/section.xhtml.j2",
    "x.png",
)
OWN = {
    "publish.toml": SETTINGS.replace("report", "look"),
    "look/theme.toml": 'base = "report"\n',
    "one.md": "# A\n\n![x](x.png)\n",
    "x.png": "",
}
MARKS = "#*_[](){}<>!`~|:^@$\\\"'-=+.,;&%/ \n\t\0\x1b\ufeff\u202eäß漢\U0001f600\udcff01ab"
BYTES = st.binary(max_size=200) | st.text(MARKS, max_size=120).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=BYTES)
def test_no_bytes_make_a_traceback(name: str, write: Write, data: bytes) -> None:
    result = build(write({**OWN, name: data}), "epub")

    assert result.artifacts or result.failed


@pytest.mark.parametrize("name", ["book.toml", "src/SUMMARY.md", "src/a.md"])
@FEW
@given(data=BYTES)
def test_no_bytes_of_an_mdbook_make_a_traceback(name: str, tmp_path: Path, data: bytes) -> None:
    files = {
        "book.toml": b"[book]\nlanguage = 'en'\n",
        "src/SUMMARY.md": b"- [A](a.md)\n",
        "src/a.md": b"# A\n",
    }
    for file, content in {**files, name: data}.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(content)

    loaded = publish.load(tmp_path)

    assert loaded.publication is not None or loaded.failed


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@FEW
@given(data=BYTES)
def test_no_single_file_makes_a_traceback(suffix: str, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / f"letter{suffix}"
    file.write_bytes(data)

    loaded = publish.load(file)

    assert loaded.publication is not None or loaded.failed


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
@FEW
@given(data=BYTES)
def test_no_delivery_makes_a_traceback(suffix: str, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / f"letter{suffix}"
    file.write_bytes(data)

    result = publish.import_manuscript(file, tmp_path / "out" / str(random.Random(data).random()))

    assert result.files or result.failed


@FEW
@given(
    at=st.integers(0, 400),
    byte=st.integers(0, 255),
    kind=st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF"]),
)
def test_a_damaged_picture(write: Write, at: int, byte: int, kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(stream, kind)
    data = bytearray(stream.getvalue())
    data[at % len(data)] = byte

    assert build(write({**OWN, "x.png": bytes(data)}), "epub").artifacts


@settings(max_examples=300, derandomize=True, deadline=None)
@given(css=st.text("@{}()[];:!*/\\\"'#.,-a1% \nurlimportpagefirst", max_size=80))
def test_any_style_sheet_is_cleaned_for_good(css: str) -> None:
    """What was let through once is let through again, and nothing in it loads."""
    cleaned, _ = check_sheet(css, "styles/style.css")
    again, findings = check_sheet(cleaned, "styles/style.css")

    assert again == cleaned
    assert not [one for one in findings if one.code in ("style-address", "style-not-in-epub")]


STEPS = ("Reading", "Numbering and linking", "epub: Rendering", "epub: Packaging")
NAMES = (
    "new\nline", "sp ace", 'qu"ote', "ap'os", "-dash", "--to", "ü☃𝒳", "x" * 200, "a&b<c>", "%2e%2e", "a#b?c",
    "CON", "\u202eevil", "back\\slash", "tab\t", ".", "日本", "[x](y)", "{{ x }}", "$HOME", "*",
    "\x1b[31mred", "a:b",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name(name: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    escaped = "".join(f"\\U{ord(one):08X}" for one in f"{name}.md")
    folder = write(
        {"publish.toml": SETTINGS.replace("one.md", escaped), f"{name}.md": "# A\n\n[x](#no) ![](y.png)\n"}
    )

    status = run(["build", str(folder), "-o", str(folder.parent / "out"), "--to", "epub", "--no-page-list"])

    printed = capsys.readouterr().err
    assert status == 1
    assert "Traceback" not in printed
    assert not [one for one in printed if one != "\n" and not one.isprintable() and one != "\u00a0"]
    lines = [line for line in printed.splitlines() if not line.startswith("    ")]
    assert all("error[" in line or line in STEPS for line in lines)


@pytest.mark.parametrize("name", ["--strict", "-o", "a b.md", "\x1b.md"])
def test_a_single_file_of_any_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("# A\n\nText.\n", encoding="utf-8")

    assert run(["build", "--to", "epub", "--", name]) in (0, 1)


WORDS = (
    r"\u202Ertl\u202C", "😀", "<b>&amp;</b>", "%%%", r"\u200B", "{{ 7 * 7 }}", "${x}", "[a](b) *c*", r"\\",
    r"\uE000", r"\"", "'", "`x`", "@x", "x" * 1_500, r"a\u00ADb", "{% raw %}", "]]>", "<!--", r"\uFEFFx",
)  # fmt: skip


@pytest.mark.parametrize("target", ["pdf", "epub"])
def test_titles_of_any_words(target: str, write: Write) -> None:
    for number, words in enumerate(WORDS):
        if target == "pdf" and number % 4:  # pages take their time
            continue
        text = SETTINGS.replace("Tides", words).replace(
            '"one.md"', f'{{ file = "one.md", title = "{words}" }}'
        )
        more = f'subtitle = "{words}"\npublisher = "{words}"\nrights = "{words}"\ndescription = "{words}"\n'
        files = {"publish.toml": text + more + f'contributors = [{{ name = "{words}" }}]\n'}

        result = build(write(files), target)

        assert len(result.artifacts) == 1, words
        assert all(content != b"49" for _, content in everything(result))


@pytest.mark.parametrize("words", [r"\u0000", r"a\u0001b", r"\uFFFE", " ", "", r"\n", r"\u0085"])
def test_a_title_of_no_words(words: str, write: Write) -> None:
    result = build(write({"publish.toml": SETTINGS.replace("Tides", words)}), "epub")

    assert "value-invalid" in codes(result) or "title-missing" in codes(result)
    assert result.artifacts == ()
