"""Starting a team, inviting, joining and leaving, as people do it."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from jsonschema import Draft202012Validator

from tests.cli.team.conftest import Team
from tests.cli.test_json_shapes import schema_of
from tests.people import Person, join
from tests.postgresql_server import server


def test_three_people_in_a_few_commands(team: Team) -> None:
    found = team["ben"].ok("team", "members", "--json").json["members"]
    assert [(each["name"], each["role"], each["own"]) for each in found] == [
        ("anna", "administrator", False),
        ("ben", "member", True),
        ("cleo", "member", False),
        ("elsa", "editor", False),
    ]
    for command in ("team members", "team status"):
        answer = team["ben"].ok(*command.split(), "--json").json
        Draft202012Validator(schema_of(command)).validate(answer)
    assert "acme" in team["ben"].ok("account", "list").out
    config = (team["ben"].home / "config.yaml").read_text()
    assert "store: postgresql://cmdaily_" in config
    assert "password" not in config
    assert config.count("@") == 1
    assert ":" not in config.split("//")[1].split("@")[0]


def test_a_home_moves_in_whole_and_once(
    network: object, database: str, person: Callable[[str], Person]
) -> None:
    anna = person("anna")
    anna.ok("account", "add", "acme", "memory", "--server", network.server.address)  # type: ignore[attr-defined]
    anna.ok("post", "Before the team", "--to", "acme")
    anna.ok("post", "For later", "--to", "acme", "--at", "2026-11-24 09:00")
    anna.ok("tick", "2", "--by", "3")
    said = anna.ok("team", "init", database)
    assert "are the team's now" in said.out
    texts = {each["text"]: each["state"] for each in anna.ok("outbox", "list", "--json").json["deliveries"]}
    assert texts == {"Before the team": "sent", "For later": "queued"}
    assert list((anna.home / "backups").glob("*.db"))
    again = anna.ok("team", "init", database)
    assert "up to date" in again.out
    assert len(anna.ok("outbox", "list", "--json").json["deliveries"]) == 2
    assert anna.ok("today", "--json").json["actions"][1]["done"] == 3


def test_an_invitation_is_used_up_by_joining(team: Team, person: Callable[[str], Person]) -> None:
    said = team["anna"].ok("team", "invite", "dora").out.split()
    address = next(word for word in said if word.startswith("postgresql://"))
    password = said[said.index("Password:") + 1]
    place = address.replace("@", f":{password}@", 1)
    dora = person("dora")
    dora.ok("team", "join", place)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(place)
    assert "up to date" in dora.ok("team", "join", place).out or dora.ok("team", "members").out
    other = person("dora2")
    refused = other("team", "join", place)
    assert refused.code == 1
    assert "rejected" in refused.err


def test_who_is_removed_reads_and_writes_nothing(team: Team) -> None:
    assert team["ben"]("team", "remove", "cleo").code == 1
    team["anna"].ok("team", "remove", "cleo")
    refused = team["cleo"]("inbox")
    assert refused.code == 1
    assert "rejected" in refused.err
    assert team["cleo"].ok("tick", "2").code == 0, "one's own day goes on"
    last = team["anna"]("team", "leave")
    assert last.code == 1
    assert "no administrator left" in last.err


def test_leaving_with_a_copy(team: Team) -> None:
    team["ben"].ok("post", "Hello", "--to", "acme", "--at", "2026-11-24 09:00")
    said = team["ben"].ok("team", "leave", "--copy")
    assert "left the team" in said.err
    kept = team["ben"].ok("outbox", "list", "--json").json["deliveries"]
    assert [(each["text"], each["state"]) for each in kept] == [("Hello", "cancelled")]
    at_the_team = team["anna"].ok("outbox", "list", "--json").json["deliveries"]
    assert [each["state"] for each in at_the_team] == ["queued"]


def test_what_makes_no_sense(team: Team, person: Callable[[str], Person], database: str) -> None:
    dora = person("dora")
    assert dora("team", "status").code == 2
    assert dora("team", "join", "mysql://nowhere").code == 2
    assert dora("team", "join", database.replace("postgres:", "nobody:")).code == 1
    assert dora("team", "join", database.rpartition("/")[0] + "/missing").code == 1
    assert team["anna"]("team", "invite", "No Name").code == 2
    assert team["anna"]("team", "invite", "dora", "--role", "king").code == 2
    assert team["ben"]("team", "invite", "dora").code == 1
    join(team["anna"], dora)
    other = person("other")
    assert other("team", "join", "postgresql://x@127.0.0.1:1/y").code == 1
    assert dora("team", "join", "postgresql://x@127.0.0.1:1/y").code == 2


def test_a_dump_is_restored_and_nothing_is_said_twice(team: Team) -> None:
    team["ben"].ok("post", "Later", "--to", "acme", "--at", "2026-11-23 10:00")
    dump = server().dump(team.url)
    team["anna"].ok("run", "--once", now="2026-11-23T10:01")
    assert team.network.texts == ["Later"]
    server().restore(team.url, dump)
    assert "up to date" in team["anna"].ok("team", "init", team.url).out
    assert team["ben"]("team", "restored").code == 1
    assert "1 delivery may have gone out" in team["anna"].ok("team", "restored").err
    team["anna"].ok("run", "--once", now="2026-11-23T10:20")
    assert team.network.texts == ["Later"]
    found = team["ben"].ok("outbox", "list", "--json").json["deliveries"]
    assert [each["state"] for each in found] == ["sent"]
    assert team["ben"]("team", "role", "ben", "editor").code == 1, "rights came back with it"
