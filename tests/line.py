"""A TCP line to a server that can be cut: silently, with what was under way lost, or by a reset."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading


class Line:
    """A line from a free loopback port. `cut` stops it until `mend`."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open = threading.Event()
        self._open.set()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self, *, reset: bool = False) -> None:
        """Let nothing pass. With `reset` every connection ends at once, and new ones with it."""
        self._open.clear()
        if reset:
            self._drop()

    def mend(self, *, lost: bool = False) -> None:
        """Let it pass again; with `lost` what was held is thrown away, and every connection with it."""
        if lost:
            self._drop()
        self._open.set()

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # close alone would let one more in
        self._listener.close()
        self._drop()
        self._open.set()

    def _drop(self) -> None:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    end.shutdown(socket.SHUT_RDWR)  # wakes whoever waits for it
                with contextlib.suppress(OSError):
                    end.close()

    def _serve(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(here,), daemon=True).start()

    def _connect(self, here: socket.socket) -> None:
        self._open.wait()
        try:
            there = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            here.close()
            return
        with self._lock:
            self._pairs.append((here, there))
        for pair in ((here, there), (there, here)):
            threading.Thread(target=self._pump, args=pair, daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError):
            while True:
                select.select([source], [], [])
                data = source.recv(65536)
                self._open.wait()
                if not data:
                    break
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
