"""Several people at work on one inbox and one outbox."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from cmdaily.errors import StoreError
from cmdaily.files.home import find_home
from cmdaily.services.inbox import claims
from cmdaily.services.inbox.walk import Walk
from cmdaily.services.workspace import Workspace
from cmdaily.store.postgresql import connection as engine
from tests.cli.team.conftest import Team
from tests.line import Line
from tests.people import Person
from tests.postgresql_server import server

ASKED = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


@pytest.fixture
def asked(team: Team) -> Team:
    """A team to which three messages came."""
    for number in range(1, 4):
        team.network.server.say_to("acme", f"When do you open, {number}?", ASKED, name="Marie")
    team["anna"].ok("inbox", "--refresh")
    return team


def test_a_claim_is_seen_by_the_others_and_keeps_them_from_answering(asked: Team) -> None:
    ben, cleo = asked["ben"], asked["cleo"]
    ben.ok("inbox", "claim", "m1")
    seen = {each["ref"]: each["claimed_by"] for each in cleo.ok("inbox", "--json").json["messages"]}
    assert seen == {"m1": "ben", "m2": None, "m3": None}
    assert "ben is answering" in cleo.ok("inbox").out
    refused = cleo("reply", "m1", "At nine", "--yes")
    assert refused.code == 4
    assert "ben is answering m1" in refused.err
    assert cleo("inbox", "claim", "m1").code == 4
    ben.ok("reply", "m1", "At nine", "--yes")
    assert cleo("reply", "m1", "At ten", "--yes").code == 4
    assert asked.network.texts.count("At nine") == 1
    assert "At ten" not in asked.network.texts


def test_a_claim_is_taken_over_with_a_word_and_given_back(asked: Team) -> None:
    ben, cleo = asked["ben"], asked["cleo"]
    ben.ok("inbox", "claim", "m1", "m2")
    cleo.ok("inbox", "claim", "m1", "--take", "Ben is ill")
    assert ben("reply", "m1", "At nine", "--yes").code == 4
    ben.ok("inbox", "release", "m2")
    cleo.ok("reply", "m2", "At nine", "--yes")
    assert ben("inbox", "claim", "m2").code == 4, "it does not wait any more"
    assert ben("inbox", "claim", "m3", "--for", "3d").code == 2


def test_a_claim_ends_by_itself(asked: Team) -> None:
    asked["ben"].ok("inbox", "claim", "m1", "--for", "1s")
    held = threading.Event()
    held.wait(1.1)  # by the clock of the server, which no test can set
    asked["cleo"].ok("reply", "m1", "At nine", "--yes")


def test_what_was_sent_ticks_the_journal_of_its_author(team: Team) -> None:
    ben, anna = team["ben"], team["anna"]
    routine = ben.home / "routines"
    routine.mkdir(parents=True, exist_ok=True)
    (routine / "own.yaml").write_text(
        "routine: own\ntitle: Own\nevery: day\nsections:\n  - title: M\n    platform: memory\n    actions:\n"
        "      - {id: say, title: Say something, counts: post}\n"
    )
    ben.ok("post", "From Ben", "--to", "acme", "--at", "2026-11-23 10:00")
    anna.ok("run", "--once", now="2026-11-23T10:05")
    assert team.network.texts == ["From Ben"]
    assert not _done(anna, "say")
    ben.ok("outbox", "list", now="2026-11-23T10:10")
    assert _done(ben, "say") == 1
    ben.ok("outbox", "list", now="2026-11-23T10:11")
    assert _done(ben, "say") == 1


def _done(who: Person, action: str) -> int:
    actions = who.ok("today", "--json", now="2026-11-23T10:15").json["actions"]
    return sum(each["done"] for each in actions if each["id"] == action)


def test_each_ones_ticks_are_shown_to_the_others(team: Team) -> None:
    team["ben"].ok("tick", "2", "--by", "3", "--took", "12m")
    team["ben"].ok("tick", "3")
    team["ben"].ok("undo")
    team["ben"].ok("team", "status")
    found = team["anna"].ok("team", "status", "--json").json["members"]
    ben = next(each for each in found if each["name"] == "ben")
    assert (ben["ticks"], ben["minutes"]) == (3, 12)
    said = team["anna"].ok("--lang", "fr", "team", "status").out
    assert "3 actions cochées" in said


def test_who_may_approve(team: Team) -> None:
    charter = "language: en\napproval:\n  - {who: [elsa], accounts: [acme]}\n"
    for name in ("ben", "elsa", "cleo"):
        (team[name].home / "charter.yaml").write_text(charter)
    made = team["ben"].ok("post", "Please approve", "--to", "acme", "--json").json["deliveries"][0]
    assert made["state"] == "awaiting-approval"
    assert team["cleo"]("outbox", "approve", made["id"]).code == 4
    assert team["ben"]("outbox", "approve", made["id"]).code == 4
    team["elsa"].ok("outbox", "approve", made["id"])
    assert team.network.texts == ["Please approve"]


def test_a_secret_is_sealed_for_those_named(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    left = team["ben"].ok("post", "Without a secret", "--to", "acme", "--json").json["deliveries"][0]
    assert left["state"] == "queued", "somebody who has it sends it"
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    team["anna"].ok("team", "seal", "acme", "ben")
    assert team["anna"]("team", "seal", "acme", "nobody").code == 1
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    team["ben"].ok("outbox", "send")
    assert team.network.texts == ["Without a secret"]
    still = team["cleo"].ok("post", "Not for Cleo", "--to", "acme", "--json").json["deliveries"][0]
    assert still["state"] == "queued"
    dump = server().dump(team.url)
    assert "Without a secret" in dump
    assert "right" not in [word.strip("\"'") for word in dump.split()]


def test_a_duty_goes_round_and_is_handed_over(team: Team) -> None:
    team["anna"].ok("team", "duty", "inbox", "--people", "anna,ben,cleo", "--days", "7")
    turns = team["ben"].ok("team", "duty", "--from", "2026-12-02", "--json").json["duties"]
    assert turns == [{"duty": "inbox", "person": "ben", "until": "2026-12-06", "after": "cleo", "why": None}]
    team["ben"].ok(
        "team", "hand", "inbox", "cleo", "--from", "2026-12-02", "--to", "2026-12-03", "--why", "away"
    )
    turns = team["ben"].ok("team", "duty", "--from", "2026-12-03", "--json").json["duties"]
    assert (turns[0]["person"], turns[0]["why"]) == ("cleo", "away")
    assert (
        team["ben"].ok("team", "duty", "--from", "2026-12-04", "--json").json["duties"][0]["person"] == "ben"
    )
    assert team["ben"]("team", "duty", "inbox").code == 2
    assert team["ben"]("team", "duty", "inbox", "--people", "nobody").code == 2
    assert team["ben"]("team", "hand", "kitchen", "ben").code == 2


def test_several_schedulers_send_each_thing_once(team: Team) -> None:
    posts = "posts:\n  - {id: hello, every: monday, at: '10:00', text: Good week, to: acme}\n"
    for name in ("anna", "elsa"):
        config = team[name].home / "config.yaml"
        config.write_text(config.read_text() + posts + "timezone: Europe/Paris\n")
        team[name].ok("run", "--once", now="2026-11-23T09:00")
    team["ben"].ok("post", "Due at ten", "--to", "acme", "--at", "2026-11-23 10:00")
    for name in ("anna", "elsa", "anna", "elsa"):
        team[name].ok("run", "--once", now="2026-11-23T10:05")
    assert sorted(team.network.texts) == ["Due at ten", "Good week"]


@pytest.fixture
def line(asked: Team) -> Iterator[Line]:
    """The line between Ben and the server."""
    found = Line(server().port)
    config = asked["ben"].home / "config.yaml"
    config.write_text(config.read_text().replace(f":{server().port}/", f":{found.port}/"))
    yield found
    found.close()


def test_without_the_server_the_day_goes_on(asked: Team, line: Line) -> None:
    ben = asked["ben"]
    ben.ok("inbox")
    line.close()
    assert "3 messages" in ben.ok("today").err, "as the server said last"
    ben.ok("tick", "2", "--by", "2")
    ben.ok("status")
    ben.ok("next")
    ben.ok("undo")
    ben.ok("tick", "2", "--by", "4")
    found = ben.ok("log")
    assert "Without the team" in found.err
    for words in (
        ("inbox",),
        ("inbox", "claim", "m1"),
        ("post", "x", "--to", "acme"),
        ("outbox", "approve", "abc"),
    ):
        refused = ben(*words)
        assert refused.code == 1, words
        assert "cannot be reached" in refused.err
    config = ben.home / "config.yaml"
    config.write_text(config.read_text().replace(f":{line.port}/", f":{server().port}/"))
    ben.ok("team", "status")
    members = asked["anna"].ok("team", "status", "--json").json["members"]
    assert next(each["ticks"] for each in members if each["name"] == "ben") == 4


def test_a_line_that_says_nothing_more(asked: Team, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SILENCE", 1.0)
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 2)
    line.cut()
    refused = asked["ben"]("inbox")
    assert refused.code == 1
    line.mend()
    asked["ben"].ok("inbox")


@pytest.mark.parametrize("reset", [True, False])
def test_a_commit_without_an_answer_is_looked_up(
    asked: Team, line: Line, monkeypatch: pytest.MonkeyPatch, reset: bool
) -> None:
    """The server may have done it, or not: afterwards it is known, and what was said is true."""
    monkeypatch.setattr(engine, "SILENCE", 1.0)
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 2)
    execute = engine.Connection._execute

    def cut_at_commit(self: engine.Connection, sql: str, parameters: object) -> object:
        if sql == "COMMIT" and not cut:
            cut.append(True)
            line.cut(reset=reset)
            threading.Timer(1.5, lambda: line.mend(lost=not reset)).start()
        return execute(self, sql, parameters)  # type: ignore[arg-type]

    cut: list[bool] = []
    monkeypatch.setattr(engine.Connection, "_execute", cut_at_commit)
    said = asked["ben"]("inbox", "claim", "m1")
    monkeypatch.undo()
    assert cut
    held = asked["cleo"]
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    claimed = next(each for each in held.ok("inbox", "--json").json["messages"] if each["ref"] == "m1")[
        "claimed_by"
    ]
    assert (said.code == 0) == (claimed == "ben"), said


def test_claims_are_in_the_transaction_of_the_reply(asked: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise StoreError("server.full", remedy="server.full_remedy", path="there")

    monkeypatch.setattr("cmdaily.services.publishing.reply_links.store.begin_answer", fails)
    assert asked["ben"]("reply", "m1", "At nine", "--yes").code == 1
    monkeypatch.undo()
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    found = asked["cleo"].ok("inbox", "--json").json["messages"]
    assert [each["claimed_by"] for each in found] == [None, None, None], "nothing by halves"
    assert claims.LASTS


def test_two_who_walk_are_shown_different_messages(asked: Team) -> None:
    """What is shown to one is claimed for them, is passed over for the other, and is given back when they leave."""
    ben, cleo = (
        Walk(
            Workspace(
                find_home({"CMDAILY_HOME": str(asked[name].home)}), ASKED, os.environ | {"CMDAILY_USER": name}
            ),
            "en",
        )
        for name in ("ben", "cleo")
    )
    first, second = ben.stop(), cleo.stop()
    assert first is not None
    assert second is not None
    assert first.entry.message.number != second.entry.message.number
    assert cleo.held() == [(first.entry.message.ref, "ben")]
    seen = {each["ref"]: each["claimed_by"] for each in asked["anna"].ok("inbox", "--json").json["messages"]}
    assert {ref: who for ref, who in seen.items() if who} == {
        first.entry.message.ref: "ben",
        second.entry.message.ref: "cleo",
    }
    ben.answer(first.entry.message, "We open at nine.")
    cleo.leave()
    assert asked.network.texts.count("We open at nine.") == 1
    seen = {each["ref"]: each["claimed_by"] for each in asked["anna"].ok("inbox", "--json").json["messages"]}
    assert not any(seen.values()), "answered, and given back"
    for each in (ben, cleo):
        each.workspace.close()
