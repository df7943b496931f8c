"""Slips of the text, as a proofreader marks them."""

from tests.defects.defect import Defect, in_text

PLAIN = "smart = false"

DEFECTS: tuple[Defect, ...] = (
    in_text(
        "dash-hyphen",
        "It rained.\n\nThe lamp was lit - and went out.",
        "It rained.\n\nThe lamp was lit – and went out.",
        5,
    ),
    in_text("dash-range", "He served\nfrom 1914-1918 there.", "He served\nfrom 1914–1918 there.", 4),
    in_text("dummy-text", "> Lorem ipsum dolor sit amet.", "> The lamp was lit."),
    in_text("placeholder", "- It was lit.\n- TODO the oil", "- It was lit.\n- the oil", 4),
    in_text("quote-foreign", "It rained.\n„The lamp“, he said.", "It rained.\n“The lamp”, he said.", 4),
    in_text(
        "quote-foreign",
        "“Das Licht”, sagte er.",
        "„Das Licht“, sagte er.",
        language="de",
    ),
    in_text(
        "quote-straight",
        "“The lamp”, he said.\n\nIt wasn't lit.",
        "“The lamp”, he said.\n\nIt wasn’t lit.",
        5,
        more=PLAIN,
    ),
    in_text(
        "quote-unbalanced",
        "“The lamp,” he said.\n\n“The oil, she said.\n\nIt rained.",
        "“The lamp,” he said.\n\n“The oil,” she said.\n\nIt rained.",
        5,
    ),
    in_text(
        "space-before-punctuation",
        "The *lamp* was\nlit , and nobody came.",
        "The *lamp* was\nlit, and nobody came.",
        4,
    ),
    in_text("space-double", "It was lit.\n\nIt rained.  Nobody came.", "It was lit.\n\nIt rained. No.", 5),
    in_text(
        "space-french", "Où vas-tu ?", "Où vas-tu\u202f?", language="fr", also=("language-without-words",)
    ),
    in_text(
        "spelling-accent",
        "We met Anaïs Dupont.\n\nAnd Anaïs left.\n\nThen Anais came back.",
        "We met Anaïs Dupont.\n\nAnd Anaïs left.\n\nThen Anaïs came back.",
        7,
    ),
    in_text(
        "spelling-hyphen",
        "Send an email. An email came.\n\nHer e-mail was lost.",
        "Send an email. An email came.\n\nHer email was lost.",
        5,
    ),
    in_text(
        "spelling-ise",
        "They organise what they recognise, and categorise it.\n\nThey realize it.",
        "They organise what they recognise, and categorise it.\n\nThey realise it.",
        5,
    ),
    in_text(
        "spelling-region",
        "The colour of the lamp was the colour of honey.\n\nOf no other color.",
        "The colour of the lamp was the colour of honey.\n\nOf no other colour.",
        5,
    ),
    in_text("word-repeated", "He lit the\nthe lamp.", "He lit\nthe lamp.", 4),
)
