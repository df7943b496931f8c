"""Revisions of a publication, read out of git without letting the repository do anything."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import publish
from publish.diff.git import Repository
from publish.diff.revisions import write_revision
from publish.engine.results import UsageError
from tests.diff.books import BOOK, FLOOD, SETTINGS, commit, git, words, write


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the book in a folder of it, of two commits: in the second one a word changed."""
    folder = tmp_path / "repository"
    write(folder / "tides", BOOK)
    git(tmp_path, "init", "--quiet", "repository")
    commit(folder, "Begin")
    write(folder / "tides", {"flood.md": FLOOD.replace("as if", "because", 1)})
    commit(folder, "Say why")
    return folder


def _diff(old: str, new: str | None, folder: Path, cache: Path, **more: str) -> publish.DiffResult:
    report = folder.parents[1] / "r.html"
    return publish.diff(old, new, publication=folder, report=report, jobs=1, cache=cache, **more)  # type: ignore[arg-type]


def test_two_revisions(repository: Path, shared_cache: Path) -> None:
    result = _diff("HEAD~1", "HEAD", repository / "tides", shared_cache)
    assert [one.kind for one in result.diffs] == ["pdf", "epub"]
    for one in result.diffs:
        assert (one.removed, one.added) == (2, 1)
        assert "[-as if-] {+because+}" in words(one.texts[0])
    assert result.old == f"HEAD~1 ({git(repository, 'rev-parse', 'HEAD~1')[:10]})"
    assert git(repository, "status", "--porcelain") == ""


def test_a_revision_and_the_folder_as_it_is(repository: Path, shared_cache: Path) -> None:
    write(repository / "tides", {"flood.md": FLOOD.replace("as if", "although", 1)})
    result = _diff("HEAD", None, repository / "tides", shared_cache, to="epub")
    assert "[-because-] {+although+}" in words(result.diffs[0].texts[0])
    assert result.new == "working tree"


def test_a_publication_of_one_file(tmp_path: Path, shared_cache: Path) -> None:
    folder = write(tmp_path / "one", {"essay.md": "# Ebb\n\nThe water goes out.\n"})
    git(tmp_path, "init", "--quiet", "one")
    commit(folder, "Begin")
    write(folder, {"essay.md": "# Ebb\n\nThe water comes back.\n"})
    result = _diff("HEAD", None, folder / "essay.md", shared_cache, to="epub")
    assert "[-goes out.-] {+comes back.+}" in words(result.diffs[0].texts[0])


def test_a_folder_that_lies_in_no_repository(tmp_path: Path) -> None:
    folder = write(tmp_path / "tides", BOOK)
    with pytest.raises(UsageError, match="lies in no git repository"):
        publish.diff("HEAD", publication=folder)


@pytest.mark.parametrize("name", ["v9.9", "--output=/tmp/x", "HEAD:tides", "", "HEAD~99", "a b"])
def test_a_revision_that_there_is_not(repository: Path, name: str) -> None:
    with pytest.raises(UsageError, match="there is no revision"):
        publish.diff(name, publication=repository / "tides")


def test_a_revision_that_has_not_the_folder(repository: Path) -> None:
    write(repository / "new", BOOK)
    with pytest.raises(UsageError, match="has not the folder 'new'"):
        publish.diff("HEAD", publication=repository / "new")


def test_a_revision_that_cannot_be_built(repository: Path, shared_cache: Path) -> None:
    write(repository / "tides", {"publish.toml": "title = \n"})
    commit(repository, "Break it")
    result = _diff("HEAD~1", "HEAD", repository / "tides", shared_cache, to="epub")
    assert result.failed
    assert result.report is None
    assert {finding.severity for finding in result.findings} == {"error"}
    assert all(finding.artifact.startswith("HEAD (") for finding in result.findings)


def test_an_edition_that_only_one_has(repository: Path, shared_cache: Path) -> None:
    more = '\n[editions.print]\npreset = "print"\n\n[editions.large]\npreset = "print"\ntrim = "a4"\n'
    write(repository / "tides", {"publish.toml": f"{SETTINGS}{more}"})
    result = _diff("HEAD", None, repository / "tides", shared_cache)
    assert "diff-one-sided" in [finding.code for finding in result.findings]
    assert not result.failed
    assert result.changed


def _exported(
    repository: Path, folder: Path, revision: str = "HEAD"
) -> tuple[Mapping[str, bytes], list[str]]:
    asked = Repository(repository)
    target = folder / "exported"
    target.mkdir()
    findings = write_revision(asked, asked.commit(revision), target)
    files = {
        str(path.relative_to(target)): path.read_bytes()
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }
    assert not any(path.is_symlink() for path in target.rglob("*"))
    return files, [finding.message for finding in findings]


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_become_copies_or_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish", encoding="utf-8")
    folder = write(tmp_path / "r", {"a.md": "A", "sub/b.md": "B"})
    for name, target in {
        "inside.md": "sub/b.md",
        "sub/up.md": "../a.md",
        "outside.txt": "../secret.txt",
        "absolute.txt": str(secret),
        "folder": "sub",
        "loop": "loop",
    }.items():
        (folder / name).symlink_to(target)
    git(tmp_path, "init", "--quiet", "r")
    commit(folder, "Links")
    files, said = _exported(folder, tmp_path)
    assert files == {"a.md": b"A", "sub/b.md": b"B", "inside.md": b"B", "sub/up.md": b"A"}
    assert len(said) == 4
    assert all("is a link to what is no file of the publication" in one for one in said)


def test_nothing_of_a_repository_is_run(tmp_path: Path) -> None:
    folder = write(tmp_path / "r", {"a.md": "A\n", ".gitattributes": "* filter=evil export-subst\n"})
    git(tmp_path, "init", "--quiet", "r")
    commit(folder, "Begin")
    trap = folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("filter.evil.smudge", "core.fsmonitor", "core.pager", "tar.tar.command", "diff.external"):
        git(folder, "config", key, str(trap))
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).write_bytes(trap.read_bytes())
        (hooks / name).chmod(0o755)
    files, _ = _exported(folder, tmp_path)
    assert files["a.md"] == b"A\n"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("name", ["..", ".git", "c:x", "back\\slash"])
def test_names_that_lead_out_of_a_revision(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "r", {"a.md": "A\n"})
    git(tmp_path, "init", "--quiet", "r")
    commit(folder, "Begin")
    blob = git(folder, "rev-parse", "HEAD:a.md")
    tree = bytes.fromhex(blob)
    data = b"100644 " + name.encode() + b"\0" + tree
    (tmp_path / "tree").write_bytes(data)
    hashed = git(folder, "hash-object", "-t", "tree", "-w", "--literally", str(tmp_path / "tree"))
    made = git(folder, "commit-tree", "-m", "Bad", hashed)
    with pytest.raises(UsageError, match="leads out of it"):
        _exported(folder, tmp_path, made)
    assert not list((tmp_path / "exported").rglob("*"))


def test_what_is_kept_with_git_lfs_is_told(tmp_path: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n"
    folder = write(tmp_path / "r", {"a.md": "A\n", "p.png": pointer})
    git(tmp_path, "init", "--quiet", "r")
    commit(folder, "Begin")
    files, said = _exported(folder, tmp_path)
    assert list(files) == ["a.md"]
    assert said == ["“p.png” is kept with Git LFS, so the revision has its address alone"]
