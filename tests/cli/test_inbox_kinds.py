"""What messages are taken for: told from their words, explained, corrected, and learned from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import Network, Program

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def shown(cmdaily: Program, ref: str) -> dict[str, Any]:
    (message,) = cmdaily.ok("inbox", "show", ref, "--json").json["messages"]
    return dict(message)


def heard(cmdaily: Program, network: Network, *texts: str) -> None:
    for text in texts:
        network.server.say_to("acme", text, NINE)
    cmdaily.ok("inbox", "--refresh")


def test_the_words_that_decided_are_said_in_both_languages(cmdaily: Program, network: Network) -> None:
    heard(cmdaily, network, "Toujours pas de réponse, c'est INADMISSIBLE", "Prêts pour samedi ?")
    message = shown(cmdaily, "m1")
    assert (message["urgency"], message["urgency_by"]) == ("complaint", "model")
    assert "INADMISSIBLE" in " ".join(message["urgency_words"])
    assert "INADMISSIBLE”" in cmdaily.ok("inbox", "show", "m1").out
    assert "cmdaily inbox kind m1" in cmdaily.ok("--lang", "fr", "inbox", "show", "m1").out
    assert shown(cmdaily, "m2")["urgency"] == "other"
    assert "Aucun mot" in cmdaily.ok("--lang", "fr", "inbox", "show", "m2").out


def test_thanks_are_known_and_may_wait(cmdaily: Program, network: Network) -> None:
    heard(cmdaily, network, "Merci beaucoup pour cette belle soirée !")
    assert shown(cmdaily, "m1")["urgency"] == "thanks"
    assert "remerciement" in cmdaily.ok("--lang", "fr", "inbox", "show", "m1").out


def test_a_correction_holds_and_moves_what_is_like_it(cmdaily: Program, network: Network) -> None:
    heard(
        cmdaily,
        network,
        "Une photo de la gloriette bleue",
        "photo de la gloriette bleue",
        "Joli temps",
    )
    before = shown(cmdaily, "m1")
    assert before["urgency"] != "question"
    cmdaily.ok("inbox", "kind", "m1", "question")
    after = shown(cmdaily, "m1")
    assert (after["urgency"], after["urgency_by"]) == ("question", "person")
    assert after["due_at"] == "2026-11-23T12:00:00+00:00", "four hours"
    assert shown(cmdaily, "m2")["urgency"] == "question", "it weighs here at once"
    assert shown(cmdaily, "m3")["urgency"] != "question"
    cmdaily.ok("inbox", "--refresh")
    assert shown(cmdaily, "m1")["urgency"] == "question", "and holds"
    cmdaily.ok("inbox", "kind", "m1", "auto")
    assert shown(cmdaily, "m1") == before
    assert shown(cmdaily, "m2")["urgency"] != "question"


def test_a_word_is_learned_on_request_and_forgotten(cmdaily: Program, network: Network) -> None:
    heard(cmdaily, network, "Le casier 12, bonjour", "Ah, le casier 7")
    cmdaily.ok("inbox", "kind", "m1", "réclamation", "--word", "casier*")
    assert shown(cmdaily, "m2")["urgency"] == "complaint"
    assert shown(cmdaily, "m2")["urgency_words"] == ["casier"]
    assert cmdaily.ok("inbox", "words", "--json").json["words"] == [
        {"word": "casier*", "urgency": "complaint", "from": "person"}
    ]
    assert "casier*" in cmdaily.ok("inbox", "words").out
    cmdaily.ok("inbox", "kind", "m1", "auto")
    assert shown(cmdaily, "m2")["urgency"] == "complaint"
    assert cmdaily.ok("inbox", "words", "--forget", "CASIER*", "--json").json["words"] == []
    assert shown(cmdaily, "m2")["urgency"] != "complaint"
    assert "inbox kind" in cmdaily.ok("inbox", "words").out


def test_words_of_the_settings_come_first(cmdaily: Program, network: Network) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(
        "inbox: {words: {question: ['prêts pour'], other: [concours], thanks: [bigup]}, within: {thanks: 3h}}\n"
    )
    heard(cmdaily, network, "Prêts pour samedi ?", "C'est un scandale, ce concours", "bigup")
    cmdaily.ok("inbox", "kind", "m3", "thanks", "--word", "samedi")
    assert [shown(cmdaily, f"m{number}")["urgency"] for number in (1, 2, 3)] == [
        "question",
        "other",
        "thanks",
    ]
    assert shown(cmdaily, "m1")["urgency_by"] == "word"
    assert shown(cmdaily, "m3")["due_at"] == "2026-11-23T11:00:00+00:00"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("kind", "m1", "angry"), "complaint, question, thanks"),
        (("kind", "m9", "complaint"), "m9"),
        (("kind", "m1", "complaint", "--word", " * "), "letters or digits"),
        (("kind", "m1", "complaint", "--word", "x" * 101), "100 characters"),
        (("kind", "m1", "auto", "--word", "casier"), "auto"),
        (("words", "--forget", "casier"), "casier"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    cmdaily: Program, network: Network, arguments: tuple[str, ...], says: str
) -> None:
    heard(cmdaily, network, "Bonjour")
    before = shown(cmdaily, "m1")
    result = cmdaily("inbox", *arguments)
    assert result.code == 2
    assert says in result.err
    assert shown(cmdaily, "m1") == before
    assert cmdaily.ok("inbox", "words", "--json").json["words"] == []


def test_hostile_words_take_no_effect(cmdaily: Program, network: Network) -> None:
    heard(cmdaily, network, "still \x1b[31mwaiting\x07 for my [bold]refund[/bold] \u202e " + "x " * 50_000)
    for words in (("inbox", "show", "m1"), ("inbox", "kind", "m1", "complaint")):
        out = cmdaily.ok(*words).out
        assert not [character for character in out if ord(character) < 32 and character != "\n"]
        assert "\u202e" not in out
    json.loads(cmdaily.ok("inbox", "show", "m1", "--json").out)


def test_answered_messages_are_corrected_too_and_stay_answered(cmdaily: Program, network: Network) -> None:
    heard(cmdaily, network, "Where is my refund?", "Bonjour")
    cmdaily.ok("inbox", "done", "m2")
    cmdaily.ok("inbox", "kind", "m1-m2", "complaint")
    assert (shown(cmdaily, "m2")["state"], shown(cmdaily, "m2")["urgency"]) == ("done", "complaint")
