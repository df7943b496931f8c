"""Words that the dictionary in the publication's folder does not have."""

from tests.defects.defect import Defect, Files, in_text, publication

DICTIONARY: Files = {
    "dictionaries/en.aff": "SET UTF-8\nTRY esianrtolcd\n",
    "dictionaries/en.dic": "8\nOne\nthe\nlamp\nwas\nlit\nit\nreceive\nletters\n",
}
WELSH = "Mae hen wlad fy nhadau yn annwyl i mi, gwlad beirdd a chantorion, enwogion o fri."


def spelled(code: str, bad: str, good: str, line: int) -> Defect:
    made = in_text(code, bad, good, line, way="spelling")
    assert isinstance(made.bad, dict) and isinstance(made.good, dict)  # no finished files
    return Defect(code, made.bad | DICTIONARY, made.good | DICTIONARY, made.at, "spelling")


DEFECTS: tuple[Defect, ...] = (
    spelled("spelling-unknown", "The lamp was lit.\n\nIt was litt.", "The lamp was lit.\n\nIt was lit.", 5),
    Defect(
        "spelling-not-checked",
        {**publication(f"# Un\n\n{WELSH}\n", language="cy"), **DICTIONARY},
        {**publication("# One\n\nThe lamp was lit.\n"), **DICTIONARY},
        "",
        "spelling",
    ),
)
