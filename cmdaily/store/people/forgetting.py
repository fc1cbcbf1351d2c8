"""Forgetting: the rows that tell of somebody are deleted or emptied, in the caller's transaction.

Of a message an empty row stays, so that every count and response time of a report is what it was: account, kind,
state, and its moments to the minute. Of a reply that was sent its row stays without words, address and target.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from cmdaily.domain.inbox.message import DONE, OPEN
from cmdaily.domain.record import frozen_row
from cmdaily.store.accounts import plain
from cmdaily.store.inbox.messages import FORGOTTEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cmdaily.domain.people.person import Key
    from cmdaily.store.connection import Connection

    Author = tuple[str, str]
    Rows = Mapping[str, Sequence[object]]

_KEPT = "number, account, platform, kind, received_at, stored_at, urgency, state, settled_at, private"


@frozen_row
class TheirRow:
    """A message or a find of somebody: what it is called here, at its network, and on the web."""

    id: object
    remote_id: str
    url: str
    answer: str


@frozen_row
class AddressedRow:
    """A reply or a share. `outgoing` is its JSON."""

    id: str
    draft: str
    platform: str
    account: str
    state: str
    remote_id: str
    url: str
    outgoing: str


def digests(connection: Connection) -> list[tuple[str, str, str]]:
    """Digest, salt and moment (UTC, ISO 8601) of everybody who was forgotten."""
    rows = connection.rows("SELECT digest, salt, at FROM forgotten_person ORDER BY at")
    return [(digest, salt, at) for digest, salt, at in rows]


def remember(connection: Connection, digest: str, salt: str, at: str) -> None:
    """Keep the digest of somebody who was forgotten just now."""
    connection.run(
        """INSERT INTO forgotten_person (digest, salt, at) VALUES (:digest, :salt, :at)
        ON CONFLICT (digest) DO UPDATE SET at = excluded.at""",
        digest=digest,
        salt=salt,
        at=at,
    )


def messages_of(connection: Connection, authors: Iterable[Author]) -> list[TheirRow]:
    """The messages of authors, as their networks write them; `id` is the number."""
    return [
        TheirRow(*row)
        for platform, author in authors
        for row in connection.rows(
            """SELECT number, remote_id, url, answer FROM message
            WHERE platform = :platform AND author = :author ORDER BY number""",
            platform=platform,
            author=author,
        )
    ]


def hits_of(connection: Connection, authors: Iterable[Author]) -> list[TheirRow]:
    """What watches found of authors."""
    return [
        TheirRow(*row)
        for platform, author in authors
        for row in connection.rows(
            "SELECT id, remote_id, url, '' FROM watch_hit WHERE platform = :platform AND author = :author",
            platform=platform,
            author=author,
        )
    ]


def articles_of(connection: Connection, names: Iterable[str]) -> list[str]:
    """The ids of articles that name an author."""
    return [
        str(id_)
        for name in names
        for (id_,) in connection.rows("SELECT id FROM article WHERE author = :name", name=name)
    ]


def addressed(connection: Connection) -> list[AddressedRow]:
    """All replies and shares."""
    rows = connection.rows(
        """SELECT id, draft, platform, account, state, remote_id, url, outgoing FROM delivery
        WHERE kind <> 'post' ORDER BY id"""
    )
    return [AddressedRow(*row) for row in rows]


def drafts(connection: Connection) -> list[tuple[str, str]]:
    """The ids and bodies (JSON) of drafts of which nothing was queued."""
    return [(id_, body) for id_, body in connection.rows("SELECT id, body FROM draft WHERE done = 0")]


def empty_messages(connection: Connection, rows: Rows, ids: Sequence[str]) -> None:
    """Do `remove_as_owner`, and put empty rows in the place of the messages among the rows, with these ids."""
    kept = [
        dict(zip(_KEPT.split(", "), found, strict=True))
        for number in rows["message"]
        for found in connection.rows(f"SELECT {_KEPT} FROM message WHERE number = :number", number=number)
    ]
    remove_as_owner(connection, rows)
    for id_, row in zip(ids, kept, strict=True):
        row["received_at"], row["settled_at"] = to_the_minute(row["received_at"], row["settled_at"])
        if row["state"] == OPEN:
            row["state"], row["settled_at"] = DONE, row["received_at"]
        connection.run(
            f"""INSERT INTO message (id, {_KEPT}, remote_id, author, name, text, url, about, due_at, answer,
                corrected_at, snoozed_until, elsewhere, folded)
            VALUES (:id, :number, :account, :platform, :kind, :received_at, :stored_at, :urgency, :state, :settled_at,
                :private, :remote_id, '', '', '', '', '', NULL, '', '', '', '', ' ')""",
            id=id_,
            remote_id=f"{FORGOTTEN}{id_}",
            **row,
        )


def to_the_minute(received: str, settled: str) -> tuple[str, str]:
    """Both moments, earlier by what the first has beyond a whole minute: what lies between them stays as long."""
    began = datetime.fromisoformat(received)
    beyond = timedelta(seconds=began.second, microseconds=began.microsecond)
    ended = (datetime.fromisoformat(settled) - beyond).isoformat(timespec="milliseconds") if settled else ""
    return (began - beyond).isoformat(timespec="milliseconds"), ended


def remove_as_owner(connection: Connection, rows: Rows) -> None:
    """Take rows out that members of a team may not delete, by table: messages with their claims; with `delivery` what
    went wrong with them and why they were returned; and, on a server, what its log kept of all of them."""
    if connection.shared:
        connection.rows(
            "SELECT forget_rows(:named)",
            named=json.dumps({name: list(map(str, ids)) for name, ids in rows.items()}),
        )
        return
    for number in rows.get("message", ()):
        connection.run("DELETE FROM claim WHERE message = :number", number=number)
        connection.run("DELETE FROM message WHERE number = :number", number=number)
    for id_ in rows.get("delivery", ()):
        connection.run("UPDATE attempt SET trouble = NULL WHERE delivery = :id", id=id_)
        connection.run("UPDATE decision SET why = '' WHERE delivery = :id", id=id_)
    for url in rows.get("receipt", ()):
        connection.run("UPDATE team_entry SET receipt = '' WHERE receipt = :url", url=url)


def empty_deliveries(connection: Connection, rows: Iterable[AddressedRow]) -> None:
    """Leave of a reply that it was sent, and when; one that was not sent is cancelled."""
    for row in rows:
        body = json.loads(row.outgoing)
        body |= {"text": "", "link": "", "pictures": [], "target": None, "title": ""}
        connection.run(
            """UPDATE delivery SET outgoing = :outgoing, prepared = '', remote_id = '', url = '', kept_text = NULL,
                trouble = NULL, overrides = '[]', owner = '', retry_at = '', folded = ' ',
                state = CASE state WHEN 'sent' THEN state ELSE 'cancelled' END
            WHERE id = :id""",
            id=row.id,
            outgoing=json.dumps(body),
        )
    for draft in dict.fromkeys(row.draft for row in rows):
        empty_draft(connection, draft)


def empty_draft(connection: Connection, id_: str) -> None:
    """Leave of a draft that deliveries were made of nothing that it said; drop one without any."""
    connection.run(
        "DELETE FROM draft WHERE id = :id AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.draft = draft.id)",
        id=id_,
    )
    for (text,) in connection.rows("SELECT body FROM draft WHERE id = :id", id=id_):
        body = json.loads(text)
        blank: dict[str, object] = {
            "text": "",
            "link": "",
            "pictures": [],
            "target": None,
            "title": "",
            "texts": [],
            "address": "",
        }
        body |= {name: value for name, value in blank.items() if name in body}
        connection.run("UPDATE draft SET body = :body WHERE id = :id", id=id_, body=json.dumps(body))


def remove_figures(connection: Connection, rows: Iterable[AddressedRow]) -> list[str]:
    """Take out the figures of replies that were sent, which are kept by what leads to the reply; the ids of values."""
    ids: list[str] = []
    for row in rows:
        if row.remote_id:
            post = {"post": row.remote_id, "account": row.account}
            where = "WHERE post = :post AND account = :account"
            ids += [str(id_) for (id_,) in connection.rows(f"SELECT id FROM metric_value {where}", **post)]
            connection.run(f"DELETE FROM metric_value {where}", **post)
            connection.run(f"DELETE FROM metric_series {where}", **post)
    return ids


def remove_finds(connection: Connection, ids: Iterable[object]) -> None:
    """Take out what watches found; their counts stay."""
    for id_ in ids:
        connection.run("DELETE FROM watch_hit WHERE id = :id", id=id_)


def unname_articles(connection: Connection, ids: Iterable[str]) -> None:
    """Articles say no more who wrote them."""
    for id_ in ids:
        connection.run("UPDATE article SET author = '' WHERE id = :id", id=id_)


def remove_keys(connection: Connection, keys: Iterable[Key]) -> None:
    """Take out what stands with handles: joins, notes, thanks, blocks, consent."""
    for platform, handle in keys:
        place = {"platform": platform, "handle": plain(handle)}
        for table in ("person_identity", "person_note", "person_thanks"):
            connection.run(f"DELETE FROM {table} WHERE platform = :platform AND handle = :handle", **place)
        connection.run("DELETE FROM blocked_person WHERE platform = :platform AND author = :handle", **place)
        connection.run("DELETE FROM contact WHERE platform = :platform AND LOWER(address) = :handle", **place)


def empty_receipts(connection: Connection, urls: Iterable[str], numbers: Iterable[int] = ()) -> int:
    """In one's own journal: that something was done stays, the address that leads to it goes; how many there were.
    The steps of the latest walk at these messages go as well."""
    found = sum(
        connection.run("UPDATE journal SET receipt = '' WHERE receipt = :url", url=url)
        for url in dict.fromkeys(urls)
        if url
    )
    for number in numbers:
        connection.run("DELETE FROM walk_step WHERE number = :number", number=number)
    return found
