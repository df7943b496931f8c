"""Nothing is fetched: a listener on this machine waits in vain."""

import socket
import threading
from collections.abc import Iterator

import pytest

import publish
from tests.hostile.conftest import SETTINGS, Write, build, codes, everything, places


class Listener:
    """Counts who comes by, and says nothing."""

    def __init__(self) -> None:
        self.visits = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        while True:
            try:
                visitor, _ = self._server.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(10)


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


DRAWING = """\
<?xml version="1.0"?><?xml-stylesheet href="http://HOST/a.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
<style>@import url(http://HOST/b.css); rect { fill: url(http://HOST/c) }</style>
<image xlink:href="http://HOST/d.png" width="9" height="9"/><use href="http://HOST/e.svg#a"/>
<rect width="5" height="5" filter="url(http://HOST/f#g)" style="fill: url('http://HOST/h')"/>
<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="http://HOST/i.png"/></foreignObject>
</svg>
"""
TEXT = """\
# A

![a](http://HOST/1.png) ![b](//HOST/2.png) <img src="http://HOST/3.png"> ![c](drawing.svg)

<img srcset="http://HOST/4.png 2x" src="http://HOST/5.png"><iframe src="http://HOST/6"></iframe>
<link rel="stylesheet" href="http://HOST/7.css"><video src="http://HOST/8" poster="http://HOST/9"></video>

<div style="background: url(http://HOST/10)" background="http://HOST/11">x</div>

[span]{style="background: url(http://HOST/12)"} ![d](drawing.svg){style="background: url(http://HOST/13)"}
"""
SHEET = """\
@import url(http://HOST/1.css);
@import "http://HOST/2.css" print;
@font-face { font-family: X; src: url(http://HOST/3.woff2) }
p { background: url("http://HOST/4.png"); list-style-image: url(http://HOST/5.png); font-family: X }
p::before { content: url(//HOST/6.png) }
@page { background-image: url(http://HOST/7.png) }
"""


def test_no_connection_is_made(write: Write, listener: Listener) -> None:
    sheets = {f"styles/{name}.css": SHEET for name in ("style", "print", "ereader", "margins")}
    files = {"one.md": TEXT, "drawing.svg": DRAWING, **sheets}
    files["publish.toml"] = SETTINGS + f'cover = "http://{listener.address}/cover.png"\n'

    result = build(write({name: text.replace("HOST", listener.address) for name, text in files.items()}))

    assert listener.visits == 0
    assert [artifact.target for artifact in result.artifacts] in ([], ["pdf", "epub"])
    for part, content in everything(result):
        assert listener.address.encode() not in content, part


def test_a_remote_picture_is_an_error_with_its_place(write: Write, listener: Listener) -> None:
    text = f"# A\n\nBefore.\n\n![a](http://{listener.address}/1.png)\n"

    result = build(write({"one.md": text}), "pdf")

    assert places(result, "image-remote") == ["one.md:5:1"]
    assert result.failed
    assert len(result.artifacts) == 1
    assert listener.visits == 0


def test_a_cover_on_the_network(write: Write, listener: Listener) -> None:
    result = build(write({"publish.toml": SETTINGS + f'cover = "http://{listener.address}/c.png"\n'}), "epub")

    assert result.failed
    assert listener.visits == 0


def test_a_template_that_loads(write: Write, listener: Listener) -> None:
    markup = f'<section id="{{{{ id }}}}"><img src="http://{listener.address}/1.png" alt=""/></section>'

    result = build(write({"templates/section.xhtml.j2": markup}))

    assert codes(result) == ["template-blocks-missing", "template-unfit"]
    assert len(result.artifacts) == 2
    assert listener.visits == 0


def test_an_allowed_picture_is_not_fetched_from_the_own_network(write: Write, listener: Listener) -> None:
    files = {
        "publish.toml": SETTINGS + "allow-remote = true\n",
        "one.md": f"# A\n\n![a](http://{listener.address}/1.png)\n",
    }

    result = build(write(files), "epub")

    assert places(result, "image-not-fetched") == ["one.md:3:1"]


def test_reading_fetches_nothing(write: Write, listener: Listener) -> None:
    publish.load(write({"one.md": TEXT.replace("HOST", listener.address)}))

    assert listener.visits == 0
