"""PDFs that no honest tool makes, each with the code that must be said of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

Make = Callable[[], bytes]
Change = Callable[[Pdf], None]

GIB = 2**30


def raw(*objects: str | bytes, root: int = 1, more: str = "") -> bytes:
    """Return a PDF of objects numbered from 1, written as they are."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        data = one.encode() if isinstance(one, str) else one
        body += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {more} >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(body + trailer.encode())


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries.encode(), data)


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"


def page(content: bytes, entries: str = "", resources: str = "") -> bytes:
    """Return a PDF of one page with that content; ``entries`` are those of its stream."""
    with_content = PAGE.replace(" >>", f" /Contents 4 0 R /Resources << {resources} >> >>")
    return raw(CATALOG, PAGES, with_content, stream(content, entries))


def changed(change: Change, **options: object) -> bytes:
    """Return a PDF of two pages that was changed by means of pikepdf."""
    with Pdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(300, 400))
        change(pdf)
        target = BytesIO()
        pdf.save(target, static_id=True, **options)  # type: ignore[arg-type]
    return target.getvalue()


def _sound(pdf: Pdf) -> None:
    """Change nothing."""


def sound() -> bytes:
    """Return two blank pages."""
    return changed(_sound)


def _encrypted(password: str, revision: Literal[3, 6] = 3) -> bytes:
    # Of the oldest kind, which is read by everything and needs no salt of chance; and of the newest.
    new = revision == 6
    guard = pikepdf.Encryption(owner="owner", user=password, R=revision, aes=new, metadata=new)
    with pikepdf.open(BytesIO(changed(_sound))) as pdf:
        target = BytesIO()
        pdf.save(target, encryption=guard)
    return target.getvalue()


def _bomb(size: int, layers: int = 1) -> bytes:
    """Return ``size`` zeros, deflated so many times; the first time without having them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(bytes(2**24)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = struct.pack(">HH", size % 65521, 1)  # Adler-32 of zeros (RFC 1950, 8.2)
    data = b"\x78\xda" + part * (size // 2**24) + b"\x03\x00" + check
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def _deep_pages() -> bytes:
    levels = 20_000
    nodes = [
        f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 /Parent {number - 1} 0 R >>"
        for number in range(3, levels)
    ]
    return raw(CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *nodes, PAGE)


def tagged(pdf: Pdf, elements: int = 0) -> None:
    """Tag it, with a structure tree that goes round; or with many elements, each in the one before."""
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = "en"
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    above, element = tree, tree
    for _ in range(elements or 2):
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=above))
        above.K = Array([element])
        above = element
    if not elements:
        element.K = Array([tree.K[0]])
    pdf.Root.StructTreeRoot = tree
    with pdf.open_metadata() as metadata:
        metadata["pdfuaid:part"] = "1"
        metadata["dc:title"] = "Tides"


def _outline(pdf: Pdf) -> None:
    one, two = (pdf.make_indirect(Dictionary(Title=title)) for title in ("Ebb", "Flood"))
    one.Next, two.Next, one.Prev, two.First, two.Last = two, one, two, one, one
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=one, Last=two, Count=2))


def _names(pdf: Pdf) -> None:
    node = pdf.make_indirect(Dictionary())
    node.Kids = Array([node, node])
    pdf.Root.Names = Dictionary(Dests=node)
    pdf.Root.PageLabels = node


def _form(pdf: Pdf) -> None:
    form = Stream(pdf, b"/F Do /F Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].Contents = Stream(pdf, b"/F Do")


def _forms_of_forms(pdf: Pdf) -> None:
    """Ten forms in each of ten, eight deep: a hundred million drawings in a few hundred bytes."""
    form = Stream(pdf, b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(8):
        resources = Dictionary(XObject=Dictionary(F=pdf.make_indirect(form)))
        form = Stream(pdf, b"/F Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = resources
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=pdf.make_indirect(form)))
    pdf.pages[0].Contents = Stream(pdf, b"/F Do")


def _picture(pdf: Pdf) -> None:
    picture = Stream(pdf, b"0", Type=Name.XObject, Subtype=Name.Image, Width=1_000_000, Height=1_000_000)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(P=picture))
    pdf.pages[0].Contents = Stream(pdf, b"300 0 0 400 0 0 cm /P Do")


def _annotations(pdf: Pdf) -> None:
    one, two = (
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=[0, 0, 9, 9])) for _ in "ab"
    )
    one.Parent, two.Parent = two, one
    pdf.pages[0].Annots = Array([one, two])


def _metadata(text: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, text.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return change


def _laughs() -> str:
    names = [f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12)]
    return f"<!DOCTYPE x [<!ENTITY a0 'ha'>{''.join(names)}]><x>&a11;</x>"


def _self_of_length() -> bytes:
    return raw(
        CATALOG,
        PAGES,
        PAGE.replace(" >>", " /Contents 4 0 R >>"),
        b"<< /Length 4 0 R >>\nstream\nq Q\nendstream",
    )


def _crossed() -> bytes:
    """Return a PDF whose table of objects names itself as the one before it."""
    sound = raw(CATALOG, PAGES, PAGE)
    start = sound.index(b"xref")
    return sound.replace(b" >>\nstartxref", b" /Prev %d >>\nstartxref" % start)


def _actions(pdf: Pdf) -> None:
    """Do what a printed book never does, when it is opened, seen, printed or touched."""
    run = Dictionary(S=Name.Launch, F="/bin/sh", Win=Dictionary(F="cmd.exe", P="/c calc"))
    script = Dictionary(S=Name.JavaScript, JS="app.alert('Ebb'); while (true) {}")
    pdf.Root.OpenAction = run
    pdf.Root.AA = Dictionary(WC=script, WP=script, DP=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), script])))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=run)
    run_again = Dictionary(S=Name.Launch, F="/bin/sh", Next=script)
    link.AA = Dictionary(E=run_again, U=Dictionary(S=Name.ImportData, F="/etc/passwd"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    pdf.pages[0].AA = Dictionary(O=script)


def _endless_actions(pdf: Pdf) -> None:
    first = pdf.make_indirect(Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))
    first.Next = Array([first, first])
    pdf.Root.OpenAction = first
    one = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=first))
    pdf.pages[0].Annots = Array([one])


def _attached(data: bytes, name: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return change


def _elsewhere(pdf: Pdf) -> None:
    """Have a page and a picture whose bytes are in a file of the machine (ISO 32000-1, 7.3.8.2)."""
    content = Stream(pdf, b"", F="/etc/passwd", FFilter=Array([]))
    picture = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9, F="/etc/passwd")
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    form = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Ref = Dictionary(F="/etc/passwd", Page=0)  # 8.10.4, a form from another document
    pdf.pages[0].Contents = content
    pdf.pages[1].Contents = Stream(pdf, b"9 0 0 9 0 0 cm /P Do /F Do")
    pdf.pages[1].Resources = Dictionary(XObject=Dictionary(P=picture, F=form))


def _coded(name: str, data: bytes, **entries: object) -> Change:
    """Draw a picture of 30,000 by 30,000 dots in a compression of its own."""

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=30_000, Height=30_000)
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
        picture.Filter = Name("/" + name)
        if entries:
            picture.DecodeParms = Dictionary(**entries)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(P=picture))
        pdf.pages[0].Contents = Stream(pdf, b"300 0 0 400 0 0 cm /P Do")

    return change


def _inks(pdf: Pdf) -> None:
    """Draw a picture in four inks whose 3.6 thousand million bytes are 4 MB."""
    _coded("FlateDecode", _bomb(4 * GIB))(pdf)
    pdf.pages[0].Resources.XObject.P.ColorSpace = Name.DeviceCMYK


def _jbig2() -> bytes:
    """Return a page of 4,294,967,295 dots each way and a region as large (ITU-T T.88, 7.2 and 7.4)."""
    most = 2**32 - 1
    page_data = struct.pack(">LLLLBH", most, most, 0, 0, 0, 0)
    region = struct.pack(">LLLLB", most, most, 0, 0, 0) + b"\0" + b"\x03\xff\xfd\xff\x02\xfe\xfe\xfe"
    parts = ((0, 48, page_data), (1, 38, region + b"\0" * 20))
    return b"".join(
        struct.pack(">LBBBL", number, kind, 0, 1, len(data)) + data for number, kind, data in parts
    )


def _jpx() -> bytes:
    """Return the head of a picture of 4,294,967,295 dots each way (ITU-T T.800, A.5.1)."""
    size = struct.pack(">HHLLLLLLLLH", 41, 0, *[2**32 - 1, 2**32 - 1, 0, 0] * 2, 1) + b"\x07\x01\x01"
    return b"\xff\x4f\xff\x51" + size + b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x00\xff\xd9"


def _font(data: bytes, kind: str = "FontFile2") -> Change:
    """Set words in a font whose file is ``data``."""

    def change(pdf: Pdf) -> None:
        told = Dictionary(Type=Name.FontDescriptor, FontName=Name.Ebb, Flags=4, FontBBox=[0, 0, 9, 9])
        told[f"/{kind}"] = Stream(pdf, data, Length1=2**31 - 1)
        if kind == "FontFile3":
            told.FontFile3.Subtype = Name.Type1C
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Ebb, FontDescriptor=told)
        font.FirstChar, font.LastChar, font.Widths = 0, 2**31 - 1, Array([-5, 10**9])
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        pdf.pages[0].Contents = Stream(pdf, b"BT /F 12 Tf 20 20 Td (The water) Tj ET")

    return change


def _font_in_itself(pdf: Pdf) -> None:
    """Set a glyph of a Type 3 font in that very font."""
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9]))
    glyph = Stream(pdf, b"1000 0 d0 BT /F 9 Tf (aaaaaaaa) Tj ET")
    font.CharProcs, font.FontMatrix = Dictionary(a=glyph), Array([1, 0, 0, 1, 0, 0])
    font.Encoding = Dictionary(Differences=Array([97, Name.a]))
    font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([1000])
    font.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].Contents = Stream(pdf, b"BT /F 12 Tf 20 20 Td (a) Tj ET")


def _words(pdf: Pdf) -> None:
    """Set numbers without sense and without end, some 400 digits long."""
    long = b"9" * 400
    content = b"BT /F " + long + b".0 Tf " + long + b".5 -" + long + b".1 Td (a) Tj ET nan inf 0 0 re f "
    pdf.pages[0].Resources = Dictionary(
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    pdf.pages[0].Contents = Stream(pdf, content + b"1e400 NaN m -- .. +-3 l S")


def _objects_in_objects() -> bytes:
    """Return a PDF whose stream of objects is itself kept in a stream of objects, which is it."""
    one = stream(b"1 0 2 40 " + CATALOG.encode().ljust(40) + PAGES.encode(), "/Type /ObjStm /N 2 /First 9")
    body = b"%PDF-1.7\n4 0 obj\n" + one + b"\nendobj\n"
    entries = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 0), (2, 4, 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BLH", *entry) for entry in entries)
    told = stream(table, "/Type /XRef /W [1 4 2] /Size 6 /Root 1 0 R")
    return body + b"5 0 obj\n" + told + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _bomb_of_objects() -> bytes:
    """Return a PDF whose objects are in a stream of four gibibytes."""
    one = stream(_bomb(4 * GIB), "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode")
    body = b"%PDF-1.7\n4 0 obj\n" + one + b"\nendobj\n"
    entries = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (0, 0, 0), (1, 9, 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BLH", *entry) for entry in entries)
    told = stream(table, "/Type /XRef /W [1 4 2] /Size 6 /Root 1 0 R")
    return body + b"5 0 obj\n" + told + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _tables_round() -> bytes:
    """Return a PDF with two tables of objects, each of which names the other as the one before it."""
    first = raw(CATALOG, PAGES, PAGE, more="/Prev 4000")
    start = first.index(b"xref")
    padded = first.ljust(4000, b"\n")
    return (
        padded
        + b"xref\n0 1\n0000000000 65535 f \ntrailer\n"
        + (b"<< /Size 4 /Root 1 0 R /Prev %d >>\nstartxref\n4000\n%%%%EOF\n" % start)
    )


def _million_pages() -> bytes:
    """Return a PDF that names one page a million times, by ten kids of ten kids and so on."""
    levels = [
        f"<< /Type /Pages /Kids [{f'{at + 1} 0 R ' * 10}] /Count {10 ** (8 - at)} >>" for at in range(2, 8)
    ]
    return raw(CATALOG, *levels, PAGE.replace("2 0 R", "7 0 R"))


def _objects_in_stream() -> bytes:
    """Return a PDF whose one stream of objects says that it has a thousand million of them."""
    packed = b"1 0 2 40 " + CATALOG.encode().ljust(40) + PAGES.encode()
    one = stream(zlib.compress(packed), "/Type /ObjStm /N 1000000000 /First 9 /Filter /FlateDecode")
    body = b"%PDF-1.7\n4 0 obj\n" + one + b"\nendobj\n"
    entries = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (0, 0, 0), (1, 9, 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BLH", *entry) for entry in entries)
    told = stream(table, "/Type /XRef /W [1 4 2] /Size 6 /Root 1 0 R")
    return body + b"5 0 obj\n" + told + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


PDFS: dict[str, tuple[str, Make]] = {
    "no-pdf": ("pdf-unreadable", lambda: b"Once upon a time.\n" * 999),
    "nothing": ("pdf-unreadable", lambda: b""),
    "header-alone": ("pdf-unreadable", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "half": ("qpdf-damaged", lambda: changed(_sound)[:-300]),
    "first-bytes": ("pdf-unreadable", lambda: changed(_sound)[:60]),
    "no-catalog": ("pdf-unreadable", lambda: raw("null")),
    "pages-are-none": ("pdf-unreadable", lambda: raw("<< /Type /Catalog /Pages null >>")),
    "encrypted": ("pdf-encrypted", lambda: _encrypted("secret")),
    "encrypted-without-password": ("pdf-protected", lambda: _encrypted("")),
    "encrypted-as-today": ("pdf-encrypted", lambda: _encrypted("secret", 6)),
    "encrypted-for-its-owner-alone": ("pdf-protected", lambda: _encrypted("", 6)),
    "encrypted-with-nonsense": (
        "pdf-unreadable",
        lambda: raw(CATALOG, PAGES, PAGE, more="/Encrypt << /Filter /Standard /V 99 /R -1 >> /ID [() ()]"),
    ),
    "pages-in-themselves": ("", lambda: raw(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
    "pages-round": (
        "",
        lambda: raw(
            CATALOG,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        ),
    ),
    "page-often": ("", lambda: raw(CATALOG, PAGES.replace("[3 0 R]", f"[{'3 0 R ' * 9999}]"), PAGE)),
    "pages-deep": ("", _deep_pages),
    "sixty-thousand-pages": (
        "pdf-unreadable pdf-limits",
        lambda: raw(
            CATALOG,
            f"<< /Type /Pages /Count 60000 /Kids [{' '.join(f'{one} 0 R' for one in range(3, 60003))}] >>",
            *[PAGE] * 60_000,
        ),
    ),
    "a-million-pages-of-ten-objects": ("pdf-unreadable", _million_pages),
    "pages-less-than-none": ("", lambda: raw(CATALOG, PAGES.replace("/Count 1", "/Count -5"), PAGE)),
    "parent-of-itself": ("", lambda: raw(CATALOG, PAGES, PAGE.replace("2 0 R", "3 0 R"))),
    "a-million-objects": ("", lambda: raw(CATALOG, PAGES, PAGE, *["[null]"] * 1_000_000)),
    "a-number-of-objects-that-is-not": ("", lambda: raw(CATALOG, PAGES, PAGE, more="/Size 2147483647")),
    "a-thousand-million-in-a-stream": ("", _objects_in_stream),
    "table-before-itself": ("qpdf-damaged", _crossed),
    "tables-round": ("", _tables_round),
    "table-beyond-the-end": (
        "qpdf-damaged",
        lambda: raw(CATALOG, PAGES, PAGE).replace(b"startxref\n", b"startxref\n9999999"),
    ),
    "objects-in-themselves": ("pdf-unreadable", _objects_in_objects),
    "four-gib-of-objects": ("pdf-unreadable pdf-limits", _bomb_of_objects),
    "lengths-below-nothing": (
        "qpdf-damaged",
        lambda: page(b"q Q").replace(b"/Length 3", b"/Length -9"),
    ),
    "length-of-itself": ("qpdf-damaged", _self_of_length),
    "four-gib-in-a-stream": ("pdf-limits", lambda: page(_bomb(4 * GIB), "/Filter /FlateDecode")),
    "deflated-twice": (
        "pdf-limits",
        lambda: page(_bomb(4 * GIB, 2), "/Filter [/FlateDecode /FlateDecode]"),
    ),
    "deflated-halfway": ("", lambda: page(zlib.compress(b"q Q " * 9999)[:20], "/Filter /FlateDecode")),
    "thousand-filters": ("", lambda: page(b"00>" * 9, f"/Filter [{'/ASCIIHexDecode ' * 1000}]")),
    "lists-in-lists": ("", lambda: raw(CATALOG, PAGES, PAGE, "[" * 200_000 + "]" * 200_000)),
    "dictionaries-in-dictionaries": (
        "",
        lambda: raw(CATALOG, PAGES, PAGE.replace(" >>", f" /A {'<< /A ' * 50_000}0{' >>' * 50_000} >>")),
    ),
    "saved-without-end": ("", lambda: page(b"q " * 2_000_000)),
    "operands-without-end": ("", lambda: page(b"1 " * 4_000_000)),
    "filter-that-is-not": ("", lambda: page(b"q Q", "/Filter /Nonsense")),
    "predictor-of-many-columns": (
        "",
        lambda: page(
            zlib.compress(b"q Q"),
            "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 >>",
        ),
    ),
    "tags-round": ("", lambda: changed(tagged)),
    "tags-deep": ("", lambda: changed(lambda pdf: tagged(pdf, 5_000))),
    "outline-round": ("", lambda: changed(_outline)),
    "names-round": ("", lambda: changed(_names)),
    "form-in-itself": ("", lambda: changed(_form)),
    "forms-in-forms": ("", lambda: changed(_forms_of_forms)),
    "picture-of-three-terabytes": ("", lambda: changed(_picture)),
    "picture-of-jbig2-without-end": ("", lambda: changed(_coded("JBIG2Decode", _jbig2()))),
    "picture-of-jpeg-2000-without-end": ("", lambda: changed(_coded("JPXDecode", _jpx()))),
    "picture-of-fax-without-end": (
        "",
        lambda: changed(_coded("CCITTFaxDecode", b"\0" * 99, K=-1, Columns=2**31 - 1, Rows=2**31 - 1)),
    ),
    "picture-in-inks-without-end": ("qpdf-warning pdf-limits", lambda: changed(_inks)),
    "font-of-nonsense": ("", lambda: changed(_font(b"\0\1\0\0" + b"\xff" * 999))),
    "font-of-nothing": ("", lambda: changed(_font(b""))),
    "font-without-end": ("", lambda: changed(_font(b"\1\0\4\4" + b"\0\1\1\1" * 999, "FontFile3"))),
    "font-in-itself": ("", lambda: changed(_font_in_itself)),
    "scripts-and-programs": ("pdf-active", lambda: changed(_actions)),
    "actions-round": ("", lambda: changed(_endless_actions)),
    "program-attached": ("", lambda: changed(_attached(b"MZ" + bytes(999), "../../evil.exe"))),
    "itself-attached": ("", lambda: changed(_attached(changed(_sound), "/etc/cron.d/evil"))),
    "bytes-of-another-file": ("", lambda: changed(_elsewhere)),
    "numbers-without-sense": ("", lambda: changed(_words)),
    "annotations-round": ("", lambda: changed(_annotations)),
    "metadata-of-nothing": ("", lambda: changed(_metadata(""))),
    "metadata-of-no-xml": ("", lambda: changed(_metadata("Once upon a time."))),
    "metadata-laughing": ("", lambda: changed(_metadata(_laughs()))),
    "metadata-of-another-file": (
        "",
        lambda: changed(
            _metadata("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        ),
    ),
    "page-without-size": ("", lambda: raw(CATALOG, PAGES, PAGE.replace("0 0 300 400", "0 0 0 0"))),
    "page-as-large-as-the-moon": (
        "",
        lambda: raw(CATALOG, PAGES, PAGE.replace("300 400", "1e30 99999999999999999999")),
    ),
    "page-of-no-number": ("", lambda: raw(CATALOG, PAGES, PAGE.replace("300 400", "nan inf"))),
    "page-inside-out": ("", lambda: raw(CATALOG, PAGES, PAGE.replace("300 400", "-300 -400"))),
    "page-of-400-digits": (
        "",
        lambda: raw(CATALOG, PAGES, PAGE.replace("300 400", f"{'9' * 400}.0 {'9' * 400}.0")),
    ),
    "page-of-words": ("", lambda: raw(CATALOG, PAGES, PAGE.replace("0 0 300 400", "/A /B /C /D"))),
}
"""By name: the code (or those of which one is said, as memory or time is over first), "" where only an
end within the limits is asked for; and the file."""
