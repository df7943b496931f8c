"""Small publications for the tests: files by name, written to a folder."""

from collections.abc import Mapping
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.project import Project, load_project


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below ``root`` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8") if isinstance(content, str) else content
        path.write_bytes(data)
    return root


def publication(root: Path, settings: str, *names: str) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Load a publication with these settings; ``names`` are files with a line of text."""
    write(root, {"publish.toml": settings, **{name: f"# {name}\n" for name in names}})
    return load_project(root)


def loaded(root: Path, settings: str, *names: str) -> Project:
    """Load a publication that must be without a finding."""
    project, findings = publication(root, settings, *names)
    assert findings == ()
    assert project is not None
    return project


def said(findings: tuple[Diagnostic, ...]) -> list[str]:
    """Return findings as ``place code``, the shortest form to compare."""
    return [f"{finding.span} {finding.code}" for finding in findings]
