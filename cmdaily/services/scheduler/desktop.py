"""Desktop notifications, by what the system itself brings. Bounded in time; no markup takes effect.

Linux and the like: the call of the Desktop Notifications Specification, made by systemd's `busctl` or libnotify's
`notify-send`. macOS: `osascript`. For Windows see channels.py.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from cmdaily.services.runtime import child_processes
from cmdaily.services.scheduler import desktop_session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECONDS = 10.0
"""How long a desktop may take to accept a notice; a bus that hangs must not hold up cron."""
_SCRIPT = (
    "on run argv",
    "display notification (item 3 of argv) with title (item 2 of argv)",
    "end run",
)


def show(title: str, body: str, environ: Mapping[str, str]) -> str:
    """Show a notice. The key of the reason why there is none, or ""."""
    reason = "reminder.why_no_program"
    for name, words in _DARWIN if sys.platform == "darwin" else _OTHERS:
        program = shutil.which(name, path=environ.get("PATH"))
        if program is None:
            continue
        try:
            done = child_processes.run(
                [program, *words(title, body)],
                desktop_session.environment(environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            return "reminder.why_silent"  # it may yet show it: another program would show it twice
        except OSError:
            reason = "reminder.why_failed"
            continue
        if done.returncode == 0:
            return ""
        reason = "reminder.why_no_desktop"
    return reason


def obstacle(environ: Mapping[str, str]) -> str:
    """The key of the reason why no notice could be shown, as far as can be told without one; "" for none."""
    names = [name for name, _ in (_DARWIN if sys.platform == "darwin" else _OTHERS)]
    if not any(shutil.which(name, path=environ.get("PATH")) for name in names):
        return "reminder.why_no_program"
    bus = desktop_session.environment(environ).get(desktop_session.BUS)
    return "" if bus or sys.platform == "darwin" else "reminder.why_no_desktop"


def plain(body: str) -> str:
    """A body that shows as it is: it is markup (Desktop Notifications Specification 1.2, Markup); a title is not."""
    return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _busctl(title: str, body: str) -> list[str]:
    """`Notify` with its eight arguments: ours to replace (none), icon, actions and hints (none), usual duration."""
    place = "org.freedesktop.Notifications"
    call = [place, "/org/freedesktop/Notifications", place, "Notify", "susssasa{sv}i"]
    return ["--user", "--", "call", *call, "cmdaily", "0", "", title, plain(body), "0", "0", "-1"]


def _notify_send(title: str, body: str) -> list[str]:
    """notify-send reads C escapes in the body, and only there: `\\074b\\076` would be markup again."""
    return ["--app-name=cmdaily", "--", title, plain(body).replace("\\", "\\\\")]


def _osascript(title: str, body: str) -> list[str]:
    """The texts are arguments and never part of the script. The first word keeps a leading `-` from being an option."""
    return [*(word for line in _SCRIPT for word in ("-e", line)), "cmdaily", title, body]


_OTHERS: tuple[tuple[str, Callable[[str, str], list[str]]], ...] = (
    ("busctl", _busctl),
    ("notify-send", _notify_send),
)
_DARWIN: tuple[tuple[str, Callable[[str, str], list[str]]], ...] = (("osascript", _osascript),)
