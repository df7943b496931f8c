"""`dev.py`: what it does on machines that lack this or that. Nothing is installed here."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

REPOSITORY = Path(__file__).resolve().parent.parent


class Machine:
    """Stands in for a machine: notes the commands, and has them succeed or fail."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.failing: dict[str, int] = {}
        self.missing: list[str] = []

    def run(self, command: Sequence[str]) -> int:
        line = " ".join(command)
        self.ran.append(line)
        for part, times in self.failing.items():
            if part in line and times > 0:
                self.failing[part] -= 1
                return 1
        if "apt-get" in line and "install" in line:
            self.missing.clear()
        if "-m venv" in line:
            Path(dev.program("python")).parent.mkdir(parents=True, exist_ok=True)
            Path(dev.program("python")).touch()
        return 0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """A machine with apt, root and all libraries, and no virtual environment yet."""
    made = Machine()
    for file in ("pyproject.toml", "dev.py"):
        (tmp_path / file).write_bytes((REPOSITORY / file).read_bytes())
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "setup-complete")
    monkeypatch.setattr(dev, "run", made.run)
    monkeypatch.setattr(dev, "missing_parts", lambda: list(made.missing))
    monkeypatch.setattr(dev, "environment_works", lambda: False)
    monkeypatch.setattr(dev, "root_prefix", lambda: [])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.time, "sleep", lambda seconds: None)
    return made


def test_the_first_call_sets_up_and_the_second_does_not(machine: Machine) -> None:
    assert dev.main(["test", "-k", "fonts"]) == 0
    for part, line in zip(["-m venv", "pip install", "-m pytest"], machine.ran, strict=True):
        assert part in line
    machine.ran.clear()
    assert dev.main(["test", "-k", "fonts"]) == 0
    (only,) = machine.ran
    assert only.endswith("-m pytest -k fonts")


def test_all_tests_run_in_several_processes(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 16)

    assert dev.main(["test"]) == 0
    assert machine.ran[-1].endswith("-m pytest -n 4 --dist loadfile")


def test_a_change_of_what_is_needed_sets_up_again(machine: Machine) -> None:
    dev.main(["test"])
    machine.ran.clear()
    with (dev.ROOT / "pyproject.toml").open("a") as file:
        file.write("\n# another dependency\n")
    dev.main(["test"])
    assert any("pip install" in line for line in machine.ran)


def test_an_interrupted_set_up_is_begun_again(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.main(["test"])
    with (dev.ROOT / "pyproject.toml").open("a") as file:
        file.write("\n# another dependency\n")

    def interrupted() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dev, "install_packages", interrupted)
        assert dev.main(["test"]) == 130
    machine.ran.clear()
    assert dev.main(["test"]) == 0
    assert any("pip install" in line for line in machine.ran)


def test_the_handbook_goes_to_dist(machine: Machine) -> None:
    assert dev.main(["handbook"]) == 0
    assert machine.ran[-1].endswith("publish build content/handbook -o dist")


def test_all_checks_run_even_when_one_fails(machine: Machine) -> None:
    machine.failing = {"ruff check": 1}
    assert dev.main(["check"]) == 1
    assert [line.split()[2:4] for line in machine.ran[-3:]] == [
        ["ruff", "check"],
        ["ruff", "format"],
        ["mypy"],
    ]


def test_system_packages_are_installed_where_that_may_be(machine: Machine) -> None:
    machine.missing = ["pango", "harfbuzz-subset", "venv"]
    assert dev.main(["test"]) == 0
    update, install = machine.ran[:2]
    assert update.endswith("update")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert install.endswith(f"libpango-1.0-0 libharfbuzz-subset0 python{version}-venv")
    assert "DEBIAN_FRONTEND=noninteractive" in install


def test_without_root_one_line_says_what_to_do(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.missing = ["pango", "pangoft2"]
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    assert dev.main(["handbook"]) == 2
    assert machine.ran == []
    said = capfd.readouterr().err
    assert "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0\n" in said
    assert all(system in said for system in ("Fedora", "macOS", "Windows"))


def test_without_apt_other_systems_are_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.missing = ["pango"]
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.main(["test"]) == 2
    assert "dnf install" in capfd.readouterr().err


def test_a_network_that_fails_for_a_moment_is_asked_again(machine: Machine) -> None:
    machine.failing = {"pip install": 2}
    assert dev.main(["test"]) == 0
    assert sum("pip install" in line for line in machine.ran) == 3


def test_a_network_that_stays_away_ends_in_a_message(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"pip install": 100}
    assert dev.main(["test"]) == 2
    assert "pip install failed 3 times" in capfd.readouterr().err
    assert not dev.STAMP.exists()


def test_packages_that_do_not_help_end_in_a_message(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_parts", lambda: ["pango"])
    assert dev.main(["test"]) == 2
    assert "still cannot find: pango" in capfd.readouterr().err


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 12))
    assert dev.main(["test"]) == 2
    assert "Python 3.11 or newer" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["build"], ["--help"]])
def test_anything_else_shows_the_usage(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    assert "python3 dev.py handbook" in capfd.readouterr().err


def test_the_libraries_of_this_machine_are_found() -> None:
    assert dev.missing_parts() == []
    assert not dev.can_load("libpublish-absent.so.0")


def test_root_needs_no_sudo_and_a_password_is_never_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert dev.root_prefix() == []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    sudo = tmp_path / "sudo"
    sudo.write_text('#!/bin/sh\n[ "$1" = -n ] && [ -e "$(dirname "$0")/allowed" ]\n')
    sudo.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert dev.root_prefix() is None
    (tmp_path / "allowed").touch()
    assert dev.root_prefix() == ["sudo", "-n"]


def test_only_the_standard_library_is_imported() -> None:
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(REPOSITORY / "dev.py")], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert "python3 dev.py test" in result.stderr


def test_ci_calls_the_command_of_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    first = re.search(r"```(?:sh|bash|console|shell)?\n(.*?)```", readme, re.DOTALL)
    assert first is not None
    build, test = (line for line in first[1].splitlines() if line.strip())
    assert (build, test) == ("python3 dev.py handbook", "python3 dev.py test")
    script = REPOSITORY / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert test in script.read_text(encoding="utf-8").splitlines()


def test_validators_are_fetched_with_what_they_run_on(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = ["Chromium", "Maven"]
    monkeypatch.setattr(dev, "missing_programs", lambda: lacking if len(machine.ran) < 4 else [])

    assert dev.main(["validators"]) == 0
    update, install, fetch = machine.ran[-3:]
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends chromium maven")
    assert fetch.endswith("publish doctor --get ace --get verapdf")


def test_validators_that_cannot_be_had_are_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_programs", lambda: ["Chromium"])
    monkeypatch.setattr(dev, "root_prefix", lambda: None)

    assert dev.main(["validators"]) == 1
    assert "apt-get" not in " ".join(machine.ran)
    assert machine.ran[-1].endswith("--get verapdf")  # what needs no root is fetched
    assert "sudo apt-get install -y chromium\n" in capfd.readouterr().err


def test_validators_are_not_all_there_where_one_cannot_be_fetched(machine: Machine) -> None:
    machine.failing = {"doctor --get": 1}
    assert dev.main(["validators"]) == 1
