"""Every link has a target: what does not fit together is found before a file is written."""

import pytest

from publish.epub import PackagingError, build_epub, epub_pictures
from publish.epub.documents import examine
from publish.epub.links import verify
from tests.epub.editions import Book, edition, entry, picture, rendered
from tests.epub.test_pictures import SVG

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'


def check(body: str, files: tuple[str, ...] = ()) -> frozenset[str]:
    other = examine("text/two.xhtml", HEAD.format('<p id="b">x</p>').encode())
    return verify([examine("text/one.xhtml", HEAD.format(body).encode()), other], files)


@pytest.mark.parametrize(
    "body",
    [
        '<p id="a"><a href="#a">x</a></p>',
        '<a href="two.xhtml">x</a>',
        '<a href="two.xhtml#b">x</a>',
        '<a href="../text/two.xhtml#b">x</a>',
        '<a href="https://example.org/a#b">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<p id="ä b"><a href="#%C3%A4%20b">x</a></p>',
    ],
)
def test_links_with_a_target_pass(body: str) -> None:
    check(body)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#gone">x</a>',
        '<a href="three.xhtml">x</a>',
        '<a href="two.xhtml#a">x</a>',
        '<a href="">x</a><a href="../../../etc/passwd">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JavaScript:alert(1)">x</a>',
        '<a href="file:///etc/passwd">x</a>',
        '<a href="publish-goto:one">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<img src="gone.png" alt="x"/>',
        '<link rel="stylesheet" href="../styles/gone.css"/>',
        '<blockquote cite="gone.xhtml"><p>x</p></blockquote>',
    ],
)
def test_links_without_a_target_are_refused(body: str) -> None:
    with pytest.raises(PackagingError, match="links without a target"):
        check(body)


def test_the_first_wrong_links_are_named() -> None:
    with pytest.raises(PackagingError, match=r"#g0, .*#g4 and 3 more"):
        check("".join(f'<a href="#g{n}">x</a>' for n in range(8)))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>", "not well-formed"),
        ('<p id="a"/><p id="a"/>', "id 'a' twice"),
        ("<script>alert(1)</script>", "holds a script"),
        ('<p onclick="alert(1)">x</p>', "attribute 'onclick'"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "holds a script"),
        ("<p>&gone;</p>", "not well-formed"),
    ],
)
def test_documents_that_no_reader_should_see_are_refused(body: str, fault: str) -> None:
    with pytest.raises(PackagingError, match=fault):
        check(body)


def test_pictures_are_found_below_images() -> None:
    pictures, _ = epub_pictures({"img/a.svg": picture("img/a.svg", SVG)})  # type: ignore[dict-item]
    url = pictures["img/a.svg"].url
    one = rendered("one", f'<p id="one"><img src="{url}" alt="A circle"/></p>')
    book = Book(build_epub(edition((one,), (entry("one", "One"),), pictures=pictures))[0])
    assert book.read(url.removeprefix("../")) == SVG
    assert book.opf("//o:item[@id='image-1']/@media-type") == ["image/svg+xml"]
