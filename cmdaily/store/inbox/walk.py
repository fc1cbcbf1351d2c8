"""Walk tables: snoozed messages, blocked people, and the steps of a walk through the inbox."""

from __future__ import annotations

from cmdaily.domain.inbox.walk import WalkStep
from cmdaily.store.accounts import plain
from cmdaily.store.inbox.messages import MEANT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


def snooze(connection: Connection, number: int, until: str) -> None:
    """Put a message off until a moment (UTC, ISO 8601), "" for no longer."""
    connection.run(
        "UPDATE message SET snoozed_until = :until WHERE number = :number AND state = 'open'",
        number=number,
        until=until,
    )


def answered_elsewhere(connection: Connection, account: str, remote_id: str, url: str, at: str) -> bool:
    """Note that a message that waits was answered outside cmdaily. False for none that waits, and for one
    that a person opened again in spite of this very answer. What a person had set aside keeps the answer as well:
    whoever replies to it after all is told."""
    names = {"account": account, "remote_id": plain(remote_id), "url": plain(url), "at": at}
    connection.run(
        """UPDATE message SET elsewhere = :url, settled_at = CASE answer WHEN '' THEN settled_at ELSE :at END
        WHERE account = :account AND remote_id = :remote_id AND state = 'done' AND elsewhere = ''""",
        **names,
    )
    changed = connection.run(
        """UPDATE message SET state = 'done', settled_at = :at, elsewhere = :url
        WHERE account = :account AND remote_id = :remote_id AND state = 'open' AND elsewhere <> :url""",
        **names,
    )
    return changed == 1


def answered_elsewhere_since(
    connection: Connection, account: str, target: tuple[str, str], since: str
) -> tuple[str, str] | None:
    """The reference of the message with this remote id or address, and the address of its answer, where it was
    answered outside cmdaily after a moment."""
    remote_id, url = target
    rows = connection.rows(
        f"""SELECT number, elsewhere FROM message
        WHERE {MEANT} AND state = 'done' AND elsewhere <> '' AND settled_at > :since ORDER BY number""",
        account=account,
        remote_id=plain(remote_id),
        url=plain(url),
        since=since,
    )
    return (f"m{rows[0][0]}", str(rows[0][1])) if rows else None


def block(connection: Connection, platform: str, author: str, at: str) -> None:
    """From now on messages of this person wait no more."""
    connection.run(
        """INSERT INTO blocked_person (platform, author, blocked_at) VALUES (:platform, :author, :at)
        ON CONFLICT (platform, author) DO NOTHING""",
        platform=platform,
        author=plain(author).lower(),
        at=at,
    )


def unblock(connection: Connection, platform: str, author: str) -> bool:
    """False for a person who was not blocked."""
    return (
        connection.run(
            "DELETE FROM blocked_person WHERE platform = :platform AND author = :author",
            platform=platform,
            author=plain(author).lower(),
        )
        == 1
    )


def blocked(connection: Connection) -> list[tuple[str, str]]:
    """The networks and handles of the people who are blocked."""
    rows = connection.rows("SELECT platform, author FROM blocked_person ORDER BY platform, author")
    return [(platform, author) for platform, author in rows]


def add_step(connection: Connection, id_: str, step: WalkStep, at: str) -> None:
    """Remember a step."""
    connection.run(
        "INSERT INTO walk_step (id, number, what, before, at) VALUES (:id, :number, :what, :before, :at)",
        id=id_,
        number=step.number,
        what=step.what,
        before=step.before,
        at=at,
    )


def steps(connection: Connection) -> list[tuple[str, WalkStep]]:
    """The steps of the walk so far with their ids, in order."""
    rows = connection.rows("SELECT id, number, what, before FROM walk_step ORDER BY id")
    return [(id_, WalkStep(int(number), what, before)) for id_, number, what, before in rows]


def latest_step(connection: Connection) -> str:
    """When the latest step was done (UTC, ISO 8601), "" for none."""
    return str(connection.rows("SELECT COALESCE(MAX(at), '') FROM walk_step")[0][0])


def forget_step(connection: Connection, id_: str) -> None:
    """Forget a step that was undone."""
    connection.run("DELETE FROM walk_step WHERE id = :id", id=id_)


def end_walk(connection: Connection) -> None:
    """Forget all steps: the next walk begins with the first message."""
    connection.run("DELETE FROM walk_step")
