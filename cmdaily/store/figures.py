"""Metric values by day, their corrections, and the breaks that people set."""

from __future__ import annotations

from cmdaily.domain.figures.results import Correction
from cmdaily.domain.figures.series import Break, Value
from cmdaily.domain.record import frozen_row
from cmdaily.store.connection import as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cmdaily.store.connection import Connection


@frozen_row
class SeriesKey:
    """A series by what it is of. `post` is the remote id of a post, "" for the account itself."""

    metric: str
    account: str
    post: str = ""


def values(connection: Connection, key: SeriesKey, first: date, last: date) -> list[Value]:
    """The values of a series that hold, between two days, oldest first."""
    rows = connection.rows(
        """SELECT day, value, source, read_at FROM metric_value
        WHERE metric = :metric AND account = :account AND post = :post AND day >= :first AND day <= :last
            AND replaced_by IS NULL AND value IS NOT NULL
        ORDER BY day""",
        metric=key.metric,
        account=key.account,
        post=key.post,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [
        Value(as_day(connection, day), float(value), source, read_at) for day, value, source, read_at in rows
    ]


def latest(connection: Connection, key: SeriesKey, last: date) -> Value | None:
    """The last value of a series up to a day."""
    rows = connection.rows(
        """SELECT day, value, source, read_at FROM metric_value
        WHERE metric = :metric AND account = :account AND post = :post AND day <= :last
            AND replaced_by IS NULL AND value IS NOT NULL
        ORDER BY day DESC LIMIT 1""",
        metric=key.metric,
        account=key.account,
        post=key.post,
        last=last.isoformat(),
    )
    for day, value, source, read_at in rows:
        return Value(as_day(connection, day), float(value), source, read_at)
    return None


def held(connection: Connection, key: SeriesKey, day: date) -> tuple[str, float | None, str] | None:
    """Id, value and source of what holds for a day; None where nothing was ever given."""
    rows = connection.rows(
        """SELECT id, value, source FROM metric_value
        WHERE metric = :metric AND account = :account AND post = :post AND day = :day AND replaced_by IS NULL""",
        metric=key.metric,
        account=key.account,
        post=key.post,
        day=day.isoformat(),
    )
    for id_, value, source in rows:
        return str(id_), None if value is None else float(value), str(source)
    return None


def put(
    connection: Connection,
    id_: str,
    key: SeriesKey,
    value: tuple[date, float | None, str, str],
    stored_at: str,
) -> None:
    """Give a day its value (day, value, source, read_at); what held before is kept as a correction."""
    day, number, source, read_at = value
    connection.run(
        """UPDATE metric_value SET replaced_by = :id
        WHERE metric = :metric AND account = :account AND post = :post AND day = :day AND replaced_by IS NULL""",
        id=id_,
        metric=key.metric,
        account=key.account,
        post=key.post,
        day=day.isoformat(),
    )
    connection.run(
        """INSERT INTO metric_value (id, metric, account, post, day, value, source, read_at, stored_at, replaced_by)
        VALUES (:id, :metric, :account, :post, :day, :value, :source, :read_at, :stored_at, NULL)""",
        id=id_,
        metric=key.metric,
        account=key.account,
        post=key.post,
        day=day.isoformat(),
        value=number,
        source=source,
        read_at=read_at,
        stored_at=stored_at,
    )
    connection.run(
        """INSERT INTO metric_series (metric, account, post) VALUES (:metric, :account, :post)
        ON CONFLICT (post, metric, account) DO NOTHING""",
        metric=key.metric,
        account=key.account,
        post=key.post,
    )


def corrections(connection: Connection, key: SeriesKey, first: date, last: date) -> list[Correction]:
    """What was replaced, by day and in the order in which it was given."""
    rows = connection.rows(
        """SELECT day, value, source, stored_at FROM metric_value
        WHERE metric = :metric AND account = :account AND post = :post AND day >= :first AND day <= :last
            AND replaced_by IS NOT NULL
        ORDER BY day, id""",
        metric=key.metric,
        account=key.account,
        post=key.post,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [
        Correction(as_day(connection, day), None if value is None else float(value), source, at)
        for day, value, source, at in rows
    ]


def series_of_accounts(connection: Connection) -> list[SeriesKey]:
    """The series of accounts that there are, those of posts left out, by metric and account."""
    rows = connection.rows(
        "SELECT metric, account, post FROM metric_series WHERE post = '' ORDER BY metric, account"
    )
    return [SeriesKey(*row) for row in rows]


def series_of_posts(connection: Connection, account: str) -> list[SeriesKey]:
    """The series of the posts of an account, by post and metric."""
    rows = connection.rows(
        """SELECT metric, account, post FROM metric_series
        WHERE post <> '' AND account = :account ORDER BY post, metric""",
        account=account,
    )
    return [SeriesKey(*row) for row in rows]


def series_of_post(connection: Connection, account: str, post: str) -> list[SeriesKey]:
    """The series of one post, by metric."""
    rows = connection.rows(
        "SELECT metric FROM metric_series WHERE post = :post AND account = :account ORDER BY metric",
        post=post,
        account=account,
    )
    return [SeriesKey(metric, account, post) for (metric,) in rows]


def set_break(connection: Connection, key: SeriesKey, broken: Break) -> None:
    """From a day on the figure counts something else; the reason of an earlier break on that day is replaced."""
    connection.run(
        """INSERT INTO metric_break (metric, account, day, reason) VALUES (:metric, :account, :day, :reason)
        ON CONFLICT (metric, account, day) DO UPDATE SET reason = excluded.reason""",
        metric=key.metric,
        account=key.account,
        day=broken.day.isoformat(),
        reason=broken.reason,
    )


def breaks(connection: Connection, metrics: Iterable[str], account: str) -> list[Break]:
    """The breaks that people set in any of these metrics of an account, oldest first."""
    found = []
    for metric in dict.fromkeys(metrics):
        rows = connection.rows(
            "SELECT day, reason FROM metric_break WHERE metric = :metric AND account = :account ORDER BY day",
            metric=metric,
            account=account,
        )
        found += [Break(as_day(connection, day), reason) for day, reason in rows]
    return sorted(found, key=lambda broken: broken.day)


def platform_of(connection: Connection, account: str) -> str:
    """The network of an account; "" for a name that is no account's."""
    rows = connection.rows("SELECT platform FROM account WHERE name = :name", name=account)
    return str(rows[0][0]) if rows else ""


def accounts_of(connection: Connection, metrics: Iterable[str]) -> list[str]:
    """The accounts that have a series of one of these metrics, "" for values without one."""
    found: set[str] = set()
    for metric in metrics:
        rows = connection.rows(
            "SELECT account FROM metric_series WHERE post = '' AND metric = :metric", metric=metric
        )
        found |= {account for (account,) in rows}
    return sorted(found)


def account_names(connection: Connection) -> list[str]:
    """The names of all accounts that are signed in."""
    return [name for (name,) in connection.rows("SELECT name FROM account ORDER BY name")]
