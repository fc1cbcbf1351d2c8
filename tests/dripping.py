"""Servers that are scripted to the byte: each says its lines, then a byte a moment for ever."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

BEAT = 0.02
"""Seconds between two bytes: far below any timeout between bytes."""


class Dripping:
    """A running server. `asked` are the requests as they came, `gone` is set when a client has hung up."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.asked: list[bytes] = []
        self.gone = threading.Event()
        self.closed = threading.Event()


@contextlib.contextmanager
def dripping(at_once: bytes = b"", for_ever: bytes = b"", *, mute: bool = False) -> Iterator[Dripping]:
    """Say `at_once`, then `for_ever` again and again, a byte a beat, and never hang up. A `mute` one reads nothing."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Dripping(listening.getsockname()[1])

    def serve(client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            if not mute:
                server.asked.append(client.recv(65536))
            client.sendall(at_once)
            while not server.closed.is_set():
                for byte in for_ever or b"\0":
                    server.closed.wait(BEAT)
                    if for_ever:
                        client.sendall(bytes((byte,)))
                    elif not mute and not client.recv(1):
                        raise ConnectionResetError
        server.gone.set()

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listening.accept()
                threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        server.closed.set()
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
