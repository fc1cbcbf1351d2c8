"""Routines as values: what a checklist says, whatever file it came from (docs/routines.md)."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.recurrence import Schedule

Localized = tuple[tuple[str, str], ...]
"""A text in one or more languages: pairs of language code and text, in the order of the file."""


def text_in(localized: Localized, language: str) -> str:
    """The text in a language, else in English, else in whichever language comes first."""
    texts = dict(localized)
    if language in texts:
        return texts[language]
    return texts.get("en", localized[0][1] if localized else "")


@frozen
class Action:
    """One thing to do.

    `target` is how often it is to be ticked in a period, None for "all of them", and `most` the upper end where the
    file gives one (0 where not); `minutes` is the time budget of one period; `period` is `day`, `week` or `month`;
    `slots` are the wall-clock times (HH:MM) at which it is expected in a day. One that is `optional` is offered and
    never missed; `part` of the day is `morning`, `afternoon` or `evening`.
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
    counts: str | None = None
    open: str | None = None
    period: str = "day"
    slots: tuple[str, ...] = ()
    carry: bool = False
    renamed_from: tuple[str, ...] = ()
    note: Localized = ()
    optional: bool = False
    most: int = 0
    part: str | None = None

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
