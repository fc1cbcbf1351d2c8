"""Results of the people commands."""

from __future__ import annotations

from datetime import datetime, tzinfo

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.domain.people.person import Person
    from cmdaily.domain.watches.watch import Hit


@frozen
class PeopleList:
    """People to be shown, the one heard last first. `mode` is `list`, `joined`, `split`, `noted` or `thanked`; `days`
    is how many days are meant by lately, `all` how many people there are, `undo` what takes the command back."""

    people: tuple[Person, ...]
    now: datetime
    zone: tzinfo | None
    days: int
    mode: str = "list"
    all: int = 0
    undo: str = ""


@frozen
class PersonShown:
    """One person whole: `entries` are the latest messages, newest first, with their answers; `hits` what watches found
    of them."""

    person: Person
    entries: tuple[InboxEntry, ...]
    hits: tuple[Hit, ...]
    now: datetime
    zone: tzinfo | None
    days: int


@frozen
class Thanks:
    """Somebody to thank: a text in their own language, and the message that can be answered with it, "" for none."""

    person: Person
    draft: str
    language: str
    message: str = ""
    url: str = ""


@frozen
class ThanksList:
    """Whom to thank, the one thanked longest ago first. `left_out` are ambassadors who were thanked lately."""

    thanks: tuple[Thanks, ...]
    left_out: tuple[Person, ...]
    now: datetime
    zone: tzinfo | None
    days: int
    pause: int
