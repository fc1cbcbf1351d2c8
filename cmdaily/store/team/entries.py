"""Journal rows that members lend to their team: each their own, added and never changed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.store.connection import Connection

_IN_FORCE = "e.kind = 'tick' AND NOT EXISTS (SELECT 1 FROM team_entry v WHERE v.voids = e.command)"


def lend(connection: Connection, author: str, rows: Iterable[tuple[JournalEntry, str]]) -> int:
    """Add rows of a member's journal, each with the title of its action; how many were new."""
    return sum(
        connection.run(
            """INSERT INTO team_entry (id, author, command, kind, day, routine, action, title, amount, target, seconds,
                note, receipt, voids, recorded_at)
            VALUES (:id, :author, :command, :kind, :day, :routine, :action, :title, :amount, :target, :seconds, :note,
                :receipt, :voids, :recorded_at)
            ON CONFLICT (id) DO NOTHING""",
            id=entry.id,
            author=author,
            command=entry.command,
            kind=entry.kind,
            day=entry.day.isoformat(),
            routine=entry.routine,
            action=entry.action,
            title=title,
            amount=entry.amount,
            target=entry.target,
            seconds=entry.seconds,
            note=entry.note,
            receipt=entry.receipt,
            voids=entry.voids,
            recorded_at=entry.recorded_at,
        )
        for entry, title in rows
    )


def of_days(connection: Connection, first: date, last: date) -> dict[str, tuple[int, int]]:
    """What each member ticked in a span of days, both ends included, and the minutes it took."""
    rows = connection.rows(
        f"""SELECT e.author, COALESCE(SUM(e.amount), 0), COALESCE(SUM(e.seconds), 0) FROM team_entry e
        WHERE e.day >= :first AND e.day <= :last AND {_IN_FORCE} GROUP BY e.author""",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return {author: (int(amount), round(int(seconds) / 60)) for author, amount, seconds in rows}
