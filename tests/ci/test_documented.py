"""What the handbook says of build servers is as they read it."""

import re
from pathlib import Path

import pytest
import yaml

from tests.ci.composite import ACTION
from tests.ci.tools import valid
from tests.conftest import REPOSITORY

CHAPTER = (REPOSITORY / "content" / "handbook" / "continuous-integration.md").read_text(encoding="utf-8")
WORKFLOW, STEP, JOB, HOOK = re.findall(r"```yaml\n(.*?)```", CHAPTER, re.DOTALL)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-workflows", WORKFLOW),
        ("vendor.github-workflows", WORKFLOW + STEP),
        ("vendor.gitlab-ci", JOB),
    ],
    ids=["workflow", "workflow with code scanning", "GitLab"],
)
def test_a_file_is_as_its_host_reads_it(schema: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "documented.yml"
    file.write_text(text, encoding="utf-8")

    assert valid(schema, file) == ""


def test_the_hook_is_ours() -> None:
    (used,) = yaml.safe_load(HOOK)["repos"]
    (ours,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert [one["id"] for one in used["hooks"]] == [ours["id"]]


def test_all_inputs_and_outputs_are_told() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \|.*\| `?([^`|]*?)`? \|$", CHAPTER, re.MULTILINE))

    assert list(rows) == list(ACTION["inputs"])
    told = {name: one for name, one in rows.items() if one not in ("all", "none", "by the preset")}
    assert told == {name: one["default"] for name, one in ACTION["inputs"].items() if one["default"]}
    assert all(f"`{name}`" in CHAPTER for name in ACTION["outputs"])
    used = yaml.safe_load(WORKFLOW)["jobs"]["book"]["steps"][1]["with"]
    assert set(used) <= set(ACTION["inputs"])


def test_commands_are_those_of_the_program() -> None:
    commands = yaml.safe_load(JOB)["book"]["script"]

    assert [one.split()[:3] for one in commands] == [
        ["publish", "build", "my-book"],
        ["publish", "check", "my-book"],
    ]
