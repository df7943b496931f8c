"""Lays folios and heads over the pages as pagination artifacts."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Page, Pdf

_XOBJECT = Name.PublishMargins
_BEGIN = b"q\n"
_END = b"Q\n/Artifact <</Type /Pagination>> BDC\nq /PublishMargins Do Q\nEMC\n"
_END_OF_TAGGED = b"Q\nq /PublishMargins Do Q\n"


class Overlay:
    """Writes onto the pages of one PDF; what all its pages share is written once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._begin = pdf.make_stream(_BEGIN)
        self._end = pdf.make_stream(_END)
        self._end_of_tagged = pdf.make_stream(_END_OF_TAGGED)

    def lay(self, page: Page, margins: Page) -> None:
        """Draw ``margins``, a page of another PDF, over ``page``.

        It becomes a form with resources of its own, so that no name can clash. The page's
        content is put between ``q`` and ``Q``, since WeasyPrint turns the axes and leaves them.
        All of it is an artifact; tagged margins say so themselves, and which are heads or feet.
        """
        form = self._pdf.copy_foreign(margins.as_form_xobject())
        form.BBox = Array(page.mediabox)
        # The pages of one run share their resources, and their forms go on sharing them.
        form.Resources = self._pdf.copy_foreign(margins.obj.Resources)
        own = page.obj.get(Name.Resources, Dictionary())
        resources = Dictionary(dict(own.items()))
        drawn = Dictionary(dict(own.get(Name.XObject, Dictionary()).items()))
        drawn[_XOBJECT] = form
        resources.XObject = drawn
        page.obj.Resources = resources
        contents = page.obj.get(Name.Contents, Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        end = self._end_of_tagged if Name.StructParents in margins.obj else self._end
        page.obj.Contents = Array([self._begin, *streams, end])
