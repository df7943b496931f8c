"""Golden files: what a thing looked like when a person last looked at it and found it right."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

RENEW = "--renew-golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares with files under ``tests/golden``; with ``pytest --renew-golden`` writes them."""

    folder: Path
    renew: bool = False

    def text(self, name: str, actual: str) -> None:
        """Assert that ``actual`` is the text of the golden file ``name`` (a path in the folder)."""
        path = self.folder / name
        if self._renewed(path, actual.encode()):
            return
        assert actual == path.read_text(encoding="utf-8"), f"differs from {path}; {self._hint()}"

    def picture(self, name: str, actual: Image.Image, tolerance: float = 0.01) -> None:
        """Assert that ``actual`` looks like the golden PNG ``name``.

        ``tolerance`` is the share of pixels that may differ by more than an eighth of the
        range: other versions of FreeType smooth edges differently.
        """
        path = self.folder / name
        seen = actual.convert("L")
        data = BytesIO()
        seen.save(data, "PNG", optimize=True)
        if self._renewed(path, data.getvalue()):
            return
        with Image.open(path) as picture:
            golden = picture.convert("L")
        assert seen.size == golden.size, f"{name} is {seen.size}, its golden picture {golden.size}"
        histogram = ImageChops.difference(seen, golden).histogram()
        share = sum(histogram[32:]) / (seen.width * seen.height)
        assert share <= tolerance, f"{share:.2%} of {name} differ from {path}; {self._hint()}"

    def _renewed(self, path: Path, data: bytes) -> bool:
        if self.renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return True
        if not path.is_file():
            pytest.fail(f"there is no {path}; {self._hint()}")
        return False

    @staticmethod
    def _hint() -> str:
        return f"if it should be so, run pytest {RENEW} and look at the difference in git"
