"""What tests of the check share."""

import pytest

from publish.check import wanted


@pytest.fixture
def ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave validators out, which take seconds."""
    monkeypatch.setattr(wanted, "ALL", ())
