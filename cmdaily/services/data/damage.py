"""Store corruption that was seen: kept as a small file, so that `today` can say it at the price of one `stat`."""

from __future__ import annotations

import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def note(workspace: Workspace, reason: str) -> None:
    """Keep that the store was seen damaged, in SQLite's words. Where that cannot be written, it is only said."""
    from cmdaily.files.atomic_write import atomic_write

    with suppress(OSError):
        atomic_write(workspace.home.damage, f"{workspace.timestamp} {reason}\n")


def clear(workspace: Workspace) -> None:
    """The store was looked through and is sound."""
    with suppress(OSError):
        os.unlink(workspace.home.damage)
