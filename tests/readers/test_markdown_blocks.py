"""What stands by itself: from Markdown to blocks."""

from tests.readers.markdown_forms import became, finds, reading


def test_headings_with_attributes() -> None:
    assert became("# Title #\n\n## The walls {#walls .unnumbered lang=la}\n\nThird {.x}\n===") == (
        '(Heading level=1 "Title")\n'
        '(Heading level=2 "The walls" #walls .unnumbered lang=la)\n'
        '(Heading level=1 "Third" .x)'
    )


def test_lists_tight_and_loose_and_tasks() -> None:
    assert became("- a\n- b\n\n  c\n\n3. x\n4. y") == (
        '(ListBlock (ListItem (Paragraph "a")) (ListItem (Paragraph "b") (Paragraph "c")) tight=False)\n'
        '(ListBlock (ListItem (Plain "x")) (ListItem (Plain "y")) ordered=True start=3)'
    )
    assert became("- [ ] open\n- [x] done") == (
        '(ListBlock (ListItem (Plain "open") checked=False) (ListItem (Plain "done") checked=True))'
    )


def test_definition_lists() -> None:
    assert became("Term\n: what *it* is\n\nOther\n: this\n: that") == (
        '(DefinitionList (Definition terms:[["Term"]] bodies:[[(Plain "what " (Emphasis "it") " is")]]) '
        '(Definition terms:[["Other"]] bodies:[[(Plain "this")] [(Plain "that")]]))'
    )


def test_listings_of_pandoc_and_quarto() -> None:
    fence = '```{.python #lst-a lst-cap="A *loop*" filename=loop.py .numbered}\nfor\n```'
    document, _ = reading(fence)
    (block,) = document.blocks
    assert "code=for language=python" in became(fence)
    assert 'caption:["A " (Emphasis "loop")] file_name=loop.py #lst-a .numbered' in became(fence)
    assert block.span is not None and (block.span.line, block.span.end_line) == (1, 3)
    assert became("```rust,ignore\nfn\n```") == "(Listing code=fn language=rust info=rust,ignore)"
    assert became('```{.python #x caption="A" .n startFrom=3}\nx\n```').endswith(
        'caption:["A"] #x .n startFrom=3)'
    )
    assert became('```{.python lst-label=lst-b lst-cap="B"}\nx\n```').endswith('caption:["B"] #lst-b)')
    assert became("    code\n\n    more") == "(Listing code=code\n\nmore)"


def test_an_unclosed_fence_is_found_where_it_opens() -> None:
    assert finds("a\n\n```rust\nfn\n\n# end") == ["3 fence-unclosed"]
    assert finds("> ~~~\n> x\n\nafter") == ["1 fence-unclosed"]
    assert finds("```\n```\n\n- ```\n  x\n  ```\n") == []


def test_a_picture_alone_is_a_figure_with_its_caption() -> None:
    assert became('![A *map*](map.png){#fig-map width=50% alt="The walls"}') == (
        "(Figure (Plain (Image source=map.png alt=The walls width=50%)) "
        'caption:["A " (Emphasis "map")] #fig-map)'
    )
    assert became("![](map.png)") == "(Figure (Plain (Image source=map.png alt=)))"
    assert became('![](a.png){fig-cap="Made *here*"}').endswith('caption:["Made " (Emphasis "here")])')


def test_in_an_mdbook_it_is_a_picture_without_caption() -> None:
    assert became("![A map](map.png)", "mdbook") == "(Figure (Plain (Image source=map.png alt=A map)))"


def test_line_blocks_are_verse() -> None:
    assert became("| roses\n|   are red\n|\n| violets\n|     are\n  blue") == (
        '(Verse stanzas:[[(VerseLine "roses") (VerseLine "are red" indent=1)] '
        '[(VerseLine "violets") (VerseLine "are blue" indent=2)]])'
    )


def test_scene_breaks_and_page_breaks() -> None:
    text = "a\n\n* * *\n\nb\n\n\\newpage\n\n{{< pagebreak >}}\n\n::: pagebreak\n:::"
    assert became(text).split("\n") == (
        ['(Paragraph "a")', "(SceneBreak)", '(Paragraph "b")', *["(PageBreak)"] * 3]
    )


def test_alerts_of_github() -> None:
    assert became("> [!WARNING]\n> Hot *pan*.\n>\n> Cold.") == (
        '(Admonition kind=warning (Paragraph "Hot " (Emphasis "pan") ".") (Paragraph "Cold."))'
    )
    assert became("> [!TIP] For *you*\n> Try.") == (
        '(Admonition kind=tip (Paragraph "Try.") title:["For " (Emphasis "you")])'
    )
    assert became("> [!UNHEARD] x").startswith("(Quotation")


def test_a_quotation_with_its_source() -> None:
    assert became("> Said.\n>\n> [— Someone]{.attribution}") == (
        '(Quotation (Paragraph "Said.") attribution:["Someone"])'
    )
    assert "attribution" not in became("> Said.\n>\n> — No, answered.")


def test_displayed_formulas() -> None:
    document, findings = reading("$$\nE = m\n$$ {#eq-e}\n\n$$ x $$")
    assert [one.code for one in findings] == ["math-as-typed"]
    assert "value='E = m'" in repr(document.blocks[0]) and "eq-e" in repr(document.blocks[0])
    assert "value='x'" in repr(document.blocks[1])


def test_an_empty_text_is_an_empty_document() -> None:
    assert became("") == became("\n\n") == became("<!-- nothing -->") == ""
