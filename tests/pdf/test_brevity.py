"""Text is shown without moves that move nothing."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2

from publish.pdf.brevity import shorter
from publish.pdf.layout import Layout


def test_moves_by_nothing_are_left_out() -> None:
    assert shorter(b"[<0011>0<002a>0<0001>13<0002>0] TJ") == b"[<0011002a0001>13<0002>] TJ"


def test_a_millionth_of_a_letter_is_left_out() -> None:
    assert shorter(b"[<0011>-15.150369882077198<002a>] TJ") == b"[<0011>-15.1503<002a>] TJ"
    assert shorter(b"[<0011>10.5<002a>0.25] TJ") == b"[<0011>10.5<002a>0.25] TJ"


def test_other_operators_stay() -> None:
    for operator in (b"q", "(a >0< b) Tj", b"/Span <</ActualText (>0<)>> BDC", b"1 0 0 -1 75.590551 50.9 Tm"):
        assert shorter(operator) is operator


def test_a_page_shows_its_text_without_them(laid_out: Callable[..., Layout]) -> None:
    layout = laid_out("<p>several words in a line</p>", "p { text-align: justify; width: 115pt }")
    with pikepdf.open(BytesIO(layout.pdf)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"] TJ" in content
    assert b">0<" not in content
    document = pypdfium2.PdfDocument(layout.pdf)
    assert document[0].get_textpage().get_text_range().split() == ["several", "words", "in", "a", "line"]
    document.close()
