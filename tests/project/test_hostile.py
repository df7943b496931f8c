"""A publication is a stranger's."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.project import load_project, read_source
from tests.project.books import publication, write

BASE = 'title = "T"\nchapters = ["a.md"]\n'


def test_settings_behind_a_link_that_leads_out(tmp_path: Path) -> None:
    write(tmp_path, {"secret.toml": BASE, "book/a.md": ""})
    (tmp_path / "book/publish.toml").symlink_to(tmp_path / "secret.toml")
    project, (finding,) = load_project(tmp_path / "book")
    assert project is None
    assert finding.code == "file-outside"


def test_chapters_templates_styles_and_cover_behind_links(tmp_path: Path) -> None:
    write(tmp_path, {"secret": "s", "book/styles/x": "", "book/templates/x": ""})
    for name in ("a.md", "cover.png", "styles/print.css", "templates/chapter.html"):
        (tmp_path / "book" / name).symlink_to(tmp_path / "secret")
    project, findings = publication(tmp_path / "book", BASE + 'cover = "cover.png"\n')
    assert [finding.code for finding in findings] == ["file-outside"] * 4
    assert project is not None
    assert (project.styles, project.cover) == ((), "")
    assert project.templates == (("x", ""),)
    source, _ = read_source(project, "a.md")
    assert source is None


def test_a_folder_of_templates_that_leads_out(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/chapter.html": "s", "book/a.md": ""})
    (tmp_path / "book/templates").symlink_to(tmp_path / "elsewhere")
    project, _ = publication(tmp_path / "book", BASE)
    assert project is not None
    assert project.templates == ()


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    _, (finding,) = publication(tmp_path, BASE)
    assert finding.code == "file-not-plain"


def test_a_folder_full_of_templates(tmp_path: Path) -> None:
    write(tmp_path, {f"templates/{number:04}.html": "" for number in range(300)})
    project, (finding,) = publication(tmp_path, BASE, "a.md")
    assert finding.code == "override-unknown"
    assert project is not None
    assert len(project.templates) == 200


def test_a_link_to_a_folder_is_a_publication_like_another(tmp_path: Path) -> None:
    publication(tmp_path / "book", BASE, "a.md")
    (tmp_path / "link").symlink_to(tmp_path / "book")
    project, findings = load_project(tmp_path / "link")
    assert findings == ()
    assert project is not None
    assert project.root == (tmp_path / "book").resolve()


@pytest.mark.parametrize("name", ["publish.toml", "book.toml"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.sampled_from("[]{}=\"'\\.,#\n abtitle1"), max_size=60))
def test_no_settings_make_a_traceback(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path / name[:4], {name: text, "src/SUMMARY.md": text})
    project, findings = load_project(tmp_path / name[:4])
    assert project is not None or findings


KEYS = ("title", "date", "series", "parts", "front", "editions", "variables", "trim", "theme", "cover")
VALUES = (
    '""', '"x"', "1", "-1", "1.5", "inf", "true", "[]", "{}", "[[]]", "[{}]", "[1]", "{ a = 1 }",
    "{ a = {} }", '{ print = { preset = "epub" } }', "2026-01-01", "10:00:00", '["../x"]', "[[[{}]]]",
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(key=st.sampled_from(KEYS), value=st.sampled_from(VALUES))
def test_no_value_makes_a_traceback(tmp_path: Path, key: str, value: str) -> None:
    lines = {"title": '"T"', "chapters": '["a.md"]', key: value}
    _, findings = publication(tmp_path, "".join(f"{name} = {one}\n" for name, one in lines.items()), "a.md")
    assert all(finding.span and finding.span.file for finding in findings)
