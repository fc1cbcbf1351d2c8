"""Parts of an action with `each:`: what was done for which network or account."""

from __future__ import annotations

from cmdaily.domain.routines.journal import DayProgress, joined
from cmdaily.domain.routines.occurrence import period_start
from cmdaily.domain.routines.routine import PART

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cmdaily.domain.routines.routine import Action


def part_id(action: Action, part: str) -> str:
    """The id under which the journal keeps what was done for a part."""
    return f"{action.id}{PART}{part}"


def part_of(name: str) -> str:
    """The part that an id of the journal names; "" for a plain one."""
    return name.partition(PART)[2]


def done_of_parts(action: Action, rows: Iterable[DayProgress]) -> dict[str, int]:
    """How much was done for each of the parts, in their order; what names none fills them up in this order."""
    done = dict.fromkeys(action.parts, 0)
    unnamed = 0
    for row in rows:
        part = part_of(row.action)
        if part in done:
            done[part] += row.amount
        elif not part:
            unnamed += row.amount
    for part in action.parts:
        taken = min(unnamed, max(0, action.per_part - done[part]))
        done[part] += taken
        unnamed -= taken
    return done


def missing_parts(action: Action, done: dict[str, int]) -> dict[str, int]:
    """How much is missing for each part that lacks something."""
    return {part: action.per_part - n for part, n in done.items() if n < action.per_part}


def one_a_day(action: Action, rows: Iterable[DayProgress]) -> list[DayProgress]:
    """The rows of all parts as one for each day, in which no part counts for more than its own target in a period."""
    days: dict[date, DayProgress] = {}
    seen: dict[tuple[date, str], int] = {}
    for row in sorted(rows, key=lambda row: (row.day, part_of(row.action) != "")):
        amount, part = row.amount, part_of(row.action)
        if action.parts and part:
            if part not in action.parts:
                continue
            turn = (period_start(action.period, row.day), part)
            amount = min(amount, max(0, action.per_part - seen.get(turn, 0)))
            seen[turn] = seen.get(turn, 0) + row.amount
        plain = DayProgress(row.day, row.routine, action.id, amount, action.target, row.seconds, row.skipped)
        days[row.day] = joined(days.get(row.day), plain)
    return [days[day] for day in sorted(days)]
