"""`pip install .`: the wheel has all that `publish` needs away from the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building leaves files behind."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("publish", "styles"):
        shutil.copytree(REPOSITORY / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(REPOSITORY / name, copy / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "wheels")]
    result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (built,) = (copy / "wheels").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def publish(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, in an environment that has the dependencies of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet", "--no-deps", "--no-index", "--no-compile", str(wheel)]
    subprocess.run(install, check=True)
    query = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-c", query], check=True, capture_output=True, text=True).stdout.strip()
    # A folder in a .pth file comes after the environment's own packages, and its own .pth
    # files, of which one may lead to this checkout, are not read.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts / "publish"


def run(publish: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [publish, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_has_styles_templates_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("publish/styles/base.css", "publish/py.typed"):
        assert wanted in names
    assert any(name.startswith("publish/templates/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "content/", "styles/")) for name in names)


def test_the_command_runs_from_any_folder(publish: Path, tmp_path: Path) -> None:
    result = run(publish, "--help", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "build" in result.stdout


def test_an_installed_publish_builds_a_book(publish: Path, tmp_path: Path) -> None:
    assert run(publish, "new", "tides", folder=tmp_path).returncode == 0
    result = run(publish, "build", "tides", folder=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "dist" / "tides.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(tmp_path / "dist" / "tides.epub")
