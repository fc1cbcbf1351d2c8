"""systemd user service and timer, in the place of a crontab. Only files that begin with our mark are touched."""

from __future__ import annotations

import os
import shutil
import subprocess

from cmdaily.domain.record import frozen
from cmdaily.domain.scheduler import systemd_units
from cmdaily.domain.scheduler.autorun import INSTALLED, NOTHING, REMOVED, SHOWN, SYSTEMD, Autorun
from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.services.runtime import child_processes
from cmdaily.services.scheduler import autorun, desktop_session, due_log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.scheduler.autorun import Notes
    from cmdaily.services.workspace import Workspace

SECONDS = 20
MOST_SAID = 300


@frozen
class SystemdError:
    """Why systemd did not do something: what it said, if it said anything."""

    said: str


def show(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """The units, whether they stand there, and whether the timer runs."""
    found = _found(workspace, language, minutes)
    unit = _name(workspace) + ".timer"
    if not found.installed or _systemctl(workspace, "is-active", unit) is None:
        return found
    return autorun.outcome(found, SHOWN, (("cron.not_running", (("unit", unit),)),))


def install(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """Write both units and start the timer, where systemd can be reached."""
    wanted = _units(workspace, language, minutes)
    for path in wanted:
        standing = _read(path)
        if standing and not _is_ours(standing):
            raise CmdailyError("cron.foreign_unit", path=path)
    for path, text in wanted.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        atomic_write(path, text, mode=0o644)
    due_log.begin(workspace)
    unit = _name(workspace) + ".timer"
    trouble = _systemctl(workspace, "daemon-reload") or _systemctl(workspace, "enable", "--now", unit)
    notes = (*autorun.notes(workspace), *_started(unit, trouble))
    found = _found(workspace, language, minutes)
    return autorun.outcome(found, INSTALLED, notes)


def remove(workspace: Workspace) -> Autorun:
    """Stop the timer and remove both units. A turn that is being taken ends by itself."""
    service, timer = _paths(workspace)
    paths = [path for path in (service, timer) if _is_ours(_read(path))]
    if not paths:
        return Autorun(SYSTEMD, NOTHING, (), False, False)
    notes = _stop(workspace, timer) if timer in paths else ()
    for path in paths:
        os.unlink(path)
    _systemctl(workspace, "daemon-reload")
    _systemctl(workspace, "reset-failed", os.path.basename(service))
    return Autorun(SYSTEMD, REMOVED, (), False, False, tuple(paths), notes)


def _found(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    wanted = _units(workspace, language, minutes)
    standing = {path: _read(path) for path in wanted}
    lines = tuple(line for text in wanted.values() for line in text.splitlines())
    return Autorun(
        SYSTEMD,
        SHOWN,
        lines,
        any(_is_ours(text) for text in standing.values()),
        all(standing[path] == text for path, text in wanted.items()),
        tuple(wanted),
    )


def _started(unit: str, trouble: SystemdError | None) -> Notes:
    """What a person should know about a timer that was, or was not, started."""
    if trouble is None:
        return () if _lingers() else (("cron.linger", ()),)
    said = (("cron.systemd_said", (("reason", trouble.said),)),) if trouble.said else ()
    return (*said, ("cron.start_timer", (("unit", unit),)))


def _stop(workspace: Workspace, timer: str) -> Notes:
    """Stop the timer. Where systemd cannot be reached, it at least does not start again."""
    unit = os.path.basename(timer)
    if _systemctl(workspace, "disable", "--now", unit) is None:
        return ()
    link = os.path.join(os.path.dirname(timer), "timers.target.wants", unit)
    if not os.path.islink(link):
        return ()
    os.unlink(link)
    return (("cron.stop_timer", (("unit", unit),)),)


def _lingers() -> bool:
    """Whether systemd runs the user's units when nobody is signed in (loginctl(1), enable-linger)."""
    import pwd

    try:
        return os.path.exists(f"/var/lib/systemd/linger/{pwd.getpwuid(os.getuid()).pw_name}")
    except KeyError:  # a number without a name has no session either
        return True


def _units(workspace: Workspace, language: str | None, minutes: int) -> dict[str, str]:
    home = workspace.home.config
    if not home.isprintable():
        raise CmdailyError("cron.control", name="CMDAILY_HOME")
    every = autorun.checked_interval(minutes)
    service, timer = _paths(workspace)
    environment, command = autorun.environment(workspace), autorun.command(language)
    environment.pop(
        desktop_session.BUS, None
    )  # systemd gives it, and an address from now may be gone by then
    return {
        service: systemd_units.service(home, environment, command),
        timer: systemd_units.timer(home, every),
    }


def _paths(workspace: Workspace) -> tuple[str, str]:
    base = workspace.environ.get("XDG_CONFIG_HOME") or os.path.join(
        workspace.environ.get("HOME") or os.path.expanduser("~"), ".config"
    )
    start = os.path.join(base, "systemd", "user", _name(workspace))
    return f"{start}.service", f"{start}.timer"


def _name(workspace: Workspace) -> str:
    """The name of the units: plain for the usual home, else with a number that belongs to the home."""
    if not workspace.environ.get("CMDAILY_HOME"):
        return "cmdaily"
    from hashlib import sha256

    return "cmdaily-" + sha256(workspace.home.config.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _is_ours(text: str) -> bool:
    return text.startswith(systemd_units.MARK)


def _systemctl(workspace: Workspace, *arguments: str) -> SystemdError | None:
    """None when systemd did it."""
    given = desktop_session.environment(workspace.environ)
    program = shutil.which("systemctl", path=given.get("PATH"))
    if program is None:
        return SystemdError("")
    try:
        done = child_processes.run(
            [program, "--user", *arguments],
            given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return SystemdError(str(error)[:MOST_SAID])
    if done.returncode == 0:
        return None
    return SystemdError(done.stderr.decode("utf-8", "replace").strip()[:MOST_SAID])
