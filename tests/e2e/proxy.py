"""A proxy before a real server that loses answers on demand: the server has done it, and nobody hears of it."""

from __future__ import annotations

import contextlib
import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

KINDS = ("cut", "500before", "429", "lost", "500after", "garbage", "half", "slow")
"""Faults drawn at random; the first three leave nothing done."""
LATE = 5.5
"""Seconds that an answer with the fault `slow` takes."""


class Proxy:
    """A running proxy. `lose` is how many answers to writes it loses after `spare` of them went well; `before` loses
    the request too. `rate` is how often a fault is drawn for a write, `hit` which came true."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.address = ""
        self.lose = 0
        self.spare = 0
        self.before = False
        self.writes = 0
        self.rate = 0.0
        self.kinds = KINDS
        self.hit: Counter[str] = Counter()
        self.dice = random.Random(1)
        self._under_way = 0
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def handing_on(self) -> Iterator[None]:
        """While the server has a request."""
        with self._changed:
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def settled(self) -> None:
        """Return when the server has nothing left to do: its time goes on, also where a test's clock is set ahead."""
        with self._changed:
            assert self._changed.wait_for(lambda: not self._under_way, timeout=60)

    def fault(self) -> str:
        """What happens to this write."""
        if self.dice.random() >= self.rate:
            return ""
        kind = self.dice.choice(self.kinds)
        self.hit[kind] += 1
        return kind


@contextlib.contextmanager
def losing(target: str, writes: tuple[str, ...]) -> Iterator[Proxy]:
    """Serve until the block ends. `writes` are parts of the paths whose POST or PUT counts as a write."""
    proxy = Proxy(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            write = self.command in ("POST", "PUT") and any(part in self.path for part in writes)
            lost = write and not proxy.spare and proxy.lose > 0
            proxy.writes += write
            proxy.lose -= lost
            proxy.spare -= bool(write and proxy.spare)
            if lost and proxy.before:
                self.close_connection = True
                return
            status, headers, answer = _forwarded(proxy.target, self, body)
            if lost:
                self.close_connection = True
                return
            self.send_response_only(status)
            for name, given in headers:
                if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                    self.send_header(name, given)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with _serving(proxy, Handler):
        yield proxy


@contextlib.contextmanager
def storming(target: str, writes: tuple[str, ...]) -> Iterator[Proxy]:
    """Serve until the block ends, with faults at `rate`."""
    proxy = Proxy(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            write = self.command in ("POST", "PUT") and any(part in self.path for part in writes)
            fault = proxy.fault() if write else ""
            if fault == "cut":
                self.close_connection = True
                return
            if fault in ("500before", "429"):
                self.give(int(fault[:3]), [("Retry-After", "20")] if fault == "429" else [], b"{}")
                return
            with proxy.handing_on():
                status, headers, answer = _forwarded(proxy.target, self, body)
            if fault == "slow":
                time.sleep(LATE)
            if fault == "lost":
                self.close_connection = True
            elif fault == "500after":
                self.give(502, [], b"{}")
            elif fault == "garbage":
                self.give(200, [("Content-Type", "text/html")], b"<html><b>It works!</b>")
            else:
                self.give(status, headers, answer, half=fault == "half")

        def give(
            self, status: int, headers: list[tuple[str, str]], answer: bytes, half: bool = False
        ) -> None:
            self.send_response_only(status)
            for name, given in headers:
                if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                    self.send_header(name, given)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer[: len(answer) // 2] if half else answer)
            self.close_connection = half or self.close_connection

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with _serving(proxy, Handler):
        yield proxy


@contextlib.contextmanager
def _serving(proxy: Proxy, handler: type[BaseHTTPRequestHandler]) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that leave are expected
    proxy.address = f"http://{urlsplit(proxy.target).hostname}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _forwarded(
    target: str, asked: BaseHTTPRequestHandler, body: bytes
) -> tuple[int, list[tuple[str, str]], bytes]:
    """The real server's answer. It is told its own name: some answer to no other."""
    parts = urlsplit(target)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        headers = {name: given for name, given in asked.headers.items() if name.lower() != "host"}
        headers |= {"Host": parts.netloc, "Accept-Encoding": "identity"}
        line.request(asked.command, asked.path, body or None, headers)
        answer = line.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        line.close()
