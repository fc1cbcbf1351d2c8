"""`people`: one person across networks, how often they are heard, notes, and whom to thank."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import Network, Program

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = "2026-11-24T09:00"


def people(program: Program, **more: Any) -> dict[str, dict[str, Any]]:
    found = program.ok("people", "list", "--json", **more).json["people"]
    return {person["ref"]: person for person in found}


def heard(network: Network, program: Program, *said: tuple[str, str], name: str = "") -> None:
    """Messages of people, one an hour apart, read into the inbox."""
    for number, (author, text) in enumerate(said):
        network.server.say_to("acme", text, NOW - timedelta(hours=len(said) - number), author, name=name)
    program.ok("inbox", "--refresh")


@pytest.fixture
def ready(network: Network, cmdaily: Program) -> Program:
    """Marie wrote three times, Jo once; one of Marie's was answered."""
    network.account("other")
    heard(
        network,
        cmdaily,
        ("Marie", "Merci pour l'expo, c'était très beau !"),
        ("marie", "Quand ouvrez-vous samedi ?"),
        ("jo", "The door is broken again"),
        ("marie", "Je viendrai avec les enfants, merci à vous"),
    )
    cmdaily.ok("reply", "m2", "À dix heures.", "--yes")
    return cmdaily


@pytest.mark.both_engines
def test_people_are_counted_from_what_was_received(ready: Program) -> None:
    found = people(ready)
    assert set(found) == {"memory:marie", "memory:jo"}
    marie = found["memory:marie"]
    assert (marie["mentions"] + marie["replies"], marie["answered"]) == (3, 1)
    shown = ready.ok("people", "show", "@Marie", "--json").json
    assert [each["ref"] for each in shown["messages"]] == ["m4", "m2", "m1"]
    assert [each["answer"] and each["answer"]["text"] for each in shown["messages"]] == [
        None,
        "À dix heures.",
        None,
    ]
    told = ready.ok("people", "show", "m4").out
    assert "Answered: 1 of 3" in told
    assert "À dix heures." in told


@pytest.mark.both_engines
def test_a_join_is_undone_as_easily(ready: Program) -> None:
    ready.ok("people", "note", "jo", "Works at the archives")
    joined = ready.ok("people", "join", "marie", "memory:jo", "--name", "Marie Jo").out
    assert "Marie Jo" in joined
    (both,) = people(ready).values()
    assert both["mentions"] + both["replies"] == 4
    assert {each["handle"] for each in both["identities"]} == {"marie", "jo"}
    assert [each["text"] for each in both["notes"]] == ["Works at the archives"]
    assert ready.ok("people", "show", "marie jo", "--json").json["person"]["name"] == "Marie Jo"
    ready.ok("people", "split", "memory:jo")
    apart = people(ready)
    assert set(apart) == {"memory:marie", "memory:jo"}
    assert [each["text"] for each in apart["memory:jo"]["notes"]] == ["Works at the archives"]
    assert apart["memory:marie"]["notes"] == []
    assert ready("people", "split", "jo").code == 2


@pytest.mark.both_engines
def test_whom_to_thank_is_proposed_once_and_the_thanks_are_sent(network: Network, ready: Program) -> None:
    (proposed,) = ready.ok("people", "thanks", "--json").json["thanks"]
    assert proposed["person"]["ref"] == "memory:marie"
    assert proposed["language"] == "fr"
    assert proposed["text"].startswith("Merci")
    assert proposed["message"] == "m4"
    told = ready.ok("people", "thanks").out
    assert "3 mentions in 90 days" in told or "replies in 90 days" in told
    sent = ready.ok("people", "thanks", "marie", "--reply")
    assert proposed["text"] in network.texts
    assert "m4" in sent.err
    after = ready.ok("people", "thanks", "--json").json
    assert after["thanks"] == []
    assert [each["ref"] for each in after["left_out"]] == ["memory:marie"]
    ready.ok("people", "thanks", "marie", "--undo")
    assert len(ready.ok("people", "thanks", "--json").json["thanks"]) == 1


def test_thanks_tick_an_action(ready: Program) -> None:
    def done() -> int:
        actions = ready.ok("today", "--json").json["actions"]
        return int(next(each["done"] for each in actions if each["id"] == "stats-log"))

    assert done() == 0
    assert ready("people", "thanks", "marie", "--for", "no-such-action").code == 2
    assert people(ready)["memory:marie"]["thanked_at"] is None
    ready.ok("people", "thanks", "marie", "--for", "stats-log")
    assert done() == 1
    assert people(ready)["memory:marie"]["thanked_at"] is not None


def test_thanks_that_the_network_refuses_are_not_noted(network: Network, ready: Program) -> None:
    network.server.fail("422")
    refused = ready("people", "thanks", "marie", "--reply", "--json")
    assert refused.code != 0
    assert [each["state"] for each in refused.json["deliveries"]] == ["failed"]
    assert people(ready)["memory:marie"]["thanked_at"] is None


def test_thanks_are_no_answer_to_what_waits(network: Network, ready: Program) -> None:
    refused = ready("people", "thanks", "jo", "--reply")
    assert refused.code == 2
    assert "waits for an answer to m3" in refused.err
    assert ready.ok("inbox", "show", "m3", "--json").json["messages"][0]["state"] == "open"
    assert network.texts[-1] == "À dix heures."


def test_a_share_is_what_a_watch_for_our_address_found(network: Network, cmdaily: Program) -> None:
    network.server.say("Read https://acme.example/expo now", NOW - timedelta(hours=3), "lea")
    network.server.say("acme.example is a site", NOW - timedelta(hours=2), "tom")
    cmdaily.ok("watch", "add", "acme.example", "--on", "acme")
    cmdaily.ok("watch", "add", "expo", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")
    found = people(cmdaily)
    assert found["memory:lea"]["shares"] == 1
    assert found["memory:lea"]["mentions"] == 0, "found by two watches, counted once"
    proposed = cmdaily.ok("people", "thanks", "--json").json["thanks"]
    assert proposed[0]["person"]["ref"] == "memory:lea"


def test_people_are_found_and_named(ready: Program) -> None:
    ready.ok("people", "note", "jo", "Répare les vélos")
    found = ready.ok("find", "velos", "--json").json["results"]
    assert [(each["kind"], each["ref"]) for each in found] == [("person", "memory:jo")]
    together = ready.ok("find", "jo", "vélos", "--kind", "person", "--json").json["results"]
    assert [each["ref"] for each in together] == ["memory:jo"], "a word of the name and one of the note"
    known = ready.ok("find", "marie", "--kind", "person", "--json").json["results"]
    assert [each["ref"] for each in known] == ["memory:marie"]
    for name, code in (("nobody", 2), ("", 2), ("m99", 2)):
        assert ready("people", "show", name).code == code
    ready.ok("people", "join", "marie", "jo")
    assert ready("people", "join", "marie", "jo").code == 2, "already one"
    assert ready("people", "note", "jo").code == 2
    assert ready("people", "note", "jo", "--remove", "9").code == 2
    assert ready("people", "thanks", "--reply").code == 2


def test_names_of_strangers_are_shown_without_effect(network: Network, cmdaily: Program) -> None:
    heard(
        network,
        cmdaily,
        ("mal\x1b[2Jory", "hello [bold]you[/bold]"),
        name="\x1b[31mEve\u202e https://x.example",
    )
    for command in (("list",), ("show", "m1"), ("thanks",)):
        for language in ("en", "fr"):
            shown = cmdaily.ok("--lang", language, "people", *command)
            assert "\x1b" not in shown.out
            assert "\u202e" not in shown.out
