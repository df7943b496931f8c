"""Files for a press, drawn operator by operator."""

from pikepdf import Dictionary, Name

from tests.check.pages.drawn import Drawing
from tests.defects.defect import Base, Defect, Finished

BLACK = "0 0 0 1 k 20 20 100 100 re f"


def pressed(code: str, content: str, **named: object) -> Defect:
    return Defect(code, _drawn(content, **named), SOUND, "page 1", "press")


def _drawn(content: str, **named: object) -> Finished:
    def made(_: Base) -> bytes:
        drawing = Drawing()
        for one in (content, BLACK):
            page = drawing.page(one, **named)  # type: ignore[arg-type]
            del page.obj["/Resources"]["/Font"]
        return drawing.data

    return Finished(".pdf", made)


SOUND = _drawn(BLACK)
HALF = Dictionary(Type=Name.ExtGState, ca=0.5)

DEFECTS: tuple[Defect, ...] = (
    pressed("hairline", "0 0 0 1 K 0.1 w 20 20 m 200 20 l S"),
    pressed("rich-black", "0.6 0.5 0.4 1 K 0.6 w 20 20 m 200 20 l S"),
    pressed("too-much-ink", "1 1 1 1 k 20 20 100 100 re f"),
    pressed("transparency", f"/Half gs {BLACK}", ExtGState={"Half": HALF}),
    pressed("press-rgb", "1 0 0 rg 20 20 100 100 re f"),
)
