"""Ambassadors: who answers, shares and writes often enough to be thanked, and whose turn it is."""

from __future__ import annotations

from datetime import timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cmdaily.domain.people.person import Counts, Person

LATELY = 90
"""Days within which it counts what people do."""
PAUSE = 30
"""Days in which nobody is thanked twice."""
ENOUGH = 3
"""So much of `weight` makes an ambassador: three answers, or one share."""
SHARE, PRAISE = 3, 2
"""What a share and a word of thanks weigh; a reply or a mention weighs 1, a complaint nothing."""


def weight(counts: Counts) -> int:
    """What somebody did for us. A share is worth three replies, for it reaches others; praise counts twice."""
    friendly = max(0, counts.replies + counts.mentions - counts.complaints)
    return friendly + SHARE * counts.shares + (PRAISE - 1) * counts.thanks


def is_ambassador(person: Person) -> bool:
    """Whether they did enough lately, more of it friendly than not."""
    counts = person.recent
    return weight(counts) >= ENOUGH and counts.complaints * 2 <= counts.all and not person.blocked


def whom_to_thank(people: Iterable[Person], now: datetime) -> tuple[list[Person], list[Person]]:
    """Ambassadors in the order of their turns, the one thanked longest ago (or never) first, then who did most; and
    those left out because they were thanked within the pause."""
    since = now - timedelta(days=PAUSE)
    found = [person for person in people if is_ambassador(person)]
    late = [person for person in found if person.thanked_at is not None and person.thanked_at > since]
    free = [person for person in found if person not in late]
    free.sort(
        key=lambda person: (
            person.thanked_at.timestamp() if person.thanked_at else 0.0,
            -weight(person.recent),
            person.ref,
        )
    )
    return free, late
