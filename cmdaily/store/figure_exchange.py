"""Figures in exports: everything that is kept, merged as a union by id, and taken back.

Of two values that hold for one day the later id wins, whichever came first; what was replaced anywhere is replaced.
"""

from __future__ import annotations

from cmdaily.domain.data.figure_rows import KeptBreak, KeptValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.store.connection import Connection

_COLUMNS = "id, metric, account, post, day, value, source, read_at, stored_at"


def every_value(connection: Connection) -> list[KeptValue]:
    """Every value that was ever given, by id."""
    rows = connection.rows(f"SELECT {_COLUMNS}, COALESCE(replaced_by, '') FROM metric_value ORDER BY id")
    return [KeptValue(*row) for row in rows]


def every_break(connection: Connection) -> list[KeptBreak]:
    """Every break that a person set."""
    rows = connection.rows(
        "SELECT metric, account, day, reason FROM metric_break ORDER BY metric, account, day"
    )
    return [KeptBreak(*row) for row in rows]


def merge_values(connection: Connection, values: Sequence[KeptValue]) -> tuple[list[str], list[str]]:
    """Bring values in; the ids that are new, and those of the values that they took the place of."""
    known = {id_ for (id_,) in connection.rows("SELECT id FROM metric_value")}
    demoted = [
        each.id for each in values if each.replaced_by and _replace(connection, each.id, each.replaced_by)
    ]
    new = []
    for each in values:
        if each.id not in known:
            demoted += _insert(connection, each)
            new.append(each.id)
            known.add(each.id)
    return new, [id_ for id_ in demoted if id_ not in new]


def _insert(connection: Connection, each: KeptValue) -> list[str]:
    """Insert a value; the id of the one that held before, where this one takes its place."""
    demoted: list[str] = []
    replaced_by: str | None = each.replaced_by or None
    if replaced_by is None:
        held = _held(connection, each)
        if held and held > each.id:
            replaced_by = held
        elif held:
            _replace(connection, held, each.id)
            demoted.append(held)
    values = {name: getattr(each, name) for name in KeptValue.__match_args__} | {"replaced_by": replaced_by}
    connection.run(
        f"""INSERT INTO metric_value ({_COLUMNS}, replaced_by) VALUES (:id, :metric, :account, :post, :day, :value,
            :source, :read_at, :stored_at, :replaced_by)""",
        **values,
    )
    connection.run(
        """INSERT INTO metric_series (metric, account, post) VALUES (:metric, :account, :post)
        ON CONFLICT (post, metric, account) DO NOTHING""",
        metric=each.metric,
        account=each.account,
        post=each.post,
    )
    return demoted


def _held(connection: Connection, each: KeptValue) -> str:
    rows = connection.rows(
        """SELECT id FROM metric_value
        WHERE metric = :metric AND account = :account AND post = :post AND day = :day AND replaced_by IS NULL""",
        metric=each.metric,
        account=each.account,
        post=each.post,
        day=each.day,
    )
    return str(rows[0][0]) if rows else ""


def _replace(connection: Connection, id_: str, by: str) -> bool:
    changed = connection.run(
        "UPDATE metric_value SET replaced_by = :by WHERE id = :id AND replaced_by IS NULL", id=id_, by=by
    )
    return changed == 1


def merge_breaks(connection: Connection, breaks: Sequence[KeptBreak]) -> list[KeptBreak]:
    """Bring breaks in; those that are new. A reason that stands already stays."""
    return [each for each in breaks if _set_break(connection, each)]


def _set_break(connection: Connection, each: KeptBreak) -> bool:
    changed = connection.run(
        """INSERT INTO metric_break (metric, account, day, reason) VALUES (:metric, :account, :day, :reason)
        ON CONFLICT (metric, account, day) DO NOTHING""",
        metric=each.metric,
        account=each.account,
        day=each.day,
        reason=each.reason,
    )
    return changed == 1


def take_back(
    connection: Connection, new: Sequence[str], demoted: Sequence[str], breaks: Sequence[Sequence[str]]
) -> None:
    """As if an import had never been: what it brought goes, and what it had taken the place of holds again, unless
    something else does by now."""
    connection.run_many("DELETE FROM metric_value WHERE id = :id", [{"id": id_} for id_ in new])
    for id_ in demoted:
        connection.run(
            """UPDATE metric_value SET replaced_by = NULL WHERE id = :id AND NOT EXISTS (
                SELECT 1 FROM metric_value AS other WHERE other.metric = metric_value.metric
                AND other.account = metric_value.account AND other.post = metric_value.post
                AND other.day = metric_value.day AND other.replaced_by IS NULL)""",
            id=id_,
        )
    connection.run(
        """DELETE FROM metric_series WHERE NOT EXISTS (
            SELECT 1 FROM metric_value WHERE metric_value.metric = metric_series.metric
            AND metric_value.account = metric_series.account AND metric_value.post = metric_series.post)"""
    )
    for metric, account, day in breaks:
        connection.run(
            "DELETE FROM metric_break WHERE metric = :metric AND account = :account AND day = :day",
            metric=metric,
            account=account,
            day=day,
        )
