"""Pictures that lie in no folder: ``data:`` URIs, and addresses that the user allows."""

from __future__ import annotations

import base64
import binascii
import http.client
import ipaddress
import time
import urllib.request
from urllib.parse import unquote_to_bytes, urlsplit

from publish.assets.picture import Faulty

TIMEOUT = 20.0
"""Seconds that a picture may take from the network."""


def data_of_uri(uri: str) -> bytes | Faulty:
    """Return what a ``data:`` URI holds (RFC 2397)."""
    head, comma, body = uri[5:].partition(",")
    if not comma:
        return Faulty("image-unreadable", "the picture in the text (data:) holds no data")
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote_to_bytes(body))
    except binascii.Error:
        return Faulty("image-unreadable", "the picture in the text (data:) is damaged")


class _PrivateAddressError(OSError):
    """An address of this machine or its network, which a manuscript has no business with."""


def _refuse_private(connection: http.client.HTTPConnection) -> None:
    """Close a connection that has come out inside the own network, before a word is said."""
    address = ipaddress.ip_address(str(connection.sock.getpeername()[0]).partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    if not (mapped or address).is_global:
        connection.close()
        raise _PrivateAddressError("it lies in a private network")


class _HTTPConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_private(self)


class _HTTPSConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_private(self)


class _HTTPHandler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTPConnection, req)


class _HTTPSHandler(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTPSConnection, req)


def fetch(address: str, limit: int) -> bytes | Faulty:
    """Return what lies at a web address: at most ``limit`` bytes, within `TIMEOUT`.

    Addresses inside the own network are refused, also those that a redirect or a name leads to.
    """
    name = address[:80]
    if not urlsplit(address).hostname:
        return Faulty("image-not-fetched", f"“{name}” is no web address")
    opener = urllib.request.OpenerDirector()
    for handler in (
        _HTTPHandler(),
        _HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": "publish"})
    try:
        with opener.open(request, timeout=TIMEOUT) as response:
            data = _read(response, limit)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Faulty("image-not-fetched", f"the picture “{name}” could not be fetched: {error}")
    if data is None:
        return Faulty("image-too-large", f"the picture “{name}” has more than {limit:,} bytes")
    return data


def _read(response: http.client.HTTPResponse, limit: int) -> bytes | None:
    """Read a response whole; None when it is too large. A server that drips is left (TimeoutError)."""
    end = time.monotonic() + TIMEOUT
    parts: list[bytes] = []
    size = 0
    while part := response.read1(1 << 16):
        parts.append(part)
        size += len(part)
        if size > limit:
            return None
        if time.monotonic() > end:
            raise TimeoutError("it took too long")
    return b"".join(parts)
