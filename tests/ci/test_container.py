"""The container's recipe, read: no container can be made here."""

import fnmatch
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.tools import tool
from tests.conftest import REPOSITORY

RECIPE = REPOSITORY / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the recipe, lines that go on joined."""
    text = RECIPE.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [" ".join(line.split()) for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def stages() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return what each stage begins with and its instructions, by its name."""
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    name = ""
    for word, rest in instructions():
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            found[name] = (base, [])
        elif name:
            found[name][1].append((word, rest))
    return found


def whole(name: str) -> list[tuple[str, str]]:
    """Return the instructions of a stage and of those it begins with."""
    base, own = stages()[name]
    return [*(whole(base) if base in stages() else []), *own]


def is_sent(path: str) -> bool:
    """Tell whether a file is sent to the builder, by .dockerignore: the last line that fits decides.

    https://docs.docker.com/build/concepts/context/#dockerignore-files
    """
    sent = True
    parents = [path, *(str(one) for one in Path(path).parents if str(one) != ".")]
    for line in (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        ends = [pattern, pattern.removeprefix("**/"), pattern.replace("**/", "*/")]
        if line and not line.startswith("#") and any(fnmatch.filter(parents, end) for end in ends):
            sent = line.startswith("!")
    return sent


def test_the_linter_finds_nothing() -> None:
    told = subprocess.run([tool("hadolint"), RECIPE], capture_output=True, text=True, check=False)

    assert told.stdout == ""


def test_the_default_is_small_and_not_root() -> None:
    assert list(stages())[-1] == "publish"
    for name in ("publish", "full"):
        user = next(rest for word, rest in reversed(whole(name)) if word == "USER")
        assert user.isdigit() and int(user) > 0
        assert ("ENTRYPOINT", '["publish"]') in whole(name)
    run = " ".join(rest for word, rest in whole("publish") if word == "RUN")
    assert not re.search(r"chromium|maven|npm|nodejs", run)
    assert "rm -rf /var/lib/apt/lists" in run


def test_what_it_copies_is_there_and_sent() -> None:
    copied = [rest.split() for word, rest in instructions() if word == "COPY" and "--from" not in rest]
    sources = {source for rest in copied for source in rest[:-1]}

    assert sources == {".", "dev.py", ".ci/install.py"}
    assert all((REPOSITORY / source).exists() and is_sent(source) for source in sources - {"."})
    assert is_sent("publish/cli/main.py") and is_sent("styles/base.css")
    for unwanted in (".git/config", ".venv/bin/python", "tests/conftest.py", "publish/__pycache__/a.pyc"):
        assert not is_sent(unwanted)


def test_what_is_sent_is_enough_to_build_the_package(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a checkout")
    for name in listed.stdout.splitlines():
        if is_sent(name) and (REPOSITORY / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, tmp_path / name)

    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    made = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert made.returncode == 0, made.stderr
    assert len(list((tmp_path / "dist").glob("*.whl"))) == 1


def test_programs_of_ours_that_it_calls_are_called_as_they_are_to_be() -> None:
    calls = {
        one
        for word, rest in instructions()
        if word == "RUN"
        for one in re.findall(r"python3 \S*(\.ci/install\.py.*?)(?= &&|$)", rest)
    }

    assert calls == {
        ".ci/install.py /opt/publish",
        ".ci/install.py /opt/publish --validators",
        ".ci/install.py --system",
    }
