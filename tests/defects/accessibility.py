"""What readers who do not see, or not well, need of the manuscript."""

from tests.defects.defect import Defect, in_text, publication

LAMP = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'
ANNA = (
    "Als sie an diesem Abend mit ihm in den Garten ging, war das Licht nicht mehr zu sehen, und sie "
    "hatte auch keine Lampe bei sich."
)

DEFECTS: tuple[Defect, ...] = (
    in_text("picture-without-text", "![](lamp.svg)", "![A brass lamp](lamp.svg)", files={"lamp.svg": LAMP}),
    in_text(
        "picture-without-text",
        'The lamp\n<img src="lamp.svg">\nwas lit.',
        'The lamp\n<img src="lamp.svg" alt="of brass">\nwas lit.',
        4,
        files={"lamp.svg": LAMP},
    ),
    in_text(
        "picture-text-file-name",
        "It was lit.\n\n![IMG_2031](lamp.svg)",
        "It was lit.\n\n![A brass lamp](lamp.svg)",
        5,
        files={"lamp.svg": LAMP},
    ),
    in_text(
        "picture-text-needless",
        "![Image of a lamp](lamp.svg)",
        "![A lamp](lamp.svg)",
        files={"lamp.svg": LAMP},
    ),
    in_text(
        "link-without-words",
        "The lamp\n[\\ ](https://example.org/)\nwas lit.",
        "The lamp\n[of brass](https://example.org/)\nwas lit.",
        4,
    ),
    in_text(
        "link-vague",
        "For the list click [here](https://example.org/list).",
        "See [the list](https://example.org/list).",
    ),
    in_text("heading-skipped", "It was lit.\n\n### Oil\n\nOf rape.", "It was lit.\n\n## Oil\n\nOf rape.", 5),
    in_text(
        "table-without-header",
        "The rocks:\n\n|   |   |\n|---|---|\n| Wolf | 41 m |",
        "The rocks:\n\n| Rock | Height |\n|---|---|\n| Wolf | 41 m |",
        5,
    ),
    in_text(
        "language-unmarked",
        f"He read aloud.\n\n{ANNA}",
        f"He read aloud.\n\n::: {{lang=de}}\n{ANNA}\n:::",
        5,
    ),
    Defect(
        "contrast-low",
        publication("# One\n\nLit.\n", files={"styles/style.css": "\n.oil {\n  color: #999999;\n}\n"}),
        publication("# One\n\nLit.\n", files={"styles/style.css": "\n.oil {\n  color: #555555;\n}\n"}),
        "styles/style.css:2",
    ),
)
