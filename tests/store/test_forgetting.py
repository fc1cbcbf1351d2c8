"""Messages that are emptied count in reports as they did, on both engines; other people's stay as they were."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from cmdaily.domain.ids import uuid7
from cmdaily.domain.inbox.incoming import KINDS, Incoming
from cmdaily.domain.inbox.message import ANSWERED, DONE, OPEN, URGENCIES, Message
from cmdaily.store import activity
from cmdaily.store.inbox import messages
from cmdaily.store.people import forgetting
from tests.store.conftest import AnyStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def counted(connection: Connection) -> Counter[tuple[object, ...]]:
    """What reports see of messages: network, account, kind, day, and how long each took."""
    found: Counter[tuple[object, ...]] = Counter()
    for row in activity.received(connection, "", "~"):
        took = ""
        if row.answered_at:
            took = str(datetime.fromisoformat(row.answered_at) - datetime.fromisoformat(row.received_at))
        found[row.number, row.platform, row.account, row.kind, row.received_at[:16], took] += 1
    return found


def test_emptied_messages_count_as_they_did(store: AnyStore) -> None:
    rng = random.Random(5)
    with store.transaction() as connection:
        for number in range(1, 121):
            at = NOW - timedelta(milliseconds=rng.randrange(10**9))
            said = Incoming(f"r{number}", rng.choice(KINDS), rng.choice(("Zelda", "jo")), "rhubarbe", "u", at)
            message = Message(number, "acme", "x", said, rng.choice(URGENCIES), None, OPEN)
            assert messages.add(connection, uuid7(number), message, at.isoformat(timespec="milliseconds"))
            state = rng.choice((OPEN, DONE, ANSWERED))
            settled = (at + timedelta(milliseconds=rng.randrange(10**8))).isoformat(timespec="milliseconds")
            if state == DONE:
                messages.settle(connection, number, DONE, settled)
            if state == ANSWERED:
                messages.answered(connection, "acme", (f"r{number}", ""), f"d{number}", settled)
    before, others = counted(store.reader()), messages.latest(store.reader(), 200)
    theirs = forgetting.messages_of(store.reader(), [("x", "Zelda")])
    with store.erasing() as connection:
        ids = [uuid7(1000 + place) for place in range(len(theirs))]
        forgetting.empty_messages(connection, {"message": [row.id for row in theirs]}, ids)
    store.erased()
    assert 40 < len(theirs) < 80
    assert counted(store.reader()) == before
    left = messages.latest(store.reader(), 200)
    assert left == [message for message in others if message.incoming.author == "jo"]
    assert not store.reader().rows("SELECT 1 FROM message WHERE author <> 'jo' AND (text <> '' OR url <> '')")
    assert forgetting.messages_of(store.reader(), [("x", "Zelda")]) == []
