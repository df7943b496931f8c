"""Pictures: found, checked, measured, cleaned."""

import base64
import gzip
import http.server
import io
import struct
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from publish.assets import CODES, Picture, load_pictures
from publish.assets.picture import Faulty
from publish.assets.raster import read_raster
from publish.assets.remote import fetch
from publish.diagnostics import Diagnostic
from publish.model import Span

SVG_WITH_SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'


def pixels(form: str, size: tuple[int, int] = (4, 3), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, form, **options)
    return stream.getvalue()


def load(root: Path, data: bytes, name: str = "a.png") -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    (root / name).write_bytes(data)
    pictures, findings = load_pictures([(name, Span("t.md", 3))], root.resolve())
    return pictures.get(name), findings


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "TIFF"])
def test_formats_are_told_by_content(tmp_path: Path, form: str) -> None:
    data = pixels(form)
    picture, findings = load(tmp_path, data, "picture.dat")
    assert findings == ()
    assert picture is not None
    assert picture.media_type == f"image/{form.lower()}"
    assert (picture.width, picture.height, picture.data) == (4, 3, data)
    assert len(picture.sha256) == 64


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (4, 3)), (3, (4, 3)), (6, (3, 4)), (8, (3, 4))])
def test_sizes_are_those_of_the_upright_picture(
    tmp_path: Path, form: str, orientation: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    picture, _ = load(tmp_path, pixels(form, exif=exif.tobytes()))
    assert picture is not None
    assert (picture.width, picture.height) == size


def test_resolution(tmp_path: Path) -> None:
    for dpi, read in ((300, 300), (0, 0)):
        picture, _ = load(tmp_path, pixels("JPEG", dpi=(dpi, dpi)))
        assert picture is not None
        assert picture.dpi == read


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "TIFF"])
def test_a_picture_that_is_cut_off(tmp_path: Path, form: str) -> None:
    stream = io.BytesIO()
    Image.effect_noise((80, 80), 90).convert("RGB").save(stream, form)
    data = stream.getvalue()
    picture, (finding,) = load(tmp_path, data[: len(data) * 2 // 3])
    assert picture is None
    assert (finding.code, finding.span) == ("image-unreadable", Span("t.md", 3))


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("size", [(60_000, 60_000), (9_500, 9_500), (80_000_001, 1)])
def test_a_decompression_bomb_is_not_unpacked(tmp_path: Path, size: tuple[int, int]) -> None:
    picture, (finding,) = load(tmp_path, bomb(*size))
    assert picture is None
    assert finding.code == "image-too-large"


@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"II*\0"]))
def test_no_bytes_make_a_traceback(data: bytes, start: bytes) -> None:
    assert isinstance(read_raster(start + data, "x"), Faulty)


EXAMPLES: dict[str, tuple[str, bytes | None]] = {
    "image-missing": ("no.png", None),
    "image-outside": ("../secret.png", None),
    "image-unreadable": ("a.png", b""),
    "image-unsupported": ("a.pdf", b"%PDF-1.7"),
    "image-too-large": ("a.png", bomb(60_000, 60_000)),
    "image-remote": ("https://example.org/a.png", None),
    "image-cleaned": ("a.svg", SVG_WITH_SCRIPT),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_code(tmp_path: Path, code: str) -> None:
    name, data = EXAMPLES[code]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    place = Span("t.md", 7, 2)
    _, (finding,) = load_pictures([(name, place)], tmp_path.resolve())
    assert (finding.code, finding.span) == (code, place)
    assert finding.hint
    assert str(tmp_path) not in finding.message


def test_no_code_is_without_an_example() -> None:
    assert {code.name for code in CODES} == {*EXAMPLES, "image-not-fetched"}


def test_a_fault_is_said_at_every_place_and_a_cleaning_once(tmp_path: Path) -> None:
    (tmp_path / "b.svg").write_bytes(SVG_WITH_SCRIPT)
    places = [Span("t.md", line) for line in (1, 2)]
    images = [(name, place) for place in places for name in ("no.png", "b.svg")]
    pictures, findings = load_pictures(images, tmp_path.resolve())
    assert list(pictures) == ["b.svg"]
    assert [(one.code, one.span) for one in findings] == [
        ("image-missing", places[0]),
        ("image-cleaned", places[0]),
        ("image-missing", places[1]),
    ]


def test_links_folders_and_compressed_drawings(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "secret.png").write_bytes(pixels("PNG"))
    (tmp_path / "book/link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "book/z.svgz").write_bytes(gzip.compress(SVG_WITH_SCRIPT))
    images = [(name, None) for name in ("link.png", ".", "z.svgz")]
    pictures, findings = load_pictures(images, (tmp_path / "book").resolve())
    assert pictures == {}
    assert [one.code for one in findings] == ["image-outside", "image-unreadable", "image-unsupported"]


def test_a_picture_in_the_text(tmp_path: Path) -> None:
    uri = "data:image/png;base64," + base64.b64encode(pixels("PNG")).decode()
    pictures, findings = load_pictures([(uri, None), ("data:image/png;base64,x", None)], tmp_path)
    assert (pictures[uri].width, pictures[uri].media_type) == (4, "image/png")
    assert [one.code for one in findings] == ["image-unreadable"]


# The network


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(pixels("PNG"))

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/a.png"
        running.shutdown()


def test_the_own_network_is_closed_to_a_manuscript(server: str, tmp_path: Path) -> None:
    pictures, (finding,) = load_pictures([(server, None)], tmp_path, allow_remote=True)
    assert pictures == {}
    assert finding.code == "image-not-fetched"
    assert "private network" in finding.message


def test_a_picture_that_is_fetched(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.assets.remote._refuse_private", lambda connection: None)
    assert fetch(server, 100_000) == pixels("PNG")
    too_large = fetch(server, 10)
    assert isinstance(too_large, Faulty)
    assert too_large.code == "image-too-large"


@pytest.mark.parametrize(
    "address", ["http://", "https:///x", "http://127.0.0.1:1/", "http://[::1]:1/x", "http://a b/"]
)
def test_addresses_that_lead_nowhere(address: str) -> None:
    found = fetch(address, 10)
    assert isinstance(found, Faulty)
    assert found.code == "image-not-fetched"


def test_the_pictures_of_the_rust_book(shared: Path) -> None:
    root = (shared / "manuscripts" / "rust-book").resolve()
    names = [
        path.relative_to(root).as_posix() for path in sorted(root.rglob("src/img/**/*")) if path.is_file()
    ]
    pictures, findings = load_pictures([(name, None) for name in names], root)
    assert findings == ()
    assert len(pictures) == len(names) == 28
    assert all(pictures[name].data == (root / name).read_bytes() for name in names)
