"""Validators of others, each behind one small interface."""

from publish.check.validators.validator import Validator

ALL: tuple[Validator, ...] = ()
"""In the order in which they are listed."""
