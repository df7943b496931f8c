"""The command line as a user meets it: words in, lines and exit status out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from publish.cli.main import run

SETTINGS = 'title = "Tides"\nlanguage = "en"\ntheme = "report"\nchapters = ["one.md"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "publish.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "one.md").write_text("# Ebb\n\nThe sea goes out.\n", encoding="utf-8")
    return tmp_path


def test_build_says_what_it_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["build", str(folder), "-o", str(folder / "out"), "--to", "epub"])

    printed = capsys.readouterr()
    assert status == 0
    assert f"{folder / 'out'}/" in printed.out
    assert ".epub" in printed.out
    assert "no findings" in printed.out
    assert "\x1b" not in printed.out + printed.err


def test_a_build_with_remarks_alone_does_not_say_that_there_are_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "one.md").write_text("# Ebb\n\n``` lampscript\nlet x\n```\n", encoding="utf-8")
    assert run(["build", str(folder), "-o", str(folder / "out"), "--to", "epub"]) == 0

    printed = capsys.readouterr()
    assert "1 remark" in printed.out
    assert "no findings" not in printed.out


def test_quiet_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(folder), "-o", str(folder / "out"), "--to", "epub", "-q"]) == 0

    printed = capsys.readouterr()
    assert printed.out + printed.err == ""


def test_a_finding_is_shown_with_its_place_from_where_the_user_stands(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "one.md").write_text("# Ebb\n\nSee [there](#nowhere).\n", encoding="utf-8")
    monkeypatch.chdir(folder)

    status = run(["build", "--to", "epub"])

    assert status == 1
    assert "one.md:3:5: error[link-dangling]" in capsys.readouterr().err
    assert list((folder / "dist").glob("*.epub"))


def test_an_empty_folder_is_named_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    assert run(["build", "empty"]) == 1

    said = capsys.readouterr().err.splitlines()[0]
    assert said.startswith("error[publication-missing]: the folder “empty” has neither")


@pytest.mark.parametrize(
    "words",
    [
        ["build", "no-such-folder"],
        ["build", "--to", "docx"],
        ["build", "--jobs", "0"],
        ["buidl"],
        ["build", "--colour"],
    ],
)
def test_wrong_usage_is_status_2(
    folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)

    assert run(words) == 2
    assert "Error" in capsys.readouterr().err


def test_an_edition_there_is_not_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(folder), "--edition", "tiny"]) == 2
    assert "tiny" in capsys.readouterr().err


def test_a_fault_of_ours_is_status_3_and_says_how_to_report_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import publish

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(publish, "build", broken)

    assert run(["build", str(folder)]) == 3
    printed = capsys.readouterr().err
    assert "ZeroDivisionError" in printed
    assert "report it" in printed


def test_an_output_that_cannot_be_written_is_no_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").write_text("a file is in the way", encoding="utf-8")

    assert run(["build", str(folder), "-o", str(folder / "out" / "in"), "--to", "epub"]) == 1
    printed = capsys.readouterr().err
    assert "error" in printed
    assert "Traceback" not in printed


def test_dump_prints_the_model_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dump", str(folder)]) == 0

    model = json.loads(capsys.readouterr().out)
    assert model["kind"] == "Publication"
    assert model["body"][0]["title"] == [{"kind": "Text", "value": "Ebb"}]


def test_new_and_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "book"), "--theme", "report"]) == 0
    assert "publish build" in capsys.readouterr().out
    assert run(["build", str(tmp_path / "book"), "-o", str(tmp_path / "out"), "--strict"]) == 0


def test_import_and_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        f"Satz {number} steht hier, weil ein Bericht aus Sätzen besteht und aus mehr." for number in range(9)
    ]
    (tmp_path / "wire.txt").write_text("\n".join([*lines, "Bild: dpa"]), encoding="utf-8")

    assert run(["import", str(tmp_path / "wire.txt"), "-o", str(tmp_path / "wire"), "--title", "Sätze"]) == 0
    assert run(["build", str(tmp_path / "wire"), "-o", str(tmp_path / "out"), "--to", "epub"]) == 0


@pytest.mark.parametrize("command", ["build", "new", "import", "dump", "doctor", "completion"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0

    printed = capsys.readouterr().out
    assert f"publish {command}" in printed
    assert "Examples:" in printed or command == "doctor"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert "_PUBLISH_COMPLETE" in capsys.readouterr().out


def test_help_does_not_load_a_pdf_library() -> None:
    script = "import sys; from publish.cli.main import run; run(['--help']); print(sorted(sys.modules))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    loaded = done.stdout
    assert "'weasyprint'" not in loaded
    assert "'pikepdf'" not in loaded
    assert "'ebooklib'" not in loaded
