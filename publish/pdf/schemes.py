"""The private schemes of addresses in a unit's XHTML."""

GOTO = "publish-goto:"
"""A link into another unit; what follows is the percent-encoded id."""

FACE = "publish-face:"
"""A face of the task; what follows is its number."""
