"""The private schemes of addresses, and the private attribute, in a unit's XHTML."""

GOTO = "publish-goto:"
"""A link into another unit; what follows is the percent-encoded id."""

FACE = "publish-face:"
"""A face of the task; what follows is its number."""

UNIT = "data-publish-unit"
"""The attribute of a ``body`` that names its unit, where a document holds several."""
