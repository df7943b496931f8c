"""Results of pure functions from the cache."""

from pathlib import Path

import publish
from publish.engine.kept_function import Kept, KeptFunction
from publish.engine.kept_listings import bring_listings, keep_listings
from publish.engine.memory import Memory
from publish.render.listings import Highlighter
from publish.store import Store


def number(data: bytes, _: bytes) -> int:
    return int(data)


def kept_length(kept: Kept, calls: list[bytes]) -> KeptFunction[int]:
    def length(given: bytes) -> int:
        calls.append(given)
        return len(given)

    return KeptFunction(kept, "length", length, lambda value: str(value).encode(), number)


def test_a_function_is_called_once_for_what_it_is_given(tmp_path: Path) -> None:
    kept, calls = Kept(Store(tmp_path), "1"), list[bytes]()
    assert [kept_length(kept, calls)(one) for one in (b"ab", b"abc", b"ab")] == [2, 3, 2]
    assert calls == [b"ab", b"abc"]


def test_other_code_calls_it_anew(tmp_path: Path) -> None:
    store, calls = Store(tmp_path), list[bytes]()
    for versions in "12":
        kept_length(Kept(store, versions), calls)(b"ab")
    assert len(calls) == 2


def test_an_entry_that_is_none_of_ours_is_made_anew(tmp_path: Path) -> None:
    kept, calls = Kept(Store(tmp_path), "1"), list[bytes]()
    kept_length(kept, calls)(b"ab")
    (entry,) = (one for one in (tmp_path / "length").rglob("*") if one.is_file())
    kept.store.put("length", entry.name, b"two")
    assert [kept_length(kept, calls)(b"ab"), kept_length(kept, calls)(b"ab")] == [2, 2]
    assert len(calls) == 2


def test_what_is_remembered_is_not_looked_for_in_the_cache(tmp_path: Path) -> None:
    kept, calls, memory = Kept(Store(tmp_path), "1"), list[bytes](), Memory()
    through = kept_length(kept, calls)
    assert memory.of(len, through)(b"ab") == 2
    kept.store.clear()
    assert memory.of(len, through)(b"ab") == 2
    assert calls == [b"ab"]


def test_listings_are_not_coloured_again(tmp_path: Path) -> None:
    kept, code = Kept(Store(tmp_path / "cache"), "1"), 'print("a")'
    first = Highlighter()
    bring_listings(kept, tmp_path, first)
    markup = first.markup(code, "python", 8)
    assert first.grown
    keep_listings(kept, tmp_path, first)
    second = Highlighter()
    bring_listings(kept, tmp_path, second)
    assert second.markup(code, "python", 8) == markup
    assert not second.grown
    assert second.markup(code, "python") == Highlighter().markup(code, "python")
    assert second.grown


def test_a_book_is_the_same_with_and_without_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    text = "# One\n\nWords[^1].\n\n```python\nprint(1)\n```\n\n[^1]: Note.\n"
    (folder / "one.md").write_text(text, encoding="utf-8")
    settings = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
    (folder / "publish.toml").write_text(settings, encoding="utf-8")

    def built(words: str, cache: Path | bool) -> list[bytes]:
        (folder / "two.md").write_text(f"# Two\n\n{words}\n", encoding="utf-8")
        result = publish.build(folder, output=tmp_path / "out", cache=cache)
        assert not result.failed
        return [one.path.read_bytes() for one in result.artifacts]

    built("Some words.", tmp_path / "cache")
    again = built("Other words.", tmp_path / "cache")
    assert again == built("Other words.", cache=False)
    assert len(again) == 2
