"""The doctor: looks at everything a person would be asked about when something does not work."""

from __future__ import annotations

import os
import stat
import sys
from datetime import datetime, timedelta

from cmdaily import __version__
from cmdaily.domain.accounts.versions import NOTICE, days_left, newest, until_end
from cmdaily.domain.data.store_health import Diagnosis
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import State
from cmdaily.errors import CmdailyError, FileError, StoreError
from cmdaily.platforms import registry
from cmdaily.services import hooks
from cmdaily.services.accounts import accounts, secret_files, secrets
from cmdaily.services.data import integrity
from cmdaily.services.inbox.heard import accounts_with_inbox
from cmdaily.services.inbox.response_times import ResponseTimes
from cmdaily.services.routines.notices import for_today
from cmdaily.store.inbox import messages as inbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cmdaily.services.workspace import Workspace

GOOD, LATE, BAD = "good", "late", "bad"
UNREAD = timedelta(days=1)
"""Messages that nobody has read for so long would surprise."""
CLOCKS = timedelta(minutes=2)
"""Clocks that are farther apart surprise: claims end by the server's, everything else by one's own."""
IDLE = timedelta(hours=1)
"""A scheduler that has not looked for so long does not run."""
CHANNELS = {
    "reminder.why_no_program": "doctor.channel_no_program",
    "reminder.why_no_desktop": "doctor.channel_no_desktop",
    "reminder.why_address": "doctor.channel_address",
}
"""What is said where a channel can take no reminder, by the reason."""


def examine(workspace: Workspace) -> tuple[Diagnosis, ...]:
    """Every finding, good ones included. An examination that itself fails is a finding."""
    findings: list[Diagnosis] = []
    for look in EXAMINATIONS:
        try:
            findings += look(workspace)
        except FileError:
            continue  # what is wrong with the files is a finding already
        except CmdailyError as error:
            findings.append(Diagnosis(BAD, error.message))
        except OSError as error:
            values = (("path", error.filename or ""), ("reason", error.strerror or str(error)))
            findings.append(Diagnosis(BAD, LocalisedMessage("error.system", values)))
    return tuple(findings)


def _version(_workspace: Workspace) -> Iterator[Diagnosis]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Diagnosis(GOOD, LocalisedMessage("doctor.version", (("version", __version__), ("python", python))))


def _places(workspace: Workspace) -> Iterator[Diagnosis]:
    for place in dict.fromkeys((workspace.home.config, workspace.home.data, workspace.home.cache)):
        if not os.path.isdir(place):
            yield Diagnosis(GOOD, LocalisedMessage("doctor.place_new", (("path", place),)))
        elif not os.access(place, os.W_OK):
            yield Diagnosis(BAD, LocalisedMessage("doctor.place_readonly", (("path", place),)))
        elif stat.S_IMODE(os.stat(place).st_mode) & 0o077 and hasattr(os, "getuid"):
            yield Diagnosis(LATE, LocalisedMessage("doctor.place_open", (("path", place),)))
        else:
            yield Diagnosis(GOOD, LocalisedMessage("doctor.place", (("path", place),)))


def _trust(workspace: Workspace) -> Iterator[Diagnosis]:
    """What would be run or believed, and others could have written."""
    for trouble in hooks.refused(workspace):
        yield Diagnosis(BAD, trouble)
    for place in secret_files.exposed(workspace.home):
        yield Diagnosis(BAD, LocalisedMessage("doctor.secrets_unsafe", (("path", place),)))
    if workspace.config.section("secret_command"):
        secrets.check_command(workspace)


def _files(workspace: Workspace) -> Iterator[Diagnosis]:
    plan = workspace.plan
    problems = len(plan.config_problems) + len(plan.broken)
    if os.path.exists(workspace.home.charter_file):
        from cmdaily.services.charter import charter

        problems += len(charter.problems(workspace))
    if problems:
        yield Diagnosis(BAD, LocalisedMessage("doctor.files_wrong", (("n", problems),)))
    else:
        yield Diagnosis(GOOD, LocalisedMessage("doctor.files", (("n", len(plan.names)),)))


def _store(workspace: Workspace) -> Iterator[Diagnosis]:
    try:
        workspace.store.refuse_lost()
    except StoreError as error:
        yield Diagnosis(BAD, error.message)
        return
    if not workspace.store.exists:
        yield Diagnosis(GOOD, LocalisedMessage("doctor.store_new"))
        return
    found = integrity.check(workspace)
    if found.damage:
        yield Diagnosis(BAD, LocalisedMessage("doctor.store_damaged", (("reason", found.damage[0]),)))
    elif found.wrong_days:
        yield Diagnosis(LATE, LocalisedMessage("doctor.store_summaries", (("n", found.wrong_days),)))
    elif found.wrong_streaks:
        yield Diagnosis(LATE, LocalisedMessage("doctor.store_streaks", (("n", found.wrong_streaks),)))
    else:
        yield Diagnosis(GOOD, LocalisedMessage("doctor.store", (("n", found.rows),)))


def _clock(workspace: Workspace) -> Iterator[Diagnosis]:
    local = workspace.now.astimezone(workspace.zone)
    values = (("time", local.strftime("%Y-%m-%d %H:%M")), ("zone", local.tzname() or ""))
    yield Diagnosis(GOOD, LocalisedMessage("doctor.clock", values))


def _scheduler(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether anything looks after what is to happen by itself."""
    from cmdaily.services.scheduler import due_log
    from cmdaily.store.publishing import outbox

    config = workspace.config
    planned = any(config.section(name) for name in ("reminders", "posts", "reports"))
    shared = workspace.shared
    waiting = shared.exists and outbox.in_states(shared.reader(), (State.QUEUED, State.SENDING))
    if not (planned or waiting):
        return
    seen = due_log.last_look(workspace)
    if seen is None:
        yield Diagnosis(LATE, LocalisedMessage("doctor.never_runs"))
    elif workspace.now - seen > IDLE:
        since = seen.astimezone(workspace.zone).strftime("%Y-%m-%d %H:%M")
        yield Diagnosis(LATE, LocalisedMessage("doctor.idle", (("since", since),)))
    else:
        yield Diagnosis(GOOD, LocalisedMessage("doctor.runs"))


def _channels(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether the channels of the reminders could take one; nothing is sent to find out."""
    if not (workspace.config.section("reminders") or workspace.config.section("remind_to")):
        return  # what is said at the times of actions is said on the terminal
    from cmdaily.domain.scheduler.reminder import TERMINAL, shown_channel
    from cmdaily.services.scheduler import channels, reminders

    named = dict.fromkeys(channel for each in reminders.configured(workspace) for channel in each.to)
    for channel in named:
        reason = channels.obstacle(channel, workspace.environ) if channel != TERMINAL else ""
        if reason:
            yield Diagnosis(LATE, LocalisedMessage(CHANNELS[reason], (("channel", shown_channel(channel)),)))


def _accounts(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether every account has a secret, and for how long; the networks themselves are asked by `account check`."""
    ending = {account.name: days for account, days in accounts.expiring(workspace)}
    for account in accounts.known(workspace):
        try:
            secrets.find(workspace, account.account, registry.about(account.platform))
        except CmdailyError as error:
            yield Diagnosis(BAD, error.message)
            continue
        if account.name in ending:
            yield Diagnosis(
                LATE,
                LocalisedMessage("account.ends_soon", (("name", account.name), ("n", ending[account.name]))),
            )
        else:
            yield Diagnosis(
                GOOD,
                LocalisedMessage("doctor.account", (("name", account.name), ("platform", account.platform))),
            )


def _team(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether the team's server answers, and its clock agrees with this one."""
    if not workspace.in_team:
        return
    from cmdaily.services.team.identity import me

    reader = workspace.shared.reader()
    yield Diagnosis(
        GOOD, LocalisedMessage("doctor.team", (("path", workspace.shared.path), ("name", me(workspace))))
    )
    apart = abs(datetime.fromisoformat(reader.stamp(workspace.moment())) - workspace.moment())
    if apart > CLOCKS:
        yield Diagnosis(
            LATE, LocalisedMessage("doctor.team_clock", (("n", int(apart.total_seconds() // 60)),))
        )


def _versions(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether the networks of the accounts will go on answering the newest version of their API that is known here."""
    for name in dict.fromkeys(account.platform for account in accounts.known(workspace)):
        try:
            network = registry.about(name)
        except CmdailyError:
            continue  # an account without its plug-in is a finding already
        days, last = days_left(network, workspace.today), newest(network)
        if days is None or last is None or days > NOTICE.days:
            continue
        values = (("network", network.title), ("version", last.name), ("day", last.ends), ("n", max(days, 0)))
        ended = days < 0
        yield Diagnosis(
            BAD if ended else LATE,
            LocalisedMessage("doctor.version_ended" if ended else "doctor.version_ends", values),
        )


def _versions_named(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether a version that an account's setting names is near its end: a newer cmdaily does not help there."""
    for each in accounts.known(workspace):
        named = each.account.setting("version")
        if not named or each.platform not in registry.names(hidden=True):
            continue
        network = registry.about(each.platform)
        for version in (one for one in network.versions if one.name == named):
            days = until_end(version, workspace.today).days
            if days <= NOTICE.days:
                about = (("account", each.name), ("network", network.title))
                values = (*about, ("version", named), ("day", version.ends))
                message = LocalisedMessage("doctor.version_named", values)
                yield Diagnosis(BAD if days < 0 else LATE, message)


def _inbox(workspace: Workspace) -> Iterator[Diagnosis]:
    """Whether the messages of every account are read."""
    reader = workspace.shared.reader()
    accounts_heard = accounts_with_inbox(workspace, ResponseTimes(workspace))
    heard = [(account.name, inbox.place(reader, account.name)) for account in accounts_heard]
    late = [name for name, place in heard if place.read_at is None or workspace.now - place.read_at > UNREAD]
    if late:
        yield Diagnosis(LATE, LocalisedMessage("doctor.inbox_idle", (("names", ", ".join(late)),)))
    elif heard:
        yield Diagnosis(GOOD, LocalisedMessage("doctor.inbox", (("n", len(heard)),)))


def _outbox(workspace: Workspace) -> Iterator[Diagnosis]:
    for key, values in for_today(workspace):
        if key == "outbox.hint_unknown":
            yield Diagnosis(LATE, LocalisedMessage(key, tuple(values.items())))


EXAMINATIONS: Iterable[Callable[[Workspace], Iterator[Diagnosis]]] = (
    _version,
    _places,
    _trust,
    _files,
    _store,
    _clock,
    _scheduler,
    _channels,
    _accounts,
    _team,
    _versions,
    _versions_named,
    _inbox,
    _outbox,
)
