"""What veraPDF, outloud and qpdf find in PDFs that our build would never make.

The sound file is the screen edition of the sound book, which is PDF/UA-1; each defect is one change of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.defects.archives import SOUND_PDF
from tests.defects.defect import Base, Defect, Finished

Change: TypeAlias = Callable[[Pdf], None]


def pdf(code: str, at: str, change: Change) -> Defect:
    """Return a defect of the sound PDF, made by a change of its objects."""

    def made(base: Base) -> bytes:
        target = BytesIO()
        with pikepdf.open(BytesIO(base.pdf)) as found:
            change(found)
            found.save(target, static_id=True)
        return target.getvalue()

    return Defect(code, Finished(".pdf", made, ours=True), SOUND_PDF, at, "finished")


def elements(found: Pdf, kind: str) -> Iterator[Dictionary]:
    """Yield the elements of a kind in the order of the structure tree."""
    waiting: list[Dictionary] = [found.Root.StructTreeRoot]  # type: ignore[list-item]
    while waiting:
        node = waiting.pop(0)
        children = node.get("/K", Array())
        inner = list(children) if isinstance(children, Array) else [children]
        waiting = [one for one in inner if isinstance(one, Dictionary) and "/S" in one] + waiting
        if node.get("/S") == f"/{kind}":
            yield node


def without(kind: str, key: str) -> Change:
    """Take an entry from the first element of a kind."""

    def change(found: Pdf) -> None:
        del next(elements(found, kind))[key]

    return change


def named(kind: str, new: str) -> Change:
    """Make the first element of a kind one of another."""

    def change(found: Pdf) -> None:
        next(elements(found, kind)).S = Name(f"/{new}")

    return change


def _no_language(found: Pdf) -> None:
    del found.Root.Lang


def _no_title(found: Pdf) -> None:
    with found.open_metadata() as metadata:
        del metadata["dc:title"]


def _title_not_shown(found: Pdf) -> None:
    found.Root.ViewerPreferences.DisplayDocTitle = False


def _not_marked(found: Pdf) -> None:
    found.Root.MarkInfo.Marked = False


def _untagged_words(found: Pdf) -> None:
    found.pages[0].contents_add(b"q 0.5 w 20 20 m 90 20 l S Q")


def _no_order_of_tabs(found: Pdf) -> None:
    page = next(one for one in found.pages if "/Annots" in one)
    del page.obj["/Tabs"]


def _silent_link(found: Pdf) -> None:
    page = next(one for one in found.pages if "/Annots" in one)
    del page.Annots[0]["/Contents"]


def _no_font_file(found: Pdf) -> None:
    for one in found.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in one:
                    del one[key]
            return


def _no_unicode(found: Pdf) -> None:
    for one in found.objects:
        if isinstance(one, Dictionary) and one.get("/Subtype") == "/Type0":
            del one["/ToUnicode"]
            return


def _one_id_for_two(found: Pdf) -> None:
    note = next(elements(found, "Note"))
    parent = note.P
    twin = found.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Note, P=parent, ID=note.ID, K=Array()))
    parent.K.append(twin)


def _no_structure(found: Pdf) -> None:
    del found.Root["/StructTreeRoot"]


def _role_round(found: Pdf) -> None:
    found.Root.StructTreeRoot.RoleMap = Dictionary({"/Lamp": Name("/Oil"), "/Oil": Name("/Lamp")})
    next(elements(found, "P")).S = Name("/Lamp")


def _language_of_nothing(found: Pdf) -> None:
    next(elements(found, "P")).Lang = String("x-")


DEFECTS: tuple[Defect, ...] = (
    pdf("verapdf UA1-7.1-3", "publish.toml:1", _untagged_words),
    pdf("verapdf UA1-6.2-1", "", _not_marked),
    pdf("verapdf UA1-7.1-5", "publish.toml:1", named("P", "Lamp")),
    pdf("verapdf UA1-7.1-6", "publish.toml:1", _role_round),
    pdf("verapdf UA1-7.1-9", "", _no_title),
    pdf("verapdf UA1-7.1-10", "", _title_not_shown),
    pdf("verapdf UA1-7.1-11", "", _no_structure),
    pdf("verapdf UA1-7.2-34", "one.md:12", _no_language),
    pdf("verapdf UA1-7.2-29", "publish.toml:1", _language_of_nothing),
    pdf("verapdf UA1-7.3-1", "one.md:5", without("Figure", "/Alt")),
    pdf("verapdf UA1-7.4.2-1", "one.md:7", named("H3", "H6")),
    pdf("verapdf UA1-7.5-1", "one.md:12", without("TH", "/A")),
    pdf("verapdf UA1-7.2-19", "one.md:9", named("LI", "P")),
    pdf("verapdf UA1-7.9-1", "one.md:18", without("Note", "/ID")),
    pdf("verapdf UA1-7.9-2", "", _one_id_for_two),
    pdf("verapdf UA1-7.18.3-1", "publish.toml:1", _no_order_of_tabs),
    pdf("verapdf UA1-7.18.5-2", "one.md:3", _silent_link),
    pdf("verapdf UA1-7.21.4.1-1", "publish.toml:1", _no_font_file),
    pdf("verapdf UA1-7.21.7-1", "publish.toml:1", _no_unicode),
    pdf("outloud TAG-020", "", _one_id_for_two),
)
