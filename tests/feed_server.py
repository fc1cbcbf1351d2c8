"""A server of feeds on loopback: what it says is put there by a test, and what it was asked is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Answer = tuple[int, dict[str, str], bytes]


class FeedServer:
    """`put` a document under a path, or a function of the request's headers; `asked` is every path with its headers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                headers = {name.lower(): told for name, told in self.headers.items()}
                outer.asked.append((self.path, headers))
                answer = outer.answers.get(self.path, (404, {}, b""))
                status, given, body = answer(headers) if callable(answer) else answer
                self.send_response(status)
                for name, told in {"Content-Length": str(len(body)), **given}.items():
                    self.send_header(name, told)
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self) -> FeedServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def put(
        self, path: str, document: bytes | str, kind: str = "application/rss+xml", **headers: str
    ) -> None:
        """A document, with its headers (`last_modified` is Last-Modified)."""
        body = document.encode() if isinstance(document, str) else document
        given = {name.replace("_", "-"): told for name, told in headers.items()}
        self.answers[path] = (200, {"Content-Type": kind, **given}, body)


MONDAY = "Mon, 23 Nov 2026 08:00:00 +0100"


def item(guid: str, title: str, text: str = "", date: str = MONDAY, url: str = "") -> str:
    """An item of RSS; its address is made of its guid unless one is given."""
    link = url or f"https://site.example/{guid}"
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f'<guid isPermaLink="false">{guid}</guid><pubDate>{date}</pubDate>'
        f"<description>{escape(text)}</description></item>"
    )


def rss(*items: str, title: str = "A site", site: str = "https://site.example/") -> str:
    """A document of RSS 2.0."""
    head = f"<title>{escape(title)}</title><link>{site}</link><description>about</description>"
    inside = head + "".join(items)
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{inside}</channel></rss>'
