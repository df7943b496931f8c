"""The moment a build is dated with: never the clock's, so that two builds are the same bytes."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def build_moment(date: str, environment: dict[str, str] | None = None) -> datetime:
    """Return ``SOURCE_DATE_EPOCH`` of the environment, else the publication's ``date``
    (ISO 8601: year, month or day), else 2000-01-01; always in UTC.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = (os.environ if environment is None else environment).get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return datetime.fromtimestamp(int(given), UTC)
    match = _ISO.match(date)
    if match is None:
        return EPOCH
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)
