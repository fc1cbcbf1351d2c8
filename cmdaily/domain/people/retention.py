"""Data retention: from which moment on words are kept, and how much went or would go."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen


@frozen
class Tidied:
    """What went of one kind (messages, mentions, articles, people), or would go: how many, and all that is older than
    the day `before`."""

    kind: str
    before: date
    count: int


@frozen
class Tidy:
    """What went, by kind; nothing where the configuration keeps everything. `done` False: it only would go."""

    parts: tuple[Tidied, ...] = ()
    done: bool = False


def first_kept(today: date, months: int, days: int) -> date:
    """The first day whose words stay, so many months and days of the calendar before today."""
    total = today.year * 12 + today.month - 1 - months
    year, month = divmod(total, 12)
    ends = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, ends)) - timedelta(days=days)
