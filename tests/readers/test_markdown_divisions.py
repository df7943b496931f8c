"""Fenced divisions: ``::: name``."""

from tests.readers.markdown_forms import became, finds


def test_asides_by_name_by_class_and_with_titles() -> None:
    assert became("::: note\nMind the gap.\n:::") == '(Admonition kind=note (Paragraph "Mind the gap."))'
    assert became('::: {.callout-warning #w title="Hot *pan*"}\nx\n:::') == (
        '(Admonition kind=warning (Paragraph "x") title:["Hot " (Emphasis "pan")] #w)'
    )
    assert (
        became("::: tip\n## Heading\n\ny\n:::") == '(Admonition kind=tip (Paragraph "y") title:["Heading"])'
    )
    assert became(":::caution Take care\ny\n:::") == (
        '(Admonition kind=caution (Paragraph "y") title:["Take care"])'
    )


def test_an_epigraph_and_who_said_it() -> None:
    expected = '(Epigraph (Paragraph "Words.") attribution:["Someone, " (Emphasis "Somewhere")])'
    assert became("::: epigraph\nWords.\n\n— Someone, *Somewhere*\n:::") == expected
    assert became("::: epigraph\n> Words.\n\n-- Someone, *Somewhere*\n:::") == expected
    assert became("::: epigraph\nWords.\\\n--- Someone, *Somewhere*\n:::") == expected
    assert became("::: epigraph\nWords.\n— Someone, *Somewhere*\n:::") == expected
    assert became("::: epigraph\nWords\n— in the middle —\nof it.\n:::").endswith('"of it."))')
    assert became('::: {.epigraph attribution="Someone, *Somewhere*"}\nWords.\n:::') == expected


def test_verse() -> None:
    assert became("::: verse\nroses\nviolets\n\nend\n:::") == (
        '(Verse stanzas:[[(VerseLine "roses") (VerseLine "violets")] [(VerseLine "end")]])'
    )
    assert became("::: {.verse lang=it}\n*roses\nviolets*\n:::") == (
        '(Verse stanzas:[[(VerseLine (Emphasis "roses")) (VerseLine (Emphasis "violets"))]] lang=it)'
    )


def test_targets_languages_and_other_classes_stay() -> None:
    assert became("::: only-print\nx\n:::") == '(Division (Paragraph "x") .only-print)'
    assert became("::: {.only-epub lang=fr #i}\nx\n:::") == (
        '(Division (Paragraph "x") #i .only-epub language=fr)'
    )
    assert became("::: {.dedication dir=rtl}\nFor *you*\n:::") == (
        '(Division (Paragraph "For " (Emphasis "you")) .dedication dir=rtl)'
    )


def test_names_with_and_without_braces() -> None:
    assert became('::: {#i .a key="b c"}\nx\n:::') == '(Division (Paragraph "x") #i .a key=b c)'
    assert became("::: .a\nx\n:::\n\n::: #i\ny\n:::") == (
        '(Division (Paragraph "x") .a)\n(Division (Paragraph "y") #i)'
    )
    assert became("::: warning ::::::\nx\n::::::") == '(Admonition kind=warning (Paragraph "x"))'
    assert became("::: {}\nx\n:::") == '(Division (Paragraph "x"))'


def test_what_a_callout_says_of_the_screen_is_left_out() -> None:
    assert became('::: {.callout-tip collapse="true" icon=false appearance=minimal}\nx\n:::') == (
        '(Admonition kind=tip (Paragraph "x"))'
    )


def test_words_behind_a_name_are_kept() -> None:
    assert became("::: box Mind *this*\nx\n:::") == (
        '(Division (Paragraph "Mind " (Emphasis "this") .title) (Paragraph "x") .box)'
    )


def test_attributes_that_are_none_are_found() -> None:
    assert finds("::: {.a\nx\n:::") == ["1 division-attributes"]
    assert finds("::: {#a key=}b}\nx\n:::") == []


def test_nested_divisions_need_no_longer_fences() -> None:
    inner_outer = '(Division (Division (Paragraph "x") .inner) (Paragraph "y") .outer)'
    assert became("::: outer\n::: inner\nx\n:::\ny\n:::") == inner_outer
    assert became(":::: {.outer} ::::\n::: inner :::\nx\n:::\ny\n::::") == inner_outer


def test_a_division_of_figures_and_one_of_a_table() -> None:
    assert became("::: {#fig-two}\n![](a.png)\n\n![](b.png)\n\nBoth *sides*.\n:::").endswith(
        'caption:["Both " (Emphasis "sides") "."] #fig-two)'
    )
    assert became("::: {#fig-one fig-alt='A wall'}\n![](a.png)\n\nThe wall.\n:::") == (
        '(Figure (Plain (Image source=a.png alt=A wall)) caption:["The wall."] #fig-one)'
    )
    assert became("::: {#lst-one}\n```python\nx\n```\n\nThe code.\n:::") == (
        '(Listing code=x language=python info=python caption:["The code."] #lst-one)'
    )
    table = became("::: {#tbl-x}\n| a |\n|---|\n| 1 |\n\nOnes.\n:::")
    assert table.startswith("(Table") and table.endswith('caption:["Ones."] #tbl-x)')


def test_code_that_shows_a_division_opens_none() -> None:
    assert became("```\n::: note\n```").startswith("(Listing")


def test_a_division_that_is_not_closed_is_found_where_it_opens() -> None:
    assert finds("a\n\n::: note\nb\n\nc") == ["3 division-unclosed"]
    assert finds("- ::: note\n  b\n\nc") == ["1 division-unclosed"]


def test_a_line_that_closes_nothing_is_found() -> None:
    assert finds("a\n\n:::\n\nb") == ["3 division-stray"]
    assert finds("::: x\n\n- b\n  :::\n\n:::\n") == ["4 division-stray"]


def test_an_mdbook_has_no_divisions() -> None:
    assert became("::: note", "mdbook") == '(Paragraph "::: note")'
