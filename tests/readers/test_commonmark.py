"""The CommonMark specification's examples, read into the model and written as plain HTML."""

import re
from pathlib import Path

from publish.model import SourceText
from publish.readers import ReadOptions, read
from publish.readers.plain import to_html

LEFT_OUT: dict[int, str] = {}
"""Examples that are not compared, each with its reason."""

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def test_every_example_of_the_specification_gives_its_html(shared: Path) -> None:
    text = (shared / "manuscripts" / "commonmark" / "spec.txt").read_text("utf-8")
    examples = [(one[1], one[2]) for one in _EXAMPLE.finditer(text)]
    assert len(examples) > 600
    wrong = []
    for number, (markdown, html) in enumerate(examples, 1):
        source = SourceText("spec.md", markdown.replace("→", "\t"))
        document, _ = read(source, ReadOptions("markdown", "commonmark"))
        if to_html(document) != html.replace("→", "\t") and number not in LEFT_OUT:
            wrong.append((number, markdown, html, to_html(document)))
    assert not wrong, f"{len(wrong)} examples differ, the first: {wrong[:3]}"
