"""No page brings a file along: what a link may lead to is nothing that a layout can read.

Our markup writes no ``rel``, raw markup is left out, and a template of a publication's own may name
pictures as pictures alone (``render.own_markup``). So there are no attachments to join.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name

from publish.pdf.layout import Layout
from publish.render.own_markup import fault

PICTURE = "publish-asset:" + "0" * 64


@pytest.mark.parametrize("address", ["https://example.org/a.txt", "file:///etc/passwd", "chapter.xhtml"])
def test_a_link_that_asks_for_an_attachment_brings_none(
    laid_out: Callable[..., Layout], address: str
) -> None:
    layout = laid_out(
        f'<p>ab <a rel="attachment" href="{address}">cd</a></p>', resources={PICTURE: b"a picture"}
    )
    with pikepdf.open(BytesIO(layout.pdf)) as pdf:
        assert not [one for one in pdf.objects if _is_file(one)]
    assert any("attachment" in message for message in layout.messages)


def _is_file(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and one.get(Name.Type) in (
        Name.Filespec,
        Name.EmbeddedFile,
    )


@pytest.mark.parametrize(
    "markup",
    [
        f'<a rel="attachment" href="{PICTURE}">cd</a>',
        f'<link rel="attachment" href="{PICTURE}"/>',
        '<a rel="attachment" href="data:image/png;base64,AAAA">cd</a>',
    ],
)
def test_a_template_cannot_name_what_a_layout_can_read(markup: str) -> None:
    assert "the address" in fault(markup, whole=False)
