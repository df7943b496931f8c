"""Rules about the whole book in a whole check."""

from pathlib import Path

import publish
from tests.check.manuscripts import written

TEXT = "# One\n\nAn email, an e-mail, the color, the colour. See [it](https://no-such-host.invalid/).\n"


def codes(result: publish.CheckResult) -> set[str]:
    return {finding.code for check in result.checks for finding in check.findings}


def check(book: Path, **asked: bool) -> publish.CheckResult:
    return publish.check(book, build_first=False, cache=book / "cache", **asked)


def test_words_and_colours_of_the_whole_book_are_looked_at(tmp_path: Path) -> None:
    book = written(tmp_path, TEXT)
    (book / "styles").mkdir()
    (book / "styles" / "style.css").write_text("p { color: #aaa }\n")

    for _ in range(2):  # the second time out of the cache
        found = codes(check(book))
        assert found >= {"spelling-hyphen", "spelling-region", "contrast-low"}
        assert not any(code.startswith(("web-", "spelling-unknown")) for code in found)

    (book / "one.md").write_text(TEXT.replace("an e-mail", "an email"))
    assert "spelling-hyphen" not in codes(check(book))


def test_dictionaries_are_asked_when_told(tmp_path: Path) -> None:
    book = written(tmp_path, "# One\n\nThe lamp recieve.\n", '[check]\nwords = "words.txt"', language="en-GB")
    (book / "words.txt").write_text("one\n")
    (book / "dictionaries").mkdir()
    (book / "dictionaries" / "en_GB.aff").write_text("SET UTF-8\n")
    (book / "dictionaries" / "en_GB.dic").write_text("2\nthe\nlamp\n")

    for _ in range(2):
        found = [one for check in check(book, spelling=True).checks for one in check.findings]
        assert [(one.code, str(one.span)) for one in found if one.group == "spelling"] == [
            ("spelling-unknown", "one.md:3:10")
        ]

    (book / "dictionaries" / "en_GB.dic").write_text("3\nthe\nlamp\nrecieve\n")
    assert "spelling-unknown" not in codes(check(book, spelling=True))


def test_the_web_is_asked_when_told(tmp_path: Path) -> None:
    found = codes(check(written(tmp_path, TEXT), online=True))
    assert found & {"web-gone", "web-unreachable"}  # which of the two, the machine's resolver says
