"""Pictures for e-readers: what stays as it is, what is converted, what is taken out."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from publish.epub import epub_pictures
from publish.epub.pictures import LONGEST_SIDE, MOST_PIXELS, file_name, for_e_readers
from publish.epub.private_data import strip_jpeg, strip_png
from tests.epub.editions import Photo, encoded, picture

GREY = Image.new("L", (8, 6), 128)
GREY_PNG = encoded(GREY, "PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="3"/></svg>'
TWO_COLOURS = Image.new("RGB", (8, 6), "#f00")
TWO_COLOURS.paste("#00f", (0, 0, 4, 6))
SHADES = Image.linear_gradient("L")
PHOTO = Image.merge("RGB", (SHADES, SHADES.rotate(90), SHADES.rotate(45)))


def converted(data: bytes, key: str = "a", media_type: str = "") -> tuple[Image.Image, bytes, list[str]]:
    result, findings = for_e_readers(picture(key, data, media_type))  # type: ignore[arg-type]
    assert result is not None
    image = Image.open(io.BytesIO(result.data))
    assert (image.width, image.height) == (result.width, result.height)
    assert result.media_type == f"image/{(image.format or '').lower()}"
    return image, result.data, [one.code for one in findings]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_a_picture_that_is_fine_keeps_its_bytes(kind: str) -> None:
    data = encoded(TWO_COLOURS, kind)
    assert converted(data)[1:] == (data, [])


def test_a_drawing_that_is_fine_keeps_its_bytes() -> None:
    result, findings = for_e_readers(picture("a.svg", SVG))  # type: ignore[arg-type]
    assert result is not None
    assert (result.data, findings) == (SVG, ())


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "TIFF", "BMP"])
def test_a_photograph_in_another_format_becomes_jpeg(kind: str) -> None:
    image, _, codes = converted(encoded(PHOTO, kind))
    assert (image.format, codes) == ("JPEG", ["picture-converted"])


def test_a_grey_photograph_stays_grey() -> None:
    image, _, _ = converted(encoded(SHADES, "TIFF"))
    assert (image.format, image.mode) == ("JPEG", "L")


def test_a_drawing_in_another_format_becomes_png() -> None:
    image, _, _ = converted(encoded(TWO_COLOURS, "WEBP", lossless=True))
    assert (image.format, image.convert("RGB").tobytes()) == ("PNG", TWO_COLOURS.tobytes())


def test_transparent_places_stay_transparent() -> None:
    clear = PHOTO.convert("RGBA")
    clear.putalpha(77)
    image, _, _ = converted(encoded(clear, "WEBP", lossless=True))
    assert (image.format, image.mode, image.getpixel((0, 0))[3]) == ("PNG", "RGBA", 77)  # type: ignore[index]


def test_a_huge_picture_is_scaled_down_in_its_format() -> None:
    image, _, codes = converted(encoded(Image.new("RGB", (4000, 1000), "#123456"), "PNG"))
    assert (image.format, image.size, codes) == ("PNG", (LONGEST_SIDE, 800), ["picture-scaled"])


def test_many_pixels_are_scaled_down_though_no_side_is_long() -> None:
    image, _, _ = converted(encoded(Image.new("L", (2400, 2400)), "JPEG"))
    assert image.width * image.height <= MOST_PIXELS
    assert image.width == image.height


def exif(orientation: int) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data.get_ifd(0x8825)[1] = "N"
    return data


def test_a_turned_photograph_is_set_upright_and_loses_what_the_camera_wrote() -> None:
    image, data, _ = converted(encoded(TWO_COLOURS, "JPEG", exif=exif(6), quality=95))
    assert image.size == (6, 8)
    assert b"Exif" not in data
    assert not image.getexif()
    red, green, blue = image.getpixel((2, 1))  # type: ignore[misc]
    assert blue > 200 > red + green


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_taken_out_without_touching_a_pixel(kind: str) -> None:
    data = encoded(TWO_COLOURS, kind, exif=exif(1), **({"lossless": True} if kind == "WEBP" else {}))
    image, clean, _ = converted(data)
    assert b"Exif" not in clean
    assert b"eXIf" not in clean
    assert not image.getexif()
    if kind != "WEBP":
        assert image.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_xmp_and_comments_go_and_the_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(TWO_COLOURS, "JPEG", xmp=b"<x>48.1N</x>", comment=b"secret", icc_profile=profile)
    image, clean, _ = converted(data)
    assert b"48.1N" not in clean
    assert b"secret" not in clean
    assert image.info["icc_profile"] == profile


def test_a_second_picture_behind_the_first_goes_with_its_data() -> None:
    one = encoded(TWO_COLOURS, "JPEG")
    image, clean, _ = converted(one + encoded(TWO_COLOURS, "JPEG", exif=exif(1)))
    assert image.size == TWO_COLOURS.size
    assert b"Exif" not in clean


def test_colours_for_the_press_become_colours_for_the_screen() -> None:
    image, _, _ = converted(encoded(Image.new("CMYK", (4, 4), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = image.getpixel((1, 1))  # type: ignore[misc]
    assert image.mode == "RGB"
    assert red > 200
    assert green + blue < 100


def test_sixteen_bits_of_grey_become_eight() -> None:
    image, _, _ = converted(encoded(Image.new("I;16", (4, 4), 0x8000), "TIFF"))
    assert image.convert("L").getpixel((0, 0)) == 0x80


def test_only_the_first_picture_of_an_animation_is_kept_when_it_must_be_converted() -> None:
    frames = [TWO_COLOURS, TWO_COLOURS.rotate(180)]
    data = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    result, findings = for_e_readers(picture("a.webp", data))  # type: ignore[arg-type]
    assert result is not None
    assert "only its first picture" in findings[0].message


def test_the_same_picture_is_the_same_bytes() -> None:
    data = encoded(PHOTO, "WEBP")
    assert converted(data)[1] == converted(data)[1]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "image/png"),
        (b"not a picture", "image/jpeg"),
        (GREY_PNG[:40], "image/png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "image/png"),
        (encoded(PHOTO, "WEBP")[:900], "image/webp"),
        (b"<svg", "image/svg+xml"),
    ],
)
def test_a_broken_picture_is_reported_and_left_out(data: bytes, media_type: str) -> None:
    result, findings = epub_pictures({"a": Photo("a", media_type, 8, 8, data)})  # type: ignore[dict-item]
    assert (result, [one.code for one in findings]) == ({}, ["picture-unusable"])


@given(st.binary())
def test_stripping_never_fails(data: bytes) -> None:
    strip_jpeg(data)
    strip_png(data)


@given(st.lists(st.text(min_size=1), min_size=2, max_size=20, unique=True))
def test_names_are_plain_and_each_key_has_its_own(keys: list[str]) -> None:
    names = [file_name(key, "png") for key in keys]
    assert len({name.lower() for name in names}) == len(keys)
    assert all(name.isascii() and "/" not in name and " " not in name and len(name) < 64 for name in names)


def test_a_name_tells_which_picture_it_is() -> None:
    assert file_name("bilder/Große Übersicht 1.webp", "png").startswith("groe-ubersicht-1-")
