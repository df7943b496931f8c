"""PDFs written by hand, operator by operator, for tests that measure them."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

WIDTH, HEIGHT = 300, 400


def image(
    pdf: Pdf, width: int, height: int, space: str = "/DeviceRGB", data: bytes = b"", **more: object
) -> Stream:
    """Return a picture; without ``data`` all its components are 0."""
    parts = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}[space]
    return Stream(
        pdf,
        data or bytes(width * height * parts),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name(space),
        BitsPerComponent=8,
        **more,
    )


class Drawing:
    """A PDF of pages that are drawn one after the other; ``F`` is Helvetica, not embedded."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

    def page(
        self,
        content: str,
        *,
        size: tuple[float, float] = (WIDTH, HEIGHT),
        boxes: object = None,
        **named: object,
    ) -> pikepdf.Page:
        """Add a page; ``named`` are entries of its resources, as ``XObject={"P": …}``."""
        resources = Dictionary(Font=Dictionary(F=self.font))
        for kind, entries in named.items():
            assert isinstance(entries, dict)
            merged = {
                **dict(resources.get(f"/{kind}", Dictionary()).items()),
                **{f"/{name}": one for name, one in entries.items()},
            }
            resources[f"/{kind}"] = Dictionary(merged)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, *size]),
            Contents=Stream(self.pdf, content.encode("latin-1")),
            Resources=resources,
        )
        if isinstance(boxes, dict):
            for name, box in boxes.items():
                page[f"/{name}"] = Array(box)
        self.pdf.pages.append(pikepdf.Page(page))
        return self.pdf.pages[-1]

    def image(
        self, width: int, height: int, space: str = "/DeviceRGB", data: bytes = b"", **more: object
    ) -> Stream:
        return image(self.pdf, width, height, space, data, **more)

    def form(self, content: str) -> Stream:
        """Return a form as large as a page."""
        return Stream(
            self.pdf,
            content.encode("latin-1"),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=Dictionary(Font=Dictionary(F=self.font)),
        )

    @property
    def data(self) -> bytes:
        target = BytesIO()
        self.pdf.save(target)
        return target.getvalue()


def text(words: str, x: float = 40, y: float = 300, size: float = 10, before: str = "") -> str:
    """Return operators that show words; ``y`` from the lower edge, ``before`` goes first."""
    return f"BT {before} /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET "
