"""`.ci/install.py` installs for use, with the functions of `dev.py`. Nothing is installed here."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

import dev
from tests.conftest import REPOSITORY


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that a machine with apt, root and no libraries was given."""
    commands: list[str] = []
    missing = ["pango"]

    def run(command: Sequence[str]) -> int:
        commands.append(" ".join(command))
        if "install -y" in commands[-1]:
            missing.clear()
        return 0

    monkeypatch.setattr(dev, "VENV", dev.VENV)  # which installing sets
    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(dev, "missing_parts", lambda: list(missing))
    monkeypatch.setattr(dev, "missing_programs", lambda: [])
    monkeypatch.setattr(dev, "root_prefix", lambda: [])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    return commands


@pytest.fixture(scope="module")
def installer() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("install", REPOSITORY / ".ci" / "install.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_folder_gets_the_package_with_what_it_needs(
    installer: ModuleType, ran: list[str], tmp_path: Path
) -> None:
    assert installer.main([str(tmp_path / "there")]) == 0

    update, install, environment, package = ran
    assert update.endswith("apt-get -q -o DPkg::Lock::Timeout=300 update")
    assert install.endswith("libpango-1.0-0")
    assert environment.endswith(f"-m venv --clear {tmp_path / 'there'}")
    assert package.startswith(f"{tmp_path / 'there'}/bin/python -m pip install")
    assert package.endswith(" .[check]") and "--editable" not in package


def test_extras_and_validators_are_chosen(installer: ModuleType, ran: list[str], tmp_path: Path) -> None:
    assert installer.main([str(tmp_path / "a"), "--extras", "check,spelling", "--validators"]) == 0

    assert ran[-2].endswith(" .[check,spelling]")
    assert ran[-1] == f"{tmp_path / 'a'}/bin/publish doctor --get ace --get verapdf"


def test_the_system_alone(installer: ModuleType, ran: list[str]) -> None:
    assert installer.main(["--system"]) == 0

    assert len(ran) == 2 and all("apt-get" in line for line in ran)


@pytest.mark.parametrize("arguments", [[], ["there", "--system"]])
def test_anything_else_shows_the_usage(
    installer: ModuleType, ran: list[str], arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        installer.main(arguments)
    assert "name a folder, or --system" in capfd.readouterr().err
    assert ran == []


def test_a_machine_that_gives_nothing_is_told(
    installer: ModuleType, ran: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    assert installer.main(["--system"]) == 2
    assert "sudo apt-get install -y libpango-1.0-0\n" in capfd.readouterr().err
