"""Runs the ``run`` steps of our GitHub Action as a runner does: environment, outputs, the status of a job."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import REPOSITORY

ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

_INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")


@dataclass
class Job:
    """A job of a workflow on a machine of its own, whose checkout is ``workspace``."""

    workspace: Path
    folder: Path
    """For what the runner gives: RUNNER_TEMP and the files that steps write to."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    path: str = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    statuses: dict[str, int] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, *names: str) -> None:
        """Run the steps with these ids."""
        for step in STEPS:
            if step.get("id") in names:
                self._run(step)

    def output(self, name: str) -> str:
        """Return an output of the action."""
        value = str(ACTION["outputs"][name]["value"])
        found = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}", value)
        assert found is not None
        return self.outputs[found[1]][found[2]]

    @property
    def summary(self) -> str:
        """What the page of the job shows."""
        return "".join(file.read_text(encoding="utf-8") for file in sorted(self.folder.glob("summary-*")))

    @property
    def added_path(self) -> list[str]:
        """The folders that steps put on the PATH of those after them."""
        return (self.folder / "path").read_text(encoding="utf-8").splitlines()

    def _run(self, step: dict[str, Any]) -> None:
        name = step["id"]
        temporary = self.folder / "temp"
        temporary.mkdir(parents=True, exist_ok=True)
        output, summary = self.folder / f"output-{name}", self.folder / f"summary-{name}"
        for file in (output, summary, self.folder / "path"):
            file.touch()
        environment = {
            "HOME": os.environ["HOME"],
            "PATH": self.path,
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "XDG_DATA_HOME": str(
                self.folder / "data"
            ),  # no Ace and no veraPDF: what they say is not asked here
            "GITHUB_ACTION_PATH": str(REPOSITORY),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_PATH": str(self.folder / "path"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(temporary),
            **{key: self._filled(value) for key, value in step.get("env", {}).items()},
        }
        # https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax, "shell: bash"
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command,
            cwd=self.workspace,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        self.statuses[name], self.said[name] = done.returncode, done.stdout
        lines = output.read_text(encoding="utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in lines)

    def _filled(self, text: str) -> str:
        defaults = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
        return _INPUT.sub(lambda found: str({**defaults, **self.inputs}[found[1]]), text)


def obeyed(said: str) -> list[str]:
    """Return the commands that a runner would obey of a step's output.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, "Stopping and
    starting workflow commands"; a runner reads a command behind spaces, too.
    """
    commands: list[str] = []
    token = ""
    for line in said.splitlines():
        line = line.strip()
        if token:
            token = "" if line == f"::{token}::" else token
        elif line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line.startswith("::"):
            commands.append(line)
    return commands
