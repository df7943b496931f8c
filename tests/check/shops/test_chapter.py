"""The handbook shows the table of limits as it is."""

import pytest

from tests.check.shops.limits_chapter import limits_chapter
from tests.conftest import REPOSITORY
from tests.golden_files import RENEW, Golden


def test_the_table_of_limits_is_in_the_handbook(pytestconfig: pytest.Config) -> None:
    golden = Golden(REPOSITORY / "content" / "handbook", bool(pytestconfig.getoption(RENEW)))
    golden.text("shops.md", limits_chapter())
