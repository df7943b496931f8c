"""Places of keys and values in TOML texts."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.project.positions import Place, TomlPath, places_of

TEXT = '''\
# comment with [brackets] and = signs
title = "A \\"quoted\\" title"   # trailing
a.b . "c d" = { x = 1, y.z = [ 2, 3 ] }
long = """
[not.a.table]
key = "value"
"""
'lit' = \'\'\'a''b\'\'\'
list = [
  "one", # first ]
  { k = "v", l = ['\\'] },
  [ [ 1 ] ],
]

[table . sub]
k = 2026-11-24T10:00:00Z

[[part]]
t = 1
[[part.chapter]]
f = "a"
[[part.chapter]]
f = "b"
[[part]]
t = -2.5e3
'''


def paths(value: object, base: TomlPath = ()) -> Iterator[TomlPath]:
    """Yield the path of everything in what tomllib read."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*base, key)
            yield from paths(one, (*base, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield (*base, number)
            yield from paths(one, (*base, number))


def test_every_key_and_value_has_its_place() -> None:
    places = places_of(TEXT)
    assert set(places) == set(paths(tomllib.loads(TEXT)))
    assert places[("title",)] == Place((2, 1), (2, 9))
    assert places[("a", "b", "c d", "y", "z", 1)].value == (3, 35)
    assert places[("lit",)].key == (8, 1)
    assert places[("list", 1, "k")].key == (11, 5)
    assert places[("table", "sub", "k")].value == (16, 5)
    assert places[("part", 0, "chapter", 1, "f")].value == (23, 5)
    assert places[("part", 1, "t")].key == (25, 1)


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-1000, 1000),
        st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab .\"#[]={}'", max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


def written(value: object) -> str:
    """Return a value as TOML, with tables in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(key)} = {written(one)}" for key, one in value.items()) + " }"
    return str(value)


@given(st.dictionaries(st.text("ab .\"#[]={}'", max_size=4), VALUES, max_size=4))
def test_the_scanner_sees_what_tomllib_sees(data: dict[str, object]) -> None:
    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in data.items())
    assert set(places_of(text)) == set(paths(tomllib.loads(text)))


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "a=1", "[t]", "a = ''''''", 'a=""""""""'])
def test_short_texts(text: str) -> None:
    assert set(places_of(text)) == set(paths(tomllib.loads(text)))
