"""The model as short JSON and back."""

import json

import pytest
from hypothesis import given

from publish.model import (
    Attributes,
    Document,
    Emphasis,
    Paragraph,
    Publication,
    Section,
    SourceText,
    Span,
    Table,
    Text,
)
from publish.model.compact import from_compact, to_compact
from publish.readers import ReadOptions, read
from tests.model.models import publications

TEXT = """\
---
title: One
lang: en-GB
---

# One {#one .big key=value}

Words with *stress*, `code`, a note[^1], $x^2$ and ![a gate](gate.png).

| A | B |
|---|--:|
| 1 | 2 |

: Numbers {#tbl-numbers}

[^1]: A note.

- one
- two

```rust
fn main() {}
```
"""


def test_a_document_comes_back_as_it_was() -> None:
    document, _ = read(SourceText("one.md", TEXT), ReadOptions("markdown"))
    assert any(isinstance(block, Table) for block in document.blocks)
    assert from_compact(to_compact(document)) == document


@given(publications())
def test_any_publication_comes_back(publication: Publication) -> None:
    assert from_compact(to_compact(publication)) == publication


def test_fields_at_their_default_are_left_out() -> None:
    long = to_compact(Paragraph((Text("a"),), Attributes(id="x"), Span("a.md", 1)))
    short = to_compact(Paragraph((Text("a"),)))
    assert len(json.loads(short)) == 2
    assert len(json.loads(long)) == 4


@pytest.mark.parametrize("word", ["\ud800", "\u2028", 'q"\\', ""])
def test_any_characters_come_back(word: str) -> None:
    section = Section("chapter", (Emphasis((Text(word),)),), numbered=False)
    assert from_compact(to_compact(section)) == section


def test_what_is_no_value_of_the_model_is_not_written() -> None:
    with pytest.raises(TypeError, match="no list"):
        to_compact(Document((), (("authors", ["A", "B"]),)))


@pytest.mark.parametrize("text", ["{", "[999]", '["a"]', "[-1]", "[]", "[2,1,2,3,4,5,6,7,8,9]", "[" * 9999])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a value|Expecting|unpack"):
        from_compact(text)
