"""A PDF in which one thing is not as in the EPUB, and publications whose contents were changed."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from tests.check.parity.twins import Twins, codes, rewritten

Change = Callable[[pikepdf.Pdf], None]


def rename_in_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children[0].title = "The Harbour"


def drop_from_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[0].children[0]


def change_labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D)])


def change_address(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []):
            action = one.get("/A", Dictionary())
            if "archive" in str(action.get("/URI", "")):
                action.URI = String("https://example.org/museum")


def drop_pictures(pdf: pikepdf.Pdf) -> None:
    """Draw nothing in place of the map."""
    for page in pdf.pages:
        page.contents_coalesce()
        content = page.Contents.read_bytes()
        for name, one in page.resources.get("/XObject", Dictionary()).items():
            if one.get("/Subtype") == Name.Image and int(one.Width) == 900:
                content = content.replace(f"{name} Do".encode(), b"")
        page.Contents = pdf.make_stream(content)


def move_the_links(pdf: pikepdf.Pdf) -> None:
    """Let a link within the book lead to the page before the one it should."""
    for page in list(pdf.pages)[-3:]:
        for one in page.obj.get("/Annots", []):
            if one.get("/Subtype") == Name.Link and "/URI" not in one.get("/A", Dictionary()):
                one.Dest = pikepdf.Array([pdf.pages[-1].obj, Name.Fit])
                if "/A" in one:
                    del one["/A"]


CASES: dict[str, tuple[str, Change]] = {
    "an entry of the outline has other words": ("parity-contents", rename_in_outline),
    "an entry of the outline is missing": ("parity-contents", drop_from_outline),
    "a link leads to another address": ("parity-links", change_address),
    "a link within the book leads elsewhere": ("parity-links", move_the_links),
    "a picture is missing": ("parity-pictures", drop_pictures),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_the_same_is_found_with_its_code(case: str, twins: Twins, tmp_path: Path) -> None:
    code, change = CASES[case]
    with rewritten(twins.pdf, tmp_path) as (pdf, path):
        change(pdf)
    findings = twins.compared(pdf=path)
    assert codes(findings) == [code], [one.message for one in findings]
    assert all(one.span is not None and one.span.file in ("lamp.md", "boat.md") for one in findings)


def test_page_labels_that_are_not_those_of_the_page_list(twins: Twins, tmp_path: Path) -> None:
    """The contents page has other numbers than the labels too: that is found as well."""
    with rewritten(twins.pdf, tmp_path) as (pdf, path):
        change_labels(pdf)
    findings = twins.compared(pdf=path)
    assert "parity-page-list" in codes(findings)
    assert {one.code for one in findings} <= {"parity-page-list", "parity-contents"}


def test_a_pdf_saved_anew_is_the_same(twins: Twins, tmp_path: Path) -> None:
    with rewritten(twins.pdf, tmp_path) as (_, path):
        pass
    assert twins.compared(pdf=path) == []
