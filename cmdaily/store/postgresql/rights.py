"""Access control of the shared store: roles, grants, row-level security and triggers.

Members sign in with a login each and belong to one group role. What a person may do is decided here, by their role in
the table `member`, and not by the program they run: a member with `psql` may do no more than one with cmdaily. All
objects belong to a role that nobody signs in with; what members could not do themselves (invite, remove) is a function
of that role's, which looks who calls.
"""

from __future__ import annotations

import hashlib

from cmdaily.store.postgresql.forgetting import FORGETTING
from cmdaily.store.postgresql.triggers import FUNCTIONS, triggers
from cmdaily.store.team.moving import OWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.store.postgresql.connection import Connection

GRANTS = {
    "approval": "SELECT, INSERT",
    "attempt": "SELECT, INSERT, UPDATE",
    "claim": "SELECT, INSERT, UPDATE",
    "decision": "SELECT, INSERT",
    "delivery": "SELECT, INSERT, UPDATE",
    "duty_turn": "SELECT, INSERT",
    "forgotten_person": "SELECT, INSERT, UPDATE",
    "member": "SELECT",
    "message": "SELECT, INSERT, UPDATE",
    "reading": "SELECT, INSERT, UPDATE",
    "schema_migration": "SELECT",
    "team_entry": "SELECT, INSERT",
    "team_log": "SELECT",
    "tick_owed": "SELECT, INSERT, DELETE",
}
ORDINARY = "SELECT, INSERT, UPDATE, DELETE"
"""What members may do with any other table; the log keeps what was there."""

_OF_MINE = (
    """EXISTS (SELECT 1 FROM delivery d WHERE d.id = {table}.delivery AND (d.author = me() OR is_editor()))"""
)

POLICIES: dict[str, dict[str, str | tuple[str, str]]] = {
    "approval": {"SELECT": "true", "INSERT": f"author = me() AND {_OF_MINE}"},
    "attempt": {
        "SELECT": "true",
        "INSERT": _OF_MINE,
        "UPDATE": (f"ended_at IS NULL AND {_OF_MINE}", _OF_MINE),
    },
    "claim": {"SELECT": "true", "INSERT": "person = me()", "UPDATE": "true"},
    "decision": {"SELECT": "true", "INSERT": "person = me() AND is_editor()"},
    "delivery": {"SELECT": "true", "INSERT": "true", "UPDATE": "author = me() OR is_editor()"},
    "draft": dict.fromkeys(("SELECT", "INSERT", "UPDATE", "DELETE"), "author = me() OR is_editor()"),
    "duty_turn": {"SELECT": "true", "INSERT": "handed_by = me()"},
    "forgotten_person": {"SELECT": "true", "INSERT": "is_editor()", "UPDATE": "is_editor()"},
    "sealed_secret": {
        "SELECT": "member = me() OR sealed_by = me()",
        "INSERT": "is_editor() AND sealed_by = me()",
        "UPDATE": "is_editor() AND sealed_by = me()",
        "DELETE": "is_editor() OR member = me()",
    },
    "spending": {"SELECT": "true", "INSERT": _OF_MINE, "UPDATE": _OF_MINE, "DELETE": _OF_MINE},
    "team_entry": {"SELECT": "true", "INSERT": "author = me()"},
    "tick_owed": {"SELECT": "true", "INSERT": "true", "DELETE": "author = me()"},
}
"""Row-level security, for the tables in which not every row is everybody's: which rows a command sees, and (the second
of a pair) what a changed row must still be."""


def group(database: str) -> str:
    """The role that all members of a team belong to. Roles are those of the whole server: the database is in the
    name."""
    return _role(database, "members")


def owner(database: str) -> str:
    """The role that everything belongs to."""
    return _role(database, "owner")


def login(database: str, name: str) -> str:
    """The name that a member signs in with."""
    return _role(database, name)


def _role(database: str, name: str) -> str:
    if len(database.encode()) > 24:  # a name has 63 bytes at most
        database = (
            database.encode()[:15].decode("utf-8", "ignore")
            + hashlib.sha256(database.encode()).hexdigest()[:8]
        )
    return f"cmdaily_{database}_{name}"


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def make_owner(connection: Connection, database: str) -> None:
    """The roles and the schema, made by whoever may: a superuser, or who owns the database and may make roles."""
    schema = "cmdaily"
    for role, rights in ((owner(database), "NOLOGIN CREATEROLE"), (group(database), "NOLOGIN")):
        if not connection.rows("SELECT 1 FROM pg_roles WHERE rolname = :role", role=role):
            connection.script(f"CREATE ROLE {quoted(role)} {rights}")
    mine, members, place = quoted(owner(database)), quoted(group(database)), quoted(database)
    connection.script(f"GRANT {mine} TO CURRENT_USER")
    connection.script(f"GRANT {members} TO {mine} WITH ADMIN OPTION")
    connection.script(f"GRANT CREATE, CONNECT ON DATABASE {place} TO {mine}")
    connection.script(f"REVOKE ALL ON DATABASE {place} FROM PUBLIC")
    connection.script("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    connection.script(f"GRANT CONNECT ON DATABASE {place} TO {members}")
    connection.script(f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {mine}")
    connection.script(f"SET ROLE {mine}")


def grant(connection: Connection, database: str) -> None:
    """Give every table its rights, within the caller's transaction; again after every migration."""
    members = quoted(group(database))
    for function in (*FUNCTIONS, FORGETTING):
        connection.script(
            function.replace("{owner}", owner(database).replace("'", "''")).replace("{members}", members)
        )
    connection.script(f"REVOKE ALL ON ALL TABLES IN SCHEMA cmdaily FROM PUBLIC, {members}")
    connection.script("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cmdaily FROM PUBLIC")
    connection.script(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA cmdaily TO {members}")
    connection.script(f"GRANT USAGE ON SCHEMA cmdaily TO {members}")
    for table in connection.tables():
        for statement in _of_table(table, members):
            connection.script(statement)


def _of_table(table: str, members: str) -> Iterator[str]:
    if table in OWN:  # empty here, and nobody may touch them
        return
    yield f"GRANT {GRANTS.get(table, ORDINARY)} ON {table} TO {members}"
    policies = POLICIES.get(table, {})
    if policies:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    for command, rule in policies.items():
        before, after = rule if isinstance(rule, tuple) else (rule, rule)
        using, check = f"USING ({before})", f"WITH CHECK ({after})"
        clauses = {"INSERT": check, "UPDATE": f"{using} {check}"}
        name = f"{table}_{command.lower()}"
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        clause = clauses.get(command, using).format(table=table)
        yield f"CREATE POLICY {name} ON {table} FOR {command} TO {members} {clause}"
    yield from triggers(table)
