"""The moment a build is dated with: never the clock's, so that two builds are the same bytes."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from publish.engine.results import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LAST = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def build_moment(date: str, environment: dict[str, str] | None = None) -> datetime:
    """Return ``SOURCE_DATE_EPOCH`` of the environment, else the publication's ``date``
    (ISO 8601: year, month or day), else 2000-01-01; always in UTC.

    Raises `UsageError` where the variable is given and is no number of seconds from 1970 to 9999:
    https://reproducible-builds.org/specs/source-date-epoch/ asks for an end, not for a guess.
    """
    given = (os.environ if environment is None else environment).get(VARIABLE, "")
    if given:
        return _moment(given)
    match = _ISO.match(date)
    if match is None:
        return EPOCH
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)


def _moment(seconds: str) -> datetime:
    if seconds.isascii() and seconds.isdecimal() and len(seconds) <= 12 and int(seconds) <= _LAST:
        return datetime.fromtimestamp(int(seconds), UTC)
    raise UsageError(
        f"the environment variable {VARIABLE} is {seconds[:40]!r}; it must be a whole number of seconds "
        "since 1970, or not be there"
    )
