"""Time series of a metric: its values by day, gaps, breaks, change, and what a span of it adds up to.

A day without a value is a gap and never 0. Across a break (the network counts something else from that day on) nothing
is compared.
"""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.figures.formula import evaluate, names_in, parse, reaches_back
from cmdaily.domain.figures.metric import COUNT, LEVEL, Metric
from cmdaily.domain.record import frozen, frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Values = Mapping[date, float]

HAND, API, IMPORTED, COMPUTED, STORE = "hand", "api", "import", "formula", "cmdaily"
"""Where a value is from: typed, asked of the network, a file, a formula, what the store itself holds."""
SOURCES = (HAND, API, IMPORTED, COMPUTED, STORE)

COMPARED = (7, 28)
"""Days back that a value is compared with: the same weekday."""


@frozen_row
class Value:
    """The value of one day. `read_at` is when it was read, in UTC as ISO 8601, "" where nobody knows."""

    day: date
    value: float
    source: str = HAND
    read_at: str = ""


@frozen
class Break:
    """From this day on the figure counts something else. `reason` is a person's words, or a message key where `known`
    (domain/figures/breaks.py)."""

    day: date
    reason: str
    known: bool = False


@frozen
class Series:
    """The values of a metric for an account ("" for none) between two days, both included, oldest first.

    `change` holds for each number of days of COMPARED the difference between the last value and the one so many days
    before it; None where there is a gap, or a break lies between.
    """

    metric: Metric
    account: str
    first: date
    last: date
    values: tuple[Value, ...]
    breaks: tuple[Break, ...] = ()
    change: tuple[tuple[int, float | None], ...] = ()

    @property
    def gaps(self) -> tuple[date, ...]:
        """The days without a value between the first value and the last."""
        return gaps_in([value.day for value in self.values])

    @property
    def latest(self) -> Value | None:
        """The last value."""
        return self.values[-1] if self.values else None

    @property
    def total(self) -> float | None:
        """What the values add up to, for a count of things; None for all else, and where there is no value."""
        if self.metric.kind != COUNT or self.metric.distinct or not self.values:
            return None
        return add_up(value.value for value in self.values)

    @property
    def mean(self) -> float | None:
        """The mean of the days that have a value."""
        if not self.values:
            return None
        return add_up(value.value for value in self.values) / len(self.values)


def make_series(
    metric: Metric, account: str, first: date, last: date, values: Iterable[Value], breaks: Sequence[Break]
) -> Series:
    """A series of a span, of values that may reach back further: what the change is reckoned from."""
    known = sorted(values, key=lambda value: value.day)
    by_day = {value.day: value.value for value in known}
    inside = tuple(value for value in known if first <= value.day <= last)
    days = [each.day for each in breaks]
    latest = inside[-1].day if inside else None
    return Series(
        metric,
        account,
        first,
        last,
        inside,
        tuple(each for each in breaks if first <= each.day <= last),
        tuple((back, change(by_day, days, latest, back)) for back in COMPARED),
    )


def change(values: Values, breaks: Sequence[date], day: date | None, back: int) -> float | None:
    """The difference between the value of a day and the one so many days before; None where it cannot be told."""
    if day is None:
        return None
    before = day - timedelta(days=back)
    if day not in values or before not in values or any(before < broken <= day for broken in breaks):
        return None
    return tidy(values[day] - values[before])


def gaps_in(days: Sequence[date]) -> tuple[date, ...]:
    """The days that are missing between the first and the last of some days in order."""
    if not days:
        return ()
    there = set(days)
    span = (days[-1] - days[0]).days
    return tuple(
        day for day in (days[0] + timedelta(days=number) for number in range(span)) if day not in there
    )


def computed_days(formula: str, first: date, last: date, values: Mapping[str, Values]) -> dict[date, float]:
    """The days of a span on which a formula has a value, of the values of its metrics by day; and the value."""
    tree = parse(formula)
    names = names_in(tree)
    candidates = sorted(set().union(*(values[name] for name in names))) if names else []
    found = {}
    for day in candidates:
        if first <= day <= last:
            value = evaluate(tree, lambda name, back, day=day: _value(values[name], day, back))  # type: ignore[misc]
            if value is not None:
                found[day] = tidy(value)
    return found


def _value(values: Values, day: date, back: int) -> float | None:
    return values.get(day - timedelta(days=back) if back else day)


def over_span(
    formula: str, first: date, last: date, values: Mapping[str, Values], kinds: Mapping[str, str]
) -> float | None:
    """The value of a formula over a span, so that parts weigh as much as they are.

    Only days count on which all of its metrics have a value. Counts are added up, everything else is the mean of those
    days. A formula with `ago` is that of the last day that has a value. None where no day counts.
    """
    tree = parse(formula)
    if reaches_back(tree):
        days = computed_days(formula, first, last, values)
        return days[max(days)] if days else None
    names = names_in(tree)
    common = [
        day
        for day in (values[names[0]] if names else ())
        if first <= day <= last and all(day in values[name] for name in names)
    ]
    if not common:
        return None

    def lookup(name: str, _back: int) -> float:
        whole = add_up(values[name][day] for day in common)
        return whole if kinds[name] == COUNT else whole / len(common)

    found = evaluate(tree, lookup)
    return None if found is None else tidy(found)


def of_span(series: Series) -> float | None:
    """The one number that stands for a series over its span: what a count adds up to, the last value of a level, the
    mean of all else; None where there is no value."""
    if series.metric.kind == LEVEL:
        return series.latest.value if series.latest else None
    whole = series.total if series.total is not None else series.mean
    return None if whole is None else tidy(whole)


def add_up(numbers: Iterable[float]) -> float:
    """The sum, rounded once (so in whatever order)."""
    from math import fsum

    return fsum(numbers)


def tidy(number: float) -> float:
    """A number without the dust of binary fractions, to six decimals."""
    return round(number, 6)
