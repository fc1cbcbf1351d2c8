"""A proxy on loopback between an adapter and its network: it records good answers, and replays them spoiled."""

from __future__ import annotations

import contextlib
import http.client
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_PASSED_ON = ("content-type", "link", "x-wp-total", "x-access-level", "x-restli-id", "date")
_LEFT_OUT = ("host", "connection", "accept-encoding", "content-length")


class Good(NamedTuple):
    """An answer as the network gave it. Header names are lower case; `route` is method and path, without a query."""

    route: tuple[str, str]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Relay:
    """The proxy. While `answers` is None it asks the network, and notes what that says in `noted`; else it gives
    what `answers` gives for a route."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.address = ""
        self.noted: list[Good] = []
        self.answers: Callable[[tuple[str, str]], Good] | None = None

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Good:
        """What to say to a request."""
        route = (method, path.partition("?")[0])
        if self.answers is not None:
            return self.answers(route)
        there = urlsplit(self.upstream)
        line = http.client.HTTPConnection(there.hostname or "", there.port or 80, timeout=20)
        try:
            sent = {name: given for name, given in headers.items() if name.lower() not in _LEFT_OUT}
            line.request(method, there.path.rstrip("/") + path, body or None, sent)
            came = line.getresponse()
            kept = tuple((n.lower(), v) for n, v in came.getheaders() if n.lower() in _PASSED_ON)
            good = Good(route, came.status, kept, came.read())
        finally:
            line.close()
        self.noted.append(good)
        return good


@contextlib.contextmanager
def relaying(upstream: str) -> Iterator[Relay]:
    """A running proxy."""
    relay = Relay(upstream)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            good = relay.answer(self.command, self.path, dict(self.headers.items()), body)
            self.send_response_only(good.status)
            for name, given in good.headers:
                self.send_header(name, given)
            bodiless = good.status in (204, 304)
            if not bodiless:
                self.send_header("Content-Length", str(len(good.body)))
            self.end_headers()
            if not bodiless:
                self.wfile.write(good.body)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815  the names are http.server's

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    relay.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield relay
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
