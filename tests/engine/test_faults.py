"""Mistakes that leave a book readable: it is built, the place is marked, the finding says where."""

from pathlib import Path

from PIL import Image

import publish
from tests.engine.conftest import SETTINGS, Write


def told(result: publish.BuildResult) -> list[str]:
    return [f"{one.span} {one.severity}[{one.code}]" for one in result.findings]


def test_what_happens_to_pictures_has_its_place(book: Write, tmp_path: Path) -> None:
    folder = book(one__md="# The lamp {#lamp}\n\n![The lamp](lamp.webp)\n\n![Again](lamp.webp)\n")
    settings = SETTINGS.replace("theme =", 'cover = "lamp.webp"\ntheme =')
    (folder / "publish.toml").write_text(settings, encoding="utf-8")
    Image.new("RGB", (300, 400), "#246").save(folder / "lamp.webp")

    result = publish.build(folder, output=tmp_path / "out", to=["epub"])

    assert "one.md:3:1 info[picture-converted]" in told(result)
    assert "publish.toml:5:9 warning[cover-small]" in told(result)
    assert not [one for one in result.findings if one.span is None]
