"""Whole real books on their whole way: every word is there, every link lives, EPUBCheck is content."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from lxml import etree

from publish.check.pages.measure import measure
from publish.model import CrossReference, Image, Link, Note, walk
from tests.built_books import BookOf, BuiltBook
from tests.epubcheck import EpubChecker
from tests.text_generated import Generated
from tests.text_of_epub import epub_text
from tests.text_of_model import drawing_words, plan_text
from tests.text_of_pdf import pdf_pages
from tests.text_parity import differences, differences_in_pages, split

pytestmark = pytest.mark.slow

BOOKS = ("handbook", "wire-report", "seed", "sherlock", "rust-book")


@pytest.mark.parametrize("name", BOOKS)
def test_it_builds_without_false_findings(name: str, book: BookOf) -> None:
    built = book(name)

    assert len(built.result.artifacts) == 2
    assert not built.result.failed
    expected = {"link-outside"} if name == "rust-book" else set()
    assert set(built.codes()) == expected, [str(one) for one in built.result.findings][:20]


@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_nothing(name: str, book: BookOf, epubcheck: EpubChecker) -> None:
    path = book(name).path("epub")

    assert epubcheck([path])[path] == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_word_is_in_the_epub(name: str, book: BookOf) -> None:
    built = book(name)
    plan = built.plan("epub")
    expected, found = plan_text(plan), epub_text(built.epub)

    generated = Generated(plan, built.preparation.words, _drawn(built))
    assert [str(one) for one in differences(expected.body, found.body, generated)] == []
    assert len(found.notes) == len(expected.notes)
    for wanted, note in zip(expected.notes, found.notes, strict=True):
        assert [str(one) for one in differences(wanted, note, generated)] == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_word_is_on_a_page(name: str, book: BookOf) -> None:
    built = book(name)
    plan = built.plan("pdf")
    generated = Generated(plan, built.preparation.words, _drawn(built))
    words = [page.words for page in pdf_pages(built.pdf)]
    wrong = differences_in_pages(plan_text(plan, folios=True), words, generated)
    assert [str(one) for one in wrong] == []


@pytest.mark.parametrize("name", BOOKS)
def test_no_letter_is_off_the_page_missing_or_over_another(name: str, book: BookOf) -> None:
    for page in measure(book(name).path("pdf"), artifacts=False).pages:
        assert (page.outside, page.overlapping, page.notdef) == ((), (), ())


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_of_the_pdf_leads_somewhere(name: str, book: BookOf) -> None:
    with pikepdf.open(io.BytesIO(book(name).pdf)) as pdf:
        names = {str(pair) for pair in _names(pdf)}
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                action = annotation.get("/A")
                if action is not None and "/URI" in action:
                    assert str(action.URI).startswith(("http://", "https://", "mailto:"))
                else:
                    target = annotation.get("/Dest", action.get("/D") if action is not None else None)
                    assert isinstance(target, pikepdf.Array) or str(target) in names


def test_the_rust_book_is_whole(book: BookOf, shared: Path) -> None:
    built = book("rust-book")
    nodes = list(walk(built.publication))

    assert len({node.source for node in nodes if isinstance(node, Image)}) == 28
    assert not [node for node in nodes if isinstance(node, CrossReference) and node.dangling]
    assert not [
        node for node in nodes if isinstance(node, Link) and not node.url.startswith(("http", "mailto:"))
    ]
    outside = [one for one in built.result.findings if one.code == "link-outside"]
    assert 25 <= len(outside) <= 32
    pdf = next(one for one in built.result.artifacts if one.target == "pdf")
    assert pdf.pages > 600
    files = {section.file for section in walk(built.publication) if getattr(section, "file", "")}
    summary = (shared / "manuscripts" / "rust-book" / "src" / "SUMMARY.md").read_text(encoding="utf-8")
    assert len(files) == summary.count(".md)")


def test_the_drawings_of_the_rust_book_are_in_both_editions(book: BookOf) -> None:
    built = book("rust-book")

    with zipfile.ZipFile(io.BytesIO(built.epub)) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("EPUB/images/")]
    assert len(pictures) == 28 + 1  # and the cover


def test_no_link_of_an_epub_is_relative_to_this_machine(book: BookOf) -> None:
    for name in BOOKS:
        with zipfile.ZipFile(io.BytesIO(book(name).epub)) as archive:
            for member in archive.namelist():
                data = archive.read(member)
                for opening in (b'="', b"url(", b'url("'):
                    assert opening + b"file:" not in data, member
                    assert opening + b"/" not in data, member


def test_page_labels_match_the_folios(book: BookOf) -> None:
    built = book("sherlock")
    pages = pdf_pages(built.pdf, artifacts=True)
    labels = list(_labels(built.pdf, len(pages)))

    shown = 0
    for label, page, content in zip(labels, pages, pdf_pages(built.pdf), strict=True):
        margin = set(page.words) - set(content.words)
        if label in margin:
            shown += 1
    assert shown > 0.9 * len(pages) - 20


def test_notes_are_on_the_page_of_their_call(book: BookOf) -> None:
    built = book("handbook")
    notes = [node for node in walk(built.publication) if isinstance(node, Note)]

    assert len(notes) >= 2
    for note in notes:
        words = split(" ".join(str(getattr(one, "value", "")) for one in walk(note)))[:4]
        pages = [page.words for page in pdf_pages(built.pdf)]
        assert any(_contains(page, words) for page in pages)


def _drawn(built: BuiltBook) -> list[str]:
    pictures = built.preparation.pictures(built.edition("pdf")).values()
    return [*drawing_words(one.data for one in pictures), *_alternatives(built)]


def _alternatives(built: BuiltBook) -> list[str]:
    return [node.alt for node in walk(built.publication) if isinstance(node, Image)]


def _names(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        yield from pikepdf.NameTree(pdf.Root.Names.Dests)


def _labels(data: bytes, count: int) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number in range(count):
            yield pdf.pages[number].label


def _contains(page: tuple[str, ...], words: list[str]) -> bool:
    return any(list(page[at : at + len(words)]) == words for at in range(len(page)))


def test_links_of_an_epub_have_targets(book: BookOf) -> None:
    for name in BOOKS:
        with zipfile.ZipFile(io.BytesIO(book(name).epub)) as archive:
            documents = {
                member: etree.fromstring(archive.read(member))
                for member in archive.namelist()
                if member.endswith(".xhtml")
            }
        ids = {member: set(root.xpath("//@id")) for member, root in documents.items()}
        for member, root in documents.items():
            for href in root.xpath("//*[local-name()='a']/@href"):
                if "://" in href or href.startswith("mailto:"):
                    continue
                file, _, fragment = href.partition("#")
                target = str(Path(member).parent.joinpath(file)) if file else member
                target = str(Path("/", target).resolve())[1:]
                assert target in ids, (name, href)
                assert not fragment or unquote(fragment) in ids[target], (name, href)
