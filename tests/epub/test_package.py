"""The file itself: what is in it, in which order, and that it is the same every time."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from publish.epub import PackagingError, build_epub
from publish.epub.archive import write_archive
from publish.epub.metadata import describe
from publish.epub.package import Item, package
from publish.model import Metadata, Unit
from tests.epub.editions import METADATA, MODIFIED, Book, Rendered, Sheet, edition, entry, rendered

REPOSITORY = Path(__file__).resolve().parents[2]


def built(given=None) -> Book:  # noqa: ANN001
    return Book(build_epub(given or edition())[0])


def test_mimetype_comes_first_and_is_not_compressed() -> None:
    first = built().archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_files_lie_where_readers_of_the_code_look_for_them() -> None:
    assert built().names == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/images/cover.jpg",
        "EPUB/nav.xhtml",
        "EPUB/package.opf",
        "EPUB/styles/base.css",
        "EPUB/text/cover.xhtml",
        "EPUB/text/one.xhtml",
        "EPUB/text/two.xhtml",
        "EPUB/toc.ncx",
    ]


def test_every_entry_has_the_time_of_the_edition_and_plain_rights() -> None:
    for info in built().archive.infolist():
        assert info.date_time == (2026, 11, 24, 12, 0, 0)
        assert info.external_attr >> 16 == 0o100644
        assert info.create_system == 3


@pytest.mark.parametrize(
    ("year", "stamped"), [(1815, (1980, 1, 1, 0, 0, 0)), (9999, (2107, 12, 31, 23, 59, 58))]
)
def test_a_time_that_a_zip_file_cannot_say_is_moved_into_its_years(
    year: int, stamped: tuple[int, ...]
) -> None:
    book = built(edition(modified=datetime(year, 6, 1, tzinfo=UTC)))
    assert book.archive.infolist()[0].date_time == stamped
    assert book.opf("//o:meta[@property='dcterms:modified']/text()") == [f"{year}-06-01T00:00:00Z"]


def test_the_same_edition_is_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; from tests.epub.editions import edition; from publish.epub import build_epub;"
    )
    script += "print(hashlib.sha256(build_epub(edition())[0]).hexdigest())"
    sums = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY), "TZ": zone},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(sums) == 1


def test_a_time_in_another_zone_is_written_in_utc() -> None:
    book = built(edition(modified=MODIFIED.astimezone(timezone(timedelta(hours=9)))))
    assert book.archive.infolist()[0].date_time == (2026, 11, 24, 12, 0, 0)
    assert book.opf("//o:meta[@property='dcterms:modified']/text()") == ["2026-11-24T12:00:00Z"]


def test_xhtml_and_styles_keep_their_bytes() -> None:
    given = edition()
    book = built(given)
    assert book.read("text/one.xhtml") == given.units[0].xhtml.encode()
    assert book.read("styles/base.css") == given.stylesheets[0].css.encode()


def test_the_spine_has_the_units_in_order_and_the_contents_in_their_place() -> None:
    contents = Rendered(Unit("contents", "contents", "front", "any"), "not used", "Contents")
    title = rendered("title", "<h1>The Lamp</h1>", role="title-page", matter="front")
    one = rendered("one", '<h1 id="one">One</h1>')
    book = built(edition((title, contents, one), (entry("one", "One"),)))
    assert book.spine() == ["text/cover.xhtml", "text/title.xhtml", "nav.xhtml", "text/one.xhtml"]
    assert "EPUB/text/contents.xhtml" not in book.names


def test_without_a_contents_page_the_navigation_is_not_read_in_its_turn() -> None:
    book = built()
    assert book.spine() == ["text/cover.xhtml", "text/one.xhtml", "text/two.xhtml"]
    assert book.opf("//o:item[@properties='nav']/@href") == ["nav.xhtml"]


def test_properties_come_from_the_markup() -> None:
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>dot</title></svg>'
    book = built(edition((rendered("one", f'<p id="one">{formula}</p>{drawing}'),), (entry("one", "One"),)))
    assert book.opf("//o:item[@id='text-one']/@properties") == ["mathml svg"]
    assert book.opf("//o:item[@id='cover-image']/@properties") == ["cover-image"]
    assert book.opf("//o:item[@properties='']") == []


def test_the_package_names_language_and_direction() -> None:
    book = built(edition(metadata=replace(METADATA, language="he", title="מנורה")))
    assert book.opf("/o:package/@xml:lang") == ["he"]
    assert book.opf("//o:spine/@page-progression-direction") == ["rtl"]
    assert built().opf("//o:spine/@page-progression-direction") == []


def test_two_files_of_one_name_are_refused() -> None:
    metadata = describe(METADATA, MODIFIED)
    items = [Item("a", "text/One.xhtml", "text/css", b""), Item("b", "text/one.xhtml", "text/css", b"")]
    with pytest.raises(PackagingError, match=r"path 'text/one\.xhtml'"):
        package(items, metadata, MODIFIED)
    with pytest.raises(PackagingError, match="the id 'a'"):
        package([items[0], replace(items[1], id="a", name="x")], metadata, MODIFIED)


def test_an_id_in_two_documents_is_refused() -> None:
    units = (rendered("one", '<p id="same">a</p>'), rendered("two", '<p id="same">b</p>'))
    with pytest.raises(PackagingError, match="the id 'same' is in"):
        build_epub(edition(units))


def test_a_unit_may_be_called_cover() -> None:
    book = built(edition((rendered("cover", '<h1 id="cover">Cover</h1>'),), (entry("cover", "Cover"),)))
    assert book.spine() == ["text/cover-page.xhtml", "text/cover.xhtml"]


def test_a_publication_without_identifier_is_refused() -> None:
    with pytest.raises(PackagingError, match="no identifier"):
        build_epub(edition(metadata=Metadata("x")))


def test_thousands_of_units_are_packed() -> None:
    units = tuple(rendered(f"u{n}", f'<h1 id="u{n}">{n}</h1>') for n in range(2000))
    book = built(edition(units, tuple(entry(f"u{n}", str(n)) for n in range(2000))))
    assert len(book.spine()) == 2001


def test_pictures_are_stored_and_texts_compressed() -> None:
    kinds = {info.filename: info.compress_type for info in built().archive.infolist()}
    assert kinds["EPUB/images/cover.jpg"] == zipfile.ZIP_STORED
    assert kinds["EPUB/text/one.xhtml"] == zipfile.ZIP_DEFLATED


def test_meta_inf_comes_before_the_rest() -> None:
    with zipfile.ZipFile(_opened(write_archive({"A": b"1", "META-INF/x": b"2"}, MODIFIED))) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/x", "A"]


def _opened(data: bytes):  # noqa: ANN202
    import io

    return io.BytesIO(data)


def test_colours_of_the_cover_come_from_the_styles() -> None:
    plain, coloured = (
        build_epub(edition())[0],
        build_epub(edition(stylesheets=(Sheet("base.css", ":root { --cover-background: #402010 }"),)))[0],
    )
    assert Book(plain).read("images/cover.jpg") != Book(coloured).read("images/cover.jpg")
