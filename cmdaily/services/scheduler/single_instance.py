"""Single instance: one `cmdaily run` for each home. The lock dies with the process that holds it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress

from cmdaily.errors import CmdailyError
from cmdaily.services.runtime import process_locks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.files.home import Home

NAME = "run.lock"


@contextmanager
def only_one(home: Home) -> Iterator[None]:
    """Hold the home for as long as the block lasts. Raises CmdailyError when another process holds it."""
    path = os.path.join(home.data, NAME)
    file = process_locks.hold(path)
    if file is None:
        raise CmdailyError("run.already", remedy="run.already_remedy", pid=_holder(path))
    try:
        with suppress(OSError):  # the number only helps to find it; on a full disk it is missing
            os.ftruncate(file, 0)
            os.write(file, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(file)


def _holder(path: str) -> str:
    """The process number that the holder wrote; "?" where it cannot be read."""
    try:
        with open(path, encoding="ascii") as file:
            found = file.read(12).strip()
    except (OSError, ValueError):
        return "?"
    return found if found.isdigit() else "?"
