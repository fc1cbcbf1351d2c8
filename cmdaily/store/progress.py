"""Summary tables: progress by day, and streaks."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.routines.journal import DayProgress, joined
from cmdaily.domain.routines.routine import PART
from cmdaily.store.connection import as_day, damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from cmdaily.domain.routines.routine import Action
    from cmdaily.domain.routines.streak import Streak
    from cmdaily.store.connection import Connection

_SELECT = "SELECT day, routine, action, amount, target, seconds, skipped FROM day_progress"


def of_day(connection: Connection, day: date) -> list[DayProgress]:
    """What was done on one day."""
    return _read(connection, connection.rows(f"{_SELECT} WHERE day = :day", day=day.isoformat()))


def of_days(connection: Connection, first: date, last: date) -> list[DayProgress]:
    """What was done in a range of days, both ends included, oldest first."""
    return _read(
        connection,
        connection.rows(
            f"{_SELECT} WHERE day BETWEEN :first AND :last ORDER BY day",
            first=first.isoformat(),
            last=last.isoformat(),
        ),
    )


def of_action(
    connection: Connection, action: Action, *, first: date = date.min, last: date = date.max
) -> list[DayProgress]:
    """What was done for one action in a range of days, both ends included, oldest first.

    What was done under a former id of the action counts as its own.
    """
    rows = of_parts(connection, action, first=first, last=last)
    if action.each:
        from cmdaily.domain.routines.parts import one_a_day

        return one_a_day(action, rows)
    return _one_a_day(rows, action.id) if action.renamed_from else rows


def of_parts(
    connection: Connection, action: Action, *, first: date = date.min, last: date = date.max
) -> list[DayProgress]:
    """The same, each id that the action has or had for itself, and for each of its parts."""
    names, parameters = any_of(action)
    return _read(
        connection,
        connection.rows(
            f"{_SELECT} WHERE ({names}) AND routine = :routine"
            " AND day BETWEEN :first AND :last ORDER BY day, action",
            routine=action.routine,
            first=first.isoformat(),
            last=last.isoformat(),
            **parameters,
        ),
    )


def alike(
    connection: Connection, actions: Iterable[Action], first: date, last: date
) -> Iterator[list[tuple[DayProgress, list[date]]]]:
    """For each action what was done on the days of a range, those on which it was the same together: the first of
    them, with the seconds of all, and the days. Ten years of an action are some three rows. Former ids and parts are
    not looked at."""
    day_of = _Days(connection)
    for action in actions:
        rows = connection.rows(
            """SELECT amount, target, skipped, SUM(seconds), GROUP_CONCAT(day, ',') FROM day_progress
            WHERE action = :action AND routine = :routine AND day BETWEEN :first AND :last
            GROUP BY amount, target, skipped""",
            action=action.id,
            routine=action.routine,
            first=first.isoformat(),
            last=last.isoformat(),
        )
        together = []
        for amount, target, skipped, seconds, text in rows:
            days = [day_of[day] for day in text.split(",")]
            row = DayProgress(days[0], action.routine, action.id, amount, target, int(seconds), bool(skipped))
            together.append((row, days))
        yield together


class _Days(dict[str, date]):
    """Days by their text, each read once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __missing__(self, text: str) -> date:
        self[text] = day = as_day(self.connection, text)
        return day


def first_day(connection: Connection, routine: str | None = None, since: date = date.min) -> date | None:
    """The first day from `since` on that anything was recorded for, of all or of a routine; None if there is none."""
    only, parameters = "", {"since": since.isoformat()}
    if routine is not None:
        only, parameters["routine"] = "AND routine = :routine", routine
    found = connection.rows(f"SELECT MIN(day) FROM day_progress WHERE day >= :since {only}", **parameters)
    return as_day(connection, found[0][0]) if found[0][0] else None


def last_done(connection: Connection, action: Action, before: date) -> date | None:
    """The last day before a day on which the action reached its target."""
    names, parameters = any_of(action)
    rows = connection.rows(
        f"""SELECT MAX(day) FROM day_progress WHERE ({names}) AND routine = :routine
            AND day < :before AND amount >= COALESCE(target, 1)""",
        routine=action.routine,
        before=before.isoformat(),
        **parameters,
    )
    return as_day(connection, rows[0][0]) if rows[0][0] else None


def any_of(action: Action, column: str = "action") -> tuple[str, dict[str, str | int]]:
    """A condition for the ids an action has and had, those of its parts among them, and its parameters."""
    parameters: dict[str, str | int] = {f"id{place}": name for place, name in enumerate(action.ids)}
    condition = f"{column} IN ({', '.join(f':{name}' for name in parameters)})"
    if action.each:
        for place, name in enumerate(action.ids):
            start = f"{name}{PART}"
            condition += f" OR SUBSTR({column}, 1, :length{place}) = :start{place}"
            parameters |= {f"length{place}": len(start), f"start{place}": start}
    return condition, parameters


def _one_a_day(rows: list[DayProgress], name: str) -> list[DayProgress]:
    """Join rows of one day that stand under a former and the present id, in the order of the days."""
    days: dict[date, DayProgress] = {}
    for row in sorted(rows, key=lambda row: row.action == name):
        days[row.day] = joined(days.get(row.day), row)
    return [days[day] for day in sorted(days)]


def streak(connection: Connection, action: Action) -> Streak | None:
    """The streak kept for an action, None when there is none."""
    rows = connection.rows(
        "SELECT rule, length, best, through FROM streak WHERE routine = :routine AND action = :action",
        routine=action.routine,
        action=action.id,
    )
    if not rows:
        return None
    from cmdaily.domain.routines.streak import Streak

    rule, length, best, through = rows[0]
    return Streak(rule=rule, length=length, best=best, through=as_day(connection, through))


def keep_streak(connection: Connection, action: Action, kept: Streak | None) -> None:
    """Replace the streak kept for an action."""
    forget_streak(connection, action.routine, action.id)
    if kept is not None:
        connection.run(
            """INSERT INTO streak (routine, action, rule, length, best, through)
            VALUES (:routine, :action, :rule, :length, :best, :through)""",
            routine=action.routine,
            action=action.id,
            rule=kept.rule,
            length=kept.length,
            best=kept.best,
            through=kept.through.isoformat(),
        )


def forget_streak(connection: Connection, routine: str, action: str) -> None:
    """Drop a kept streak: it is counted afresh when it is next read."""
    connection.run(
        "DELETE FROM streak WHERE routine = :routine AND action = :action", routine=routine, action=action
    )


def forget_streaks(connection: Connection) -> None:
    """Drop all kept streaks, after a change that may concern any of them, such as a pause."""
    connection.run("DELETE FROM streak")


def _read(connection: Connection, rows: list[tuple[Any, ...]]) -> list[DayProgress]:
    make = tuple.__new__
    try:
        day_of = {day: date.fromisoformat(day) for day in {row[0] for row in rows}}
        return [
            make(DayProgress, (day_of[day], routine, action, amount, target, seconds, bool(skipped)))  # type: ignore[type-var]
            for day, routine, action, amount, target, seconds, skipped in rows
        ]
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error
