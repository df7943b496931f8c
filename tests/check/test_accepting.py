"""Findings that a writer accepts: a comment before the block, or a table in ``publish.toml``."""

from pathlib import Path

import pytest

import publish
from tests.check.manuscripts import written


def check(folder: Path, text: str, settings: str = "") -> publish.Checked:
    written(folder, text, settings)
    return publish.check(folder, build_first=False).checks[0]


def codes(findings: tuple[publish.Finding, ...]) -> list[str]:
    return [f"{one.code} {one.span.line if one.span else 0}" for one in findings]


def test_a_comment_accepts_what_is_found_in_the_block_after_it(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        "# One\n\n<!-- publish: accept placeholder: open until May -->\nTODO now.\n\nTODO later.\n",
    )
    assert codes(found.accepted) == ["placeholder 4"]
    assert found.accepted[0].accepted == "open until May"
    assert codes(found.findings) == ["placeholder 6"]


@pytest.mark.parametrize("block", ["- TODO a\n\n- b", "> TODO a\n>\n> b", "::: note\nTODO a\n:::"])
def test_with_all_that_the_block_holds(tmp_path: Path, block: str) -> None:
    found = check(tmp_path, f"# One\n\n<!-- publish: accept placeholder: it stays -->\n\n{block}\n")
    assert codes(found.findings) == []
    assert len(found.accepted) == 1


def test_before_a_heading_it_speaks_of_the_heading_alone(tmp_path: Path) -> None:
    found = check(tmp_path, "<!-- publish: accept placeholder: later -->\n# TODO One\n\nTODO two.\n")
    assert codes(found.accepted) == ["placeholder 2"]
    assert codes(found.findings) == ["placeholder 4"]


def test_several_codes_and_groups(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        "# One\n\n<!-- publish: accept links, word: quoted as it came -->\n"
        "The the <http://localhost/a>  gap.\n",
    )
    assert codes(found.accepted) == ["word-repeated 4", "link-private 4"]
    assert codes(found.findings) == ["space-double 4"]


@pytest.mark.parametrize(
    "comment",
    ["accept", "accept placeholder", "accept placeholder:", "accept : why", "ignore placeholder: x"],
)
def test_without_a_code_or_a_reason_nothing_is_accepted(tmp_path: Path, comment: str) -> None:
    found = check(tmp_path, f"# One\n\n<!-- publish: {comment} -->\n\nTODO now.\n")
    assert codes(found.findings) == ["acceptance-invalid 3", "placeholder 5"]


def test_a_comment_in_a_listing_is_text(tmp_path: Path) -> None:
    found = check(tmp_path, "# One\n\n```html\n<!-- publish: accept placeholder: no -->\n```\n\nTODO now.\n")
    assert codes(found.findings) == ["placeholder 7"]


def test_settings_accept_in_all_files_or_in_some(tmp_path: Path) -> None:
    settings = '[[check.accept]]\ncode = "placeholder"\nfile = "o*.md"\nreason = "a draft"'
    found = check(tmp_path, "# One\n\nTODO now.\n", settings)
    assert codes(found.findings) == []
    assert found.accepted[0].accepted == "a draft"
    other = settings.replace("o*.md", "other.md")
    assert [one.code for one in check(tmp_path, "# One\n\nTODO now.\n", other).findings] == ["placeholder"]


def test_settings_skip_without_a_word(tmp_path: Path) -> None:
    found = check(tmp_path, "# One\n\nTODO now.\n", '[check]\nskip = ["placeholder"]')
    assert (codes(found.findings), codes(found.accepted)) == ([], [])


@pytest.mark.usefixtures("ours_alone")
def test_an_acceptance_that_nothing_needs_is_told_where_it_stands(tmp_path: Path) -> None:
    written(
        tmp_path,
        "# One\n\n<!-- publish: accept placeholder: it was open -->\nDone.\n",
        '[[check.accept]]\ncode = "link-vague"\nreason = "our style"',
    )
    result = publish.check(tmp_path, output=tmp_path / "out")
    found = [one for one in result.findings if one.code == "acceptance-unused"]
    assert [str(one.span) for one in found] == ["one.md:3:1", "publish.toml:4:1"]


def test_but_not_where_less_was_asked(tmp_path: Path) -> None:
    text = "# One\n\n<!-- publish: accept placeholder: it was open -->\nDone.\n"
    written(tmp_path, text)
    assert codes(publish.check(tmp_path, only="links", build_first=False).findings) == []
