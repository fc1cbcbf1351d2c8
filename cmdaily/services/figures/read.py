"""Reading figures: a series of any metric, logged, computed or told by the store; and the figures of posts."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.figures.breaks import breaks_of
from cmdaily.domain.figures.metric import ALL_MENTIONS, CATALOGUE, OWN_MENTIONS, Metric
from cmdaily.domain.figures.results import ListedSeries, Rate, ShownMetric
from cmdaily.domain.figures.series import (
    COMPARED,
    COMPUTED,
    STORE,
    Series,
    Value,
    add_up,
    computed_days,
    make_series,
    of_span,
    over_span,
    tidy,
)
from cmdaily.errors import UsageError
from cmdaily.services.figures.catalogue import base_names, catalogue, find_metric
from cmdaily.store import figures as store
from cmdaily.store.figures import SeriesKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.figures.series import Break
    from cmdaily.services.workspace import Workspace

FURTHEST_COMPARED = timedelta(days=max(COMPARED))
WEEK = timedelta(days=7)


def series(workspace: Workspace, metric: str, account: str, since: date, until: date) -> Series:
    """The values of a metric between two days, both included, with gaps, breaks and change.

    `account` is "" for values without an account, and for all accounts together where the store itself tells the
    figure (`messages-received`). UsageError for an unknown metric.
    """
    found = find_metric(workspace, metric)
    reader = FigureReader(workspace, account)
    values = reader.values(found.name, since - FURTHEST_COMPARED, until)
    return make_series(found, account, since, until, values.values(), reader.breaks(found))


def shown_metric(workspace: Workspace, metric: Metric, account: str, since: date, until: date) -> ShownMetric:
    """A metric as it is shown: its series, the rates it has a part in, its corrections."""
    corrections = store.corrections(workspace.shared.reader(), SeriesKey(metric.name, account), since, until)
    return ShownMetric(
        series(workspace, metric.name, account, since, until),
        tuple(rates_with(workspace, metric, account, since, until)),
        tuple(corrections),
    )


def span_value(workspace: Workspace, metric: str, account: str, since: date, until: date) -> float | None:
    """What a metric is over a span: a rate by its formula over the whole span, a count added up, the last value of a
    level, the mean of all else. None where it cannot be told."""
    found = find_metric(workspace, metric)
    reader = FigureReader(workspace, account)
    if found.kind == "rate" and found.formula:
        return reader.rate(found, since, until)
    return of_span(series(workspace, metric, account, since, until))


def rates_with(workspace: Workspace, metric: Metric, account: str, since: date, until: date) -> list[Rate]:
    """The rates that a metric has a part in and that have a value over a span, each with its denominator."""
    reader = FigureReader(workspace, account)
    found = []
    for other in catalogue(workspace).values():
        mentioned = metric.name == other.name or metric.name in other.formula
        if mentioned and other.denominator and (metric.name in other.names or metric.name == other.name):
            value = reader.rate(other, since, until)
            if value is not None or metric.name == other.name:
                found.append(Rate(other, value))
    return found


def listing(workspace: Workspace, account: str | None = None) -> list[ListedSeries]:
    """The series of accounts that there are, of one where it is named, with their last values."""
    known = catalogue(workspace)
    return [
        _listed(workspace, known, key)
        for key in store.series_of_accounts(workspace.shared.reader())
        if key.metric in known and account in (None, key.account)
    ]


def _listed(workspace: Workspace, known: dict[str, Metric], key: SeriesKey) -> ListedSeries:
    """A series with its last value, beside the mean of the week before it."""
    connection, metric = workspace.shared.reader(), known[key.metric]
    latest = store.latest(connection, key, workspace.today)
    if latest is None:
        return ListedSeries(metric, key.account, None)
    first, last = latest.day - WEEK, latest.day - timedelta(days=1)
    week = [value.value for value in store.values(connection, key, first, last)]
    broken = any(
        first < each.day <= latest.day for each in FigureReader(workspace, key.account).breaks(metric)
    )
    mean = tidy(add_up(week) / len(week)) if week and not broken else None
    return ListedSeries(metric, key.account, latest, mean)


class FigureReader:
    """Reads the metrics of one account; what several formulas need is read once for each span."""

    def __init__(self, workspace: Workspace, account: str) -> None:
        self._workspace = workspace
        self._account = account
        self._known = catalogue(workspace)
        self._read: dict[tuple[str, date, date], dict[date, Value]] = {}

    def values(self, name: str, first: date, last: date) -> dict[date, Value]:
        """The values of a metric by day: what was logged, else what its formula gives."""
        key = (name, first, last)
        if key not in self._read:
            self._read[key] = self._values(self._known[name], first, last)
        return self._read[key]

    def breaks(self, metric: Metric) -> list[Break]:
        """The breaks of a metric: known redefinitions by its network, and those that people set."""
        connection = self._workspace.shared.reader()
        names = base_names(self._known, metric)
        platform = store.platform_of(connection, self._account) or self._account
        own = store.breaks(connection, names, self._account)
        return sorted([*breaks_of(metric.name, platform, names), *own], key=lambda each: each.day)

    def rate(self, metric: Metric, first: date, last: date) -> float | None:
        """A rate over a span, by its formula."""
        return self.rate_of(metric, first, last, first, last)

    def rate_of(
        self, metric: Metric, first: date, last: date, read_first: date, read_last: date
    ) -> float | None:
        """A rate over a part of the days that are read: for many parts, the days are read once."""
        return over_span(
            metric.formula,
            first,
            last,
            self._operands(metric, read_first, read_last),
            {name: self._known[name].kind for name in metric.names},
        )

    def _values(self, metric: Metric, first: date, last: date) -> dict[date, Value]:
        if metric.own and metric.name in CATALOGUE:
            from cmdaily.services.figures.own import own_by_day

            days = own_by_day(self._workspace, metric.name, first, last, self._account)
            return {day: Value(day, value, STORE) for day, value in days.items()}
        connection = self._workspace.shared.reader()
        key = SeriesKey(metric.name, self._account)
        found = {value.day: value for value in store.values(connection, key, first, last)}
        if metric.name in (OWN_MENTIONS, ALL_MENTIONS) and not self._account:  # what was logged comes first
            from cmdaily.services.watches.voice import mentions_by_day

            days = mentions_by_day(self._workspace, metric.name, first, last)
            found = {day: Value(day, value, STORE) for day, value in days.items()} | found
        if metric.formula:
            days = computed_days(metric.formula, first, last, self._operands(metric, first, last))
            found = {day: Value(day, value, COMPUTED) for day, value in days.items()} | found
        return found

    def _operands(self, metric: Metric, first: date, last: date) -> dict[str, dict[date, float]]:
        from cmdaily.domain.figures.formula import parse, reaches_back

        begin = first - timedelta(days=reaches_back(parse(metric.formula)))
        return {
            name: {value.day: value.value for value in self.values(name, begin, last).values()}
            for name in metric.names
        }


def checked_span(since: date, until: date) -> tuple[date, date]:
    """A span of days. Raises UsageError where it ends before it begins."""
    if until < since:
        raise UsageError("metric.span", first=since.isoformat(), last=until.isoformat())
    return since, until
