"""Team members, and what a home keeps of its team."""

from __future__ import annotations

from cmdaily.domain.team.member import Member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


def members(connection: Connection, *, removed: bool = False) -> list[Member]:
    """The members, by name; with `removed` those who left, too."""
    rows = connection.rows(
        "SELECT name, login, role, seal_key, invited_at, joined_at, removed_at FROM member ORDER BY name"
    )
    return [Member(*row) for row in rows if removed or row[-1] is None]


def who_am_i(connection: Connection) -> str:
    """The member who is signed in, as the server knows them."""
    return str(connection.rows("SELECT me()")[0][0] or "")


def my_role(connection: Connection) -> str:
    """The role of the member who is signed in, "" for somebody who is none."""
    return str(connection.rows("SELECT my_role()")[0][0])


def invite(connection: Connection, name: str, login: str, role: str, verifier: str) -> None:
    """Let somebody in: their login, which holds for a week until they join. For administrators."""
    connection.rows(
        "SELECT team_invite(:name, :login, :role, :verifier)",
        name=name,
        login=login,
        role=role,
        verifier=verifier,
    )


def join(connection: Connection, verifier: str, seal_key: str) -> None:
    """Become a member: a password of one's own, and the key that secrets are sealed for."""
    connection.rows("SELECT team_join(:verifier, :key)", verifier=verifier, key=seal_key)


def set_role(connection: Connection, name: str, role: str) -> None:
    """Give a member another role. For administrators."""
    connection.rows("SELECT team_role(:name, :role)", name=name, role=role)


def remove(connection: Connection, name: str) -> None:
    """Let a member go: what they did stays. For administrators, and for oneself."""
    connection.rows("SELECT team_remove(:name)", name=name)


def state(connection: Connection, name: str) -> str:
    """What this home keeps of its team under a name, "" for nothing."""
    rows = connection.rows("SELECT value FROM team_state WHERE name = :name", name=name)
    return str(rows[0][0]) if rows else ""


def keep_state(connection: Connection, name: str, value: str, at: str) -> None:
    """Keep something of the team in this home."""
    connection.run(
        """INSERT INTO team_state (name, value, at) VALUES (:name, :value, :at)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at""",
        name=name,
        value=value,
        at=at,
    )


def forget_state(connection: Connection) -> None:
    """Keep nothing of the team in this home any more."""
    connection.run("DELETE FROM team_state")


def keep_sealed(connection: Connection, account: str, member: str, box: str, by: str, at: str) -> None:
    """Keep a secret that is sealed for a member."""
    connection.run(
        """INSERT INTO sealed_secret (account, member, box, sealed_by, sealed_at)
        VALUES (:account, :member, :box, :by, :at)
        ON CONFLICT (account, member) DO UPDATE SET box = excluded.box, sealed_by = excluded.sealed_by,
            sealed_at = excluded.sealed_at""",
        account=account,
        member=member,
        box=box,
        by=by,
        at=at,
    )


def sealed(connection: Connection, account: str, member: str) -> str:
    """The box with an account's secret for a member, "" without one."""
    rows = connection.rows(
        "SELECT box FROM sealed_secret WHERE account = :account AND member = :member",
        account=account,
        member=member,
    )
    return str(rows[0][0]) if rows else ""


def signed_in(connection: Connection) -> str:
    """The name of the member whose login this is, "" for somebody who is none, such as the owner of the database."""
    rows = connection.rows("SELECT name FROM member WHERE login = CURRENT_USER AND removed_at IS NULL")
    return str(rows[0][0]) if rows else ""
