"""Routines as values: what a checklist says, whatever file it came from (docs/routines.md)."""

from __future__ import annotations

from cmdaily.domain.record import frozen, frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.recurrence import Schedule

Localized = tuple[tuple[str, str], ...]
"""A text in one or more languages: pairs of language code and text, in the order of the file."""


ONE_OFF = "one-off"
"""What stands in place of a routine's name for actions that are in none (domain/routines/planned.py)."""


def text_in(localized: Localized, language: str) -> str:
    """The text in a language, else in English, else in whichever language comes first."""
    texts = dict(localized)
    if language in texts:
        return texts[language]
    return texts.get("en", localized[0][1] if localized else "")


ALL_NETWORKS = "all"
NETWORK, ACCOUNT = "platform", "account"
"""What `each` divides a target by."""
PART = "@"
"""Between an action's id and the network or account that something was done for, in the journal."""


@frozen_row
class Action:
    """One thing to do.

    `target` is how often it is to be ticked in a period, None for "all of them", and `most` the upper end where the
    file gives one (0 where not); `minutes` is the time budget of one period; `period` is `day`, `week` or `month`;
    `slots` are the wall-clock times (HH:MM) at which it is expected in a day. One that is `optional` is offered and
    never missed; `part` of the day is `morning`, `afternoon` or `evening`.

    `platforms` are the networks it is for, none for any; its `platform` is the first, unless it counts for each.
    With `each`, the target holds for each of the `parts` (networks, or accounts), which have ids of their own in the
    journal.
    Weeks and months may be several: `period` is then `2 weeks`. `spread` says that the minutes of a period are divided
    among its days. `people` take turns of `turn` days. `zone` is that of the slots, None for the user's own; `remind`
    says whether the scheduler reminds at them. A tick `asks` for these metrics. It is not on a day on which the action
    `apart` was done.
    """

    id: str
    routine: str
    title: Localized
    section: Localized
    schedule: Schedule
    platform: str | None = None
    target: int | None = 1
    minutes: int = 0
    essential: bool = False
    counts: tuple[str, ...] = ()
    open: str | None = None
    period: str = "day"
    slots: tuple[str, ...] = ()
    carry: bool = False
    renamed_from: tuple[str, ...] = ()
    note: Localized = ()
    optional: bool = False
    most: int = 0
    part: str | None = None
    platforms: tuple[str, ...] = ()
    each: str = ""
    parts: tuple[str, ...] = ()
    spread: bool = False
    people: tuple[str, ...] = ()
    turn: int = 0
    zone: str | None = None
    remind: bool = True
    asks: tuple[str, ...] = ()
    apart: str = ""

    @property
    def per_part(self) -> int:
        """The target for each of the parts."""
        return (self.target or 1) // max(1, len(self.parts))

    def owns(self, name: str) -> bool:
        """Whether what is recorded under an id is this action's: its own id, a former one, one of its parts."""
        return name in self.ids or (PART in name and name.partition(PART)[0] in self.ids)

    def person_on(self, day: date) -> str:
        """Whose turn it is on a day; "" where nobody takes turns."""
        if not self.people:
            return ""
        from cmdaily.domain.recurrence import EPOCH

        turns = (day - (self.schedule.since or EPOCH)).days // self.turn
        return self.people[turns % len(self.people)]

    @property
    def ids(self) -> tuple[str, ...]:
        """The id it has and those it had: its history stands under any of them."""
        return (self.id, *self.renamed_from)


@frozen
class Routine:
    """A checklist: its actions in the order of the file. `minutes` is the limit for the day, 0 for none."""

    name: str
    title: Localized
    actions: tuple[Action, ...]
    minutes: int = 0
    description: Localized = ()
    path: str = ""
