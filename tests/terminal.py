"""A terminal with a person at it: cmdaily runs on a pseudo-terminal, answers are typed when a question is read."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

PATIENCE = 30.0
"""Seconds without any output after which the test fails."""

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def _take_the_terminal() -> None:
    """So that Ctrl-C reaches the program (even where whoever runs the tests ignores it), and passwords are read from
    this terminal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """One run of cmdaily on a terminal of its own."""

    def __init__(self, *argv: str, home: Path, env: Mapping[str, str] | None = None) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, 100))
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "CMDAILY_HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "TZ": "Europe/Paris",
            **(env or {}),
        }
        self.raw = ""
        self._seen = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cmdaily", *argv],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_the_terminal,  # noqa: PLW1509 - no other thread of ours holds a lock here
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._ours)

    @property
    def text(self) -> str:
        """What has been shown, without colours."""
        return _CONTROLS.sub("", self.raw).replace("\r", "")

    def expect(self, wanted: str) -> None:
        """Read until this has been shown, after whatever was expected before."""
        while wanted not in self.text[self._seen :]:
            assert self._read(), f"{wanted!r} never came:\n{self.text}"
        self._seen = self.text.index(wanted, self._seen) + len(wanted)

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{line}\r".encode())

    def send(self, keys: str) -> None:
        """Press keys, without Enter."""
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        return self._process.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], PATIENCE)
        assert ready, f"nothing more came:\n{self.text}"
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other side is closed
            return False
        self.raw += data.decode("utf-8", "replace")
        return bool(data)
