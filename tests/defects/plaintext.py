"""Texts as an author or an archive delivers them."""

from tests.defects.defect import Defect, Files

PROSE = """It was evening when the keeper came down
the stairs and lit the lamp, and there was
nobody there to see it burn over the water.
"""
GERMAN = """Es war Abend.
Er kam.
Er ging die Treppe hinunter und sah das Licht nicht mehr.
Er blieb weg.
"""


def delivered(code: str, bad: str, good: str, line: int, language: str = "en", *also: str) -> Defect:
    return Defect(code, _book(bad, language), _book(good, language), f"one.txt:{line}", also=also)


def _book(text: str, language: str) -> Files:
    return {
        "publish.toml": f'title = "A Book"\nlanguage = "{language}"\nchapters = ["one.txt"]\n',
        "one.txt": text,
    }


DEFECTS: tuple[Defect, ...] = (
    delivered("text-empty", "\n \n", f"{PROSE}\n{PROSE}", 1, "en", "publication-empty", "chapter-empty"),
    delivered(
        "text-illustration-missing",
        f"{PROSE}\n[Illustration: The road]\n\n{PROSE}",
        f"{PROSE}\n{PROSE}",
        5,
    ),
    delivered(
        "text-contents-dropped",
        "A BOOK\n\nContents\n\n  I.   The Road ... 3\n  II.  The Lamp ... 9\n\n"
        f"I. THE ROAD\n\n{PROSE}\nII. THE LAMP\n\n{PROSE}",
        f"A BOOK\n\nI. THE ROAD\n\n{PROSE}\nII. THE LAMP\n\n{PROSE}",
        3,
    ),
    delivered(
        "text-licence-dropped",
        f"Title: The Lamp\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***\n\n{PROSE}\n{PROSE}",
        f"{PROSE}\n{PROSE}",
        1,
    ),
    delivered(
        "text-blank-line",
        f"{GERMAN}\nEs war Morgen.\nEr kam.\n",
        f"{GERMAN}Es war Morgen.\nEr kam.\n",
        5,
        "de",
    ),
    delivered(
        "text-italics-unclosed", f"{GERMAN}Er las die _alte Zeit.\n", f"{GERMAN}Er las die Zeit.\n", 5, "de"
    ),
    delivered("text-language-differs", GERMAN * 6, PROSE * 6, 1),
)
