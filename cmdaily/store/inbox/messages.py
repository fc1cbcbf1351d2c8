"""Message tables: what others said, how far each account was read, and what reading cost. Once for each account."""

from __future__ import annotations

from datetime import UTC, datetime

from cmdaily.domain.inbox.incoming import KINDS, MENTION, UNREADABLE, Incoming
from cmdaily.domain.inbox.message import OPEN, Message
from cmdaily.domain.record import frozen
from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = (
    "number, account, platform, remote_id, kind, author, text, url, received_at, name, about, urgency, due_at, state,"
    " answer, corrected_at, private, snoozed_until, elsewhere"
)
_SELECT = f"SELECT {_COLUMNS} FROM message"
FORGOTTEN = "forgotten:"
"""How the remote id of a message begins of which only that it came in is still known; no network's does."""
_THERE = f"remote_id NOT LIKE '{FORGOTTEN}%'"


@frozen
class ReadPosition:
    """How far an account was read: the adapter's cursor, when it was last read, and from when on it may be again.
    Moments are UTC, None for none."""

    cursor: str = ""
    read_at: datetime | None = None
    retry_at: datetime | None = None


def next_number(connection: Connection) -> int:
    """The number of the next message, for one who holds the write lock."""
    return int(connection.rows("SELECT COALESCE(MAX(number), 0) + 1 FROM message")[0][0])


def add(connection: Connection, id_: str, message: Message, stored_at: str) -> bool:
    """Keep a message; False for one that is known already."""
    from cmdaily.domain.search.found import searchable
    from cmdaily.domain.search.texts import message_text

    said = message.incoming
    changed = connection.run(
        f"""INSERT INTO message (id, {_COLUMNS}, stored_at, settled_at, folded)
        VALUES (:id, :number, :account, :platform, :remote_id, :kind, :author, :text, :url, :received_at, :name, :about,
            :urgency, :due_at, :state, '', '', :private, '', '', :stored_at, '', :folded)
        ON CONFLICT (account, remote_id) DO NOTHING""",
        id=id_,
        number=message.number,
        account=message.account,
        platform=message.platform,
        remote_id=plain(said.remote_id),
        kind=said.kind if said.kind in KINDS else MENTION,
        author=plain(said.author),
        text=plain(said.text),
        url=plain(said.url),
        received_at=_utc(said.received_at),
        name=plain(said.name),
        about=plain(said.about),
        urgency=message.urgency,
        due_at=message.due_at and _utc(message.due_at),
        state=message.state,
        private=int(said.private),
        stored_at=stored_at,
        folded=searchable(message_text(plain(said.name), plain(said.author), plain(said.text))),
    )
    return changed == 1


def waiting(connection: Connection) -> list[Message]:
    """The messages that wait, the one whose time runs out first before all."""
    return _read(connection, f"{_SELECT} WHERE state = 'open' ORDER BY due_at NULLS FIRST, number")


def latest(connection: Connection, most: int, account: str = "") -> list[Message]:
    """The latest messages of an account, of all for "", whatever their state, newest first."""
    return _read(
        connection,
        f"""{_SELECT} WHERE (:account = '' OR account = :account) AND {_THERE}
        ORDER BY received_at DESC, number DESC LIMIT :most""",
        account=account,
        most=most,
    )


def private(connection: Connection, since: datetime) -> list[Message]:
    """The private messages since a moment, the latest 200 of them, newest first."""
    return _read(
        connection,
        f"""{_SELECT} WHERE private = 1 AND received_at >= :since AND {_THERE}
        ORDER BY received_at DESC, number DESC LIMIT 200""",
        since=_utc(since),
    )


def of_author(connection: Connection, message: Message, most: int) -> list[Message]:
    """What the author of a message said before it, the latest of it, oldest first."""
    found = _read(
        connection,
        f"""{_SELECT} WHERE platform = :platform AND LOWER(author) = :author AND author <> ''
            AND (received_at < :before OR (received_at = :before AND number < :number))
        ORDER BY received_at DESC, number DESC LIMIT :most""",
        platform=message.platform,
        author=plain(message.incoming.author).lower(),
        before=_utc(message.incoming.received_at),
        number=message.number,
        most=most,
    )
    return found[::-1]


def thread(connection: Connection, message: Message, most: int) -> list[Message]:
    """The other messages about the same post of the account, the latest of them, oldest first."""
    found = _read(
        connection,
        f"""{_SELECT} WHERE account = :account AND about = :about AND about <> '' AND number <> :number
        ORDER BY received_at DESC, number DESC LIMIT :most""",
        account=message.account,
        about=plain(message.incoming.about),
        number=message.number,
        most=most,
    )
    return found[::-1]


def numbered(connection: Connection, first: int, last: int) -> list[Message]:
    """The messages from one number to another, both included."""
    return _read(
        connection,
        f"{_SELECT} WHERE number >= :first AND number <= :last AND {_THERE} ORDER BY number",
        first=first,
        last=last,
    )


def settle(connection: Connection, number: int, state: str, at: str) -> None:
    """Set a message aside, or open it again."""
    connection.run(
        "UPDATE message SET state = :state, settled_at = :at, answer = '' WHERE number = :number",
        number=number,
        state=state,
        at="" if state == OPEN else at,
    )


_STANDS = "('queued', 'sending', 'sent', 'unknown', 'handed-off', 'awaiting-approval')"
"""States of a delivery that answered a message, or still may."""

MEANT = (
    "account = :account AND ((:remote_id <> '' AND remote_id = :remote_id) OR (:url <> '' AND url = :url))"
)


def number_of(connection: Connection, account: str, target: tuple[str, str]) -> int | None:
    """The number of the message with this remote id or address."""
    remote_id, url = target
    rows = connection.rows(
        f"SELECT MIN(number) FROM message WHERE {MEANT}",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
    )
    return None if rows[0][0] is None else int(rows[0][0])


def begin_answer(connection: Connection, account: str, target: tuple[str, str], delivery: str) -> None:
    """Note that a delivery is to answer what has this remote id or address, in the transaction that queues it."""
    remote_id, url = target
    connection.run(
        f"UPDATE message SET answer = :delivery WHERE {MEANT} AND state <> 'answered'",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
        delivery=delivery,
    )


def answer_of(connection: Connection, account: str, target: tuple[str, str]) -> tuple[int, str] | None:
    """The number of the message with this remote id or address, and the state of its answer: `answered`, or that of a
    delivery that may still arrive. None where nobody answers it."""
    remote_id, url = target
    rows = connection.rows(
        f"""SELECT number, CASE state WHEN 'answered' THEN state ELSE (
            SELECT d.state FROM delivery d WHERE d.id = message.answer AND d.state IN {_STANDS}) END AS found
        FROM message WHERE {MEANT} ORDER BY number""",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
    )
    return next(((int(number), str(found)) for number, found in rows if found), None)


def answered_since(
    connection: Connection, account: str, target: tuple[str, str], delivery: str, since: str
) -> int | None:
    """The number of the message with this remote id or address where another delivery than this answered it after a
    moment, or may still. None where none did."""
    remote_id, url = target
    rows = connection.rows(
        f"""SELECT number FROM message WHERE {MEANT} AND answer <> :delivery AND (
            (state = 'answered' AND settled_at > :since) OR EXISTS (
                SELECT 1 FROM delivery d
                WHERE d.id = message.answer AND d.created_at > :since AND d.state IN {_STANDS}))
        ORDER BY number""",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
        delivery=delivery,
        since=since,
    )
    return int(rows[0][0]) if rows else None


def answered(connection: Connection, account: str, target: tuple[str, str], delivery: str, at: str) -> None:
    """Note that a delivery answered what has this remote id or, where that is "", this address."""
    remote_id, url = target
    connection.run(
        f"""UPDATE message SET state = 'answered', settled_at = :at, answer = :delivery, elsewhere = ''
        WHERE {MEANT} AND state <> 'answered'""",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
        delivery=delivery,
        at=at,
    )


def reckon(connection: Connection, message: Message) -> None:
    """Bring up to date how soon a message that waits wants an answer."""
    connection.run(
        "UPDATE message SET urgency = :urgency, due_at = :due_at WHERE number = :number AND state = 'open'",
        number=message.number,
        urgency=message.urgency,
        due_at=message.due_at and _utc(message.due_at),
    )


def place(connection: Connection, account: str) -> ReadPosition:
    """How far an account was read."""
    rows = connection.rows(
        "SELECT cursor, read_at, retry_at FROM listening WHERE account = :account", account=account
    )
    if not rows:
        return ReadPosition()
    cursor, read_at, retry_at = rows[0]
    return ReadPosition(cursor, _moment(read_at), _moment(retry_at))


def keep_place(connection: Connection, account: str, before: ReadPosition, after: ReadPosition) -> bool:
    """Remember how far an account was read. False when somebody else read it meanwhile: their place holds."""
    if place(connection, account).cursor != before.cursor:
        return False
    connection.run(
        """INSERT INTO listening (account, cursor, read_at, retry_at) VALUES (:account, :cursor, :read_at, :retry_at)
        ON CONFLICT (account) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at,
            retry_at = excluded.retry_at""",
        account=account,
        cursor=plain(after.cursor),
        read_at=_utc(after.read_at) if after.read_at else "",
        retry_at=_utc(after.retry_at) if after.retry_at else "",
    )
    return True


def forget_place(connection: Connection, account: str) -> None:
    """Forget how far an account was read; what it received stays."""
    connection.run("DELETE FROM listening WHERE account = :account", account=account)


def spend(connection: Connection, account: str, day: date, amount: int) -> None:
    """Count what a read cost towards its day."""
    connection.run(
        """INSERT INTO reading (account, day, amount) VALUES (:account, :day, :amount)
        ON CONFLICT (account, day) DO UPDATE SET amount = reading.amount + excluded.amount""",
        account=account,
        day=day.isoformat(),
        amount=amount,
    )


def _read(connection: Connection, sql: str, **parameters: object) -> list[Message]:
    return [_message(row) for row in connection.rows(sql, **parameters)]


def _message(row: Sequence[Any]) -> Message:
    (
        number,
        account,
        platform,
        remote_id,
        kind,
        author,
        text,
        url,
        received,
        name,
        about,
        urgency,
        due,
        *rest,
    ) = row
    if remote_id.startswith(f"{UNREADABLE}:"):  # the column knows no such kind
        kind = UNREADABLE
    state, answer, corrected_at, private, snoozed, elsewhere = rest
    received_at = datetime.fromisoformat(received)
    said = Incoming(remote_id, kind, author, text, url, received_at, name, about, bool(private))
    corrected, until = bool(corrected_at), _moment(snoozed)
    return Message(
        number, account, platform, said, urgency, _moment(due), state, answer, corrected, until, elsewhere
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
