"""Migrations: what they add up to is checked in, each is whole or not at all, and the past is never rewritten."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cmdaily.errors import StoreError
from cmdaily.store import migrate, migrations
from cmdaily.store.connection import Connection, connect
from cmdaily.store.migrate import bring_up_to_date, version_of

SCHEMA = Path(__file__).with_name("schema.sql")
RELEASED = Path(__file__).with_name("released_migrations.txt")


@pytest.fixture
def store(tmp_path: Path) -> Connection:
    return connect(str(tmp_path / "store.db"))


def schema_of(connection: Connection) -> str:
    """Every table and index, as SQLite keeps them."""
    rows = connection.rows(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
    )
    return "".join(f"-- {kind} {name}\n{sql.strip()};\n\n" for kind, name, sql in rows)


def test_they_add_up_to_the_schema(store: Connection, golden: Callable[[Path, str], None]) -> None:
    bring_up_to_date(store)
    golden(SCHEMA, schema_of(store))
    store.close()


def test_those_that_people_have_run_are_not_changed() -> None:
    """Each released migration has a line, added with the release; a changed one would break somebody's store."""
    digests = {
        str(version): f"{version} {name} {hashlib.sha256(chr(0).join(statements).encode()).hexdigest()[:16]}"
        for version, name, statements in migrations.load(after=0)
    }
    released = RELEASED.read_text(encoding="utf-8").splitlines()
    assert released
    assert [digests.get(line.split()[0]) for line in released] == released


def test_one_after_the_other_is_the_same_as_all_at_once(
    store: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    store: Connection, monkeypatch: pytest.MonkeyPatch, version: int
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
    for number, name, statements in load(after):  # type: ignore[attr-defined]
        yield number, name, ((*statements, "CREATE TABLE broken (") if number == version else statements)


def test_a_newer_one_is_refused_and_left_untouched(store: Connection) -> None:
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


def test_it_is_safe_against_a_power_cut(store: Connection) -> None:
    bring_up_to_date(store)
    assert store.rows("PRAGMA journal_mode") == [("wal",)]
    store.close()
    assert sqlite3.sqlite_version_info >= (3, 24), "ON CONFLICT is of 3.24"
