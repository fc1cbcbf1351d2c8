"""Migrations: what they add up to is checked in, each is whole or not at all, and the past is never rewritten."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cmdaily.errors import StoreError
from cmdaily.store import migrate, migrations
from cmdaily.store.connection import SqliteConnection, connect
from cmdaily.store.migrate import bring_up_to_date
from cmdaily.store.migrations import version_of
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.schema import make_tables
from cmdaily.store.postgresql.store import SharedStore, open_connection
from tests.postgresql_server import server

SCHEMA = Path(__file__).with_name("schema.sql")
RELEASED = Path(__file__).with_name("released_migrations.txt")


@pytest.fixture
def store(tmp_path: Path) -> SqliteConnection:
    return connect(str(tmp_path / "store.db"))


def schema_of(connection: SqliteConnection) -> str:
    """Every table and index, as SQLite keeps them."""
    rows = connection.rows(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
    )
    return "".join(f"-- {kind} {name}\n{sql.strip()};\n\n" for kind, name, sql in rows)


def test_they_add_up_to_the_schema(store: SqliteConnection, golden: Callable[[Path, str], None]) -> None:
    bring_up_to_date(store)
    golden(SCHEMA, schema_of(store))
    store.close()


def test_those_that_people_have_run_are_not_changed() -> None:
    """Each released migration has a line, added with the release; a changed one would break somebody's store."""
    digests = {
        str(version): f"{version} {name} {hashlib.sha256(chr(0).join(statements).encode()).hexdigest()[:16]}"
        for version, name, statements, _ in migrations.load(after=0)
    }
    released = RELEASED.read_text(encoding="utf-8").splitlines()
    assert released
    assert [digests.get(line.split()[0]) for line in released] == released


def test_one_after_the_other_is_the_same_as_all_at_once(
    store: SqliteConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = migrations.NAMES
    for latest in range(1, len(names) + 1):
        monkeypatch.setattr(migrate, "LATEST", latest)
        monkeypatch.setattr(migrations, "LATEST", latest)
        bring_up_to_date(store)
        assert version_of(store) == latest
    at_once = connect(str(tmp_path / "at-once.db"))
    bring_up_to_date(at_once)
    assert schema_of(store) == schema_of(at_once)
    store.close()
    at_once.close()


@pytest.mark.parametrize("version", range(1, migrations.LATEST + 1))
def test_one_that_fails_leaves_nothing_behind(
    store: SqliteConnection, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "load", lambda after, load=migrations.load: _broken(load, after, version))
        with pytest.raises(StoreError):
            bring_up_to_date(store)
    assert version_of(store) == 0
    assert schema_of(store) == ""
    bring_up_to_date(store)
    assert version_of(store) == migrations.LATEST
    store.close()


def _broken(load: Callable[[int], object], after: int, version: int) -> object:
    """The migrations, one of them with a mistake at its end."""
    for number, name, statements, fill in load(after):  # type: ignore[attr-defined]
        yield (
            number,
            name,
            ((*statements, "CREATE TABLE broken (") if number == version else statements),
            fill,
        )


def test_messages_outlive_the_table_made_anew_for_their_kinds(
    store: SqliteConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        before = migrations.NAMES.index("kinds")
        patch.setattr(migrate, "LATEST", before)
        patch.setattr(migrations, "LATEST", before)
        bring_up_to_date(store)
    columns = [row[1] for row in store.rows("PRAGMA table_info(message)")]
    kept = {name: f"a {name}" for name in columns} | {
        "kind": "reply",
        "urgency": "question",
        "state": "done",
        "number": 7,
    }
    names = ", ".join(columns)
    values = ", ".join(f":{name}" for name in columns)
    store.run(f"INSERT INTO message ({names}) VALUES ({values})", **kept)  # noqa: S608
    bring_up_to_date(store)
    assert store.rows(f"SELECT {names}, corrected_at FROM message") == [  # noqa: S608
        (*kept.values(), "")
    ]
    store.run("UPDATE message SET urgency = 'thanks'")
    store.close()


def test_a_newer_one_is_refused_and_left_untouched(store: SqliteConnection) -> None:
    bring_up_to_date(store)
    store.run("INSERT INTO schema_migration (version, name) VALUES (:v, 'later')", v=migrations.LATEST + 1)
    path = Path(store.path)
    store.close()
    before = path.read_bytes()
    again = connect(str(path))
    with pytest.raises(StoreError) as caught:
        bring_up_to_date(again)
    again.close()
    assert caught.value.key == "error.store_newer"
    assert caught.value.values["found"] == migrations.LATEST + 1
    assert path.read_bytes() == before


def test_it_is_safe_against_a_power_cut(store: SqliteConnection) -> None:
    bring_up_to_date(store)
    assert store.rows("PRAGMA journal_mode") == [("wal",)]
    store.close()
    assert sqlite3.sqlite_version_info >= (3, 24), "ON CONFLICT is of 3.24"


TYPES = {"TEXT": "text", "INTEGER": "bigint", "REAL": "double precision", "BLOB": "bytea"}


def shape_in_sqlite(connection: SqliteConnection) -> dict[str, object]:
    """The columns of each table (name, type as PostgreSQL calls it, may be NULL), its keys and its indexes."""
    found: dict[str, object] = {}
    for table in connection.tables():
        columns = connection.rows(f"PRAGMA table_info({table})")
        rows = [(name, TYPES[kind], not (pk or not_null)) for _, name, kind, not_null, _, pk in columns]
        indexes = {tuple(name for _, name, *_, pk in sorted(columns, key=lambda each: each[5]) if pk): (1, 0)}
        for _, name, unique, _, partial in connection.rows(f"PRAGMA index_list({table})"):
            indexed = tuple(column for *_, column in connection.rows(f"PRAGMA index_info({name})"))
            indexes[indexed] = (unique, partial)
        found[table] = (rows, indexes, len(connection.rows(f"PRAGMA foreign_key_list({table})")))
    return found


def shape_in_postgresql(store: SharedStore) -> dict[str, object]:
    """The same of the tables at the server."""
    connection = store.reader()
    found: dict[str, object] = {}
    for table in connection.tables():
        rows = [
            (name, kind, null == "YES")
            for name, kind, null in connection.rows(
                """SELECT column_name, data_type, is_nullable FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = :table ORDER BY ordinal_position""",
                table=table,
            )
        ]
        indexes = {
            tuple(columns): (int(unique), int(partial))
            for columns, unique, partial in connection.rows(
                """SELECT ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number ORDER BY k.place),
                    i.indisunique, i.indpred IS NOT NULL
                FROM pg_index i WHERE i.indrelid = CAST(:table AS regclass)""",
                table=table,
            )
        }
        foreign = connection.rows(
            "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = CAST(:table AS regclass)",
            table=table,
        )
        found[table] = (rows, indexes, foreign[0][0])
    return found


def test_both_engines_have_the_same_tables(store: SqliteConnection) -> None:
    bring_up_to_date(store)
    url = server().database()
    shared = SharedStore(parse(url))
    assert shape_in_postgresql(shared) == shape_in_sqlite(store)
    text = shared.reader().rows(
        """SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"""
    )
    assert not text, "texts are compared as SQLite compares them"
    shared.close()
    store.close()
    server().drop(url)


def test_a_server_brings_up_to_date_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    url = server().empty_database()
    with monkeypatch.context() as patch:
        load = migrations.load
        patch.setattr(migrations, "load", lambda after: _broken(load, after, migrations.LATEST))
        with pytest.raises(StoreError):
            make_tables(parse(url))
    connection = open_connection(parse(url))
    assert connection.tables() == []
    connection.close()
    with pytest.raises(StoreError, match=r"server\.no_team"):
        SharedStore(parse(url)).reader()
    make_tables(parse(url))
    make_tables(parse(url))
    shared = SharedStore(parse(url))
    assert version_of(shared.reader()) == migrations.LATEST
    shared.close()
    server().drop(url)


@pytest.mark.parametrize(("change", "key"), [(1, "error.store_newer"), (-1, "server.behind")])
def test_a_server_of_another_version_is_left_as_it_is(change: int, key: str) -> None:
    url = server().database()
    connection = open_connection(parse(url))
    if change > 0:
        connection.run(
            "INSERT INTO schema_migration (version, name) VALUES (:v, 'later')", v=migrations.LATEST + 1
        )
    else:
        connection.run("DELETE FROM schema_migration WHERE version = :v", v=migrations.LATEST)
    connection.close()
    with pytest.raises(StoreError) as caught:
        SharedStore(parse(url)).reader()
    assert caught.value.key == key
    server().drop(url)
