"""HTTP connections with a deadline: a call as a whole ends in time, however slowly its server drips.

A socket's own timeout begins anew with every byte. Here it is set before each operation to what is left of the call:
DNS, connect, TLS, a proxy's greeting, the request, interim answers (1xx), status line, headers, body, chunks, trailers.
"""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse, parse_headers
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

LARGEST_HEAD = 256 * 1024
"""Status line, headers and interim answers may be this long together, in bytes."""

MOST_INTERIM = 10
"""Answers of the kind `100 Continue` before the one that counts."""

PIECE = 16 * 1024
"""What is handed to a socket at once, in bytes: TLS makes one record of it."""


def forget_netrc() -> None:
    """From now on nothing in this process that speaks through `requests`, be it a library of others, takes a password
    from ~/.netrc: it would go to whatever address a text or a redirect names."""
    requests.sessions.get_netrc_auth = _no_password


def _no_password(*_: object, **__: object) -> None:
    return None


AddressGuard = Callable[[str], bool]
"""Says whether a connection to an IP address may be made."""


class Deadline:
    """When the call in hand must have ended, and what came of it so far.

    `left` is whether any of the request can have left this machine, `flooded` whether more came than is taken,
    `errno` why nobody could be connected to, as the system numbers it, and `seconds` how long the call had. `guard` is
    asked before a connection is made; `refused` is whether it allowed none of a host's addresses.
    """

    def __init__(self, guard: AddressGuard | None = None) -> None:
        self.guard = guard
        self.begin(0.0, 0.0, 0.0, 0)

    def begin(self, until: float, connect: float, read: float, most: int) -> None:
        """Begin a call that ends at `until` (`time.monotonic`). `connect` and `read` are seconds as in requests,
        `most` is how many bytes may come in all."""
        self.until, self.connect, self.read = until, connect, read
        self.left = self.flooded = self.refused = False
        self.seconds = until - time.monotonic()
        self.errno: int | None = None
        self._most = most
        self._came = 0

    @property
    def came(self) -> bool:
        """Whether any of an answer came."""
        return self._came > 0

    @property
    def late(self) -> bool:
        """Whether the call's time is over."""
        return time.monotonic() >= self.until

    def allowed(self, addresses: list[Any]) -> list[Any]:
        """Those of `getaddrinfo` that the guard allows. OSError when it allows none."""
        if self.guard is None:
            return addresses
        allowed = [entry for entry in addresses if self.guard(str(entry[4][0]))]
        if not allowed:
            self.refused = True
            raise OSError("an address that is not to be visited")
        return allowed

    def wait(self, most: float) -> float:
        """How long a socket may wait now, in seconds. TimeoutError when nothing is left."""
        remaining = min(most, self.until - time.monotonic())
        if remaining <= 0:
            raise TimeoutError("the call's time is over")
        return remaining

    def took(self, length: int, head: bool) -> None:
        """Count what came. OSError when it is more than is taken."""
        self._came += length
        if self._came > (LARGEST_HEAD if head else self._most):
            self.flooded = True
            raise OSError("more came than is taken")


class DeadlineAdapter(HTTPAdapter):
    """A transport for `requests` whose connections know their deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__()

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        """As in requests."""
        proxied = self._is_proxied(*args, **options)
        pool: Any = super().get_connection_with_tls_context(*args, **options)
        pool.ConnectionCls = _Secure if pool.scheme == "https" else _Plain
        pool.conn_kw["deadline"] = self._deadline
        pool.conn_kw["proxied"] = proxied
        return pool

    def _is_proxied(
        self, request: requests.PreparedRequest, _verify: Any = None, proxies: Any = None, cert: Any = None
    ) -> bool:
        """Whether the request goes through a proxy: the connection is the proxy's then, so the guard is asked about the
        host itself, as far as this machine can resolve its name."""
        del cert
        url = request.url or ""
        if not select_proxy(url, proxies):
            return False
        if self._deadline.guard is not None:
            try:
                self._deadline.allowed(resolved(urlsplit(url).hostname or "", None, self._deadline.until))
            except (OSError, UnicodeError):
                if self._deadline.refused:
                    raise requests.exceptions.InvalidURL("an address that is not to be visited") from None
        return True


class _Reader(io.RawIOBase):
    """What comes in over a socket, with the timeout set anew before each read."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, deadline: Deadline) -> None:
        self._raw, self._sock, self._deadline = raw, sock, deadline
        self.head = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.wait(self._deadline.read))
        length = self._raw.readinto(buffer)
        self._deadline.took(length or 0, self.head)
        return length

    def close(self) -> None:
        super().close()
        self._raw.close()


class _Response(HTTPResponse):
    """An answer that is read under a deadline. Its cookies are left out: nobody here keeps them, and reading them
    is a parser more."""

    deadline: Deadline

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        raw: Any = self.fp.detach()
        self._reader = _Reader(raw, sock, self.deadline)
        self.fp = io.BufferedReader(self._reader)

    def begin(self) -> None:
        """Read status line and headers."""
        super().begin()
        del self.headers["Set-Cookie"], self.headers["Set-Cookie2"]
        self._reader.head = False

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(MOST_INTERIM):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200 or status == 101:
                return version, status, reason
            parse_headers(self.fp)
        raise HTTPException("interim answers without an end")


class _Bounded:
    """What plain and TLS connections share."""

    def __init__(self, *args: Any, deadline: Deadline, proxied: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.deadline = deadline
        self._proxied = proxied
        self.response_class = type("_Response", (_Response,), {"deadline": deadline})
        self._greeting = False

    def _new_conn(self: Any) -> socket.socket:
        until = time.monotonic() + self.deadline.wait(self.deadline.connect)
        try:
            addresses = resolved(self._dns_host, self.port, until)
            if not self._proxied:
                addresses = self.deadline.allowed(addresses)
            return _connected(addresses, until, self.socket_options)
        except socket.gaierror as error:
            self.deadline.errno = error.errno
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"{self.host} could not be reached in time") from error
        except OSError as error:
            self.deadline.errno = error.errno
            raise NewConnectionError(self, f"{self.host} could not be reached: {error}") from error

    def _tunnel(self: Any) -> None:
        self._greeting = True
        try:
            super()._tunnel()  # type: ignore[misc]
            self.sock.settimeout(self.deadline.wait(self.deadline.connect))
        finally:
            self._greeting = False

    def send(self: Any, data: Any) -> None:
        """Send in pieces, each with what is left of the time."""
        if self.sock is None:
            self.connect()
        if not self._greeting:
            self.deadline.left = True
        plain = isinstance(data, bytes | bytearray | memoryview)
        view = memoryview(data) if plain else None
        pieces = [view[at : at + PIECE] for at in range(0, len(view), PIECE)] if view is not None else [data]
        for piece in pieces:
            self.sock.settimeout(self.deadline.wait(self.deadline.read))
            super().send(piece)  # type: ignore[misc]


class _Plain(_Bounded, HTTPConnection):
    pass


class _Secure(_Bounded, HTTPSConnection):
    pass


def resolved(host: str, port: int | None, until: float) -> list[Any]:
    """What `getaddrinfo` says, but in time: it knows no timeout. socket.gaierror, UnicodeError, TimeoutError."""
    found: list[Any] = []
    failed: list[Exception] = []

    def resolve() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    if failed:
        raise failed[0]
    if thread.is_alive() or not found:
        raise TimeoutError("no answer from DNS in time")
    return list(found)


def _connected(addresses: list[Any], until: float, options: Any) -> socket.socket:
    """A connection to the first address that takes one; each gets what is left of the time."""
    failed: OSError = OSError("no address")
    for family, kind, protocol, _, address in addresses:
        remaining = until - time.monotonic()
        if remaining <= 0:
            raise TimeoutError("no connection in time")
        sock = None
        try:
            sock = socket.socket(family, kind, protocol)
            for option in options or ():
                sock.setsockopt(*option)
            sock.settimeout(remaining)
            sock.connect(address)
            # a TLS handshake that follows takes the socket's timeout for the whole of it
            sock.settimeout(max(0.001, until - time.monotonic()))
        except OSError as error:
            failed = error
            if sock is not None:
                sock.close()
        else:
            return sock
    raise failed
