"""Autorun status: what stands in the crontab or in systemd's units, and what should."""

from __future__ import annotations

from cmdaily.domain.record import frozen

CRON, SYSTEMD = "cron", "systemd"
SHOWN, INSTALLED, REMOVED, NOTHING = "shown", "installed", "removed", "nothing"


@frozen
class Autorun:
    """One way of running by itself.

    `lines` are what is, or would be, written; `installed` says that something of ours stands there, `current` that it
    is just that. `notes` are message keys with their values, for what a person should know.
    """

    way: str
    what: str
    lines: tuple[str, ...]
    installed: bool
    current: bool
    paths: tuple[str, ...] = ()
    notes: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()
