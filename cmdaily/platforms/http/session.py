"""Bounded HTTP session: `requests` with limits on time, size and redirects.

Imported inside the functions that use it, for it costs some 100 ms. Every request has one deadline for the whole of
it, every answer a size, also once it is unpacked; no redirect is followed (a POST that becomes a GET is not what was
meant), no write is made again, no cookie is kept, no password is taken from ~/.netrc.
"""

from __future__ import annotations

import logging
import time
import zlib
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

import requests
from requests import exceptions
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    ReadTimeoutError,
)

from cmdaily import __version__
from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http.deadline import (
    LARGEST_HEAD,
    AddressGuard,
    Deadline,
    DeadlineAdapter,
    forget_netrc,
)
from cmdaily.platforms.http.responses import Response
from cmdaily.platforms.http.urls import keeps_secrets

LARGEST = 2 * 1024 * 1024
"""An answer may be this long, in bytes."""

FRAMES = 1024 * 1024
"""What chunk sizes, trailers and packing may add to an answer, in bytes."""

USER_AGENT = f"cmdaily/{__version__}"

forget_netrc()

# these libraries log headers, tokens included, at DEBUG
for _name in ("tweepy", "mastodon", "requests_oauthlib", "oauthlib", "urllib3"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class TooLargeError(exceptions.RequestException):
    """An answer without an end."""


class BoundedSession(requests.Session):
    """A session that SDKs can be given, and that remembers what came of the last request.

    `response` is the last answer, None if none came; `failure` what it means that none came. With
    `instead_of` and `base`, requests to the one go to the other: for SDKs with a fixed host. `enough` is
    how many bytes of an answer are wanted: the rest is left unread. `largest` is how many bytes an answer may have,
    and `guard` says to which IP addresses a connection may be made, all without it.
    """

    def __init__(
        self,
        options: RequestOptions,
        base: str = "",
        instead_of: str = "",
        carries_secrets: bool = True,
        enough: int = 0,
        largest: int = LARGEST,
        guard: AddressGuard | None = None,
    ) -> None:
        super().__init__()
        self.enough = enough
        self.largest = largest
        self.carries_secrets = carries_secrets
        self.request_options = options
        self.base = base.rstrip("/")
        self.instead_of = instead_of
        self.response: Response | None = None
        self.failure: Refused | Unknown | None = None
        self.errno: int | None = None
        """Why the last request found nobody, as the system numbers it."""
        self.auth = _unchanged
        self.headers["User-Agent"] = USER_AGENT
        self.headers["Accept-Encoding"] = "gzip, deflate"
        self._deadline = Deadline(guard)
        for scheme in ("https://", "http://"):
            self.mount(scheme, DeadlineAdapter(self._deadline))

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """As in requests, but bounded; raises the same exceptions after having taken note of them."""
        address = str(url)
        if self.instead_of and self.base and address.startswith(self.instead_of):
            address = self.base + address.removeprefix(self.instead_of)
        self.response = self.failure = self.errno = None
        if self.carries_secrets and not keeps_secrets(address):
            self.failure = _in_the_clear(address)
            raise exceptions.InvalidSchema("no TLS")
        kwargs |= {
            "timeout": (self.request_options.connect, self.request_options.read),
            "allow_redirects": False,
            "stream": True,
        }
        if str(method).upper() != "GET":
            # a connection that idled may be dead already, and a write on it would be unknown for nothing
            self.close()
        until = time.monotonic() + self.request_options.total
        if self.request_options.until:
            until = min(until, self.request_options.until)
        self._deadline.begin(
            until,
            self.request_options.connect,
            self.request_options.read,
            LARGEST_HEAD + self.largest + FRAMES,
        )
        try:
            response, body = self._exchanged(method, address, *args, **kwargs)
        except _TROUBLES as error:
            self.failure = self._failed(error, address)
            self.errno = self._deadline.errno
            if isinstance(error, exceptions.RequestException):
                raise
            raise exceptions.RequestException(type(error).__name__) from None
        headers = {name.lower(): given for name, given in response.headers.items()}
        self.response = Response(
            response.status_code, headers, body, _without_query(address), self.request_options.now
        )
        return response

    def _exchanged(
        self, method: Any, address: str, *args: Any, **kwargs: Any
    ) -> tuple[requests.Response, bytes]:
        """The answer and its body. A read whose connection closes before a byte of an answer is asked once more, within
        the same deadline (RFC 9110, 9.2.2): a connection that was kept may be closed while the request is under way."""
        try:
            response = super().request(method, address, *args, **kwargs)
        except exceptions.ConnectionError as error:
            closed = self._deadline.left and not self._deadline.came and not self._deadline.late
            if str(method).upper() != "GET" or not closed or isinstance(error, exceptions.Timeout):
                raise
            self.close()
            response = super().request(method, address, *args, **kwargs)
        return response, _bounded(response, self.enough, self.largest)

    def get_redirect_target(self, _response: requests.Response) -> None:
        """None is followed: requests would read a redirect's body without a bound only to prepare the next."""
        return

    def _failed(self, error: BaseException, address: str) -> Refused | Unknown:
        if self._deadline.refused:
            return _private(address)
        if self._deadline.flooded:
            return Unknown("platform.unknown_large")
        if not self._deadline.left:
            return _unreachable(address)
        if self._deadline.late:
            return Unknown("platform.unknown_silence", (("seconds", round(self._deadline.seconds)),))
        return failure(error, self.request_options, address)

    def ask(self, method: str, url: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Make a request: the answer, whatever its status, or what it means that none came."""
        try:
            self.request(method, url, **kwargs)
        except exceptions.RequestException:
            return self.came_out()
        return self.came_out()

    def came_out(self) -> Response | Refused | Unknown:
        """What came of the last request, whatever an SDK made of it."""
        if self.response is not None:
            return self.response
        return self.failure if self.failure is not None else Unknown("platform.unknown_cut")


def _in_the_clear(address: str) -> Refused:
    scheme = address.partition("://")[0]
    server = (("server", f"{scheme}://{_host(address)}"[:200]),)  # some networks have the token in the path
    return Refused(Reason.SERVER, "platform.server_plain", server, remedy="platform.server_plain_remedy")


def failure(error: BaseException, options: RequestOptions, url: str) -> Refused | Unknown:
    """A request without an answer: refused if nothing can have left, else unknown."""
    if _nothing_left(error):
        return _unreachable(url)
    if isinstance(error, TooLargeError):
        return Unknown("platform.unknown_large")
    silent = isinstance(error, exceptions.Timeout) or any(
        isinstance(cause, ReadTimeoutError | TimeoutError) for cause in _causes(error)
    )
    if silent:
        return Unknown("platform.unknown_silence", (("seconds", round(options.read)),))
    return Unknown("platform.unknown_cut")


def _unreachable(url: str) -> Refused:
    server = (("server", _host(url)),)
    return Refused(Reason.UNREACHABLE, "platform.unreachable", server, remedy="platform.unreachable_remedy")


def _private(url: str) -> Refused:
    server = (("server", _host(url)),)
    return Refused(Reason.SERVER, "platform.private_address", server)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or url[:100]
    except ValueError:
        return url.rpartition("@")[2][:100]


_TROUBLES = (exceptions.RequestException, HTTPError, HTTPException, ValueError, OSError, zlib.error)

_NEVER_LEFT = (
    exceptions.ConnectTimeout,
    exceptions.ProxyError,  # urllib3 raises it only before the proxy has connected
    exceptions.InvalidURL,
    exceptions.InvalidProxyURL,
    exceptions.MissingSchema,
    exceptions.InvalidSchema,
    exceptions.InvalidHeader,
    UnicodeError,
)


def _nothing_left(error: BaseException) -> bool:
    if isinstance(error, exceptions.SSLError):
        # the handshake: a certificate that does not fit, or plain HTTP where TLS was expected
        return "CERTIFICATE_VERIFY_FAILED" in str(error) or "WRONG_VERSION_NUMBER" in str(error)
    if isinstance(error, _NEVER_LEFT):
        return True
    return any(isinstance(cause, NewConnectionError | ConnectTimeoutError) for cause in _causes(error))


def _causes(error: BaseException) -> list[object]:
    """What requests and urllib3 wrapped into one another: arguments and reasons, three deep."""
    found: list[object] = [error]
    for _ in range(3):
        last = found[-1]
        inner: BaseException | None = last.reason if isinstance(last, MaxRetryError) else None
        if inner is None and isinstance(last, BaseException):
            inner = next((part for part in last.args if isinstance(part, BaseException)), None)
        if inner is None:
            break
        found.append(inner)
    return found


def _bounded(response: requests.Response, enough: int, largest: int) -> bytes:
    """Read and unpack an answer of bounded length, and leave it where requests looks for it."""
    body = bytearray()
    with response:
        unpack = _Unpacking(response.headers.get("Content-Encoding", ""))
        for part in response.raw.stream(65536, decode_content=False):
            body += unpack(part, largest + 1 - len(body))
            if enough and len(body) >= enough:
                break
            if len(body) > largest:
                raise TooLargeError(response=response)
        else:
            unpack.end()
    response._content = bytes(body)
    response._content_consumed = True  # type: ignore[attr-defined]
    return bytes(body)


class _Unpacking:
    """A Content-Encoding undone piece by piece, never more than is asked for: a kilobyte may hold a megabyte."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ValueError("an encoding that was not asked for")
        self._packed: Any = None

    def __call__(self, part: bytes, most: int) -> bytes:
        if self._encoding in ("", "identity") or not part:
            return part
        if self._packed is None:
            self._packed = zlib.decompressobj(self._window(part))
        return bytes(self._packed.decompress(part, most))

    def _window(self, part: bytes) -> int:
        if self._encoding != "deflate":
            return zlib.MAX_WBITS | 16
        # some servers leave the zlib header out (RFC 9110, 8.4.1.2)
        headed = part[0] & 0x0F == 8 and (len(part) < 2 or (part[0] << 8 | part[1]) % 31 == 0)
        return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS

    def end(self) -> None:
        """Nothing more comes. ValueError when the packing was cut."""
        if self._packed is not None and not self._packed.eof:
            raise ValueError("cut in its packing")


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """An authentication that adds nothing: with none at all, requests would look into ~/.netrc."""
    return request


def _without_query(url: str) -> str:
    return url.partition("?")[0]
