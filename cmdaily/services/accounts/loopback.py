"""OAuth redirect receiver: a small HTTP server on loopback (RFC 8252, 7.3) that takes one code from the browser.

docs/decisions/0043-sign-in-on-loopback.md
"""

from __future__ import annotations

import os
import queue
import socketserver
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from cmdaily.errors import NotSignedInError

PATIENCE = 300.0
"""Seconds that a person has to say yes in the browser."""

SILENCE = 10.0
"""Seconds for which a connection may say nothing."""

PORT = 18917
"""Where the browser brings the code. X wants the callback address to the letter, so the port stays the same."""

PATH = "/callback"

CALLBACK = f"http://127.0.0.1:{PORT}{PATH}"

_PAGE = "cmdaily: OK. You can close this page. / Vous pouvez fermer cette page.\n"


class LoopbackServer(socketserver.ThreadingTCPServer):
    """The server of one sign-in. A thread for each connection: browsers open some on which they say nothing.

    It is no `HTTPServer`, which asks the name service who 127.0.0.1 is before it listens.
    """

    allow_reuse_address = os.name == "posix"  # elsewhere another program could then listen there too
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        """Listen, so that the port is ours before anybody is sent to the network. NotSignedInError if it is taken."""
        self.state = ""
        self.answers: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
        try:
            super().__init__(("127.0.0.1", PORT), _Request)
        except OSError as error:
            raise NotSignedInError("account.port", remedy="account.denied_remedy", port=PORT) from error

    def code(self, state: str) -> str:
        """The code that the browser brings with this state. NotSignedInError: refused, or nobody came in time."""
        self.state = state
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        try:
            fields = self.answers.get(timeout=PATIENCE)
        except queue.Empty:
            raise NotSignedInError("account.no_code", remedy="account.denied_remedy") from None
        finally:
            self.shutdown()
        if fields.get("code"):
            return fields["code"]
        raise NotSignedInError("account.denied", remedy="account.denied_remedy", why=fields.get("error", "?"))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is nobody's mistake; there is nothing to say to the person."""


class _Request(BaseHTTPRequestHandler):
    timeout = SILENCE
    server: LoopbackServer

    def do_GET(self) -> None:
        """Take the answer to this sign-in; any other page, and any other state, is not here."""
        fields = _fields(self.path)
        if not self.server.state or fields.get("state") != self.server.state:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with suppress(OSError):  # the code has come, whether or not the page arrives
            self._say_thanks()
        self.server.answers.put(fields)

    def _say_thanks(self) -> None:
        page = _PAGE.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def version_string(self) -> str:
        """What the `Server` header says: not which Python this is."""
        return "cmdaily"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: the address holds the code."""


def _fields(path: str) -> dict[str, str]:
    try:
        address = urlsplit(path)
        given = parse_qs(address.query) if address.path == PATH else {}
    except ValueError:
        return {}
    return {name: values[0] for name, values in given.items()}
