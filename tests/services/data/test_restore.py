"""Backups and restoring: a copy is sound or is not made, and a restored store says nothing twice."""

from __future__ import annotations

import os
import random
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Network, Program
from tests.typewritten import typewritten


def page(path: Path, number: int, content: bytes = b"\xa5" * 4096) -> None:
    """Overwrite a page of a store, counted from 1."""
    with path.open("r+b") as file:
        file.seek((number - 1) * 4096)
        file.write(content)


@pytest.fixture
def used(cmdaily: Program) -> Program:
    cmdaily.ok("tick", "1-20")
    for weeks in range(1, 5):
        for day in range(5):
            then = date(2026, 11, 23) - timedelta(weeks=weeks, days=-day)
            cmdaily.ok("tick", "1-20", "--date", then.isoformat())
    return cmdaily


def a_journal_page(store: Path) -> int:
    """A page that holds rows of the journal, as SQLite itself says."""
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()
    connection.close()
    assert isinstance(root, int)
    return root


def state(cmdaily: Program, text: str) -> str:
    found = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    (delivery,) = [each for each in found if each["text"] == text]
    return str(delivery["state"])


# --- what went out since the backup


def test_what_went_out_since_the_backup_is_looked_for_and_not_sent_again(
    cmdaily: Program, network: Network
) -> None:
    cmdaily.ok("post", "Went out", "--to", "acme", "--at", "2026-11-23 10:00")
    cmdaily.ok("post", "Still ahead", "--to", "acme", "--at", "2026-11-23 18:00")
    copy = cmdaily.ok("data", "backup").out.strip()
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert network.texts == ["Went out"]
    page(cmdaily.home / "cmdaily.db", 1)
    restored = cmdaily.ok("data", "restore", copy, "--yes", now="2026-11-23T10:30")
    assert "2 deliveries may have been published since the backup" in restored.out
    assert (state(cmdaily, "Went out"), state(cmdaily, "Still ahead")) == ("unknown", "unknown")
    cmdaily("run", "--once", now="2026-11-23T10:31")
    assert (state(cmdaily, "Went out"), state(cmdaily, "Still ahead")) == ("sent", "queued")
    assert network.texts == ["Went out"]
    cmdaily.ok("run", "--once", now="2026-11-23T18:00")
    assert network.texts == ["Went out", "Still ahead"]


def test_what_cannot_be_looked_for_is_not_sent(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Hello", "--to", "acme", "--at", "2026-11-23 10:00")
    copy = cmdaily.ok("data", "backup").out.strip()
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    cmdaily.ok("data", "restore", copy, "--yes", now="2026-11-23T10:30")
    network.server.fail("read-blind")
    refused = cmdaily("outbox", "send", now="2026-11-23T10:31")
    assert network.texts == ["Hello"], refused
    assert state(cmdaily, "Hello") == "unknown"


def test_a_thread_that_went_out_is_found_part_by_part(cmdaily: Program, network: Network) -> None:
    text = " ".join(f"This is sentence number {number} of a text that is too long." for number in range(40))
    cmdaily.ok("post", text, "--to", "acme", "--thread", "--at", "2026-11-23 10:00")
    copy = cmdaily.ok("data", "backup").out.strip()
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    stood = network.texts
    assert len(stood) > 1
    cmdaily.ok("data", "restore", copy, "--yes", now="2026-11-23T10:30")
    cmdaily.ok("outbox", "resolve", now="2026-11-23T10:31")
    assert network.texts == stood
    found = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    assert {each["state"] for each in found} == {"sent"}


def test_a_recurring_post_is_not_made_up_for(cmdaily: Program, network: Network) -> None:
    posts = 'posts:\n  - id: hello\n    text: Good morning\n    to: acme\n    every: day\n    at: "10:00"\n'
    (cmdaily.home / "config.yaml").write_text(f"timezone: Europe/Paris\nlanguage: en\n{posts}")
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    copy = cmdaily.ok("data", "backup").out.strip()
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert network.texts == ["Good morning"]
    cmdaily.ok("data", "restore", copy, "--yes", now="2026-11-23T10:30")
    cmdaily.ok("run", "--once", now="2026-11-23T10:31")
    assert network.texts == ["Good morning"]
    cmdaily.ok("run", "--once", now="2026-11-24T10:00")
    assert network.texts == ["Good morning"] * 2


# --- restoring


def test_restoring_asks_shows_and_keeps_the_present_store(used: Program) -> None:
    copy = used.ok("data", "backup").out.strip()
    used.ok("tick", "1")
    refused = used("data", "restore", copy)
    assert (refused.code, "--yes" in refused.err) == (2, True)
    assert "420 entries" in refused.out, "it is shown even so"
    assert "Monday 23 November 2026" in refused.out
    restored = used.ok("data", "restore", copy, "--yes")
    (kept,) = used.home.glob("cmdaily.db.before-*")
    assert str(kept) in restored.out
    connection = sqlite3.connect(kept)
    assert connection.execute("SELECT COUNT(*) FROM journal").fetchone() == (421,)
    connection.close()
    assert len(used.ok("log", "--json").json["entries"]) == 100
    used.ok("data", "check")
    french = used("--lang", "fr", "data", "restore", copy)
    assert "420 lignes d'historique" in typewritten(french.out)


def test_the_latest_sound_backup_is_taken_unless_one_is_named(used: Program) -> None:
    used.ok("data", "backup", now="2026-11-23T09:00")
    used.ok("tick", "1")
    late = Path(used.ok("data", "backup", now="2026-11-23T10:00").out.strip())
    worse = late.with_name("cmdaily-worse.db")
    worse.write_bytes(late.read_bytes()[:9000])
    os.utime(worse, (2e9, 2e9))
    os.utime(late, (1.9e9, 1.9e9))
    (used.home / "cmdaily.db").write_bytes(b"")
    assert str(late) in used.ok("data", "restore", "--yes").out
    assert len(used.ok("log", "--json").json["entries"]) == 101


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 4096])
def test_what_is_no_backup_is_not_restored(used: Program, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    before = (used.home / "cmdaily.db").read_bytes()
    assert used("data", "restore", str(path), "--yes").code in (1, 3)
    assert used("data", "restore", str(used.home / "cmdaily.db"), "--yes").code == 3
    assert (used.home / "cmdaily.db").read_bytes() == before


def test_a_store_in_use_is_not_replaced(used: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from cmdaily.store import connection

    copy = used.ok("data", "backup").out.strip()
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(used.home / "cmdaily.db")
    other.execute("BEGIN IMMEDIATE")
    refused = used("data", "restore", copy, "--yes")
    assert (refused.code, "is in use by another program" in refused.err) == (1, True)
    other.rollback()
    other.close()
    used.ok("data", "restore", copy, "--yes")


# --- copies


def test_a_damaged_store_is_never_copied_over_a_good_copy(used: Program, tmp_path: Path) -> None:
    copy = tmp_path / "good.db"
    used.ok("data", "backup", str(copy))
    good = copy.read_bytes()
    page(used.home / "cmdaily.db", a_journal_page(used.home / "cmdaily.db"))
    refused = used("data", "backup", str(copy))
    assert (refused.code, "cmdaily data restore" in refused.err) == (1, True)
    assert copy.read_bytes() == good
    assert list(tmp_path.glob("*.part")) == []


def test_a_damaged_store_is_not_rotated_in_and_is_said(used: Program) -> None:
    (used.home / "config.yaml").write_text("timezone: Europe/Paris\nlanguage: en\nbackups: 7\n")
    for day in range(23, 26):
        used.ok("run", "--once", now=f"2026-11-{day}T09:00")
    copies = {path.name: path.read_bytes() for path in (used.home / "backups").iterdir()}
    assert len(copies) == 3
    page(used.home / "cmdaily.db", a_journal_page(used.home / "cmdaily.db"))
    for day in range(26, 35):
        moment = f"2026-11-{day}T09:00" if day < 31 else f"2026-12-{day - 30:02}T09:00"
        turn = used("run", "--once", now=moment)
        assert (turn.code, "damaged" in turn.out) == (1, True), moment
    assert {path.name: path.read_bytes() for path in (used.home / "backups").iterdir()} == copies
    assert "no longer backed up" in used("today", now="2026-12-05T09:00").err
    assert used("doctor").code == 1
    assert used("data", "check").code == 1
    used.ok("data", "restore", "--yes", now="2026-12-05T09:00")
    assert "not backed up" not in used.ok("today", now="2026-12-05T09:00").err
    used.ok("run", "--once", now="2026-12-05T09:01")


@pytest.mark.parametrize("lost", ["emptied", "deleted"])
def test_a_store_that_is_lost_is_not_taken_for_a_new_one(used: Program, lost: str) -> None:
    (used.home / "config.yaml").write_text("timezone: Europe/Paris\nlanguage: en\nbackups: 2\n")
    used.ok("run", "--once")
    store = used.home / "cmdaily.db"
    for path in used.home.glob("cmdaily.db*"):
        path.unlink()
    if lost == "emptied":
        store.touch()
    for argv in (
        ("today",),
        ("tick", "1"),
        ("run", "--once"),
        ("data", "check"),
        ("data", "backup"),
        ("doctor",),
    ):
        found = used(*argv, now="2026-12-24T09:00")
        assert found.code == 1, argv
        assert "backups of it are in" in found.out + found.err, argv
    assert "data restore" in used("today").err
    assert [path.name for path in (used.home / "backups").iterdir()] == ["daily-20261123.db"]
    used.ok("data", "restore", "--yes")
    assert len(used.ok("log", "--json").json["entries"]) == 100


def test_a_store_that_nothing_speaks_of_is_a_new_one(cmdaily: Program) -> None:
    cmdaily.home.mkdir()
    (cmdaily.home / "cmdaily.db").touch()
    cmdaily.ok("tick", "1")
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] == 1


# --- a series of damages


def damages(count: int, seed: int) -> list[tuple[str, random.Random]]:
    kinds = ("bits", "zeros", "noise", "shuffled", "truncated")
    return [(kinds[number % len(kinds)], random.Random(f"{seed}-{number}")) for number in range(count)]


def damaged(content: bytes, kind: str, chance: random.Random) -> bytes:
    """A store with one damage: bits of a byte, a page of zeros or of noise, two pages exchanged, or an end cut off."""
    pages = len(content) // 4096
    spoiled = bytearray(content)
    at = chance.randrange(pages) * 4096
    if kind == "bits":
        spoiled[at + chance.randrange(4096)] ^= chance.randrange(1, 256)
    elif kind == "zeros":
        spoiled[at : at + 4096] = bytes(4096)
    elif kind == "noise":
        spoiled[at : at + 4096] = chance.randbytes(4096)
    elif kind == "shuffled":
        other = chance.randrange(pages) * 4096
        here, there = bytes(spoiled[at : at + 4096]), bytes(spoiled[other : other + 4096])
        spoiled[at : at + 4096], spoiled[other : other + 4096] = there, here
    else:
        del spoiled[chance.randrange(len(spoiled)) :]
    return bytes(spoiled)


def is_sound(path: Path) -> bool:
    """As SQLite itself says."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def test_a_series_of_damaged_stores(used: Program, tmp_path: Path) -> None:
    """CMDAILY_DAMAGED_STORES=1000 tries a thousand."""
    count = int(os.environ.get("CMDAILY_DAMAGED_STORES", "20"))
    (used.home / "config.yaml").write_text("timezone: Europe/Paris\nlanguage: en\nbackups: 3\n")
    used.ok("run", "--once")
    copy = tmp_path / "copy.db"
    used.ok("data", "backup", str(copy))
    good, store, daily = copy.read_bytes(), used.home / "cmdaily.db", used.home / "backups"
    refused = 0
    for number, (kind, chance) in enumerate(damages(count, 2026)):
        for path in used.home.glob("cmdaily.db*"):
            path.unlink()
        store.write_bytes(damaged(good, kind, chance))
        what = f"{number}: {kind}"
        made = used("data", "backup", str(copy))
        assert made.code in (0, 1), what
        assert is_sound(copy), what
        if made.code:
            assert copy.read_bytes() == good, what
        copy.write_bytes(good)
        turn = used("run", "--once", now="2026-12-01T09:00")
        assert all(is_sound(path) for path in daily.iterdir()), what
        checked = used("data", "check")
        if made.code:
            refused += 1
            assert (turn.code, checked.code) == (1, 1), what
            assert used("doctor").code == 1, what
            used.ok("data", "restore", str(copy), "--yes")
            used.ok("data", "check")
            assert list(used.home.glob("cmdaily.db.damaged-*")), what
        (daily / "daily-20261201.db").unlink(missing_ok=True)
        (used.home / "damage.txt").unlink(missing_ok=True)
    assert refused
    assert not (used.home / "errors.txt").exists()
    print(f"{count} damaged stores, {refused} found out, none copied")
