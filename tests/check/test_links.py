"""Rules about addresses: a link in, a finding or none out."""

from pathlib import Path

import pytest

from publish.check.links import RULES
from publish.check.mending import plan
from tests.check.manuscripts import chapters_of_text, found_by, places, written

FOUND = [
    ("[x]()", "link-empty 3:1"),
    ("[x](<>)", "link-empty 3:1"),
    ("[x](#)", "link-empty 3:1"),
    ('<a href="">x</a>', "link-empty 3:1"),
    ("[x](https://https://example.org)", "link-malformed 3:1"),
    ("[x](http://https//example.org)", "link-malformed 3:1"),
    ("[x](https://exa..mple.org)", "link-malformed 3:1"),
    ("[x](https://-example.org)", "link-malformed 3:1"),
    ("[x](https://example.org:port/)", "link-malformed 3:1"),
    ("[x](https://[::1/)", "link-malformed 3:1"),
    ("[x](mailto:keeper)", "link-malformed 3:1"),
    ("[x](http://:80/)", "link-malformed 3:1"),
    ("[x](mailto:a@b@example.org)", "link-malformed 3:1"),
    ("[x](tel:call-me)", "link-malformed 3:1"),
    ("[x](https://two.md)", "link-file-as-host 3:1"),
    ("[x](http://index.html/)", "link-file-as-host 3:1"),
    ("[x](http://localhost/a)", "link-private 3:1"),
    ("[x](http://127.0.0.1:8080)", "link-private 3:1"),
    ("[x](http://10.1.2.3/)", "link-private 3:1"),
    ("[x](http://[::1]/)", "link-private 3:1"),
    ("[x](http://printer/)", "link-private 3:1"),
    ("[x](http://wiki.internal/)", "link-private 3:1"),
    ("See [x](https://example.org/a,) now", "link-trailing 3:5"),
    ("See [x](https://example.org/a%20).", "link-trailing 3:5"),
    ("[x]\n\n[x]: https://example.org/a.", "link-trailing 3:1"),
]

NOTHING = [
    "[x](https://example.org)",
    "[x](https://example.org/a_(b))",
    "[x](https://www.xn--mnchen-3ya.de/ä?q=ß#z)",
    "[x](https://user@example.org:8080/)",
    "[x](http://93.184.216.34/)",
    "[x](https://a_b.example.org/)",
    "[x](mailto:a@example.org,b@example.org?subject=Hello%20you)",
    "[x](mailto:a.b+c@example.co.uk)",
    "[x](tel:+44-20-7946-0958)",
    "[x](tel:(020)%207946%200958)",
    "<https://example.org>",
    "<a@example.org>",
    "`[x]()` and `http://localhost`",
    "[x](#one)",
    "A [list]{#here} and [x](#here)",
    "[x](https://project.md/page)",
    "[x](https:///example.org) [y](mailto://a@example.org) [z](missing.md)",  # the build says so
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_what_is_found(text: str, expected: str, tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# One\n\n{text}\n")
    assert " ".join(places(found_by(RULES, chapters))) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_an_address(text: str, tmp_path: Path) -> None:
    assert found_by(RULES, chapters_of_text(tmp_path, f"# One\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("[x](https://https://example.org)", "[x](https://example.org)"),
        ("[x](mailto:/a@example.org)", "[x](mailto:a@example.org)"),
        ("[x](https://example.org/a. 'T')", "[x](https://example.org/a 'T')"),
        ("[x](https://example.org/a.)", "[x](https://example.org/a)"),
        ("[https://example.org/a.](https://example.org/a.)", None),
    ],
)
def test_what_is_mended(typed: str, mended: str | None, tmp_path: Path) -> None:
    book = written(tmp_path, f"# One\n\n{typed}\n")
    found = found_by(RULES, chapters_of_text(tmp_path, f"# One\n\n{typed}\n"))
    made = plan(book, [one.mend for _, one in found if one.mend])
    after = [file.after.decode().split("\n")[2] for file in made.files]
    assert after == ([mended] if mended else [])
