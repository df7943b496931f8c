"""The web asked about links: by a server of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publish.check.kept import Kept
from publish.check.mending import plan
from publish.check.online import KEEP, RULES, Answered, WebLink, ask, links_of
from publish.check.web import Answer, Limits, ask_all
from publish.store import Store
from tests.check.manuscripts import chapters_of_text

QUICK = Limits(seconds=1, total=10, pause=0, private=True)


@dataclass
class Server:
    address: str
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"{self.address}/{path}"


ANSWERS: dict[str, tuple[int, str]] = {
    "/here": (200, ""),
    "/gone": (404, ""),
    "/withdrawn": (410, ""),
    "/broken": (500, ""),
    "/secret": (403, ""),
    "/old": (301, "/here"),
    "/very-old": (308, "/old"),
    "/today": (302, "/here"),
    "/circle": (301, "/circle"),
    "/to-file": (301, "file:///etc/passwd"),
    "/article": (301, "/"),
    "/": (200, ""),
    "/busy/1": (429, ""),
}


@contextmanager
def serving() -> Iterator[Server]:
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            server.asked.append(f"{self.command} {self.path}")
            if self.path == "/slow":
                time.sleep(3)
            if self.path == "/get-only":
                status, location = (405, "") if self.command == "HEAD" else (200, "")
            else:
                status, location = ANSWERS.get(self.path, (404, ""))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{http.server_port}"
    yield server
    http.shutdown()
    http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def codes(answers: tuple[Answered, ...]) -> list[str]:
    return [f"{rule.code}: {found.message}" for one in answers for rule in RULES for found in rule.find(one)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("here", []),
        ("get-only", []),
        ("today", []),
        ("gone", ["web-gone: “{}gone” is gone (404)"]),
        ("withdrawn", ["web-gone: “{}withdrawn” is gone (410)"]),
        ("broken", ["web-unreachable: “{}broken”: the server failed (500)"]),
        ("slow", ["web-unreachable: “{}slow” was not reached: it did not answer in time"]),
        ("circle", ["web-unreachable: “{}circle” was not reached: it leads on and on, more than 5 times"]),
        ("to-file", ["web-unreachable: “{}to-file” was not reached: it leads out of the web"]),
        ("secret", ["web-not-told: “{}secret”: the server refused to say (403)"]),
        ("old", ["web-moved: “{}old” has moved to {}here"]),
        ("very-old#part", ["web-moved: “{}very-old#part” has moved to {}here#part"]),
        ("article", ["web-moved: “{}article” now leads to the front page {}"]),
    ],
)
def test_what_a_server_says(path: str, expected: list[str], server: Server) -> None:
    answers = ask([WebLink(server.url(path), None)], Kept(None), QUICK)

    assert codes(answers) == [one.replace("{}", server.url("")) for one in expected]


def test_an_address_is_asked_for_once_and_a_good_answer_kept(server: Server, tmp_path: Path) -> None:
    links = [WebLink(server.url(path), None) for path in ("here", "here#part", "gone")]
    kept, time_ = Kept(Store(tmp_path)), 1_000_000.0
    for _ in range(2):
        ask(links, kept, QUICK, now=lambda: time_)
    assert server.asked.count("HEAD /here") == 1
    assert server.asked.count("HEAD /gone") == 2

    time_ += KEEP + 1
    ask(links, kept, QUICK, now=lambda: time_)
    assert server.asked.count("HEAD /here") == 2


def test_our_own_network_is_not_asked(server: Server) -> None:
    answers = ask([WebLink(server.url("here"), None)], Kept(None), Limits(seconds=1, pause=0))

    assert [one.answer.trouble for one in answers] == ["it lies in a private network"]
    assert server.asked == []


def test_a_server_that_wants_fewer_questions_gets_no_more(server: Server) -> None:
    answers = ask([WebLink(server.url(f"busy/{number}"), None) for number in (1, 2, 3)], Kept(None), QUICK)

    assert server.asked == ["HEAD /busy/1"]
    assert {line.split(":")[0] for line in codes(answers)} == {"web-not-told"}


def test_there_is_a_pause_between_questions_to_a_host(server: Server) -> None:
    limits = Limits(seconds=1, pause=0.2, private=True)
    start = time.monotonic()
    ask_all([server.url(path) for path in ("here", "today", "secret")], limits)
    assert time.monotonic() - start >= 0.4


def test_all_questions_together_have_an_end(server: Server) -> None:
    limits = Limits(seconds=5, total=0.5, pause=0, private=True)
    answers = ask_all([server.url("slow"), server.url("here")], limits)
    assert [one.asked for one in answers.values()] == [False, False]


def test_more_addresses_than_that_are_not_asked(server: Server) -> None:
    answers = ask_all([server.url("here"), server.url("gone")], Limits(addresses=1, pause=0, private=True))
    assert [one.asked for one in answers.values()] == [True, False]


def test_a_host_that_is_none_is_gone() -> None:
    link = WebLink("https://no-such-host.invalid/", None)
    assert codes((Answered(link, Answer(trouble="its host is not known", unknown_host=True)),)) == [
        "web-gone: “https://no-such-host.invalid/”: there is no host no-such-host.invalid"
    ]


def test_a_moved_address_is_mended_where_it_stands(server: Server, tmp_path: Path) -> None:
    text = f'# One\n\nSee [this]({server.url("old")} "Old") and <{server.url("old")}>.\n'
    (chapter,) = chapters_of_text(tmp_path, text)
    answers = ask(links_of(chapter), Kept(None), QUICK)
    found = [one for answer in answers for rule in RULES for one in rule.find(answer)]

    assert [str(one.span) for one in found] == [
        "one.md:3:5",
        f"one.md:3:{text.splitlines()[2].index('<') + 1}",
    ]
    mended = plan(tmp_path, [one.mend for one in found if one.mend])
    assert server.url("here") in mended.files[0].after.decode()
