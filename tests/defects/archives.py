"""EPUBs and PDFs that are damaged, locked or dangerous; see also ``tests/hostile``."""

from tests.defects.defect import Base, Defect, Finished
from tests.defects.repacking import SOUND
from tests.hostile.epubs import EPUBS
from tests.hostile.pdfs import PDFS

ONE_OF = {
    "half": "",
    "wrong-checksum": "EPUB/a.txt",
    "grows-a-thousandfold": "EPUB/a.bin",
    "parent-folder": "../../evil.txt",
    "symbolic-link": "EPUB/a.txt",
    "two-of-a-name": "EPUB/one.xhtml",
    "encrypted": "EPUB/a.txt",
    "external-entity": "EPUB/one.xhtml",
    "deeper-than-a-reader": "EPUB/one.xhtml",
}
"""Of each code one EPUB, and the file in it that is named."""


def hostile(name: str, at: str) -> Defect:
    code, make = EPUBS[name]
    return Defect(code, Finished(".epub", lambda _: make()), SOUND, at, "finished")


def hostile_pdf(name: str, *also: str, code: str = "") -> Defect:
    told, make = PDFS[name]
    code = code or told
    code = f"qpdf {code}" if code.startswith("qpdf-") else code
    return Defect(code, Finished(".pdf", lambda _: make()), SOUND_PDF, "", "finished", also)


def _pdf(base: Base) -> bytes:
    return base.pdf


SOUND_PDF = Finished(".pdf", _pdf, ours=True)


DEFECTS: tuple[Defect, ...] = (
    *(hostile(name, at) for name, at in ONE_OF.items()),
    hostile_pdf("no-pdf", "pages-unmeasured"),
    hostile_pdf("encrypted", "pages-unmeasured"),
    hostile_pdf("encrypted-without-password"),
    hostile_pdf("scripts-and-programs"),
    hostile_pdf("half"),
    hostile_pdf("half", code="qpdf-warning"),
    hostile_pdf("no-pdf", "pdf-unreadable", code="pages-unmeasured"),
)
