"""Agenda of one day: what it asks for, and how far it has got."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen, frozen_row, replace
from cmdaily.domain.routines.routine import ONE_OFF
from cmdaily.domain.time.durations import minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.routines.pause import Pause
    from cmdaily.domain.routines.routine import Action, Localized
    from cmdaily.domain.routines.timer import Timer
    from cmdaily.errors import Problem

OPEN = "open"
DONE = "done"
SKIPPED = "skipped"


@frozen_row
class Item:
    """One action on the agenda. `number` is its place in the list, `since` the day it was carried over from.

    `beyond` marks what no longer fits into the day's minutes, essential actions being served first. `missing` names
    the networks or accounts for which something is missing, `person` whose turn it is. `share` is the day's part of
    minutes that are those of a whole period, None where they are the day's own.
    """

    number: int
    action: Action
    done: int
    state: str
    spent_seconds: int = 0
    since: date | None = None
    beyond: bool = False
    missing: tuple[str, ...] = ()
    person: str = ""
    share: int | None = None

    @property
    def minutes(self) -> int:
        """Minutes that are planned for it on this day."""
        return self.action.minutes if self.share is None else self.share

    @property
    def minutes_left(self) -> int:
        """Minutes of the budget still to be spent: in proportion to what is missing, rounded up."""
        if self.state != OPEN:
            return 0
        if self.share is not None:
            return max(0, self.share - minutes(self.spent_seconds))
        target = self.action.target
        if not target or self.done >= target:
            return self.action.minutes
        return -(-self.action.minutes * (target - self.done) // target)

    @property
    def spent_minutes(self) -> int:
        """Minutes that it took of the day: those recorded, else what was planned for the part that is done.

        A quota has done its part on other days as well: only recorded time is known to be this day's.
        """
        if self.spent_seconds or self.action.period != "day" or self.since is not None:
            return minutes(self.spent_seconds)
        if self.state == DONE:
            return self.action.minutes
        return self.action.minutes - self.minutes_left if self.state == OPEN else 0


@frozen
class Totals:
    """Sums over the agenda. Minutes are whole; `minutes` is planned, `minutes_left` for what is open."""

    actions: int
    done: int
    skipped: int
    open: int
    minutes: int
    minutes_left: int
    spent_minutes: int


@frozen
class Agenda:
    """One day: its items in the order of the routines, and all there is to say around them.

    `ahead` is the next day with something due, on a day that has nothing itself. `titles` are those of the routines
    whose sections could be taken for another's.
    """

    day: date
    today: date
    items: tuple[Item, ...]
    limit: int = 0
    pauses: tuple[Pause, ...] = ()
    timer: Timer | None = None
    timed: Action | None = None
    timer_seconds: int = 0
    broken: tuple[Problem, ...] = ()
    title: Localized = ()
    ahead: Agenda | None = None
    titles: tuple[tuple[str, Localized], ...] = ()

    @property
    def numbered(self) -> dict[int, Action]:
        """What the numbers in the list mean. On a free day the list shows the next day's, so they mean those."""
        items = self.items if self.items or self.ahead is None else self.ahead.items
        return {item.number: item.action for item in items}

    @property
    def totals(self) -> Totals:
        """The sums of the day."""
        states = [item.state for item in self.items]
        return Totals(
            actions=len(self.items),
            done=states.count(DONE),
            skipped=states.count(SKIPPED),
            open=states.count(OPEN),
            minutes=sum(item.minutes for item in self.items),
            minutes_left=sum(item.minutes_left for item in self.items),
            spent_minutes=minutes(sum(item.spent_seconds for item in self.items)),
        )

    @property
    def open_items(self) -> list[Item]:
        """What is left to do, essential actions first and optional ones last."""
        return sorted((item for item in self.items if item.state == OPEN), key=_rank)


def _rank(item: Item) -> tuple[bool, bool]:
    return not item.action.essential, item.action.optional


def shared_sections(items: Iterable[Item]) -> frozenset[str]:
    """The routines that have a section of the same title as another routine's on the list."""
    owners: dict[Localized, set[str]] = {}
    for item in items:
        if item.action.routine != ONE_OFF:
            owners.setdefault(item.action.section, set()).add(item.action.routine)
    return frozenset(name for names in owners.values() if len(names) > 1 for name in names)


def by_part(items: Sequence[Item]) -> list[Item]:
    """The items in the order of the parts of the day, numbered anew; those without one stand with the afternoon's."""
    if not any(item.action.part for item in items):
        return list(items)
    place = {"morning": 0, "evening": 2}
    ordered = sorted(items, key=lambda item: place.get(item.action.part or "", 1))
    return [
        item if item.number == number else replace(item, number=number)
        for number, item in enumerate(ordered, 1)
    ]


def within_limit(items: Sequence[Item], limit: int) -> tuple[Item, ...]:
    """Mark the open items that no longer fit into a day of `limit` minutes; 0 means no limit.

    What is spent counts first; essential actions then take what they still need, then the others in the
    order of the list, and a smaller one fills what a larger one leaves over.
    """
    if not limit:
        return tuple(items)
    spent = sum(item.spent_minutes * 60 for item in items)
    left = [item for item in items if item.state == OPEN]
    left.sort(key=_rank)
    within = {item.number for item in fitting(left, limit * 60 - spent)}
    return tuple(
        item if item.state != OPEN or item.number in within else replace(item, beyond=True) for item in items
    )


def fitting(items: Sequence[Item], seconds: int) -> list[Item]:
    """The open items that fit into the time left, essential ones first; smaller ones fill what is left over."""
    chosen: list[Item] = []
    left = seconds
    for item in items:
        cost = item.minutes_left * 60
        if cost <= max(left, 0):
            chosen.append(item)
            left -= cost
    return chosen
