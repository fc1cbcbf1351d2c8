"""What a member's login must not do, tried past the program: with the password in hand and SQL of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from cmdaily.store.team.moving import OWN
from tests.cli.team.conftest import Team

REFUSED = ("42501", "23505", "42704", "22023")
"""Not allowed; and what is refused earlier: a key that is taken, a role or a setting that does not exist."""
LATER = "2027-01-01T00:00:00.000+00:00"

APPEND_ONLY = ("decision", "duty_turn", "team_entry", "approval")
READ_ONLY = ("member", "team_log", "schema_migration")

FORBIDDEN = [
    # Roles and the database itself.
    "ALTER ROLE {ben} SUPERUSER",
    "ALTER ROLE {ben} CREATEROLE",
    "ALTER ROLE {anna} PASSWORD 'mine'",
    "ALTER ROLE {anna} NOLOGIN",
    "CREATE ROLE mallory LOGIN",
    "DROP ROLE {cleo}",
    "GRANT {owner} TO {ben}",
    "SET ROLE {owner}",
    "SET ROLE {anna}",
    "SET SESSION AUTHORIZATION {anna}",
    "SET ROLE postgres",
    "SELECT rolpassword FROM pg_authid",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('/')",
    "COPY member TO '/tmp/members'",
    "COPY member TO PROGRAM 'cat'",
    "SELECT lo_import('/etc/passwd')",
    "CREATE EXTENSION dblink",
    "CREATE DATABASE another",
    "DROP SCHEMA cmdaily CASCADE",
    "DROP SCHEMA public CASCADE",
    "ALTER SCHEMA cmdaily OWNER TO {ben}",
    "CREATE TABLE cmdaily.mine (id text)",
    "CREATE TABLE public.mine (id text)",
    "CREATE TEMP TABLE member (name text)",
    "CREATE SCHEMA mine",
    "CREATE OR REPLACE FUNCTION cmdaily.me() RETURNS text LANGUAGE sql AS 'SELECT ''anna'''",
    "CREATE OR REPLACE FUNCTION cmdaily.is_editor() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "DROP FUNCTION cmdaily.guard_claim() CASCADE",
    "ALTER FUNCTION cmdaily.me() OWNER TO {ben}",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT nextval('cmdaily.team_log_number')",
    "SELECT setval('cmdaily.team_log_number', 1)",
    "SET session_replication_role = replica",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "SELECT forget_rows('{{\"message\": [1]}}')",
    "INSERT INTO forgotten_person VALUES ('a', 'b', '2027-01-01')",
    # Rules of the tables.
    "ALTER TABLE delivery DISABLE TRIGGER ALL",
    "ALTER TABLE delivery DISABLE ROW LEVEL SECURITY",
    "DROP POLICY delivery_update ON delivery",
    "DROP TRIGGER delivery_log ON delivery",
    "CREATE TRIGGER mine BEFORE INSERT ON delivery EXECUTE FUNCTION announce()",
    "CREATE RULE mine AS ON INSERT TO delivery DO NOTHING",
    "ALTER TABLE member ADD COLUMN more text",
    "GRANT ALL ON member TO {ben}",
    "DROP TABLE team_log",
    # Membership.
    "SELECT team_invite('mallory', 'cmdaily_x_mallory', 'administrator', 'SCRAM-SHA-256$4096:a$b:c')",
    "SELECT team_role('ben', 'administrator')",
    "SELECT team_role('ben', 'editor')",
    "SELECT team_remove('anna')",
    "SELECT team_remove('elsa')",
    "SELECT team_join('plain', repeat('a', 64))",
    "SELECT team_join('SCRAM-SHA-256$x', 'no key')",
    "INSERT INTO member VALUES ('mallory', 'm', 'administrator', '', '', '', NULL)",
    "UPDATE member SET role = 'administrator' WHERE name = 'ben'",
    "UPDATE member SET seal_key = repeat('a', 64) WHERE name = 'anna'",
    # In the name of others, or over their heads.
    "UPDATE delivery SET state = 'cancelled' WHERE id = '{of_anna}'",
    "UPDATE delivery SET outgoing = '{{}}' WHERE id = '{of_anna}'",
    "UPDATE delivery SET author = 'ben' WHERE id = '{of_anna}'",
    "UPDATE delivery SET state = 'sending', owner = 'ben' WHERE id = '{of_anna}'",
    "UPDATE delivery SET state = 'queued' WHERE id = '{awaiting}'",
    "UPDATE delivery SET state = 'sent' WHERE id = '{awaiting}'",
    "UPDATE delivery SET state = 'failed' WHERE id = '{awaiting}'",
    "UPDATE delivery SET state = 'handed-off' WHERE id = '{awaiting}'",
    "UPDATE delivery SET send_key = 'other' WHERE id = '{awaiting}'",
    "UPDATE delivery SET account = 'other' WHERE id = '{awaiting}'",
    'UPDATE delivery SET outgoing = \'{{"text": "other", "target": null, "language": ""}}\' WHERE id = \'{approved}\'',
    "UPDATE delivery SET draft = '{draft_of_anna}' WHERE id = '{awaiting}'",
    "INSERT INTO decision VALUES ('x', '{awaiting}', 'ben', 'approved', '', '2026')",
    "INSERT INTO decision VALUES ('x', '{awaiting}', 'elsa', 'approved', '', '2026')",
    "INSERT INTO approval VALUES ('{of_anna}', 'ben', '[]')",
    "UPDATE approval SET who = '[]' WHERE delivery = '{awaiting}'",
    "DELETE FROM approval WHERE delivery = '{awaiting}'",
    "UPDATE draft SET body = '{{}}' WHERE id = '{draft_of_anna}'",
    "DELETE FROM draft WHERE id = '{draft_of_anna}'",
    "DELETE FROM delivery",
    "DELETE FROM spending WHERE delivery = '{of_anna}'",
    "UPDATE attempt SET outcome = 'sent'",
    "INSERT INTO attempt VALUES ('x', '{of_anna}', 'send', '2026', NULL, NULL, NULL)",
    # Accounts: where secrets are sent to.
    "UPDATE account SET server = 'https://evil.example' WHERE name = 'acme'",
    "UPDATE account SET platform = 'mastodon' WHERE name = 'acme'",
    "UPDATE account SET name = 'mine' WHERE name = 'acme'",
    "INSERT INTO account VALUES ('mine', 'memory', 'https://evil.example', '', '', '', '[]', NULL, NULL, '', '')",
    "DELETE FROM account WHERE name = 'acme'",
    # Messages and claims.
    "DELETE FROM message",
    "UPDATE message SET text = 'other' WHERE number = 1",
    "UPDATE message SET author = 'other' WHERE number = 1",
    "UPDATE message SET received_at = '2020' WHERE number = 1",
    "UPDATE message SET answer = 'x' WHERE number = 1",
    "UPDATE claim SET until = '2026' WHERE message = 1",
    "UPDATE claim SET person = 'ben' WHERE message = 1",
    f"UPDATE claim SET message = 2, until = '{LATER}' WHERE message = 1",
    "DELETE FROM claim",
    # Secrets, and what is on record.
    "UPDATE sealed_secret SET box = 'aa' WHERE member = 'elsa'",
    "INSERT INTO sealed_secret VALUES ('acme', 'elsa', 'aa', 'ben', '2026')",
    "INSERT INTO sealed_secret VALUES ('acme', 'cleo', 'aa', 'anna', '2026')",
    "DELETE FROM sealed_secret WHERE member = 'elsa'",
    "INSERT INTO team_log VALUES ('x', '2026', 'anna', 'insert', 'delivery', 'x', '{{}}')",
    "UPDATE team_log SET person = 'anna'",
    "INSERT INTO team_entry SELECT 'x', 'anna', 'c', 'tick', '2026-11-23', 'r', 'a', 't', 1, NULL, 0, '', '', NULL, ''",
    "INSERT INTO duty_turn VALUES ('x', 'inbox', '2026-11-23', '2026-11-24', 'ben', 'anna', '', '2026')",
    "DELETE FROM tick_owed WHERE author = 'anna'",
    *(f"{what} {table}" for table in (*APPEND_ONLY, *READ_ONLY) for what in ("DELETE FROM", "TRUNCATE")),
    *(f"UPDATE {table} SET id = id" for table in ("decision", "duty_turn", "team_entry", "team_log")),
    *(f"SELECT * FROM {table}" for table in sorted(OWN)),
]


def changed(url: str) -> list[Any]:
    """Everything that the tables and the catalogue hold, but for the log's own growth."""
    with psycopg.connect(url, options="-c search_path=cmdaily") as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname IN ('cmdaily', 'public') ORDER BY 1"
            )
        ]
        rows = [
            (name, sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall())))  # type: ignore[arg-type]
            for name in tables
        ]
        rights = connection.execute(
            "SELECT relname::text, relacl::text FROM pg_class WHERE relnamespace = 'cmdaily'::regnamespace ORDER BY 1"
        ).fetchall()
        roles = connection.execute("SELECT to_jsonb(a)::text FROM pg_authid a ORDER BY oid").fetchall()
        rules = connection.execute(
            """SELECT tgname::text, tgenabled::text FROM pg_trigger UNION ALL SELECT polname::text, '' FROM pg_policy
            UNION ALL SELECT proname::text, prosrc FROM pg_proc WHERE pronamespace = 'cmdaily'::regnamespace ORDER BY 1, 2"""
        ).fetchall()
    return [rows, rights, roles, rules]


@pytest.fixture
def names(team: Team) -> dict[str, str]:
    """The things that are not Ben's, by what the statements call them."""
    charter = "language: en\napproval:\n  - {who: [elsa], accounts: [acme]}\n"
    anna, ben, elsa = team["anna"], team["ben"], team["elsa"]
    team.network.server.say_to("acme", "When do you open?", datetime(2026, 11, 23, 7, 30, tzinfo=UTC))
    team.network.server.say_to("acme", "And when do you close?", datetime(2026, 11, 23, 7, 40, tzinfo=UTC))
    anna.ok("inbox", "--refresh")
    anna.ok("inbox", "claim", "m1")
    anna.ok("team", "seal", "acme", "elsa")
    anna.ok("team", "duty", "inbox", "--people", "anna,elsa")
    of_anna = anna.ok("post", "By Anna", "--to", "acme", "--at", "2026-12-24 09:00", "--json").json
    for person in (ben, elsa):
        (person.home / "charter.yaml").write_text(charter)
    found = []
    for text in ("One", "Two"):
        made = ben.ok("post", text, "--to", "acme", "--at", "2026-12-24 10:00", "--json").json
        found.append(made["deliveries"][0]["id"])
    elsa.ok("outbox", "approve", found[1])
    first = of_anna["deliveries"][0]["id"]
    with psycopg.connect(team.url, options="-c search_path=cmdaily") as connection:
        draft = connection.execute("SELECT draft FROM delivery WHERE id = %s", [first]).fetchone()
        logins = dict(connection.execute("SELECT name, login FROM member").fetchall())
        connection.execute(
            "INSERT INTO tick_owed VALUES (%s, 'anna', '', '2026') ON CONFLICT DO NOTHING", [first]
        )
    assert draft is not None
    names = {name: f'"{login}"' for name, login in logins.items()}
    owner = logins["ben"].replace("_ben", "_owner")
    return names | {
        "of_anna": first,
        "awaiting": found[0],
        "approved": found[1],
        "draft_of_anna": draft[0],
        "owner": f'"{owner}"',
    }


@pytest.fixture
def as_ben(team: Team, names: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection with Ben's own login and password."""
    password = (team["ben"].home / "secrets" / "database.team.json").read_text().strip()
    login = quote(names["ben"].strip('"'))
    address = team.url.rpartition("@")[2]
    url = f"postgresql://{login}:{quote(password, safe='')}@{address}"
    with psycopg.connect(url, options="-c search_path=cmdaily", autocommit=True) as connection:
        yield connection


def test_a_hundred_things_a_member_must_not_do(
    team: Team, names: dict[str, str], as_ben: psycopg.Connection[Any]
) -> None:
    assert len(FORBIDDEN) > 100
    before = changed(team.url)
    done = []
    for written in FORBIDDEN:
        statement = written.format(**names)
        try:
            cursor = as_ben.execute(statement)  # type: ignore[call-overload]
        except psycopg.Error as error:
            if error.sqlstate not in REFUSED:
                done.append(f"{statement}: {error.sqlstate} {error}")
            as_ben.execute("ROLLBACK; RESET ROLE")
            continue
        if cursor.description is not None:
            rows = cursor.fetchall()
            if "pg_terminate_backend" in written and not any(row[0] for row in rows):
                continue
            done.append(statement)
        elif cursor.rowcount and not written.startswith(
            "GRANT"
        ):  # which only warns where there is nothing to grant
            done.append(statement)
    assert not done, "\n".join(done)
    assert changed(team.url) == before


def test_what_a_member_does_not_see(as_ben: psycopg.Connection[Any]) -> None:
    assert as_ben.execute("SELECT * FROM sealed_secret").fetchall() == []
    bodies = [body for (body,) in as_ben.execute("SELECT body FROM draft")]
    assert not [body for body in bodies if "By Anna" in body], "a draft is its author's"


def test_the_server_writes_down_who_did_what(names: dict[str, str], as_ben: psycopg.Connection[Any]) -> None:
    as_ben.execute(
        """INSERT INTO delivery (id, draft, account, platform, part, kind, state, send_key, outgoing, prepared, writing,
            owner, attempts, created_at, tick, first_attempt_at, last_attempt_at, retry_at, remote_id, url, cost,
            overrides, author)
        SELECT 'forged', draft, 'other', platform, 7, kind, 'queued', 'forged', outgoing, '', 0, '', 0, created_at, tick,
            '', '', '', '', '', 0, '[]', 'anna' FROM delivery WHERE id = %s""",
        [names["awaiting"]],
    )
    rows = as_ben.execute("SELECT author FROM delivery WHERE id = 'forged'").fetchall()
    assert rows == [("ben",)], "whatever was claimed"
    rows = as_ben.execute("SELECT person, deed FROM team_log WHERE row_id = 'forged'").fetchall()
    assert rows == [("ben", "insert")]
    as_ben.execute("UPDATE delivery SET state = 'cancelled' WHERE id = 'forged'")
    last = as_ben.execute(
        "SELECT person, changes FROM team_log WHERE row_id = 'forged' ORDER BY id"
    ).fetchall()[-1]
    assert last[0] == "ben"
    assert '"queued"' in last[1]


def test_every_table_has_its_rights(as_ben: psycopg.Connection[Any]) -> None:
    """A table that is not named anywhere: members read and write it, the log keeps what was there, nobody empties it."""
    rows = as_ben.execute(
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'cmdaily' AND c.relkind = 'r' AND (has_table_privilege(c.oid, 'TRUNCATE')
            OR has_table_privilege(c.oid, 'TRIGGER') OR has_table_privilege(c.oid, 'REFERENCES'))"""
    ).fetchall()
    assert rows == []
