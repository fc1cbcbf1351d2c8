"""The channels of reminders: Apprise and its hundred services, and the desktop. Always bounded in time.

An address is a secret: it is never part of an error, and what Apprise logs is not passed on.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from cmdaily.domain.reminder import DESKTOP
from cmdaily.domain.value import value
from cmdaily.files.apprise_address import quietly, service_of

if TYPE_CHECKING:
    from collections.abc import Mapping

DESKTOP_SECONDS = 10
_DESKTOPS = {"win32": ("windows://",), "darwin": ("macosx://",)}
_OTHER_DESKTOPS = ("dbus://", "gnome://")


@value
class Failure:
    """Why a channel did not take a message: the key of a reason, and the status it answered with, if any."""

    key: str
    status: str = ""


def deliver(channel: str, title: str, body: str, environ: Mapping[str, str]) -> Failure | None:
    """Send a message over a channel other than the terminal; None when the channel took it."""
    if channel == DESKTOP:
        return _desktop(title, body, environ)
    return _apprise(channel, title, body)


def _apprise(address: str, title: str, body: str) -> Failure | None:
    service = service_of(address)
    if service is None:
        return Failure("reminder.why_address")
    heard = _Heard()
    with quietly(heard):
        try:
            done = service.notify(body=body, title=title, body_format="text")
        except Exception:  # one of two hundred plug-ins: its failure must not stop the others
            return Failure("reminder.why_failed")
    return None if done else heard.failure


class _Heard(logging.Handler):
    """Keeps from Apprise's log only what cannot hold a secret: a status, or that there was no connection."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.failure = Failure("reminder.why_failed")

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        status = re.search(r"error=([0-9]{3})\b", text)
        if status:
            self.failure = Failure("reminder.why_status", status[1])
        elif "onnection error" in text:
            self.failure = Failure("reminder.why_connection")


def _desktop(title: str, body: str, environ: Mapping[str, str]) -> Failure | None:
    """By Apprise where its plug-in for this system works, else by the desktop's own program."""
    for address in _DESKTOPS.get(sys.platform, _OTHER_DESKTOPS):
        if _apprise(address, title, body) is None:
            return None
    program = shutil.which("notify-send", path=environ.get("PATH"))
    if program is None:
        return Failure("reminder.why_no_desktop")
    # The body of a desktop notification is markup (Desktop Notifications Specification, 2).
    safe = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    try:
        done = subprocess.run(
            [program, "--app-name=cmdaily", "--", title, safe],
            env=_with_bus(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=DESKTOP_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Failure("reminder.why_failed")
    return None if done.returncode == 0 else Failure("reminder.why_no_desktop")


def _with_bus(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with the address of the session bus, which cron does not set (systemd puts it there)."""
    found = dict(environ)
    if "DBUS_SESSION_BUS_ADDRESS" not in found and hasattr(os, "getuid"):
        socket = f"/run/user/{os.getuid()}/bus"
        if os.path.exists(socket):
            found["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
    return found
