"""What a shell offers for the words of options."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from publish.cli.main import cli
from publish.cli.words import PRESETS
from publish.project.editions import PRESETS as PROJECT_PRESETS


def offered(arguments: list[str], begun: str = "") -> list[str]:
    complete = ShellComplete(cli, {}, "publish", "_PUBLISH_COMPLETE")
    return [one.value for one in complete.get_completions(arguments, begun)]


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    (tmp_path / "publish.toml").write_text('[editions.large]\n[editions.epub]\npreset = "epub"\n', "utf-8")
    return tmp_path


def test_editions_are_those_of_the_publication_and_the_presets(tides: Path) -> None:
    assert offered(["build", str(tides), "--edition"]) == ["large", "epub", "print", "screen"]
    assert offered(["build", str(tides), "--edition"], "la") == ["large"]
    assert offered(["watch", str(tides), "-e"]) == ["large", "epub", "print", "screen"]


@pytest.mark.parametrize("settings", ["[editions", "editions = 3"])
def test_settings_that_cannot_be_read_offer_presets(tmp_path: Path, settings: str) -> None:
    (tmp_path / "publish.toml").write_text(settings, encoding="utf-8")

    assert offered(["build", str(tmp_path), "--edition"]) == list(PRESETS) == list(PROJECT_PRESETS)


def test_targets_are_offered_and_after_a_comma_the_other_one() -> None:
    assert offered(["build", "--to"]) == ["pdf", "epub"]
    assert offered(["build", "--to"], "e") == ["epub"]
    assert offered(["build", "--to"], "pdf,") == ["pdf,epub"]


def test_commands_and_options_are_offered() -> None:
    assert "check" in offered([], "c")
    assert "--strict" in offered(["build"], "--st")
