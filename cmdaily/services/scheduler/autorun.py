"""Autorun: the command, and an environment that cron and systemd do not give."""

from __future__ import annotations

import os
import sys

from cmdaily.errors import CmdailyError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdaily.domain.scheduler.autorun import Autorun
    from cmdaily.services.workspace import Workspace

    Notes = tuple[tuple[str, tuple[tuple[str, object], ...]], ...]

KEPT = (
    "CMDAILY_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "PATH",
    "LANGUAGE",
    "LANG",
    "LC_ALL",
    "TZ",
    "DBUS_SESSION_BUS_ADDRESS",
)
"""What of the environment counts in the night as well. Secrets are never among it."""
INTERVALS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
PLAIN_PATH = "/usr/local/bin:/usr/bin:/bin"


def environment(workspace: Workspace) -> dict[str, str]:
    """The variables to set. Raises CmdailyError for one that no file could hold."""
    found = {name: workspace.environ[name] for name in KEPT if workspace.environ.get(name)}
    if "CMDAILY_HOME" in found:
        found["CMDAILY_HOME"] = workspace.home.config  # absolute
    if "PATH" in found:
        found["PATH"] = _tidy(found["PATH"])
    for name, given in found.items():
        if not given.isprintable():
            raise CmdailyError("cron.control", name=name)
    return found


def command(language: str | None) -> list[str]:
    """The command of one turn, with the interpreter that runs now, and no module from wherever it is started (-P)."""
    if not sys.executable.isprintable():
        raise CmdailyError("cron.control", name="sys.executable")
    spoken = ["--lang", language] if language else []
    return [sys.executable, "-P", "-m", "cmdaily", *spoken, "run", "--once"]


def checked_interval(minutes: int) -> int:
    """The interval, if an hour holds it a whole number of times. Raises UsageError."""
    if minutes not in INTERVALS:
        raise UsageError("cron.every", given=str(minutes)[:12], known=", ".join(map(str, INTERVALS)))
    return minutes


def notes(workspace: Workspace) -> Notes:
    """What a person should know: secrets of this terminal are not there at night."""
    secret = [name for name in workspace.environ if name.startswith("CMDAILY_SECRET_")]
    return (("cron.secrets", (("n", len(secret)),)),) if secret else ()


def _tidy(path: str) -> str:
    """Each directory once, and only absolute ones."""
    places = [place for place in path.split(os.pathsep) if os.path.isabs(place)]
    return os.pathsep.join(dict.fromkeys(places)) or PLAIN_PATH


def shorter(given: Mapping[str, str]) -> dict[str, str]:
    """The environment with the plainest PATH that still finds this interpreter's programs."""
    here = os.path.dirname(sys.executable)
    return {**given, "PATH": f"{here}:{PLAIN_PATH}"}


def outcome(found: Autorun, what: str, notes: Notes = ()) -> Autorun:
    """The same, with what was done."""
    from cmdaily.domain.record import replace

    return replace(found, what=what, notes=(*found.notes, *notes))
