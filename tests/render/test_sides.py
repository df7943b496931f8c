"""Style sheets in, whether versos are set as rectos out."""

import pytest

from publish.render.sides import sides_alike
from publish.render.stylesheets import StyleSheet


@pytest.mark.parametrize(
    "css",
    [
        "@page :left { margin-left: 3mm }",
        "@page body:Right { color: red }",
        "@page { margin: 1cm }",
        "@page wide { size: a3; margin-left: 4mm }",
        "@media print { @page :left { color: red } }",
        "h2 { break-before: right }",
        "h2 { color: red; page-break-after: left !important }",
        "@media print { h2 { break-before: verso } }",
    ],
)
def test_sides_that_differ(css: str) -> None:
    assert not sides_alike([StyleSheet("own-print.css", css)])


@pytest.mark.parametrize(
    "css",
    [
        "",
        "@page { margin-top: 3mm; size: a5; @footnote { margin: 0; border-top: 1pt solid } }",
        "p { margin: 0; float: left; break-before: page; text-align: right }",
        "a:hover, .left { color: red }",
    ],
)
def test_sides_that_are_alike(css: str) -> None:
    assert sides_alike([StyleSheet("own-print.css", css)])


def test_our_own_margins_are_known() -> None:
    assert sides_alike([StyleSheet("page.css", "@page :left { margin-left: 3mm }")])
