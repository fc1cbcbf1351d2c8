"""Editorial calendar: holidays, pauses, campaigns, recurring posts and scheduled deliveries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cmdaily.domain.calendar.calendar import (
    ACTION,
    DELIVERY,
    EVENT,
    HOLIDAY,
    PAUSE,
    POST,
    ROUTINE,
    Calendar,
    CalendarEntry,
    in_order,
)
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.recurrence import due_between, is_due
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.time.when import moment_of, zone_of
from cmdaily.errors import UsageError
from cmdaily.render.labels import whom
from cmdaily.services.scheduler import due_log, recurring_posts
from cmdaily.services.team.access import asked
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.routines.routine import Action
    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

MOST_WEEKS = 104
DAILY = 4 / 7
"""A routine that is due on more of the days than that is a daily one."""
STATES = (State.QUEUED, State.AWAITING, State.SENDING, State.UNKNOWN, State.HANDED_OFF)


def calendar(workspace: Workspace, tr: Translator, first: date, weeks: int) -> Calendar:
    """The entries of some weeks from a day on. Raises UsageError for a number of weeks that is out of range."""
    if not 0 < weeks <= MOST_WEEKS:
        raise UsageError("error.by", by=str(weeks)[:12], most=MOST_WEEKS)
    last = first + timedelta(days=7 * weeks - 1)
    entries = [
        *_holidays(workspace, tr, first, last),
        *_pauses(workspace, first, last),
        *_campaigns(workspace, tr, first, last),
        *_routines(workspace, tr, first, last),
        *_posts(workspace, first, last),
        *asked(workspace, lambda: tuple(_deliveries(workspace, first, last))),
    ]
    return Calendar(first, last, in_order(entries))


def _holidays(workspace: Workspace, tr: Translator, first: date, last: date) -> Iterator[CalendarEntry]:
    country = workspace.config.holidays
    if country is None:
        return
    from cmdaily.files.cache.holidays import holiday_names

    for day, name in holiday_names(country, range(first.year, last.year + 1), tr.language):
        if first <= day <= last:
            yield CalendarEntry(day, HOLIDAY, f"holiday-{country}-{day}", name)


def _pauses(workspace: Workspace, first: date, last: date) -> Iterator[CalendarEntry]:
    for pause in workspace.pauses:
        if pause.first <= last and pause.last >= first:
            title = pause.reason or pause.routine or ""
            yield CalendarEntry(pause.first, PAUSE, f"pause-{pause.id}", title, last=pause.last)


def _routines(workspace: Workspace, tr: Translator, first: date, last: date) -> Iterator[CalendarEntry]:
    """The days of the routines that are not there every working day: what is, needs no calendar."""
    for name in workspace.active_names():
        days = {
            day
            for action in workspace.actions
            if action.routine == name and not _of_campaign(action)
            for day in due_between(action.schedule, first, last, workspace.holidays(action, first, last))
        }
        if len(days) <= DAILY * ((last - first).days + 1):
            title = text_in(workspace.plan.routine(name).title, tr.language)
            yield from (
                CalendarEntry(day, ROUTINE, f"routine-{name}-{day}", title)
                for day in sorted(days)
                if not _paused(workspace, name, day)
            )


def _paused(workspace: Workspace, routine: str, day: date) -> bool:
    return any(
        pause.first <= day <= pause.last and pause.routine in (None, routine) for pause in workspace.pauses
    )


def _of_campaign(action: Action) -> bool:
    return action.schedule.pattern.kind == "event" or action.schedule.until is not None


def _campaigns(workspace: Workspace, tr: Translator, first: date, last: date) -> Iterator[CalendarEntry]:
    """What belongs to a campaign: actions around an event or within dates, and the event itself."""
    events: set[tuple[str, date]] = set()
    for action in workspace.actions:
        schedule = action.schedule
        event = schedule.pattern.day if schedule.pattern.kind == "event" else None  # type: ignore[attr-defined]
        if not _of_campaign(action):
            continue
        if event is not None and first <= event <= last and (action.routine, event) not in events:
            events.add((action.routine, event))
            title = text_in(workspace.plan.routine(action.routine).title, tr.language)
            yield CalendarEntry(event, EVENT, f"event-{action.routine}-{event}", title)
        yield from _action_days(workspace, tr, action, first, last)


def _action_days(
    workspace: Workspace, tr: Translator, action: Action, first: date, last: date
) -> Iterator[CalendarEntry]:
    holidays = workspace.holidays(action, first, last)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if is_due(action.schedule, day, holidays=holidays):
            title = text_in(action.title, tr.language)
            name = f"action-{action.routine}-{action.id}-{day}"
            yield CalendarEntry(day, ACTION, name, title, to=action.platform or "", url=action.open or "")


def _posts(workspace: Workspace, first: date, last: date) -> Iterator[CalendarEntry]:
    """The recurring posts that are still to come."""
    posts = recurring_posts.configured(workspace)
    if not posts:
        return
    by_name = {post.name: post for post in posts}
    table = due_log.timetable(workspace, recurring_posts.wanted(posts))
    start = datetime.combine(first, datetime.min.time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, datetime.min.time(), UTC) + timedelta(days=2)
    for due in table.between(max(start, workspace.now), end):
        local = due.moment.astimezone(workspace.zone)
        if first <= local.date() <= last:
            post = by_name[due.name]
            name = f"post-{due.name}-{due.wall}"
            yield CalendarEntry(
                local.date(),
                POST,
                name,
                recurring_posts.text_of(post, due.wall),
                clock=f"{local:%H:%M}",
                moment=local.isoformat(timespec="seconds"),
                to=", ".join(post.to),
            )


def _deliveries(workspace: Workspace, first: date, last: date) -> Iterator[CalendarEntry]:
    for delivery in outbox.in_states(workspace.shared.reader(), STATES):
        when = delivery.scheduled
        if when is None:
            continue
        local = moment_of(when.wall, when.zone, when.fold).astimezone(workspace.zone or zone_of(when.zone))
        if first <= local.date() <= last:
            yield CalendarEntry(
                local.date(),
                DELIVERY,
                f"delivery-{delivery.id}",
                delivery.text or delivery.outgoing.link,
                clock=f"{local:%H:%M}",
                moment=local.isoformat(timespec="seconds"),
                to=whom(delivery),
                state=delivery.state,
                url=delivery.url,
            )
