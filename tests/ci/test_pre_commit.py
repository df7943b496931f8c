"""The hook for pre-commit, run by pre-commit itself on a publication in git. Nothing is fetched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.tools import tool
from tests.conftest import REPOSITORY

HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A. Keeper", "-c", "user.email=keeper@example.org")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A publication in git that uses the hook of another repository, with the publish of the tests."""
    hooks = tmp_path / "publish"
    hooks.mkdir()
    (hooks / HOOKS.name).write_bytes(HOOKS.read_bytes())
    git(hooks, "init", "--quiet")
    git(hooks, "add", ".")
    git(hooks, "commit", "--quiet", "--message", "Hooks")
    # `language: system` takes the program on the PATH, where else pre-commit would install the package.
    hook = {"id": "publish-check", "args": ["--fail-on", "warning", "book"], "language": "system"}
    uses = {"repos": [{"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [hook]}]}
    folder = tmp_path / "repository"
    (folder / "book").mkdir(parents=True)
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(uses), encoding="utf-8")
    (folder / "book" / "publish.toml").write_text(
        'title = "The lamp"\nlanguage = "en"\nchapters = ["lamp.md"]\n'
    )
    (folder / "book" / "lamp.md").write_text("# The lamp\n\nIt was lit at dusk.\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    return folder


def run(folder: Path) -> tuple[int, str]:
    """Return the status of pre-commit and what it says of what is staged."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
    }
    done = subprocess.run(
        [tool("pre-commit"), "run"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_the_manifest_is_as_pre_commit_reads_it() -> None:
    subprocess.run([tool("pre-commit"), "validate-manifest", HOOKS], check=True)


def test_a_sound_manuscript_passes(repository: Path) -> None:
    status, said = run(repository)

    assert (status, "publish check" in said, "Passed" in said) == (0, True, True), said


def test_a_commit_with_a_fault_is_stopped_at_its_line(repository: Path) -> None:
    (repository / "book" / "lamp.md").write_text("# The lamp\n\n[Nobody](shore.md) saw it.\n")
    git(repository, "add", ".")

    status, said = run(repository)

    assert status == 1
    assert "book/lamp.md:3:1: warning[link-outside]" in said


def test_other_files_ask_nothing(repository: Path) -> None:
    git(repository, "commit", "--quiet", "--message", "The lamp")
    (repository / "notes.bin").write_bytes(b"\0")
    git(repository, "add", ".")

    assert "no files to check" in run(repository)[1]
