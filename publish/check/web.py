"""Questions to web servers: does this address still lead anywhere?

Bounded in time, number and redirects; one question at a time to a host, with a pause between two;
nothing of an answer's body is read. Addresses of this machine and its network are never asked: a
manuscript is a stranger's.
"""

from __future__ import annotations

import http.client
import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

AGENT = "publish-book link check (asks each address once, HEAD first)"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of the web."""

    seconds: float = 10.0
    """For one answer."""
    total: float = 120.0
    """In seconds, for all questions together; what is not answered by then is not known."""
    addresses: int = 2000
    redirects: int = 5
    pause: float = 1.0
    """In seconds, between two questions to one host."""
    hosts: int = 8
    """Asked at the same time."""
    private: bool = False
    """Whether addresses in the own network are asked too (the tests' server)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the question for one address."""

    status: int = 0
    """Of HTTP, at the end of all redirects; 0 where there was no answer."""
    moved: str = ""
    """Where it leads now, if every redirect on the way is for good (301, 308)."""
    trouble: str = ""
    """Why there was no answer."""
    unknown_host: bool = False
    asked: bool = True


NOT_ASKED = Answer(trouble="there was no time left to ask", asked=False)


def ask_all(addresses: Iterable[str], limits: Limits) -> dict[str, Answer]:
    """Ask for all addresses (``http`` and ``https``, each once) and return the answers."""
    by_host: dict[str, list[str]] = {}
    wanted = list(dict.fromkeys(addresses))
    for address in wanted[: limits.addresses]:
        by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    work = _Work(limits)
    for host in by_host.values():
        work.hosts.put(host)
    # Threads that a dripping server holds must hold nobody else, nor the end of the process.
    threads = [threading.Thread(target=work.run, daemon=True) for _ in range(min(limits.hosts, len(by_host)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, work.end - time.monotonic()))
    answers = work.taken()
    return {address: answers.get(address, NOT_ASKED) for address in wanted}


@dataclass
class _Work:
    limits: Limits
    hosts: queue.SimpleQueue[list[str]] = field(default_factory=queue.SimpleQueue)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.limits.total

    def run(self) -> None:
        while time.monotonic() < self.end:
            try:
                addresses = self.hosts.get_nowait()
            except queue.Empty:
                return
            self._host(addresses)

    def _host(self, addresses: list[str]) -> None:
        for number, address in enumerate(addresses):
            if number:
                time.sleep(self.limits.pause)
            if time.monotonic() >= self.end:
                return
            answer = ask(address, self.limits)
            with self._lock:
                self._answers[address] = answer
            if answer.status in (429, 503):
                busy = Answer(trouble="the server asked for fewer questions", asked=False)
                with self._lock:
                    self._answers.update(dict.fromkeys(addresses[number + 1 :], busy))
                return

    def taken(self) -> dict[str, Answer]:
        with self._lock:
            return dict(self._answers)


class PrivateAddressError(OSError):
    """An address of this machine or its network."""


_TROUBLE: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "its host is not known"),
    (TimeoutError, "it did not answer in time"),
    (ConnectionRefusedError, "the connection was refused"),
    (PrivateAddressError, "it lies in a private network"),
    (OSError, "the connection broke"),
)
"""The narrower kinds first."""


def ask(address: str, limits: Limits) -> Answer:
    """Ask for one address and follow where it leads."""
    url, for_good = address, True
    for _ in range(limits.redirects + 1):
        try:
            code, location = _status(url, limits)
        except (OSError, http.client.HTTPException, ValueError) as error:
            # A resolver that is away for now says EAI_AGAIN; only "no such name" is an answer.
            gone = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
            return Answer(trouble=_told(error), unknown_host=gone)
        if code not in (301, 302, 303, 307, 308) or not location:
            return Answer(code, url if for_good and url != address else "")
        url, for_good = urljoin(url, location), for_good and code in (301, 308)
        if urlsplit(url).scheme not in ("http", "https"):
            return Answer(trouble="it leads out of the web")
    return Answer(trouble=f"it leads on and on, more than {limits.redirects} times")


def _told(error: Exception) -> str:
    """Return why nothing came, in words that are the same on every machine."""
    if isinstance(error, OSError) and "CERTIFICATE" in str(error).upper():
        return "its certificate is not valid"
    return next((words for kind, words in _TROUBLE if isinstance(error, kind)), "its answer is not HTTP")


def _status(url: str, limits: Limits) -> tuple[int, str]:
    """Return status and location: asked with HEAD, and where that is refused with GET."""
    code, location = _once(url, "HEAD", limits)
    if code >= 400 and code not in (401, 429, 503):
        code, location = _once(url, "GET", limits)
    return code, location


def _once(url: str, method: str, limits: Limits) -> tuple[int, str]:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=limits.seconds)
    try:
        connection.connect()
        if not limits.private:
            _refuse_private(connection)
        path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*[]")
        query = f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*[]')}" if parts.query else ""
        connection.request(method, path + query, headers={"User-Agent": AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _refuse_private(connection: http.client.HTTPConnection) -> None:
    """Raise where a connection has come out inside the own network, before a word is said."""
    address = ipaddress.ip_address(str(connection.sock.getpeername()[0]).partition("%")[0])
    if not (getattr(address, "ipv4_mapped", None) or address).is_global:
        raise PrivateAddressError


def without_fragment(address: str) -> str:
    """Return what of an address a server is asked for."""
    return address.partition("#")[0]
