"""What all tests share."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The manuscripts that others wrote, where they lie beside the checkout."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "manuscripts").is_dir():
        pytest.skip("the shared manuscripts are not beside this checkout")
    return folder
