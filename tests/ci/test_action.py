"""The GitHub Action: its file, and its steps run on a small publication as a runner runs them."""

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.ci.composite import ACTION, STEPS, Job, obeyed
from tests.ci.tools import tool, valid
from tests.conftest import REPOSITORY

SCRIPTS = sorted((REPOSITORY / ".ci" / "action").glob("*.sh"))

SETTINGS = """
title = "The lamp"
language = "en"
contributors = [{ name = "A. Keeper" }]
chapters = ["lamp.md"]
[editions.proof]
preset = "screen"
"""
CHAPTER = """# The lamp

It was lit at dusk, and [nobody](shore.md) saw it.

    ::add-mask::lamp
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with a publication that has one thing wrong, which is no error."""
    folder = tmp_path / "workspace"
    book = folder / "our books" / "lamp"
    book.mkdir(parents=True)
    (book / "publish.toml").write_text(SETTINGS, encoding="utf-8")
    (book / "lamp.md").write_text(CHAPTER, encoding="utf-8")
    return folder


def test_the_file_is_as_github_reads_it() -> None:
    assert valid("vendor.github-actions", REPOSITORY / "action.yml") == ""


def test_what_is_not_as_github_reads_it_is_told(tmp_path: Path) -> None:
    broken = {**ACTION, "runs": {"using": "composite", "steps": [{"run": "true"}]}}  # without a shell
    file = tmp_path / "action.yml"
    file.write_text(yaml.safe_dump(broken), encoding="utf-8")

    assert valid("vendor.github-actions", file) != ""


def test_no_input_is_part_of_a_script() -> None:
    ours = [step for step in STEPS if "run" in step]

    assert len(ours) == 3
    assert all("${{" not in step["run"] and step["shell"] == "bash" for step in ours)
    given = {value for step in ours for value in step.get("env", {}).values()}
    unused = {name for name in ACTION["inputs"] if f"${{{{ inputs.{name} }}}}" not in given}
    assert unused == {"python-version", "artifact"}  # for the actions of others


def test_scripts_are_sound() -> None:
    assert {one.name for one in SCRIPTS} == {"build.sh", "check.sh", "common.sh", "install.sh"}
    told = subprocess.run(
        [tool("shellcheck"), "--external-sources", *SCRIPTS, REPOSITORY / ".ci" / "run"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout == ""
    for script in SCRIPTS:
        subprocess.run(["bash", "-n", script], check=True)


def test_publish_is_installed_for_the_steps_that_follow(workspace: Path, tmp_path: Path) -> None:
    log = stand_in(tmp_path, 'case "$*" in *--validators) exit 1 ;; esac')
    job = Job(workspace, tmp_path / "runner", path=f"{tmp_path}:/usr/bin:/bin")

    job.run("install")

    assert job.statuses == {"install": 0}
    place = tmp_path / "runner" / "temp" / "publish"
    assert job.added_path == [f"{place}/bin"]
    installer = f"{REPOSITORY}/.ci/action/../install.py"
    assert log.read_text().splitlines() == [f"{installer} {place}", f"{installer} {place} --validators"]
    assert [one.partition("::Not all")[0] for one in obeyed(job.said["install"])] == [
        "::warning title=validators"
    ]


def test_without_validators_none_is_fetched(workspace: Path, tmp_path: Path) -> None:
    log = stand_in(tmp_path, "")
    path = f"{tmp_path}:/usr/bin:/bin"
    job = Job(workspace, tmp_path / "runner", {"validators": "no"}, path)
    job.run("install")

    assert len(log.read_text().splitlines()) == 1
    wrong = Job(workspace, tmp_path / "other", {"validators": "perhaps"}, path)
    wrong.run("install")
    assert wrong.statuses == {"install": 2}
    assert "validators must be yes or no" in wrong.said["install"]


def stand_in(folder: Path, does: str) -> Path:
    """Put a ``python3`` into a folder that only notes how it was called, and return its notes."""
    log = folder / "calls.txt"
    program = folder / "python3"
    program.write_text(f'#!/bin/sh\necho "$*" >> "{log}"\n{does}\n')
    program.chmod(0o755)
    return log


@pytest.mark.slow
def test_a_publication_is_built_and_checked(workspace: Path, tmp_path: Path) -> None:
    job = Job(workspace, tmp_path / "runner", {"path": "our books/lamp", "require": "epubcheck"})

    job.run("build", "check")

    assert job.statuses == {"build": 0, "check": 0}
    folder = workspace / job.output("folder")
    assert {one.name for one in folder.iterdir()} == {"lamp-proof.pdf", "reports"}
    annotations = obeyed(job.said["build"]) + obeyed(job.said["check"])
    assert any(
        one.startswith("::warning file=our books/lamp/lamp.md,line=3,col=") and "shore.md" in one
        for one in annotations
    )
    assert not any("add-mask" in one.partition(" ")[0] for one in annotations)
    sarif = json.loads((workspace / job.output("sarif")).read_text(encoding="utf-8"))
    places = [one["locations"][0]["physicalLocation"] for one in sarif["runs"][0]["results"]]
    assert "our%20books/lamp/lamp.md" in {one["artifactLocation"]["uri"] for one in places}
    assert ElementTree.parse(folder / "reports" / "check.xml").getroot().tag == "testsuites"
    assert json.loads((folder / "reports" / "check.json").read_text(encoding="utf-8"))["findings"]
    assert "link-outside" in job.summary
    assert all(line[:4] in ("", "    ") for line in job.summary.splitlines()[1:])


@pytest.mark.slow
def test_inputs_decide_what_fails(workspace: Path, tmp_path: Path) -> None:
    inputs = {"path": "our books/lamp", "editions": "proof", "fail-on": "warning"}
    job = Job(workspace, tmp_path / "runner", inputs)
    job.run("build", "check")
    assert job.statuses == {"build": 0, "check": 1}

    (workspace / "our books" / "lamp" / "lamp.md").write_text("# The lamp\n\n![](lost.png)\n", "utf-8")
    never = Job(workspace, tmp_path / "runner", {**inputs, "fail-on": "never"})
    never.run("build", "check")
    assert never.statuses["check"] == 0
    assert any("image-missing" in one for one in obeyed(never.said["check"]))


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"path": "nowhere"}, "nowhere"),
        ({"path": "our books/lamp", "editions": "hardback"}, "hardback"),
        ({"path": "our books/lamp", "output": "-delete"}, "output must name a folder"),
        ({"path": "our books/lamp", "output": "one\ntwo"}, "must be one line"),
    ],
)
def test_an_input_that_cannot_be_meant_ends_the_step(
    workspace: Path, tmp_path: Path, inputs: dict[str, str], said: str
) -> None:
    job = Job(workspace, tmp_path / "runner", inputs)

    job.run("build")

    assert job.statuses["build"] == 2, job.said["build"]
    assert said in job.said["build"]
    assert (workspace / "our books" / "lamp" / "lamp.md").is_file()


def test_an_input_is_never_a_command(workspace: Path, tmp_path: Path) -> None:
    evil = "$(touch owned)`touch owned`\"; touch owned; #\n'; touch owned"
    inputs = dict.fromkeys(("path", "editions", "profile", "require", "fail-on", "baseline"), evil)
    job = Job(workspace, tmp_path / "runner", inputs)

    job.run("build", "check")

    assert job.statuses == {"build": 2, "check": 2}
    assert [one.name for one in workspace.rglob("owned*")] == []
