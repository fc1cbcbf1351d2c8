"""Changes of plan: one-off actions, actions moved to another day, notes of a day. Rows are only ever added.

A void row of the journal takes back the command that wrote them (domain/routines/journal.py).
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen, replace
from cmdaily.domain.routines.agenda import DONE, OPEN, SKIPPED, Item
from cmdaily.domain.routines.journal import reached
from cmdaily.domain.routines.routine import ONE_OFF, Action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.routine import Localized

ADD = "add"
MOVE = "move"
NOTE = "note"


@frozen
class PlanEntry:
    """One change of plan.

    `day` is the day of a one-off or a note, or the one from which an action is moved to `to_day`; `text` the title or
    the note; `amount` the target of a one-off, or how many of an action were moved (None: all of them). `recorded_at`
    is UTC, ISO 8601.
    """

    id: str
    command: str
    kind: str
    day: date
    routine: str
    action: str
    recorded_at: str
    to_day: date | None = None
    text: str = ""
    section: str = ""
    amount: int | None = 1
    minutes: int = 0
    essential: bool = False


def one_off(entry: PlanEntry, sections: Iterable[Localized] = ()) -> Action:
    """The action that an entry of the kind ADD makes; its section is one of `sections` where the names agree."""
    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.recurrence.combined import Once

    return Action(
        id=entry.action,
        routine=ONE_OFF,
        title=(("", entry.text),),
        section=section_named(entry.section, sections),
        schedule=Schedule(Once(), since=entry.day, until=entry.day),
        target=entry.amount,
        minutes=entry.minutes,
        essential=entry.essential,
    )


def section_named(name: str, sections: Iterable[Localized]) -> Localized:
    """The section of the routines that a person means, in any language; else one of that name alone."""
    wanted = name.casefold()
    for section in sections:
        if wanted and any(text.casefold() == wanted for _, text in section):
            return section
    return (("", name),) if name else ()


def with_one_offs(items: Sequence[Item], more: Iterable[Item]) -> list[Item]:
    """The day's items with one-offs, each after the others of its section; they take the numbers after all others, so
    that no number changes its meaning because something was added."""
    found = list(items)
    for unnumbered in more:
        item = replace(unnumbered, number=len(found) + 1)
        section = item.action.section
        places = [
            place for place, other in enumerate(found, 1) if section and other.action.section == section
        ]
        found.insert(places[-1] if places else len(found), item)
    return found


def with_moved(items: Sequence[Item], moved: Sequence[Item], known: Sequence[Action]) -> list[Item]:
    """The day's items with those that were moved to it, in the order of the routines; numbered anew."""
    order = {(action.routine, action.id): place for place, action in enumerate(known)}
    found = list(items)
    for item in moved:
        place = order.get((item.action.routine, item.action.id), len(order))
        before = [
            here
            for here, other in enumerate(found, 1)
            if order.get((other.action.routine, other.action.id), -1) < place
        ]
        found.insert(before[-1] if before else 0, item)
    return [replace(item, number=number) for number, item in enumerate(found, 1)]


def moved_item(entry: PlanEntry, action: Action, row: DayProgress | None) -> Item:
    """What was moved to a day on which its action is not due otherwise."""
    action = replace(action, target=entry.amount, minutes=entry.minutes, period="day", carry=False, slots=())
    return day_item(action, row)


def increased(item: Item, entry: PlanEntry) -> Item:
    """What was moved to a day on which its action is due anyway: that much more is to be done."""
    action = item.action
    if action.target is None or entry.amount is None:
        return item
    action = replace(
        action, target=action.target + entry.amount, minutes=action.minutes + entry.minutes, most=0
    )
    state = DONE if reached(item.done, action.target) else SKIPPED if item.state == SKIPPED else OPEN
    return replace(item, action=action, state=state)


def day_item(action: Action, row: DayProgress | None) -> Item:
    """The item of an action on its one day."""
    done = row.amount if row is not None else 0
    skipped = row is not None and row.skipped
    state = DONE if reached(done, action.target) else SKIPPED if skipped else OPEN
    seconds = row.seconds if row is not None else 0
    return Item(number=0, action=action, done=done, state=state, spent_seconds=seconds)


def slug(title: str, taken: Iterable[str]) -> str:
    """An id for a one-off, from its title: `call-the-printer`, and `call-the-printer-2` where that is taken."""
    from unicodedata import combining, normalize

    plain = "".join(c for c in normalize("NFKD", title.casefold()) if not combining(c))
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in plain).split()
    name = "-".join(words)[:40].strip("-")
    if not name or name[0].isdigit():
        name = f"{ONE_OFF}-{name}".strip("-")
    known = set(taken)
    free = name
    number = 1
    while free in known:
        number += 1
        free = f"{name}-{number}"
    return free
