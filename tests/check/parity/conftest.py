"""The small publication, built once for all tests of this folder."""

import pytest

from tests.check.parity.twins import Twins, built


@pytest.fixture(scope="package")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    return built(tmp_path_factory.mktemp("twins"))
