"""People tables: handles that are one person's, notes on people, and when they were thanked."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.people.person import PersonNote
from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.people.person import Key
    from cmdaily.store.connection import Connection


def joined(connection: Connection) -> dict[Key, tuple[str, str]]:
    """The id and the name (or "") of the person that a handle was given to."""
    rows = connection.rows("SELECT platform, handle, person, name FROM person_identity")
    return {(platform, handle): (person, name) for platform, handle, person, name in rows}


def join(connection: Connection, key: Key, person: str, name: str, at: str) -> None:
    """Give a handle to a person."""
    connection.run(
        """INSERT INTO person_identity (platform, handle, person, name, joined_at)
        VALUES (:platform, :handle, :person, :name, :at)
        ON CONFLICT (platform, handle) DO UPDATE SET person = excluded.person, name = excluded.name""",
        platform=key[0],
        handle=plain(key[1]),
        person=person,
        name=plain(name),
        at=at,
    )


def split(connection: Connection, key: Key) -> None:
    """Let a handle stand for itself again."""
    connection.run(
        "DELETE FROM person_identity WHERE platform = :platform AND handle = :handle",
        platform=key[0],
        handle=plain(key[1]),
    )


def notes(connection: Connection) -> list[PersonNote]:
    """All notes, oldest first."""
    rows = connection.rows(
        "SELECT id, platform, handle, text, written_by, at FROM person_note ORDER BY at, id"
    )
    return [
        PersonNote(id_, (platform, handle), text, written_by, datetime.fromisoformat(at))
        for id_, platform, handle, text, written_by, at in rows
    ]


def add_note(connection: Connection, id_: str, key: Key, text: str, written_by: str, at: str) -> None:
    """Keep a note on a person."""
    connection.run(
        """INSERT INTO person_note (id, platform, handle, text, written_by, at)
        VALUES (:id, :platform, :handle, :text, :written_by, :at)""",
        id=id_,
        platform=key[0],
        handle=plain(key[1]),
        text=plain(text),
        written_by=plain(written_by),
        at=at,
    )


def remove_note(connection: Connection, id_: str) -> bool:
    """False for a note that is gone already."""
    return connection.run("DELETE FROM person_note WHERE id = :id", id=id_) == 1


def thanked(connection: Connection) -> dict[Key, datetime]:
    """When people were thanked last."""
    rows = connection.rows("SELECT platform, handle, MAX(at) FROM person_thanks GROUP BY platform, handle")
    return {(platform, handle): datetime.fromisoformat(at) for platform, handle, at in rows}


def add_thanks(connection: Connection, id_: str, key: Key, thanked_by: str, at: str) -> None:
    """Note that somebody was thanked."""
    connection.run(
        """INSERT INTO person_thanks (id, platform, handle, thanked_by, at)
        VALUES (:id, :platform, :handle, :thanked_by, :at)""",
        id=id_,
        platform=key[0],
        handle=plain(key[1]),
        thanked_by=plain(thanked_by),
        at=at,
    )


def take_back_thanks(connection: Connection, key: Key) -> bool:
    """Forget the latest thanks to somebody; False where there were none."""
    rows = connection.rows(
        """SELECT id FROM person_thanks WHERE platform = :platform AND handle = :handle
        ORDER BY at DESC, id DESC LIMIT 1""",
        platform=key[0],
        handle=plain(key[1]),
    )
    return bool(rows) and connection.run("DELETE FROM person_thanks WHERE id = :id", id=rows[0][0]) == 1
