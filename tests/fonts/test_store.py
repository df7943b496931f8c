"""The folder of finished faces: whole entries only, whatever happens to them."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish.fonts.store import default_folder, kept, key_of


def never() -> bytes:
    raise AssertionError("made again")


def test_an_entry_is_made_once(tmp_path: Path) -> None:
    path, sha256 = kept(tmp_path / "new", "key", ".ttf", lambda: b"glyphs")
    assert kept(tmp_path / "new", "key", ".ttf", never) == (path, sha256)
    assert path.read_bytes() == b"glyphs"
    assert sha256 == hashlib.sha256(b"glyphs").hexdigest()


@pytest.mark.parametrize("damage", [b"", b"glyph", b"glyphs and more"])
def test_a_damaged_entry_is_found_out_and_made_again(tmp_path: Path, damage: bytes) -> None:
    path, _ = kept(tmp_path, "key", ".ttf", lambda: b"glyphs")
    path.write_bytes(damage)
    assert kept(tmp_path, "key", ".ttf", lambda: b"glyphs")[0].read_bytes() == b"glyphs"
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_left_of_an_entry_that_could_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="damaged"):
        kept(tmp_path, "key", ".ttf", lambda: (_ for _ in ()).throw(ValueError("damaged")))
    assert list(tmp_path.iterdir()) == []


def test_many_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: kept(tmp_path, "key", ".ttf", lambda: b"glyphs" * 1000), range(40)))
    assert len(set(made)) == 1
    assert [path.name for path in tmp_path.iterdir()] == [made[0][0].name]


def test_parts_of_a_key_do_not_run_together() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab") == key_of(b"ab")


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder().name == "fonts"
