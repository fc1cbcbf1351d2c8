"""Small HTTP servers on loopback: one that behaves and one that does not."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """A request as it arrived. Header names are lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Reply(NamedTuple):
    """What to answer. `fault` is none of HTTP's: see FAULTS."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    fault: str = ""
    date: bool = True
    """Whether to send the server's own Date."""


FAULTS = ("silence", "cut", "half", "endless")
"""Never answer; close without an answer; close in the middle of one; answer without an end."""


class Web:
    """A running server: its address, and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[Asked] = []
        self.released = threading.Event()

    def asked_for(self, method: str, path: str = "") -> list[Asked]:
        """The requests with this method whose path contains this."""
        return [one for one in self.asked if one.method == method and path in one.path]


@contextlib.contextmanager
def serving(answer: Callable[[Asked], Reply]) -> Iterator[Web]:
    """Serve until the block ends. `answer` decides on every request."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # a head and a body sent one after the other wait 40 ms for each other

        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): given for name, given in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length))
            web.asked.append(asked)
            _reply(self, answer(asked), web)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that leave are expected
    web = Web(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _reply(handler: BaseHTTPRequestHandler, reply: Reply, web: Web) -> None:
    if reply.fault == "silence":
        web.released.wait(60)
    if reply.fault in ("silence", "cut"):
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)
        return
    if reply.date:
        handler.send_response(reply.status)
    else:
        handler.send_response_only(reply.status)
    for name, given in reply.headers:
        handler.send_header(name, given)
    if reply.fault == "endless":
        handler.end_headers()
        handler.close_connection = True
        while not web.released.is_set():
            handler.wfile.write(b" " * 65536)
    more = 1000 if reply.fault == "half" else 0
    handler.send_header("Content-Length", str(len(reply.body) + more))
    handler.end_headers()
    handler.wfile.write(reply.body)
    if more:
        handler.close_connection = True


@contextlib.contextmanager
def web_page(html: str) -> Iterator[str]:
    """A page; its address."""
    kind = (("Content-Type", "text/html; charset=utf-8"),)
    with serving(lambda _: Reply(body=html.encode(), headers=kind)) as web:
        yield f"{web.address}/page"
