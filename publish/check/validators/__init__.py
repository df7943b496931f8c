"""Validators of others behind one small interface."""

from publish.check.validators.ace import Ace
from publish.check.validators.epubcheck import EpubCheck
from publish.check.validators.outloud import Outloud
from publish.check.validators.qpdf import Qpdf
from publish.check.validators.together import together
from publish.check.validators.validator import Validator
from publish.check.validators.verapdf import VeraPdf

ALL: tuple[Validator, ...] = (EpubCheck(), Ace(), VeraPdf(), Outloud(), Qpdf())
"""All validators; each looks at files of its suffix."""
