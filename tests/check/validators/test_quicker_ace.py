"""Ace with what we put around axe says what it says without."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from publish.check.finding import Finding
from publish.check.validators import ace
from tests.hostile.epubs import ONE, epub

INKS = (
    "#777",
    "#76767680",
    "rgb(119 119 119 / 90%)",
    "hsl(0.3turn 40% 40%)",
    "oklch(0.6 0.1 200)",
    "color(display-p3 0.4 0.5 0.4)",
    "transparent",
)
PAPERS = ("#fff", "rgba(255, 255, 0, 0.4)", "lab(70 10 -20)", "linear-gradient(#fff, #000)", "none")
AROUND = ("", "opacity: 0.6", "mix-blend-mode: multiply", "background: #ddd; opacity: 0.9")
STYLES = [
    f'<div style="{around}"><p style="background: {paper}"><b style="color: {ink}">Ebb</b> and '
    f'<i style="color: {ink}; text-shadow: 0 0 1px {ink}">flood</i></p></div>'
    for ink, paper, around in product(INKS, PAPERS, AROUND)
]
OTHERS = """
<p><a href="two.xhtml"></a><img src="ebb.png"/><span role="nothing">tide</span></p>
<ul><p>no item</p></ul><h4>Too deep</h4><table><tr><th scope="nowhere">Time</th></tr></table>
<script>new WeakMap().set(document.body, 1);</script>
"""


@pytest.fixture
def many_colours(tmp_path: Path) -> Path:
    """A book with inks on papers in layers, most of them hard to read, and other faults."""
    file = tmp_path / "many.epub"
    text = ONE.replace("</main>", f"{''.join(STYLES)}{OTHERS}</main>")
    file.write_bytes(epub({"EPUB/one.xhtml": text}))
    return file


def _asked(file: Path) -> tuple[Finding, ...]:
    return ace.Ace().check([file], 120)[file]


def test_the_same_is_found_with_our_scripts_and_without(
    many_colours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing := ace.Ace().missing():
        pytest.skip(missing)
    quick = _asked(many_colours)

    plain = tmp_path / "plain"
    (plain / "axe").mkdir(parents=True)
    for name in ("before.js", "after.js"):
        (plain / "axe" / name).write_text(";", encoding="utf-8")
    shutil.copy(ace._SERVER, plain)
    monkeypatch.setattr(ace, "_SERVER", plain / ace._SERVER.name)

    assert quick == _asked(many_colours)
    contrast = [finding for finding in quick if finding.code == "color-contrast"]
    assert len({finding.message for finding in contrast}) > 20
    assert {finding.code for finding in quick} >= {"image-alt", "link-name", "list", "scope-attr-valid"}
