"""Days of an action on which the same was done, read together, are the rows of those days."""

from __future__ import annotations

import random
from datetime import date, timedelta

from cmdaily.domain.ids import uuid7
from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.weekly import Days
from cmdaily.domain.routines.journal import SKIP, TICK, JournalEntry
from cmdaily.domain.routines.routine import Action
from cmdaily.store import journal
from cmdaily.store import progress as progress_store
from tests.store.conftest import AnyStore

FIRST = date(2026, 1, 30)
ACTIONS = tuple(Action(name, "acme", (), (), Schedule(Days(1))) for name in ("mine", "yours", "never"))


def entries(chance: random.Random) -> list[JournalEntry]:
    made = []
    for number in range(200):
        id_ = uuid7(1_769_000_000_000 + number)
        made.append(
            JournalEntry(
                id=id_,
                command=id_,
                kind=SKIP if chance.random() < 0.1 else TICK,
                day=FIRST + timedelta(days=chance.randrange(60)),
                routine=chance.choice(["acme", "other"]),
                action=chance.choice(["mine", "yours"]),
                recorded_at="2026-01-30T09:00:00.000+00:00",
                amount=chance.randrange(3),
                target=chance.choice([None, 1, 2]),
                seconds=chance.randrange(100),
            )
        )
    return made


def test_days_read_together_are_those_read_one_by_one(store: AnyStore) -> None:
    first, last = FIRST + timedelta(days=3), FIRST + timedelta(days=50)
    with store.transaction() as connection:
        journal.add(connection, entries(random.Random(11)))
    reader = store.reader()
    together = list(progress_store.alike(reader, ACTIONS, first, last))
    assert len(together) == len(ACTIONS)
    for action, groups in zip(ACTIONS, together, strict=True):
        rows = progress_store.of_action(reader, action, first=first, last=last)
        expected = {row.day: (row.amount, row.target, row.skipped) for row in rows}
        found = {day: (row.amount, row.target, row.skipped) for row, days in groups for day in days}
        assert found == expected
        assert sum(row.seconds for row, _ in groups) == sum(row.seconds for row in rows)
        assert len({(row.amount, row.target, row.skipped) for row, _ in groups}) == len(groups)
    assert together[0]
    assert not together[2]


def test_the_first_day_of_a_routine_since_a_day(store: AnyStore) -> None:
    rows = entries(random.Random(12))
    with store.transaction() as connection:
        journal.add(connection, rows)
    reader = store.reader()
    since = FIRST + timedelta(days=20)
    days = [row.day for row in rows if row.routine == "other" and row.day >= since]
    assert progress_store.first_day(reader, "other", since) == min(days)
    assert progress_store.first_day(reader) == min(row.day for row in rows)
    assert progress_store.first_day(reader, "nobody") is None
