"""Two command lines measured against each other, in turns, so that a noisy machine disturbs both alike."""

from __future__ import annotations

import os
import pty
import statistics
import tempfile
import time
from dataclasses import dataclass

BARE_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Europe/Paris"}


@dataclass(frozen=True)
class Command:
    """A command line with its environment; on a pseudo-terminal, or with its output in a pipe."""

    argv: tuple[str, ...]
    environ: tuple[tuple[str, str], ...] = ()
    terminal: bool = False
    codes: tuple[int, ...] = (0,)

    def seconds(self) -> float:
        """Run it once; the wall time until it has ended and its output is read."""
        environ = BARE_ENVIRONMENT | dict(self.environ)
        reading, writing = pty.openpty() if self.terminal else os.pipe()
        before = time.perf_counter()
        streams = [(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        if self.terminal:
            streams.append((os.POSIX_SPAWN_DUP2, writing, 0))
        child = os.posix_spawn(self.argv[0], self.argv, environ, file_actions=streams)
        os.close(writing)
        output = _drained(reading)
        _, status = os.waitpid(child, 0)
        taken = time.perf_counter() - before
        os.close(reading)
        if os.waitstatus_to_exitcode(status) not in self.codes:
            raise RuntimeError(f"{' '.join(self.argv)} ended with {status}: {output[:300]!r}")
        return taken


def _drained(reading: int) -> bytes:
    pieces = []
    while True:
        try:
            piece = os.read(reading, 65536)
        except OSError:  # a pseudo-terminal ends with an error
            piece = b""
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


@dataclass(frozen=True)
class Measured:
    """Medians in milliseconds of one command and of the one it is held against, and the median of the ratios."""

    one: float
    other: float
    ratio: float


def paired(one: Command, other: Command, pairs: int) -> Measured:
    """Run both in turns, whoever begins; two runs of each beforehand warm the disk."""
    for command in (one, other, one, other):
        command.seconds()
    ones, others = [], []
    for turn in range(pairs):
        if turn % 2:
            others.append(other.seconds())
            ones.append(one.seconds())
        else:
            ones.append(one.seconds())
            others.append(other.seconds())
    ratio = statistics.median(left / right for left, right in zip(ones, others, strict=True))
    return Measured(statistics.median(ones) * 1000, statistics.median(others) * 1000, ratio)


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A directory on this machine's ordinary disk."""
    return tempfile.TemporaryDirectory(prefix="cmdaily-benchmarks-")
