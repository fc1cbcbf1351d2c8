"""The doctor: looks at everything a person would be asked about when something does not work."""

from __future__ import annotations

import os
import stat
import sys
from datetime import timedelta

from cmdaily import __version__
from cmdaily.domain.data.store_health import Finding
from cmdaily.errors import CmdailyError, FileError, StoreError
from cmdaily.platforms import registry
from cmdaily.services import hooks
from cmdaily.services.accounts import accounts, secret_files, secrets
from cmdaily.services.charter import charter
from cmdaily.services.data import data
from cmdaily.services.inbox import fetch as listening
from cmdaily.services.inbox.response_times import Response
from cmdaily.services.routines.notices import for_today
from cmdaily.store import inbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cmdaily.services.workspace import Workspace

GOOD, LATE, BAD = "good", "late", "bad"
UNREAD = timedelta(days=1)
"""Messages that nobody has read for so long would surprise."""
IDLE = timedelta(hours=1)
"""A scheduler that has not looked for so long does not run."""


def examine(workspace: Workspace) -> tuple[Finding, ...]:
    """Every finding, good ones included. An examination that itself fails is a finding."""
    findings: list[Finding] = []
    for look in EXAMINATIONS:
        try:
            findings += look(workspace)
        except FileError:
            continue  # what is wrong with the files is a finding already
        except CmdailyError as error:
            findings.append(Finding(BAD, error.key, tuple(error.values.items())))
        except OSError as error:
            values = (("path", error.filename or ""), ("reason", error.strerror or str(error)))
            findings.append(Finding(BAD, "error.system", values))
    return tuple(findings)


def _version(_workspace: Workspace) -> Iterator[Finding]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding(GOOD, "doctor.version", (("version", __version__), ("python", python)))


def _places(workspace: Workspace) -> Iterator[Finding]:
    for place in dict.fromkeys((workspace.home.config, workspace.home.data, workspace.home.cache)):
        if not os.path.isdir(place):
            yield Finding(GOOD, "doctor.place_new", (("path", place),))
        elif not os.access(place, os.W_OK):
            yield Finding(BAD, "doctor.place_readonly", (("path", place),))
        elif stat.S_IMODE(os.stat(place).st_mode) & 0o077 and hasattr(os, "getuid"):
            yield Finding(LATE, "doctor.place_open", (("path", place),))
        else:
            yield Finding(GOOD, "doctor.place", (("path", place),))


def _trust(workspace: Workspace) -> Iterator[Finding]:
    """What would be run or believed, and others could have written."""
    for trouble in hooks.refused(workspace):
        yield Finding(BAD, trouble.key, trouble.values)
    for place in secret_files.exposed(workspace.home):
        yield Finding(BAD, "doctor.secrets_unsafe", (("path", place),))
    if workspace.config.section("secret_command"):
        secrets.check_command(workspace)


def _files(workspace: Workspace) -> Iterator[Finding]:
    plan = workspace.plan
    problems = len(plan.config_problems) + len(plan.broken)
    problems += len(charter.problems(workspace))
    if problems:
        yield Finding(BAD, "doctor.files_wrong", (("n", problems),))
    else:
        yield Finding(GOOD, "doctor.files", (("n", len(plan.names)),))


def _store(workspace: Workspace) -> Iterator[Finding]:
    try:
        workspace.store.refuse_lost()
    except StoreError as error:
        yield Finding(BAD, error.key, tuple(error.values.items()))
        return
    if not workspace.store.exists:
        yield Finding(GOOD, "doctor.store_new")
        return
    found = data.check(workspace)
    if found.damage:
        yield Finding(BAD, "doctor.store_damaged", (("reason", found.damage[0]),))
    elif found.wrong_days:
        yield Finding(LATE, "doctor.store_summaries", (("n", found.wrong_days),))
    elif found.wrong_streaks:
        yield Finding(LATE, "doctor.store_streaks", (("n", found.wrong_streaks),))
    else:
        yield Finding(GOOD, "doctor.store", (("n", found.rows),))


def _clock(workspace: Workspace) -> Iterator[Finding]:
    local = workspace.now.astimezone(workspace.zone)
    values = (("time", local.strftime("%Y-%m-%d %H:%M")), ("zone", local.tzname() or ""))
    yield Finding(GOOD, "doctor.clock", values)


def _scheduler(workspace: Workspace) -> Iterator[Finding]:
    """Whether anything looks after what is to happen by itself."""
    from cmdaily.services.scheduler import due_log as occasions
    from cmdaily.services.scheduler import outbox_job as outgoing

    config = workspace.config
    if not (config.section("reminders") or config.section("posts") or outgoing.to_send(workspace)):
        return
    seen = occasions.last_look(workspace)
    if seen is None:
        yield Finding(LATE, "doctor.never_runs")
    elif workspace.now - seen > IDLE:
        since = seen.astimezone(workspace.zone).strftime("%Y-%m-%d %H:%M")
        yield Finding(LATE, "doctor.idle", (("since", since),))
    else:
        yield Finding(GOOD, "doctor.runs")


def _accounts(workspace: Workspace) -> Iterator[Finding]:
    """Whether every account has a secret, and for how long; the networks themselves are asked by `account check`."""
    ending = {account.name: days for account, days in accounts.expiring(workspace)}
    for account in accounts.known(workspace):
        try:
            secrets.find(workspace, account.account, registry.about(account.platform))
        except CmdailyError as error:
            yield Finding(BAD, error.key, tuple(error.values.items()))
            continue
        if account.name in ending:
            yield Finding(LATE, "account.ends_soon", (("name", account.name), ("n", ending[account.name])))
        else:
            yield Finding(GOOD, "doctor.account", (("name", account.name), ("platform", account.platform)))


def _inbox(workspace: Workspace) -> Iterator[Finding]:
    """Whether the messages of every account are read."""
    reader = workspace.store.reader()
    accounts_heard = listening.heard_accounts(workspace, Response(workspace))
    heard = [(account.name, inbox.place(reader, account.name)) for account in accounts_heard]
    late = [name for name, place in heard if place.read_at is None or workspace.now - place.read_at > UNREAD]
    if late:
        yield Finding(LATE, "doctor.inbox_idle", (("names", ", ".join(late)),))
    elif heard:
        yield Finding(GOOD, "doctor.inbox", (("n", len(heard)),))


def _outbox(workspace: Workspace) -> Iterator[Finding]:
    for key, values in for_today(workspace):
        if key == "outbox.hint_unknown":
            yield Finding(LATE, key, tuple(values.items()))


EXAMINATIONS: Iterable[Callable[[Workspace], Iterator[Finding]]] = (
    _version,
    _places,
    _trust,
    _files,
    _store,
    _clock,
    _scheduler,
    _accounts,
    _inbox,
    _outbox,
)
