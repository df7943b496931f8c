"""Pixels as a screen shows them: upright, in grey, RGB or RGB with transparency."""

from __future__ import annotations

import io

from PIL import Image, ImageCms, ImageOps

_ORIENTATION = 0x0112
_SAME_COLOURS = {"RGB": ("RGB", "RGBA", "P"), "RGBA": ("RGB", "RGBA", "P"), "L": ("L",)}


def on_screen(image: Image.Image) -> tuple[Image.Image, bytes | None]:
    """Return the picture upright in mode ``L``, ``RGB`` or ``RGBA``, and the profile it then has.

    Colours for the press (CMYK) are turned into sRGB by the profile that the file brings, without
    one by the usual rule of thumb.
    """
    profile = image.info.get("icc_profile")
    image.load()
    upright = ImageOps.exif_transpose(image) if image.getexif().get(_ORIENTATION, 1) != 1 else image
    if upright.mode == "CMYK":
        return _from_press(upright, profile), None
    before = upright.mode
    if upright.has_transparency_data:
        result = _without_idle_alpha(upright.convert("RGBA"))
    elif before in ("1", "L"):
        result = upright.convert("L")
    elif before == "I" or before.startswith("I;16"):
        # 16 bits a pixel: the upper 8 are what a screen shows.
        result = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    else:
        result = upright.convert("RGB")
    return result, profile if before in _SAME_COLOURS[result.mode] else None


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """Return the picture in RGB where no place of it is transparent, as screenshots are saved."""
    least, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if least == 255 else image


def _from_press(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() == "CMYK":
            screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            changed = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
            if changed is not None:
                return changed
    return image.convert("RGB")
