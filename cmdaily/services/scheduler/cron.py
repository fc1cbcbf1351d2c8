"""Crontab installation: our lines between markers, everything else byte for byte as it was.

python-crontab makes our line and says whether cron will take it. It does not write the file: it would rewrite other
people's lines on the way (docs/decisions/0021-crontab.md).
"""

from __future__ import annotations

import shutil
import subprocess

from cmdaily.domain.scheduler import crontab_text
from cmdaily.domain.scheduler.autorun import CRON, INSTALLED, NOTHING, REMOVED, SHOWN, Autorun
from cmdaily.errors import CmdailyError
from cmdaily.services.runtime import child_processes
from cmdaily.services.scheduler import autorun, due_log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

SECONDS = 20


def show(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """What stands in the crontab, and what `install` would write. Works without cron as well."""
    lines = (_line(workspace, language, minutes),)
    if shutil.which("crontab", path=workspace.environ.get("PATH")) is None:
        return Autorun(CRON, SHOWN, lines, False, False, notes=(("cron.not_here", ()),))
    found = _block(_read(workspace), workspace.home.config)
    standing = found.lines if found else ()
    return Autorun(CRON, SHOWN, standing or lines, found is not None, standing == lines)


def install(workspace: Workspace, language: str | None, minutes: int) -> Autorun:
    """Write our lines, in the place of those that stand there."""
    home = workspace.home.config
    lines = (_line(workspace, language, minutes),)
    before = _read(workspace)
    _block(before, home)
    after = crontab_text.with_block(before, home, lines)
    if after != before:
        _write(workspace, after)
    due_log.begin(workspace)
    return Autorun(CRON, INSTALLED, lines, True, True, notes=autorun.notes(workspace))


def remove(workspace: Workspace) -> Autorun:
    """Take our lines out, and nothing else."""
    before = _read(workspace)
    found = _block(before, workspace.home.config)
    if found is None:
        return Autorun(CRON, NOTHING, (), False, False)
    _write(workspace, crontab_text.without_block(before, workspace.home.config))
    return Autorun(CRON, REMOVED, found.lines, False, False)


def _line(workspace: Workspace, language: str | None, minutes: int) -> str:
    """Our line, as python-crontab writes it: it escapes `%`. Raises CmdailyError where cron could not hold it."""
    from crontab import CronTab

    every = "*" if autorun.checked_interval(minutes) == 1 else f"*/{minutes}"
    environment, command = autorun.environment(workspace), autorun.command(language)
    text = ""
    for given in (environment, autorun.shorter(environment)):
        item = CronTab(tab="").new(command=crontab_text.command_line(given, command))
        item.setall(f"{every} * * * *")
        if not item.is_valid():
            raise CmdailyError("cron.invalid", line=str(item))
        text = str(item.render())
        if len(text) <= crontab_text.LONGEST_LINE:
            return text
    raise CmdailyError("cron.long", remedy="cron.long_remedy", n=len(text))


def _block(text: str, home: str) -> crontab_text.CrontabBlock | None:
    if not home.isprintable():
        raise CmdailyError("cron.control", name="CMDAILY_HOME")
    try:
        return crontab_text.find(text, home)
    except crontab_text.BrokenBlockError as error:
        raise CmdailyError("cron.broken", remedy="cron.broken_remedy", line=error.line) from None


def _read(workspace: Workspace) -> str:
    """The user's crontab; "" when there is none."""
    done = _crontab(workspace, ["-l"])
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        if "no crontab" in said:
            return ""
        raise CmdailyError("cron.refused", remedy="cron.refused_remedy", reason=said[:200])
    return done.stdout.decode("utf-8", "surrogateescape")


def _write(workspace: Workspace, text: str) -> None:
    if not text.strip():
        done = _crontab(workspace, ["-r"])
    else:
        done = _crontab(workspace, ["-"], text.encode("utf-8", "surrogateescape"))
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise CmdailyError("cron.refused", remedy="cron.refused_remedy", reason=said[:200])


def _crontab(
    workspace: Workspace, arguments: list[str], given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("crontab", path=workspace.environ.get("PATH"))
    if program is None:
        raise CmdailyError("cron.not_installed", remedy="cron.not_installed_remedy")
    try:
        return child_processes.run(
            [program, *arguments],
            {**workspace.environ, "LC_ALL": "C"},
            input=given if given is not None else b"",
            capture_output=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CmdailyError("cron.refused", remedy="cron.refused_remedy", reason=str(error)[:200]) from error
