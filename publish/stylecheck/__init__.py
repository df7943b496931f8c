"""What a publication's own style sheet may not ask for, found in the parsed sheet with its line.

A sheet is a stranger's: nothing that it names is loaded, so whatever would load is taken out
before a sheet reaches an output. What a page cannot have because chapters are laid out one by
one (DESIGN, "Pages") is said and left in.
"""

from publish.stylecheck.addresses import embedded, fetches
from publish.stylecheck.codes import CODES
from publish.stylecheck.nodes import DEEPEST
from publish.stylecheck.sheet import MOST, check_sheet

__all__ = ["CODES", "DEEPEST", "MOST", "check_sheet", "embedded", "fetches"]
