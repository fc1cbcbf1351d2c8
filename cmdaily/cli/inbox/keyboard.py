"""Single key presses on a terminal, without Enter: the walk through the inbox reads them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

INTERRUPTED = "\x04"
"""What is read where the input ends or somebody interrupts."""


@contextmanager
def listening(*, afresh: bool) -> Iterator[None]:
    """Keys arrive one by one and are not shown. With `afresh` those typed before count no more: nobody agrees to what
    was not on the screen yet."""
    if sys.platform == "win32":
        yield
        return
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    tty.setcbreak(fd, termios.TCSAFLUSH if afresh else termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def read_key() -> str:
    """The next key, as the terminal sends it: a character, or an escape sequence. What comes in one piece and is no
    single key was pasted, and is none."""
    try:
        read = _read()
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    if not read:
        return INTERRUPTED
    return read if read.startswith("\x1b") else read[0] if len(set(read)) == 1 else ""


def _read() -> str:
    if sys.platform == "win32":
        import msvcrt

        return str(msvcrt.getwch())
    return os.read(sys.stdin.fileno(), 1024).decode("utf-8", "replace")
