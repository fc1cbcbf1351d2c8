"""Store corruption that was seen: kept as a small file, so that `today` can say it at the price of one `stat`."""

from __future__ import annotations

import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.home import Home
    from cmdaily.services.workspace import Workspace

NAME = "damage.txt"


def note(workspace: Workspace, reason: str) -> None:
    """Keep that the store was seen damaged, in SQLite's words. Where that cannot be written, it is only said."""
    from cmdaily.files.atomic_write import atomic_write

    with suppress(OSError):
        atomic_write(_path(workspace.home), f"{workspace.timestamp} {reason}\n")


def clear(workspace: Workspace) -> None:
    """The store was looked through and is sound."""
    with suppress(OSError):
        os.unlink(_path(workspace.home))


def noted(home: Home) -> bool:
    """Whether the store was seen damaged, and not sound since."""
    return os.path.exists(_path(home))


def _path(home: Home) -> str:
    return os.path.join(home.data, NAME)
