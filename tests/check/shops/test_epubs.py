"""What shops ask of an EPUB: a file in, a code out, and nothing for its sound twin."""

from pathlib import Path

import pytest

from publish.check.shops.checking import beyond
from publish.check.shops.facts import Facts, Measured
from publish.check.shops.limits import APPLE, INGRAM, KDP, KOBO
from publish.check.shops.shop import Quantity, Shop
from tests.check.shops.examples import NAV, epub, found, picture, with_cover

GOOD_COVER = picture(1600, 2500)


def test_an_epub_with_nothing_wrong(tmp_path: Path) -> None:
    good = with_cover(tmp_path / "good.epub", GOOD_COVER)
    assert found(good, "apple", "kobo") == []
    # Nothing suits all: KDP would have 60 pixels more, and Apple Books and IngramSpark no more in all.
    assert found(good, "kdp", "ingram") == [
        "shop-cover-wish: the cover’s long side has 2,500 pixels; IngramSpark advises 2,560 pixels",
        "shop-cover-wish: the cover’s long side has 2,500 pixels; KDP advises 2,560 pixels at least",
    ]


def test_covers_that_are_too_small_or_of_another_shape(tmp_path: Path) -> None:
    small = with_cover(tmp_path / "small.epub", picture(400, 600))
    assert found(small, "kdp")[:2] == [
        "shop-cover-size: the cover’s long side has 600 pixels; KDP takes 1,000 pixels at least",
        "shop-cover-size: the cover’s short side has 400 pixels; KDP takes 625 pixels at least",
    ]
    assert (
        "shop-cover-wish: the cover’s short side has 400 pixels; Apple Books advises 1,400 pixels at least"
        in (found(small, "apple"))
    )
    square = with_cover(tmp_path / "square.epub", picture(1600, 1600))
    assert "shop-cover-wish: the cover’s height is 1 times the width; KDP advises 1.6 times the width" in (
        found(square, "kdp")
    )


def test_an_epub_without_a_cover(tmp_path: Path) -> None:
    bare = epub(tmp_path / "bare.epub")
    assert found(bare, "ingram") == [
        "shop-cover-missing: the EPUB has no picture as its cover; IngramSpark asks for a cover in the EPUB "
        "too"
    ]
    assert found(bare, "kdp", "apple", "kobo") == []


def test_covers_in_formats_and_colours_that_are_not_taken(tmp_path: Path) -> None:
    gif = with_cover(tmp_path / "gif.epub", picture(1600, 2500, "GIF", "L"), "cover.gif", "image/gif")
    assert found(gif, "kobo") == [
        "shop-cover-format: the cover is a picture in GIF; Kobo shows no cover in GIF"
    ]
    inks = with_cover(tmp_path / "inks.epub", picture(1600, 2500, mode="CMYK"))
    assert [one.partition(":")[0] for one in found(inks, "kobo")] == [
        "shop-cover-format",
        "shop-picture-format",
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "a.webp",
            picture(30, 40, "WEBP"),
            "“a.webp” is a picture in WEBP; KDP takes JPEG, PNG, GIF, BMP and SVG",
        ),
        (
            "a.tiff",
            picture(30, 40, "TIFF"),
            "“a.tiff” is a picture in TIFF; KDP takes JPEG, PNG, GIF, BMP and SVG",
        ),
        (
            "a.gif",
            picture(30, 40, "GIF", "L", frames=3),
            "“a.gif” has several frames; KDP shows none that moves",
        ),
        (
            "a.png",
            picture(30, 40, "PNG", "RGBA", colour=(0, 0, 0, 9)),
            "parts of “a.png” are transparent; KDP does not support transparency",
        ),
        (
            "a.jpg",
            picture(30, 40, mode="CMYK"),
            "the colours of “a.jpg” are inks (CMYK); KDP takes colours in RGB alone",
        ),
    ],
)
def test_pictures_that_are_not_shown(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    kind = name.partition(".")[2].replace("jpg", "jpeg")
    item = f'<item id="a" href="{name}" media-type="image/{kind}"/>'
    assert found(epub(tmp_path / "b.epub", {name: data}, items=item), "kdp") == [
        f"shop-picture-format: {words}"
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", picture(30, 40, "PNG", "RGBA", colour=(0, 0, 0, 255))),
        ("a.gif", picture(30, 40, "GIF", "L")),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("a.jpg", b"no picture at all"),
    ],
)
def test_pictures_that_are(name: str, data: bytes, tmp_path: Path) -> None:
    kind = name.partition(".")[2].replace("jpg", "jpeg").replace("svg", "svg+xml")
    item = f'<item id="a" href="{name}" media-type="image/{kind}"/>'
    assert found(epub(tmp_path / "b.epub", {name: data}, items=item), "kdp") == []


def test_pictures_with_too_many_pixels(tmp_path: Path) -> None:
    large = with_cover(tmp_path / "large.epub", picture(1600, 2560))
    assert found(large, "apple") == [
        "shop-picture-size: “cover.jpg” has 4,096,000 pixels; Apple Books takes 4,000,000 pixels at most"
    ]


def test_scripts_but_not_data(tmp_path: Path) -> None:
    bad = epub(tmp_path / "bad.epub", body="<p>One</p>\n<script>alert(1)</script>")
    assert found(bad, "kdp", "kobo", "apple") == [
        "shop-script: “one.xhtml” holds a script; KDP takes all scripts out",
        "shop-script: “one.xhtml” holds a script; Kobo runs scripts on some of its devices only",
    ]
    data = epub(tmp_path / "data.epub", body='<script type="application/ld+json">{}</script>')
    assert found(data, "kdp") == []


def test_contents(tmp_path: Path) -> None:
    empty = epub(tmp_path / "empty.epub", nav=NAV.replace("toc", "landmarks"))
    assert found(empty, "kdp") == [
        "shop-contents-missing: the EPUB has no contents; KDP asks for one that readers can go by"
    ]
    ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    older = epub(
        tmp_path / "older.epub", {"toc.ncx": "<ncx><navMap><navPoint/></navMap></ncx>"}, items=ncx, nav=""
    )
    assert found(older, "kdp") == []


def _codes(shop: Shop, quantity: Quantity, value: float) -> list[tuple[str, bool]]:
    facts = Facts((shop,), (Measured(quantity, value, "it has"),))
    hard = [(one.message, False) for one in beyond(facts, "", (quantity,))]
    return hard + [(one.message, True) for one in beyond(facts, "", (quantity,), wish=True)]


def test_files_that_are_too_large() -> None:
    assert _codes(INGRAM, "EPUB", 99e6) == []
    assert _codes(INGRAM, "EPUB", 130e6) == [("it has 130 MB; IngramSpark takes 100 MB at most", False)]
    assert _codes(APPLE, "EPUB", 1.5e9) == [("it has 1.5 GB; Apple Books advises 1 GB at most", True)]
    assert _codes(APPLE, "EPUB", 3e9)[0] == ("it has 3 GB; Apple Books takes 2 GB at most", False)
    assert _codes(KDP, "PDF", 700e6) == [("it has 700 MB; KDP takes 650 MB at most", False)]
    assert _codes(KOBO, "document", 12e6) == [("it has 12 MB; Kobo advises 10 MB at most", True)]


def test_a_document_counts_with_the_pictures_that_it_shows(tmp_path: Path) -> None:
    noise = bytes(11_000_000)
    item = '<item id="a" href="a.bin" media-type="application/octet-stream"/>'
    body = '<p><img src="a.bin" alt=""/></p>'
    path = epub(tmp_path / "b.epub", {"a.bin": noise}, items=item, body=body)
    assert found(path, "kobo") == [
        "shop-file-wish: “one.xhtml” has with its pictures 11 MB; Kobo advises 10 MB at most"
    ]
    assert found(epub(tmp_path / "c.epub", {"a.bin": noise}, items=item), "kobo") == []
