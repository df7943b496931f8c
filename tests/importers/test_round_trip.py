"""What the writer writes the reader reads back: the same blocks."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.importers import write_markdown
from publish.model import Block, Paragraph, SourceText, Text, plain_text
from publish.readers import ReadOptions, read
from tests.importers import random_blocks

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def read_back(text: str) -> tuple[Block, ...]:
    return read(SourceText("a.md", text), ReadOptions(format="markdown"))[0].blocks


def holds(blocks: tuple[Block, ...]) -> None:
    text = write_markdown(blocks)
    assert random_blocks.same(blocks, read_back(text)), text


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(random_blocks.paragraphs)
def test_running_text(paragraph: Block) -> None:
    holds((paragraph,))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    st.one_of(
        random_blocks.headings,
        random_blocks.tables(),
        random_blocks.figures,
        random_blocks.verses,
        random_blocks.noted,
    )
)
def test_what_stands_by_itself(block: Block) -> None:
    holds((block,))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.one_of(random_blocks.listings, random_blocks.captioned, random_blocks.credits))
def test_listings_and_credits(block: Block) -> None:
    holds((block,))


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(random_blocks.blocks)
def test_blocks_inside_blocks(blocks: tuple[Block, ...]) -> None:
    holds(blocks)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_words_stay_words(text: str) -> None:
    """Of whatever characters a delivered text consists, none becomes markup."""
    words = " ".join(text.split())
    blocks = read_back(write_markdown((Paragraph((Text(words),)),))) if words else ()
    assert all(isinstance(block, Paragraph) for block in blocks)
    unseen = dict.fromkeys(ord(one) for one in text if not one.isprintable())
    read_words = " ".join(plain_text(blocks).translate(unseen).replace("\ufffd", "").split())
    assert read_words == " ".join(words.translate(unseen).split())
