"""Agenda service: what is due on a day, and how far it has got."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import replace
from cmdaily.domain.recurrence import due_between, needs_history
from cmdaily.domain.routines.agenda import (
    DONE,
    OPEN,
    SKIPPED,
    Agenda,
    Item,
    by_part,
    shared_sections,
    within_limit,
)
from cmdaily.domain.routines.journal import joined, reached
from cmdaily.domain.routines.occurrence import (
    occurrence_end,
    occurrence_on,
    period_start,
    previous_start,
    window_start,
)
from cmdaily.domain.routines.routine import ONE_OFF
from cmdaily.services.routines.planned import changed, one_off
from cmdaily.store import progress as progress_store
from cmdaily.store import timer as timer_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.figures.results import ListedSeries
    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.pause import Pause
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace

    ByAction = dict[tuple[str, str], DayProgress]

LOOK_AHEAD_DAYS = 14


def shown(workspace: Workspace, day: date | None = None) -> Agenda:
    """A day as its list shows it: on a free day with the next one that is not, whose numbers then hold."""
    found = agenda(workspace, day)
    if found.items or found.pauses or found.day < found.today:
        return found
    return replace(found, ahead=_ahead(workspace, found.day))


def figures_for(workspace: Workspace, found: Agenda, chosen: Sequence[Item]) -> tuple[ListedSeries, ...]:
    """The metrics that are kept, where what is chosen is to be written about them: another action of the section in
    which they are logged (`counts: metric`). A team's are left to `metric list`: a day asks no server."""
    logs = {item.action.section for item in found.items if "metric" in item.action.counts}
    about = [each for each in chosen if each.action.section in logs and "metric" not in each.action.counts]
    if not about or workspace.in_team or not workspace.store.exists:
        return ()
    from cmdaily.services.figures.read import listing

    return tuple(listing(workspace))


def _ahead(workspace: Workspace, day: date) -> Agenda | None:
    """The next day within a fortnight on which something is due."""
    for days in range(1, LOOK_AHEAD_DAYS + 1):
        found = agenda(workspace, day + timedelta(days=days))
        if found.items:
            return found
    return None


def _pause_on(workspace: Workspace, day: date, routine: str) -> Pause | None:
    if not workspace.pauses:
        return None
    from cmdaily.domain.routines.pause import pause_on

    return pause_on(workspace.pauses, day, routine)


def agenda(workspace: Workspace, day: date | None = None) -> Agenda:
    """What a day, today unless given, asks for: the actions that are due or still open on it."""
    today = workspace.today
    day = today if day is None else day
    reader = workspace.store.reader()
    done = {(row.routine, row.action): row for row in progress_store.of_day(reader, day)}
    paused: dict[str, Pause] = {}
    items: list[Item] = []
    for routine in workspace.routines:
        pause = _pause_on(workspace, day, routine.name)
        if pause is not None:
            paused[pause.id] = pause
            continue
        for action in routine.actions:
            item = _item(workspace, action, day, done, len(items) + 1)
            if item is not None:
                items.append(item)
    timer = timer_store.running(reader)
    items = by_part(changed(workspace, items, day, done))
    limit = _limit(workspace, items)
    shared = shared_sections(items) if len(workspace.routines) > 1 else frozenset()
    return Agenda(
        day=day,
        today=today,
        items=within_limit(items, limit),
        limit=limit,
        pauses=tuple(paused.values()),
        timer=timer,
        timed=known_action(workspace, timer.routine, timer.action) if timer else None,
        timer_seconds=timer.seconds(workspace.now) if timer else 0,
        broken=workspace.plan.broken,
        title=workspace.routines[0].title if len(workspace.routines) == 1 else (),
        titles=tuple(
            (routine.name, routine.title) for routine in workspace.routines if routine.name in shared
        ),
    )


def find(workspace: Workspace, name: str, day: date) -> Action:
    """The action a person means on a day; numbers are those of that day's agenda."""
    return named(workspace, [name], day)[0]


def named(workspace: Workspace, names: Sequence[str], day: date) -> list[Action]:
    """The actions that numbers of a day's list, ids and beginnings of ids mean."""
    from cmdaily.domain.routines.action_lookup import find_action

    numbered = shown(workspace, day).numbered
    known = {(action.routine, action.id): action for action in workspace.actions}
    # what was moved to the day has another target there: its history is that of the action
    numbered = {number: known.get((one.routine, one.id), one) for number, one in numbered.items()}
    others = [one for one in numbered.values() if (one.routine, one.id) not in known]
    actions = [*known.values(), *others]
    return [find_action(name, numbered, actions) for name in names]


def _item(workspace: Workspace, action: Action, day: date, done: ByAction, number: int) -> Item | None:
    row = None
    for name in (*action.renamed_from, action.id):
        found_row = done.get((action.routine, name))
        row = row if found_row is None else joined(row, found_row)
    parts = _parts_of_day(action, done) if action.parts else []
    if parts:
        from cmdaily.domain.routines.parts import one_a_day

        row = one_a_day(action, parts)[0]
    found = _window(workspace, action, day, row)
    if found is None or (action.apart and row is None and _other_done(action, done)):
        return None
    start, rows = found
    amount = sum(row.amount for row in rows)
    if action.period != "day" and row is None and reached(amount, action.target):
        return None  # the quota was reached on an earlier day: nothing is due until its period turns
    if reached(amount, action.target):
        state = DONE
    elif row is not None and row.skipped:
        state = SKIPPED
    else:
        state = OPEN
    return Item(
        number=number,
        action=action,
        done=amount,
        state=state,
        spent_seconds=row.seconds if row is not None else 0,
        since=start if start < day and action.period == "day" else None,
        missing=_missing_parts(workspace, action, start, day) if action.parts and state == OPEN else (),
        person=action.person_on(day) if action.people else "",
        share=_share(workspace, action, rows, day) if action.spread else None,
    )


def _parts_of_day(action: Action, done: ByAction) -> list[DayProgress]:
    """What was done on the day for an action with parts."""
    return [row for (routine, name), row in done.items() if routine == action.routine and action.owns(name)]


def _missing_parts(workspace: Workspace, action: Action, start: date, day: date) -> tuple[str, ...]:
    """The networks or accounts for which something is missing."""
    return tuple(parts_left(workspace, action, start, day))


def parts_left(workspace: Workspace, action: Action, start: date, day: date) -> dict[str, int]:
    """How much is missing for which part of an action."""
    from cmdaily.domain.routines.parts import done_of_parts, missing_parts

    rows = progress_store.of_parts(workspace.store.reader(), action, first=start, last=day)
    return missing_parts(action, done_of_parts(action, rows))


def _other_done(action: Action, done: ByAction) -> bool:
    """Whether the action that this one keeps apart from has no days of its own, and was done on the day."""
    if action.schedule.pattern.kind == "apart":
        return False
    other = done.get((action.routine, action.apart))
    return other is not None and other.amount > 0


def _share(workspace: Workspace, action: Action, rows: list[DayProgress], day: date) -> int:
    """The day's minutes of what has minutes for a whole period: what is left, divided by the days that are left."""
    target = action.target or 1
    before = sum(row.amount for row in rows if row.day < day)
    spent = sum(row.seconds for row in rows if row.day < day) // 60
    left = min(action.minutes - spent, -(-action.minutes * (target - before) // target))
    end = occurrence_end(action, period_start(action.period, day))
    days = due_between(action.schedule, day, end, workspace.holidays(action, day, end))
    return -(-max(0, left) // max(1, len(days)))


def _window(
    workspace: Workspace, action: Action, day: date, row: DayProgress | None
) -> tuple[date, list[DayProgress]] | None:
    """Since when the action is open on a day and the progress since; None when it is not open."""
    reader = workspace.store.reader()
    last_done = None
    if needs_history(action.schedule):
        if action.schedule.pattern.of:  # type: ignore[attr-defined]
            from cmdaily.services.routines.following import due_since

            return due_since(workspace, action, day)
        if action.target is not None and action.target > 1:
            return _added_up(workspace, action, day)
        last_done = progress_store.last_done(reader, action, day)
    start = window_start(action, day, workspace.holidays(action, day), last_done)
    if start is not None and start < day and action.period == "day":
        start = _before_pauses(workspace, action, start)
        if start is not None and start < workspace.on_since(action.routine):
            return None  # nothing was late before its routine was switched on
    if start is None:
        return None
    if start == day:
        return start, [row] if row is not None else []
    rows = progress_store.of_action(reader, action, first=start, last=day)
    return (start, rows) if occurrence_on(action, start, day, rows) is not None else None


def _added_up(workspace: Workspace, action: Action, day: date) -> tuple[date, list[DayProgress]] | None:
    """The same for a delay with a target over one: what several days did adds up until it is done."""
    rows = progress_store.of_action(workspace.store.reader(), action, first=date.min, last=day)
    last_done, since, amount = None, 0, 0
    for place, row in enumerate(rows):
        amount += row.amount
        if row.day < day and reached(amount, action.target):
            last_done, since, amount = row.day, place + 1, 0
    start = window_start(action, day, workspace.holidays(action, day), last_done)
    return None if start is None else (start, rows[since:])


def _before_pauses(workspace: Workspace, action: Action, start: date) -> date | None:
    """The day an action is carried over from: one inside a pause asked for nothing, as under `except`."""
    found: date | None = start
    while found is not None and _pause_on(workspace, found, action.routine) is not None:
        found = previous_start(action, found, workspace.holidays(action, found))
    return found


def _limit(workspace: Workspace, items: list[Item]) -> int:
    """The day's minutes: the user's own setting, else those of the routines that ask for something, together."""
    own: int | None = workspace.config.minutes
    if own is not None:
        return own
    asking = {item.action.routine for item in items}
    return sum(routine.minutes for routine in workspace.routines if routine.name in asking)


def known_action(workspace: Workspace, routine: str, name: str) -> Action | None:
    """The action of an active routine that has, or had, an id; None when there is none now."""
    for action in workspace.actions:
        if action.routine == routine and action.owns(name):
            return action
    return one_off(workspace, name) if routine == ONE_OFF else None
