"""Importing: garbage is refused with its place, a backup restores a second machine, nothing is overwritten."""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cmdaily.store import migrations
from tests.conftest import Program
from tests.typewritten import typewritten


@pytest.fixture
def export(cmdaily: Program) -> dict[str, Any]:
    """An export with something of everything; the store is empty again afterwards."""
    cmdaily.ok("tick", "2-4", "--note", "in one go", "--key", "morning", "--date", "2026-11-20")
    cmdaily.ok("skip", "5", "--why", "ill")
    cmdaily.ok("undo")
    cmdaily.ok("pause", "add", "2026-12-24", "2026-12-31", "--why", "Noël")
    cmdaily.ok("routine", "on", "weekly-review")
    cmdaily.ok("add", "Call the printer", "--date", "2026-11-24")
    cmdaily.ok("later", "6", "--to", "2026-11-24")
    found: dict[str, Any] = cmdaily.ok("data", "export").json
    for leftover in cmdaily.home.glob("cmdaily.db*"):
        leftover.unlink()
    return found


def write(tmp_path: Path, data: object) -> str:
    file = tmp_path / "export.json"
    file.write_text(
        data if isinstance(data, str) else json.dumps(data), encoding="utf-8", errors="surrogatepass"
    )
    return str(file)


def test_an_export_is_the_whole_story(cmdaily: Program, tmp_path: Path, export: dict[str, Any]) -> None:
    assert "8 new entries" in cmdaily.ok("data", "import", write(tmp_path, export)).out
    assert "0 new entries, 8 already here" in cmdaily.ok("data", "import", write(tmp_path, export)).out
    assert cmdaily.ok("data", "export").json == export


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "export.json:1:1: invalid JSON from here"),
        ('{\n  "kind": \n}', "export.json:3:1: invalid JSON from here"),
        ("[]", "not an export"),
        ("null", "not an export"),
        ('{"kind": "something-else"}', "not an export"),
        ('{"kind": "cmdaily-export", "schema_version": 99}', "has format 99; this cmdaily reads format 1"),
        ('{"kind": "cmdaily-export", "schema_version": 1, "journal": {}}', "“journal” is not a list"),
        ("[" * 100_000, "not an export"),
        ('{"kind": ' + "9" * 5000 + "}", "not an export"),
        ("SQLite format 3\0 and then nothing", "this is a backup"),
        ("\ud800", "not an export"),
    ],
)
def test_garbage(cmdaily: Program, tmp_path: Path, content: str, says: str) -> None:
    result = cmdaily("data", "import", write(tmp_path, content))
    assert result.code in (1, 3)
    assert says in result.err
    assert not (cmdaily.home / "cmdaily.db").exists()


@pytest.mark.parametrize(
    ("where", "field", "wrong"),
    [
        ("journal", "id", ""),
        ("journal", "id", None),
        ("journal", "id", 7),
        ("journal", "day", "2026-02-30"),
        ("journal", "day", "20260220"),
        ("journal", "kind", "tock"),
        ("journal", "amount", -1),
        ("journal", "amount", "1"),
        ("journal", "amount", True),
        ("journal", "amount", 10**30),
        ("journal", "amount", 1.5),
        ("journal", "seconds", -5),
        ("journal", "target", "all"),
        ("journal", "note", "\ud800"),
        ("journal", "recorded_at", "yesterday"),
        ("journal", "recorded_at", "2026-11-20T09:00:00"),
        ("journal", "routine", ""),
        ("pauses", "first", "soon"),
        ("pauses", "removed_at", "2026"),
        ("routines", "active", "yes"),
        ("routines", "active", 1),
        ("routines", "changed_at", ""),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_taken(
    cmdaily: Program, tmp_path: Path, export: dict[str, Any], where: str, field: str, wrong: object
) -> None:
    export[where][-1][field] = wrong
    number = len(export[where])
    result = cmdaily("data", "import", write(tmp_path, export))
    assert result.code == 3
    assert f"row {number} of “{where}” is wrong at “{field}”" in result.err
    assert "Traceback" not in result.err
    french = cmdaily("--lang", "fr", "data", "import", write(tmp_path, export))
    assert f"la ligne {number} de « {where} » est incorrecte à « {field} »" in typewritten(french.err)
    assert not (cmdaily.home / "cmdaily.db").exists()


def test_a_void_row_must_say_what_it_takes_back(
    cmdaily: Program, tmp_path: Path, export: dict[str, Any]
) -> None:
    row = next(row for row in export["journal"] if row["kind"] == "void")
    row["voids"] = None
    assert "is wrong at “voids”" in cmdaily("data", "import", write(tmp_path, export)).err


@pytest.mark.parametrize("seed", range(25))
def test_bytes_changed_anywhere_never_end_in_a_traceback(
    cmdaily: Program, tmp_path: Path, export: dict[str, Any], seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(Path(write(tmp_path, export)).read_bytes())
    for _ in range(chance.randint(1, 5)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (tmp_path / "export.json").write_bytes(content)
    assert cmdaily("data", "import", str(tmp_path / "export.json")).code in (0, 3)
    cmdaily.ok("today")
    cmdaily.ok("stats")
    cmdaily.ok("log", "--days", "3660")
    assert cmdaily.ok("data", "check", "--json").json["sound"] is True


def test_a_backup_restores_a_second_machine(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("tick", "1-20", "--rest")
    cmdaily.ok("start", "3")
    path = cmdaily.ok("data", "backup").out.strip()
    assert Path(path).stat().st_mode & 0o777 == 0o600
    here = [cmdaily.ok(*argv).out for argv in (("today", "--json"), ("stats", "--json"), ("data", "export"))]
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "second"))
    assert "Restored: 20 entries" in cmdaily.ok("data", "restore", path, "--yes").out
    there = [cmdaily.ok(*argv).out for argv in (("today", "--json"), ("stats", "--json"), ("data", "export"))]
    assert there == here
    assert (tmp_path / "second" / "cmdaily.db").stat().st_mode & 0o777 == 0o600
    connection = sqlite3.connect(tmp_path / "second" / "cmdaily.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_backup_is_not_imported_but_restored(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2")
    path = cmdaily.ok("data", "backup").out.strip()
    cmdaily.ok("tick", "2")
    result = cmdaily("data", "import", path)
    assert (result.code, "cmdaily data restore FILE" in result.err) == (3, True)
    assert "cmdaily data restore FICHIER" in cmdaily("--lang", "fr", "data", "import", path).err
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 2


def test_a_backup_of_an_older_cmdaily_is_brought_up_to_date(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("tick", "2")
    path = cmdaily.ok("data", "backup").out.strip()
    older = migrations.NAMES.index("planning")  # the tables before it
    later = " ".join(part for _, _, statements, _ in migrations.load(after=older) for part in statements)
    tables = re.findall(r"CREATE TABLE (\w+)", later)
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(f"DROP TABLE {table}")
        for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", later):
            if table not in tables:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for index in re.findall(r"CREATE INDEX (\w+)", later):
            connection.execute(f"DROP INDEX IF EXISTS {index}")
        connection.execute("DELETE FROM schema_migration WHERE version > ?", (older,))
        connection.commit()
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "second"))
    cmdaily.ok("data", "restore", path, "--yes")
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1
    cmdaily.ok("data", "check")


def test_a_backup_of_a_newer_cmdaily_is_refused(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("tick", "2")
    path = cmdaily.ok("data", "backup").out.strip()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO schema_migration VALUES (9999, 'later')")
    connection.commit()
    connection.close()
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "second"))
    result = cmdaily("data", "restore", path, "--yes")
    assert (result.code, "has format" in result.err) == (1, True)
    assert not (tmp_path / "second" / "cmdaily.db").exists()


@pytest.mark.parametrize("argv", [("data", "backup"), ("data", "export")])
def test_a_copy_is_never_written_over_the_store(
    cmdaily: Program, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    cmdaily.ok("tick", "2")
    store = cmdaily.home / "cmdaily.db"
    link = tmp_path / "link.db"
    link.symlink_to(store)
    for target in (store, link, cmdaily.home / "cache" / ".." / "cmdaily.db"):
        result = cmdaily(*argv, str(target))
        assert (result.code, "is the database itself" in result.err) == (2, True)
    assert cmdaily(*argv, str(tmp_path)).code == 3, "nor over a directory"
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1


def test_a_copy_takes_the_place_of_a_copy_and_of_nothing_else(cmdaily: Program, tmp_path: Path) -> None:
    cmdaily.ok("tick", "2")
    letter, theirs, pipe = tmp_path / "letter.txt", tmp_path / "places.sqlite", tmp_path / "pipe"
    letter.write_text("Dear all")
    with sqlite3.connect(theirs) as other:
        other.execute("CREATE TABLE places (name TEXT)")
    other.close()
    os.mkfifo(pipe)
    before = {path: path.read_bytes() for path in (letter, theirs)}
    for target in (letter, theirs, pipe):
        result = cmdaily("data", "backup", str(target))
        assert (result.code, "is no copy of cmdaily" in result.err) == (2, True)
    assert {path: path.read_bytes() for path in before} == before
    assert pipe.is_fifo()
    for target in (tmp_path / "new.db", tmp_path / "empty.db"):
        (tmp_path / "empty.db").touch()
        cmdaily.ok("data", "backup", str(target))
        cmdaily.ok("data", "backup", str(target))
    (tmp_path / "new.db").write_bytes((tmp_path / "new.db").read_bytes()[:5000])
    cmdaily.ok("data", "backup", str(tmp_path / "new.db"))


def test_what_is_not_there(cmdaily: Program, tmp_path: Path) -> None:
    assert "there is no such file" in cmdaily("data", "import", str(tmp_path / "nothing")).err
    assert "this is a directory" in cmdaily("data", "import", str(tmp_path)).err
    assert "nothing to back up" in cmdaily("data", "backup").err
    missing = cmdaily("data", "export", str(tmp_path / "no" / "such" / "place.json"))
    assert (missing.code, "no such file or directory" in missing.err) == (1, True)
