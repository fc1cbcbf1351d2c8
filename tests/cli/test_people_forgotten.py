"""`people forget`: nothing of somebody is left anywhere, every count stays, and nothing comes back by a refresh."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.ids import uuid7
from cmdaily.store.figures import SeriesKey, put
from cmdaily.store.local import Store
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.store import SharedStore
from tests.conftest import Network, Program

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = "2026-11-24T09:00"
WORDS = ("zelda", "Zeldovitch", "secretissime", "rhubarbe", "artichaut", "panais", "topinambour", "rutabaga")
"""Words that only what Zelda said, what was said to her, or what was noted of her holds."""


@pytest.fixture
def heard(network: Network, cmdaily: Program) -> Program:
    """Zelda wrote three times and was answered once, a reply to her is scheduled and another a draft; Jo wrote once."""
    say = network.server.say_to
    say(
        "acme",
        "secretissime: quand ouvrez-vous ?",
        NOW - timedelta(hours=5),
        "Zelda",
        name="Zelda Zeldovitch",
    )
    say("acme", "Bonjour, encore rhubarbe", NOW - timedelta(hours=4), "zelda", name="Zelda Zeldovitch")
    say("acme", "When is the tour?", NOW - timedelta(hours=3), "jo")
    say("acme", "Merci, c'était artichaut", NOW - timedelta(hours=2), "zelda", name="Zelda Zeldovitch")
    network.server.say("our library and rhubarbe", NOW - timedelta(hours=1), "zelda")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")
    cmdaily.ok("reply", "m1", "À neuf heures, panais.", "--yes")
    cmdaily.ok("reply", "m2", "topinambour", "--at", "2026-11-30 09:00", "--yes")
    cmdaily.ok("people", "note", "zelda", "Aime la rutabaga")
    cmdaily.ok("people", "join", "zelda", "jo")
    cmdaily.ok("people", "split", "zelda")
    cmdaily.ok("people", "thanks", "memory:zelda")
    return cmdaily


def rows(home: Path, address: str) -> dict[str, list[Any]]:
    """Everything that the stores hold."""
    found: dict[str, list[Any]] = {}
    for store in (Store(str(home / "cmdaily.db")), *([SharedStore(parse(address))] if address else ())):
        for table in store.reader().tables():
            found.setdefault(table, []).extend(store.reader().rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
        store.close()
    return found


def counted(program: Program) -> dict[str, Any]:
    """What reports say of messages, and what was sent."""
    report: dict[str, Any] = program.ok("report", "--from", "2026-11-01", "--to", "2026-11-23", "--json").json
    sent = [each["state"] for each in program.ok("outbox", "list", "--json").json["deliveries"]]
    return {"messages": report["messages"], "sent": sent.count("sent"), "log": len(entries(program))}


def entries(program: Program) -> list[Any]:
    found: list[Any] = program.ok("log", "--json").json["entries"]
    return found


def measured(home: Path, address: str, post: str) -> None:
    """Two likes for a reply, as the daily job notes them."""
    store = SharedStore(parse(address)) if address else Store(str(home / "cmdaily.db"))
    at = NOW.isoformat()
    with store.transaction() as connection:
        key = SeriesKey("likes", "acme", post)
        put(connection, uuid7(1), key, (date(2026, 11, 23), 2.0, "api", at), at)
    store.close()


@pytest.mark.both_engines
def test_nothing_is_left_and_every_count_stays(
    heard: Program, network: Network, home: Path, shared_address: str
) -> None:
    before = counted(heard)
    assert before["messages"]["received"] == 4
    reply = next(
        each for each in heard.ok("outbox", "list", "--json").json["deliveries"] if each["state"] == "sent"
    )["remote_id"]
    measured(home, shared_address, reply)
    assert reply in json.dumps(rows(home, shared_address)["metric_value"])
    there = json.dumps(rows(home, shared_address), default=str).lower()
    assert [word for word in WORDS if word.lower() not in there] == []
    told = heard.ok("people", "forget", "zelda", "--dry-run", "--json").json
    assert (told["messages"], told["finds"], told["notes"], told["cancelled"], told["replies"]) == (
        3,
        1,
        1,
        1,
        1,
    )
    assert counted(heard) == before
    done = heard.ok("people", "forget", "zelda", "--yes", "--json").json
    assert {**told, "done": True} == done
    left = json.dumps(rows(home, shared_address), default=str)
    assert [word for word in WORDS if word.lower() in left.lower()] == []
    for written in (f'"{reply}"', f"/{reply}"):
        assert written not in left.replace("\\", ""), "what leads to the reply"
    for file in home.rglob("*"):
        text = file.read_bytes() if file.is_file() else b""
        assert not [word for word in WORDS if word.lower().encode() in text.lower()], file
    after = counted(heard)
    assert after == before
    assert [each["author"] for each in heard.ok("inbox", "--all", "--json").json["messages"]] == ["jo"]
    assert heard("inbox", "show", "m1").code == 2
    assert heard("people", "show", "zelda").code == 2
    assert heard.ok("people", "list", "--json").json["people"][0]["ref"] == "memory:jo"
    assert heard.ok("outbox", "send", now="2026-11-30T10:00").code == 0
    assert "topinambour" not in network.texts
    assert heard.ok("data", "check").code == 0


@pytest.mark.both_engines
def test_it_does_not_come_back_but_what_is_new_comes(
    heard: Program, network: Network, home: Path, shared_address: str
) -> None:
    heard.ok("people", "forget", "zelda", "--yes")
    store = SharedStore(parse(shared_address)) if shared_address else Store(str(home / "cmdaily.db"))
    with store.transaction() as connection:
        connection.run("DELETE FROM listening")
    store.close()
    heard.ok("watch", "remove", "w1")
    heard.ok("watch", "add", "library", "--on", "acme")
    for again in (LATER, "2026-11-24T10:00"):
        heard.ok("inbox", "--refresh", now=again)
        heard.ok("watch", "read", "--refresh", now=again)
    assert [each["author"] for each in heard.ok("inbox", "--all", "--json").json["messages"]] == ["jo"]
    assert heard.ok("watch", "read", "--all", "--json").json["mentions"] == []
    network.server.say_to("acme", "Here I am again", NOW + timedelta(days=1), "zelda")
    heard.ok("inbox", "--refresh", now="2026-11-24T12:00")
    assert {each["author"] for each in heard.ok("inbox", "--json").json["messages"]} == {"jo", "zelda"}


def test_a_script_has_to_say_that_it_is_meant(heard: Program) -> None:
    assert heard("people", "forget", "zelda").code == 2
    assert heard("people", "forget", "zelda", "--json").code == 2
    assert len(heard.ok("people", "list", "--json").json["people"]) == 2
    assert heard("people", "forget", "nobody", "--yes").code == 2
    assert heard("people", "forget", "zel", "--yes").code == 2, "the beginning of a name is not enough"


def test_backups_hold_them_until_they_rotate(heard: Program) -> None:
    (heard.home / "config.yaml").write_text("backups: 5\n")
    heard.ok("run", "--once")
    kept = heard.ok("data", "backup").out.strip()
    told = heard.ok("people", "forget", "zelda", "--yes", "--json").json["backups"]
    assert told["daily"] == 1
    assert told["until"] == "2026-11-28"
    assert told["others"] == [kept]


def test_a_restored_backup_does_not_bring_them_back(heard: Program, home: Path) -> None:
    kept = heard.ok("data", "backup").out.strip()
    heard.ok("people", "forget", "zelda", "--yes")
    heard.ok("data", "restore", kept, "--yes", now=LATER)
    heard.ok("data", "check")
    left = json.dumps(rows(home, ""), default=str).lower()
    assert [word for word in WORDS if word.lower() in left] == []
    text = (home / "cmdaily.db").read_bytes().lower()
    assert [word for word in WORDS if word.lower().encode() in text] == []
    heard.ok("inbox", "--refresh", now=LATER)
    assert [each["author"] for each in heard.ok("inbox", "--all", "--json").json["messages"]] == ["jo"]


def test_a_reply_in_doubt_comes_first(heard: Program, network: Network) -> None:
    network.server.fail("500-after")
    heard("reply", "m4", "Danke", "--yes")
    refused = heard("people", "forget", "zelda", "--yes")
    assert refused.code == 4
    assert "outbox resolve" in refused.err
    assert len(heard.ok("people", "list", "--json").json["people"]) == 2
    heard.ok("outbox", "resolve")
    heard.ok("people", "forget", "zelda", "--yes")


def test_a_contact_is_forgotten_with_its_consent(cmdaily: Program) -> None:
    cmdaily.ok("contact", "add", "+33612345678", "--consent", "asked at the counter", "--name", "Zelda")
    told = cmdaily.ok("people", "forget", "Zelda", "--yes", "--json").json
    assert told["contacts"] == 1
    assert cmdaily.ok("contact", "list", "--json").json["contacts"] == []
