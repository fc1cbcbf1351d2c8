"""Sums of days: a day, and the months and days that lie before or after it."""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.time.amounts import Amount


def later(day: date, amount: Amount) -> date:
    """The day that lies an amount of months and days after another; the last of its month where there is none."""
    return moved(day, amount.months) + timedelta(days=amount.days)


def before(day: date, amount: Amount) -> date:
    """The day that lies an amount of months and days before another."""
    return moved(day, -amount.months) - timedelta(days=amount.days)


def moved(day: date, months: int) -> date:
    """The same day of another month, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return moved(day.replace(day=1), 1) - timedelta(days=1)
