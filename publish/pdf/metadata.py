"""Document information and XMP metadata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pikepdf import Dictionary, Pdf, String


@dataclass(frozen=True, slots=True)
class DocumentInformation:
    """What the file says about itself."""

    title: str
    language: str
    """BCP 47."""
    date: datetime
    """Of the build, with a time zone: creation and modification."""
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    identifier: str = ""
    """A URN."""
    creator: str = "publish"
    """The program; without a version, since that would change the bytes of every book."""
    producer: str = "publish (WeasyPrint)"
    conformance: str = ""
    """``pdf/ua-1`` for a tagged PDF that keeps to PDF/UA-1 (ISO 14289-1)."""


def add_metadata(pdf: Pdf, information: DocumentInformation) -> None:
    """Write document information, XMP, language, and that the window shows the title."""
    _add_information(pdf, information)
    _add_xmp(pdf, information)
    pdf.Root.Lang = String(information.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _add_information(pdf: Pdf, information: DocumentInformation) -> None:
    date = _pdf_date(information.date)
    values = {
        "/Title": information.title,
        "/Author": ", ".join(information.authors),
        "/Subject": information.subject,
        "/Keywords": ", ".join(information.keywords),
        "/Creator": information.creator,
        "/Producer": information.producer,
        "/CreationDate": date,
        "/ModDate": date,
    }
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in values.items() if value})
    )


def _add_xmp(pdf: Pdf, information: DocumentInformation) -> None:
    date = information.date.isoformat(timespec="seconds")
    values: dict[str, str | list[str] | set[str]] = {
        "dc:title": information.title,
        "dc:creator": list(information.authors),
        "dc:description": information.subject,
        "dc:language": {information.language},
        "dc:publisher": {information.publisher} if information.publisher else "",
        "dc:rights": information.rights,
        "dc:identifier": information.identifier,
        "dc:format": "application/pdf",
        "pdf:Keywords": ", ".join(information.keywords),
        "pdf:Producer": information.producer,
        "xmp:CreatorTool": information.creator,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
    }
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key, value in values.items():
            if value:
                metadata[key] = value
        if information.conformance == "pdf/ua-1":
            metadata["pdfuaid:part"] = "1"


def _pdf_date(date: datetime) -> str:
    """ISO 32000-2, 7.9.4: ``D:20261124120000+01'00``."""
    offset = date.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}" if offset.strip("+-0") else "Z"
    return f"D:{date:%Y%m%d%H%M%S}{zone}"
