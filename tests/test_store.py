"""The cache: what was put is got again, or nothing; it stays within its limit; it harms nobody."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.store import BLOCK, Store, default_folder, key_of

KEY = key_of("a chapter")


def entry(store: Store, key: str = KEY, kind: str = "layout") -> Path:
    return store.folder / kind / key[:2] / key


def keys(count: int) -> list[str]:
    return [key_of(str(number)) for number in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def test_what_was_put_is_got_again_by_its_kind_and_key(store: Store) -> None:
    store.put("layout", KEY, b"%PDF-1.7")
    assert store.get("layout", KEY) == b"%PDF-1.7"
    assert store.get("picture", KEY) is None
    assert store.get("layout", key_of("another")) is None
    assert Store(store.folder).get("layout", KEY) == b"%PDF-1.7"


def test_a_later_put_takes_the_place_of_an_earlier_one(store: Store) -> None:
    store.put("layout", KEY, b"old")
    store.put("layout", KEY, b"new")
    assert store.get("layout", KEY) == b"new"
    assert store.info().entries == 1


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from(["layout", "facts"]), st.text()), st.binary(max_size=9000)))
def test_any_bytes_come_back(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[tuple[str, str], bytes]
) -> None:
    store = Store(tmp_path_factory.mktemp("cache"))
    for (kind, name), data in entries.items():
        store.put(kind, key_of(name), data)
    assert {(kind, name): store.get(kind, key_of(name)) for kind, name in entries} == entries


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab") == key_of(b"ab")


@pytest.mark.parametrize(("kind", "key"), [("../x", KEY), ("layout", "../../etc"), ("layout", "0" * 40)])
def test_nothing_else_can_be_a_name(store: Store, kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="not a kind and a key"):
        store.put(kind, key, b"")


def test_nothing_is_made_before_the_first_put(store: Store) -> None:
    assert store.get("layout", KEY) is None
    assert store.info().entries == 0
    assert store.clear().entries == 0
    assert not store.folder.exists()


def test_the_folder_is_its_owners_and_left_out_of_backups(store: Store) -> None:
    store.put("layout", KEY, b"x")
    assert (
        (store.folder / "CACHEDIR.TAG")
        .read_bytes()
        .startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    )
    if os.name == "posix":
        assert store.folder.stat().st_mode & 0o077 == 0


def test_the_default_folder_is_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert default_folder() == tmp_path / "publish-book" / "builds"


# Damage


def cut(data: bytes) -> bytes:
    return data[:-1]


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def emptied(data: bytes) -> bytes:
    return b""


def longer(data: bytes) -> bytes:
    return data + b"\0"


@pytest.mark.parametrize("damage", [cut, flipped, emptied, longer])
def test_a_damaged_entry_is_absent_and_thrown_away(store: Store, damage: object) -> None:
    store.put("layout", KEY, b"pages")
    assert callable(damage)
    entry(store).write_bytes(damage(entry(store).read_bytes()))
    assert store.get("layout", KEY) is None
    assert not entry(store).exists()
    store.put("layout", KEY, b"pages")
    assert store.get("layout", KEY) == b"pages"


def test_an_entry_under_another_name_is_damaged(store: Store) -> None:
    store.put("layout", KEY, b"pages")
    other = key_of("other")
    entry(store, other).parent.mkdir(parents=True)
    entry(store).rename(entry(store, other))
    assert store.get("layout", other) is None


def test_an_entry_larger_than_the_cache_is_not_read(store: Store) -> None:
    store.put("layout", KEY, b"x" * 2 * BLOCK)
    assert Store(store.folder, limit=BLOCK).get("layout", KEY) is None


# Strangers in the folder


def test_a_link_is_not_followed(store: Store, tmp_path: Path) -> None:
    store.put("layout", KEY, b"pages")
    kept = tmp_path / "kept"
    entry(store).rename(kept)
    entry(store).symlink_to(kept)
    assert store.get("layout", KEY) is None
    assert not entry(store).is_symlink()
    assert kept.exists()


def test_a_link_for_a_folder_is_not_written_through(store: Store, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    store.folder.mkdir()
    (store.folder / "layout").symlink_to(outside)
    store.put("layout", KEY, b"pages")
    assert "link" in store.trouble
    assert list(outside.iterdir()) == []
    store.clear()
    assert outside.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(store: Store) -> None:
    entry(store).parent.mkdir(parents=True)
    os.mkfifo(entry(store))
    assert store.get("layout", KEY) is None


def test_a_folder_under_an_entrys_name_is_no_entry(store: Store) -> None:
    entry(store).mkdir(parents=True)
    assert store.get("layout", KEY) is None
    store.put("layout", KEY, b"pages")
    assert store.trouble
    assert store.get("layout", KEY) is None


def test_files_of_others_stay(store: Store) -> None:
    store.put("layout", KEY, b"pages")
    strangers = [store.folder / "notes.txt", store.folder / "layout" / "photo.jpg", entry(store).parent / "x"]
    for path in strangers:
        path.write_bytes(b"mine")
    assert store.info().entries == 1
    assert store.clear().entries == 1
    assert all(path.exists() for path in strangers)
    assert store.get("layout", KEY) is None


# The limit


def test_what_was_read_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=10 * BLOCK)
    first, second, *others = keys(11)
    for key in (first, second, *others[:-1]):
        store.put("layout", key, b"x")
    assert store.info().entries == 10
    assert store.get("layout", first) == b"x"
    store.put("layout", others[-1], b"x")
    assert store.get("layout", second) is None
    assert store.get("layout", first) == b"x"
    assert store.get("layout", others[-1]) == b"x"
    assert store.info().size <= 10 * BLOCK


def test_the_limit_holds_over_many_short_builds(tmp_path: Path) -> None:
    for key in keys(60):
        Store(tmp_path, limit=8 * BLOCK).put("layout", key, b"x" * BLOCK)
        assert Store(tmp_path).info().size <= 8 * BLOCK


def test_the_limit_holds_where_the_count_was_lost(tmp_path: Path) -> None:
    for key in keys(8):
        Store(tmp_path, limit=8 * BLOCK).put("layout", key, b"x")
    (tmp_path / "grown").unlink()
    Store(tmp_path, limit=8 * BLOCK).put("layout", key_of("one more"), b"x")
    assert Store(tmp_path).info().size <= 8 * BLOCK


def test_the_folder_is_walked_through_now_and_then_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = 0
    walk = Store._walk

    def counted(self: Store) -> object:
        nonlocal walks
        walks += 1
        return walk(self)

    monkeypatch.setattr(Store, "_walk", counted)
    store = Store(tmp_path, limit=100 * BLOCK)
    for key in keys(400):
        store.put("layout", key, b"x")
    assert walks <= 1 + 400 / 20


def test_a_piece_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=4 * BLOCK)
    store.put("layout", KEY, b"x" * 4 * BLOCK)
    assert store.get("layout", KEY) is None
    assert not store.trouble


def test_what_a_dead_writer_left_goes_too(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=4 * BLOCK)
    store.put("layout", KEY, b"x")
    left = entry(store).parent / ".new-dead"
    left.write_bytes(b"x" * BLOCK)
    os.utime(left, (0, 0))
    for key in keys(4):
        store.put("layout", key, b"x")
    assert not left.exists()


# Info and clear


def test_info_counts_by_kind(store: Store) -> None:
    for key in keys(3):
        store.put("layout", key, b"x")
    store.put("facts", KEY, b"x" * 2 * BLOCK)
    assert store.info().kinds == (("facts", 1, 3 * BLOCK), ("layout", 3, 3 * BLOCK))
    assert (store.info().entries, store.info().size) == (4, 6 * BLOCK)


def test_clear_removes_all_entries_and_says_how_many(store: Store) -> None:
    for key in keys(3):
        store.put("layout", key, b"x")
    assert store.clear().entries == 3
    assert store.info().entries == 0
    assert [one.name for one in store.folder.iterdir()] == ["CACHEDIR.TAG"]
    store.put("layout", KEY, b"x")
    assert store.get("layout", KEY) == b"x"


# Trouble


def test_a_folder_that_cannot_be_made_is_told_once_and_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    store.put("layout", KEY, b"x")
    assert store.trouble == "Not a directory"
    store.put("layout", KEY, b"x")
    assert store.get("layout", KEY) is None


def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("layout", key_of("before"), b"x")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    store.put("layout", KEY, b"x")
    assert store.trouble == "No space left on device"
    assert not list(store.folder.rglob(".new-*"))
    assert store.get("layout", key_of("before")) == b"x"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_be_read_alone_still_serves(store: Store) -> None:
    store.put("layout", KEY, b"x")
    entry(store).parent.chmod(0o500)
    try:
        assert Store(store.folder).get("layout", KEY) == b"x"
    finally:
        entry(store).parent.chmod(0o700)


# Several at once

WRITER = """
import sys
from pathlib import Path
from publish.store import BLOCK, Store, key_of
store = Store(Path(sys.argv[1]), limit=20 * BLOCK)
for turn in range(300):
    key = key_of(str(turn % 40))
    data = store.get("layout", key)
    assert data is None or data == key.encode() * 50, data[:80]
    store.put("layout", key, key.encode() * 50)
    if turn % 60 == 59 and sys.argv[2] == "clears":
        store.clear()
assert not store.trouble, store.trouble
"""


def test_two_processes_at_once_see_whole_entries_or_none(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    running = [
        subprocess.Popen([*command, how], env=environment, stderr=subprocess.PIPE, text=True)
        for how in ("puts", "puts", "clears")
    ]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert Store(tmp_path, limit=20 * BLOCK).info().size <= 24 * BLOCK


def test_threads_share_a_store(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=20 * BLOCK)

    def work(name: str) -> None:
        for turn in range(50):
            store.put("layout", key_of(name, str(turn)), b"x")

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not store.trouble
    assert store.info().size <= 20 * BLOCK
