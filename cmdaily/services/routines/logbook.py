"""Log: what was done, noted, sent and decided, day by day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cmdaily.domain.publishing.decision_log import LoggedDecision, LoggedDelivery
from cmdaily.domain.routines.logbook import Log
from cmdaily.domain.routines.planned import MOVE, NOTE
from cmdaily.domain.routines.routine import ONE_OFF
from cmdaily.services.routines.day import find, known_action
from cmdaily.store import journal
from cmdaily.store.publishing import approvals, outbox
from cmdaily.store.routines import planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace


def log(workspace: Workspace, first: date, last: date, name: str | None = None) -> Log:
    """What is in force of a span of days, oldest first; of one action, only its entries."""
    action = find(workspace, name, last) if name is not None else None
    entries = entries_of(workspace, first, last, action)
    alone = action is not None
    return Log(
        entries=tuple(entries),
        actions=actions_of(workspace, entries),
        remarks=() if alone else remarks(workspace, first, last),
        notes=() if alone else tuple(planned.between(workspace.store.reader(), first, last, NOTE)),
        sent=() if alone else sent(workspace, first, last),
        zone=workspace.zone,
        day_starts_at=workspace.config.day_starts_at,
        moved=tuple(planned.between(workspace.store.reader(), first, last, MOVE)),
    )


def entries_of(
    workspace: Workspace, first: date, last: date, action: Action | None = None
) -> list[JournalEntry]:
    """The journal of a span of days: what is in force, oldest first."""
    return journal.log(workspace.store.reader(), first, last, action)


def actions_of(workspace: Workspace, entries: Sequence[JournalEntry]) -> tuple[Action, ...]:
    """The actions that rows of the journal may be about, one-offs among them."""
    names = dict.fromkeys(entry.action for entry in entries if entry.routine == ONE_OFF)
    one_offs = [known_action(workspace, ONE_OFF, name) for name in names]
    return (*workspace.actions, *(action for action in one_offs if action is not None))


def sent(workspace: Workspace, first: date, last: date) -> tuple[LoggedDelivery, ...]:
    """What was sent on a span of days and ticks nothing, oldest first: what does is a row of the journal."""
    if not workspace.in_team:
        return _sent(workspace, first, last)
    from cmdaily.services.team.access import asked

    return asked(workspace, lambda: _sent(workspace, first, last))


def _sent(workspace: Workspace, first: date, last: date) -> tuple[LoggedDelivery, ...]:
    if not workspace.shared.exists:
        return ()
    start, end = _moments(first, last)
    deliveries = outbox.sent_between(workspace.shared.reader(), start, end)
    if not deliveries:
        return ()
    rows = journal.log(workspace.store.reader(), first - timedelta(days=1), last + timedelta(days=1))
    ticked = {entry.key for entry in rows}
    found = [
        LoggedDelivery(_day(workspace, one.last_attempt_at), one)
        for one in deliveries
        if f"delivery/{one.id}" not in ticked and one.url not in {row.receipt for row in rows if row.receipt}
    ]
    return tuple(one for one in found if first <= one.day <= last)


def _moments(first: date, last: date) -> tuple[str, str]:
    """A span of time in UTC that holds the days: it is at most a day away from the user's calendar."""
    return f"{first - timedelta(days=1)}T00:00", f"{last + timedelta(days=2)}T00:00"


def remarks(workspace: Workspace, first: date, last: date) -> tuple[LoggedDecision, ...]:
    """The decisions about drafts and the overridden findings of a span of days, oldest first."""
    if not workspace.in_team:
        return _remarks(workspace, first, last)
    from cmdaily.services.team.access import asked

    return asked(workspace, lambda: _remarks(workspace, first, last))


def _remarks(workspace: Workspace, first: date, last: date) -> tuple[LoggedDecision, ...]:
    if not workspace.shared.exists:
        return ()
    reader = workspace.shared.reader()
    start, end = _moments(first, last)
    found = []
    for made in approvals.decided_between(reader, start, end):
        delivery = outbox.of_id(reader, made.delivery)
        text = delivery.text if delivery else ""
        day = _day(workspace, made.decided_at)
        found.append(
            LoggedDecision(day, made.decision, made.person, made.why, made.delivery, text, made.decided_at)
        )
    for delivery in outbox.overridden(reader, start, end):
        day, at = _day(workspace, delivery.created_at), delivery.created_at
        found += [
            LoggedDecision(day, "override", override.rule, override.why, delivery.id, delivery.text, at)
            for override in delivery.overrides
        ]
    return tuple(sorted((one for one in found if first <= one.day <= last), key=lambda one: one.at))


def _day(workspace: Workspace, moment: str) -> date:
    return workspace.day_of(datetime.fromisoformat(moment))
