"""Notification channels of reminders and reports: Apprise and its hundred services, and the desktop. Bounded in time.

An address is a secret: it is never part of an error, and what Apprise logs is not passed on.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from contextlib import suppress

from cmdaily.domain.record import frozen
from cmdaily.domain.scheduler.reminder import DESKTOP
from cmdaily.files.config.apprise_address import quietly, service_of
from cmdaily.services.scheduler import desktop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 20.0
"""How long one message may take on its way, everything included."""

_MARKUP = ("dbus", "glib", "gnome", "kde", "qt")
"""Apprise's services that take a body as markup and pass it on as it is."""


@frozen
class Failure:
    """Why a channel did not take a message: the key of a reason, and the status it answered with, if any."""

    key: str
    status: str = ""


def deliver(
    channel: str, title: str, body: str, environ: Mapping[str, str], attached: str | None = None
) -> Failure | None:
    """Send a message over a channel other than the terminal; None when the channel took it. `attached` is the path of
    a file that goes with it where the service takes files."""
    if channel != DESKTOP:
        return _apprise(channel, title, body, attached)
    if sys.platform == "win32":
        return _apprise("windows://", title, body)
    reason = desktop.show(title, body, environ)
    return Failure(reason) if reason else None


def obstacle(channel: str, environ: Mapping[str, str]) -> str:
    """The key of the reason why a channel other than the terminal cannot take anything, as far as can be told without
    sending; "" for none."""
    if channel != DESKTOP:
        return "" if service_of(channel) is not None else "reminder.why_address"
    return "" if sys.platform == "win32" else desktop.obstacle(environ)


def _apprise(address: str, title: str, body: str, attached: str | None = None) -> Failure | None:
    service = service_of(address)
    if service is None:
        return Failure("reminder.why_address")
    if not body:  # Apprise takes no message without one
        title, body = "cmdaily", title
    if address.partition("://")[0].lower() in _MARKUP:
        body = desktop.plain(body)
    from cmdaily.platforms.http.deadline import forget_netrc

    forget_netrc()
    heard, done = _AppriseLog(), threading.Event()

    def notify() -> None:
        # one of two hundred plug-ins: its failure must not stop the others
        with suppress(Exception):
            files = attached if service.attachment_support else None
            if service.notify(body=body, title=title, body_format="text", attach=files):
                done.set()

    with quietly(heard):
        thread = threading.Thread(target=notify, daemon=True)
        thread.start()
        thread.join(SECONDS)  # their timeouts are between two bytes, and some have none
    if thread.is_alive():
        return Failure("reminder.why_connection")
    return None if done.is_set() else heard.failure


class _AppriseLog(logging.Handler):
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
