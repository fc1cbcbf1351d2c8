"""People in a team: joins, notes and thanks are everybody's; forgetting is for editors, and the log keeps nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg

from tests.cli.team.conftest import Team

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


WORDS = ("zelda", "rhubarbe", "rutabaga")


def left(team: Team) -> list[str]:
    """Which of the words stand in any table of the server."""
    with psycopg.connect(team.url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'cmdaily'").fetchall()
        rows = [connection.execute(f"SELECT * FROM cmdaily.{name}").fetchall() for (name,) in tables]  # noqa: S608
    text = repr(rows).lower()
    return [word for word in WORDS if word in text]


def test_an_editor_forgets_and_the_log_keeps_nothing(team: Team) -> None:
    anna, elsa, ben = team["anna"], team["elsa"], team["ben"]
    team.network.server.say_to("acme", "rhubarbe ?", NOW - timedelta(hours=2), "zelda", name="Zelda")
    team.network.server.say_to("acme", "When do you open?", NOW - timedelta(hours=1), "jo")
    anna.ok("inbox", "--refresh")
    ben.ok("inbox", "claim", "m1")
    ben.ok("people", "note", "zelda", "Aime la rutabaga")
    ben.ok("people", "thanks", "zelda")
    assert elsa.ok("people", "show", "zelda", "--json").json["person"]["notes"][0]["author"] == "ben"
    ben.ok("inbox", "block", "m1")
    refused = ben("people", "forget", "zelda", "--yes")
    assert refused.code == 1
    assert "editors" in refused.err
    assert len(anna.ok("people", "list", "--json").json["people"]) == 2
    assert left(team) == list(WORDS)
    elsa.ok("people", "forget", "zelda", "--yes")
    assert left(team) == []
    anna.ok("inbox", "--refresh")
    assert [each["author"] for each in anna.ok("inbox", "--all", "--json").json["messages"]] == ["jo"]
