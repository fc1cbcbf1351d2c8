"""A systemd user service and its timer, in the place of a crontab. Only files that begin with our mark are touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from cmdaily.domain import timer_units
from cmdaily.domain.autorun import INSTALLED, NOTHING, REMOVED, SHOWN, SYSTEMD, Autorun
from cmdaily.errors import CmdailyError
from cmdaily.services import autorun, occasions

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

SECONDS = 20


def show(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """The units, and whether they stand there."""
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


def install(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """Write both units and start the timer, where systemd can be reached."""
    wanted = _units(workspace, language, minutes)
    for path in wanted:
        standing = _read(path)
        if standing and not _is_ours(standing):
            raise CmdailyError("cron.foreign_unit", path=path)
    for path, text in wanted.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    occasions.begin(workspace)
    unit = _name(workspace) + ".timer"
    done = _systemctl(workspace, ["daemon-reload"]) and _systemctl(workspace, ["enable", "--now", unit])
    notes = autorun.notes(workspace)
    if not done:
        notes = (*notes, ("cron.start_timer", (("unit", unit),)))
    found = show(workspace, language, minutes)
    return autorun.outcome(found, INSTALLED, notes)


def remove(workspace: Workspace) -> Autorun:
    """Stop the timer and remove both units."""
    paths = [path for path in _paths(workspace) if _is_ours(_read(path))]
    if not paths:
        return Autorun(SYSTEMD, NOTHING, (), False, False)
    _systemctl(workspace, ["disable", "--now", _name(workspace) + ".timer"])
    for path in paths:
        os.unlink(path)
    _systemctl(workspace, ["daemon-reload"])
    return Autorun(SYSTEMD, REMOVED, (), False, False, tuple(paths))


def _units(workspace: Workspace, language: str | None, minutes: int) -> dict[str, str]:
    home = workspace.home.config
    if not home.isprintable():
        raise CmdailyError("cron.control", name="CMDAILY_HOME")
    every = autorun.checked_interval(minutes)
    service, timer = _paths(workspace)
    environment, command = autorun.environment(workspace), autorun.command(language)
    return {
        service: timer_units.service(home, environment, command),
        timer: timer_units.timer(home, every),
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
    return text.startswith(timer_units.MARK)


def _systemctl(workspace: Workspace, arguments: list[str]) -> bool:
    """Whether systemd did it."""
    program = shutil.which("systemctl", path=workspace.environ.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, "--user", *arguments],
            env=dict(workspace.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
