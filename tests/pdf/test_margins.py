"""Folios and heads: each page by itself, whatever is laid out beside it and whatever is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from publish.builtin import styles_folder
from publish.pdf.drawings import Drawing, drawings_from_json, drawings_to_json
from publish.pdf.drawn_pages import drawn_pages
from publish.pdf.layout import FaceFile, LayoutError, LayoutTask
from publish.pdf.margin_css import looks_beyond
from publish.pdf.margins import CHUNK, Margins, PageMargins, lay_out_margins
from publish.pdf.pool import Pool

SHEET = """
@page { size: 200pt 300pt; margin: 50pt 40pt; font: 6pt Square }
.leaf span { visibility: hidden; font: 1pt Square }
.leaf .folio { string-set: folio content(text) }
.leaf .head-left { string-set: head-left content(text) }
.leaf .head-right { string-set: head-right content(text) }
@page :left { @top-left { content: string(head-left) } @bottom-left { content: string(folio) } }
@page :left { @bottom-left { font-size: 7pt } }
@page :right { @top-right { content: string(head-right) } @bottom-right { content: string(folio) } }
"""
Anything: TypeAlias = Any


class Counted(Executor):
    """Hands tasks on and notes them."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self.tasks: list[LayoutTask] = []

    def submit(self, fn: Callable[..., Any], /, *args: Anything, **kwargs: Anything) -> Future[Any]:
        self.tasks.append(args[0])
        return self._pool.submit(fn, *args, **kwargs)

    def leaves(self) -> int:
        """Return how many pages were laid out, without those that come in between."""
        return sum(
            task.xhtml.count("<section") - task.xhtml.count('class="leaf blank') for task in self.tasks
        )


class Shelf:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.there: dict[PageMargins, Drawing] = {}

    def kept(self, style: LayoutTask, pages: Sequence[PageMargins]) -> dict[PageMargins, Drawing]:
        return {page: self.there[page] for page in pages if page in self.there}

    def keep(self, style: LayoutTask, drawn: Mapping[PageMargins, Drawing], new: int) -> None:
        self.there |= drawn


LayOut: TypeAlias = Callable[..., bytes]


@pytest.fixture
def counted(pool: Pool) -> Counted:
    return Counted(pool)


@pytest.fixture
def lay_out_all(counted: Counted, faces: tuple[FaceFile, ...]) -> LayOut:
    def made(pages: Sequence[PageMargins], *css: str, shelf: Shelf | None = None, variant: str = "") -> bytes:
        (layout,) = lay_out_margins(pages, (SHEET, *css), faces, "en", counted, variant=variant, shelf=shelf)
        return layout.pdf

    return made


def book(chapters: int, moved: int = 0) -> list[PageMargins]:
    """A book with chapters of ten pages, each of which begins with a folio and no heads."""
    return [page for chapter in range(chapters) for page in _chapter(chapter, 1 + moved + 10 * chapter)]


def _chapter(chapter: int, start: int) -> Iterator[PageMargins]:
    for number in range(start, start + 10):
        side = "recto" if number % 2 else "verso"
        if number == start:
            yield PageMargins(side, "chapter", str(number), opening=True)  # type: ignore[arg-type]
        else:
            yield PageMargins(side, "chapter", str(number), "Book", f"Chapter {chapter}")  # type: ignore[arg-type]


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page, without its spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(str(page.get_textpage().get_text_range()).split()) for page in document]
    finally:
        document.close()


def shown(page: PageMargins) -> str:
    head = page.head_right if page.side == "recto" else page.head_left
    return head.replace(" ", "") + page.folio


def test_pages_stand_in_order_each_with_its_own_texts(lay_out_all: LayOut, counted: Counted) -> None:
    pages = [*book(7), PageMargins("recto", blank=True), PageMargins("verso", "epigraph")]
    assert texts(lay_out_all(pages)) == [shown(page) for page in pages]
    assert len(counted.tasks) == -(-71 // CHUNK)


def test_what_stands_twice_is_laid_out_once_and_blank_pages_never(
    lay_out_all: LayOut, counted: Counted
) -> None:
    page, silent = PageMargins("recto", "chapter", "1", "L", "R"), PageMargins("verso", "plain")
    blank = PageMargins("recto", blank=True)
    found = texts(lay_out_all([page, silent, blank, silent, page]))
    assert found == ["R1", "", "", "", "R1"]
    assert counted.leaves() == 2
    assert texts(lay_out_all([blank])) == [""]
    assert len(counted.tasks) == 1


def test_more_pages_of_one_side_keep_their_side(lay_out_all: LayOut) -> None:
    for side, head in (("recto", "R"), ("verso", "L")):
        pages = [PageMargins(side, "chapter", str(number), "L", "R") for number in range(5)]  # type: ignore[arg-type]
        pages.append(PageMargins("verso" if side == "recto" else "recto", "chapter", "9"))
        assert texts(lay_out_all(pages)) == [*(f"{head}{number}" for number in range(5)), "9"]


@pytest.mark.parametrize("variant", ["", "pdf/ua-1"])
def test_kept_or_laid_out_the_bytes_are_the_same(lay_out_all: LayOut, counted: Counted, variant: str) -> None:
    pages, full, half = book(4), Shelf(), Shelf()
    expected = lay_out_all(pages, variant=variant)
    assert lay_out_all(pages, shelf=full, variant=variant) == expected
    lay_out_all(list(reversed(pages))[3:20], shelf=half, variant=variant)
    assert len(half.there) == 17
    counted.tasks.clear()
    assert lay_out_all(pages, shelf=half, variant=variant) == expected
    assert counted.leaves() == 23
    counted.tasks.clear()
    assert lay_out_all(pages, shelf=full, variant=variant) == expected
    assert not counted.tasks


def test_a_book_that_moved_by_two_pages_has_two_new_ones_a_chapter_and_its_openings(
    lay_out_all: LayOut, counted: Counted
) -> None:
    shelf = Shelf()
    lay_out_all(book(6), shelf=shelf)
    counted.tasks.clear()
    pages = book(6, moved=2)
    assert texts(lay_out_all(pages, shelf=shelf)) == [shown(page) for page in pages]
    # Of an inner page the folio is new, or its head stood above another one: two a chapter.
    assert counted.leaves() == 6 * (2 + 1)


def test_margins_begun_for_pages_that_come_out_otherwise_are_laid_out_as_if_they_had_not_been(
    lay_out_all: LayOut, counted: Counted, faces: tuple[FaceFile, ...]
) -> None:
    pages = book(3, moved=2)
    expected = lay_out_all(pages)
    counted.tasks.clear()
    shelf = Shelf()
    margins = Margins((SHEET,), faces, "en", counted, shelf=shelf)
    margins.begin(book(3))
    assert counted.leaves() == 30
    (layout,) = margins.finish(pages)
    assert layout.pdf == expected
    assert counted.leaves() == 30 + 3 * (2 + 1)
    assert shelf.there.keys() == set(pages)


def test_a_drawing_is_the_same_whatever_is_laid_out_beside_it(lay_out_all: LayOut) -> None:
    """The sizes of folios differ, so that the same glyph is met at one size or at the other."""
    pages, together = book(2), Shelf()
    lay_out_all(pages, shelf=together)
    for page in pages[:4]:
        alone = Shelf()
        lay_out_all([page], shelf=alone)
        assert alone.there[page] == together.there[page]
    assert not any(one.pdf for one in together.there.values())


def test_one_font_a_face_and_equal_resources_once(lay_out_all: LayOut) -> None:
    with pikepdf.open(BytesIO(lay_out_all(book(3)))) as pdf:
        assert len({page.obj.Resources.objgen for page in pdf.pages}) == 1
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and Name.DescendantFonts in one
        ]
        assert len(fonts) == 1


def test_a_page_with_a_picture_is_kept_whole(lay_out_all: LayOut, counted: Counted) -> None:
    shelf, pages = Shelf(), book(1)
    drawn = "@page :left { @top-left { background: linear-gradient(red, blue) } }"
    expected = lay_out_all(pages, drawn, shelf=shelf)
    assert texts(expected) == [shown(page) for page in pages]
    assert {page.side for page, one in shelf.there.items() if one.pdf} == {"verso"}
    counted.tasks.clear()
    assert lay_out_all(pages, drawn, shelf=shelf) == expected
    assert not counted.tasks


def test_an_opacity_is_kept(lay_out_all: LayOut) -> None:
    shelf = Shelf()
    pdf = lay_out_all(book(1), "@page { color: rgb(0 0 0 / 0.5) }", shelf=shelf)
    assert {one.states for one in shelf.there.values()} == {(("a0.5", "ca", 0.5),)}
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert float(opened.pages[0].Resources.ExtGState["/a0.5"].ca) == 0.5


def test_where_pages_may_look_at_their_neighbours_each_is_laid_out_alone(
    lay_out_all: LayOut, counted: Counted
) -> None:
    count = "@page { @top-center { content: counter(page) } }"
    found = texts(lay_out_all(book(1)[:4], count))
    assert len(counted.tasks) == 4
    assert all("1" in words for words in found)


def test_themes_of_ours_look_at_no_other_page() -> None:
    folder = styles_folder()
    sheets = [folder / "margins.css", *(theme / "margins.css" for theme in (folder / "themes").iterdir())]
    assert not looks_beyond(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file())


@pytest.mark.parametrize(
    "css",
    [
        "@page :first { margin: 0 }",
        ".leaf:nth-child(2) { color: red }",
        ".opening + .leaf { color: red }",
        "@page { @top-left { content: counter(page) } }",
        ".folio { position: running(folio) }",
        ".leaf.opening .folio { string-set: mark content(text) }",
        ".leaf .folio { string-set: none }",
        ".leaf .folio { string-set: folio content(text), mark 'x' }",
        ".opening span { display: none }",
        "@page { @top-left { content: string(folio, last) } }",
        "@page { @top-left { content: c\\6funter(page) } }",
    ],
)
def test_css_that_looks_beyond_a_page(css: str) -> None:
    assert looks_beyond([css])
    assert not looks_beyond([f"/* {css} */ .leaf {{ margin: calc(1mm + 2mm) }}"])


def test_a_face_that_is_gone_is_told(lay_out_all: LayOut, faces: tuple[FaceFile, ...]) -> None:
    shelf = Shelf()
    lay_out_all(book(1), shelf=shelf)
    gone = replace(faces[0], path=faces[0].path.with_name("gone.ttf"))
    for files in ((gone,), ()):
        with pytest.raises(LayoutError):
            drawn_pages(list(shelf.there.values()), files)


def test_drawings_come_back_as_they_were() -> None:
    pages = (Drawing((0.0, 0.0, 200.5, 300.0), "q\xff\nQ", True, (("a0.5", "ca", 0.5),)), Drawing(pdf="%PDF"))
    assert drawings_from_json(drawings_to_json(pages)) == pages
    for wrong in (b"", b"[]", b"[[1]]", b'[[[[0],"",1,[],[],""]]]'):
        with pytest.raises(ValueError):
            drawings_from_json(wrong)
