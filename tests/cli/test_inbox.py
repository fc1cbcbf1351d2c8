"""The inbox through the program's one entry point: read, listed, answered, set aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.typewritten import typewritten

pytestmark = pytest.mark.both_engines
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Nine in Paris, when the tests' day begins: a Monday."""


def messages(cmdaily: Program, *options: str, now: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cmdaily.ok("inbox", *options, "--json", now=now).json["messages"]
    return found


def test_a_fresh_home_says_what_to_do(cmdaily: Program) -> None:
    assert "cmdaily account add" in cmdaily.ok("inbox").out
    assert messages(cmdaily) == []
    assert not (cmdaily.home / "cmdaily.db").exists(), "looking makes nothing"


def test_messages_wait_by_their_urgency(cmdaily: Program, network: Network) -> None:
    say = network.server.say_to
    say("acme", "Well done", NINE - timedelta(days=3), author="sam")
    say("acme", "When do you open?", NINE - timedelta(minutes=10), author="marie", name="Marie")
    say("acme", "This is a scam", NINE - timedelta(minutes=5), author="paul", kind="comment")
    say("acme", "This is outrageous", NINE - timedelta(days=3, hours=1), author="ann", kind="reply")
    say("another", "Not for us", NINE, author="zoe")
    assert "cmdaily inbox --refresh" in cmdaily.ok("inbox").out
    found = messages(cmdaily, "--refresh")
    assert [message["author"] for message in found] == ["ann", "paul", "marie", "sam"]
    assert [message["overdue"] for message in found] == [True, False, False, False]
    assert [message["due_at"] for message in found][1:3] == [
        "2026-11-23T09:00:00+00:00",
        "2026-11-23T12:00:00+00:00",
    ]
    assert set(found[0]) == {
        "ref", "account", "platform", "kind", "author", "text", "url", "received_at", "due_at", "overdue", "state",
        "claimed_by", "private", "snoozed_until", "elsewhere",
    }  # fmt: skip
    out = cmdaily.ok("inbox").out
    assert "Marie (@marie)" in out
    assert "4 messages are waiting, 1 overdue" in out
    assert "overdue by 8 h" in out, "said on Friday at eight, due at ten"


def test_what_was_read_is_not_read_again(cmdaily: Program, network: Network) -> None:
    for number in range(8):
        network.server.say_to("acme", f"Number {number}", NINE - timedelta(hours=8 - number))
    assert "8 new messages." in cmdaily.ok("inbox", "--refresh").out
    assert "0 new messages." in cmdaily.ok("inbox", "--refresh").out
    assert [message["text"] for message in messages(cmdaily)] == [f"Number {n}" for n in range(8)]
    assert sorted(message["ref"] for message in messages(cmdaily)) == [f"m{n}" for n in range(1, 9)]


def test_the_first_look_goes_back_a_week(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Long ago", NINE - timedelta(days=30))
    network.server.say_to("acme", "Lately", NINE - timedelta(days=6))
    assert [message["text"] for message in messages(cmdaily, "--refresh")] == ["Lately"]
    later = "2027-01-20T09:00"
    network.server.say_to("acme", "While we were away", NINE + timedelta(days=2))
    assert len(messages(cmdaily, "--refresh", now=later)) == 2, (
        "what came since the last look is never too old"
    )


def test_an_answer_goes_to_the_message_and_ends_the_waiting(cmdaily: Program, network: Network) -> None:
    network.account("acme-two")
    asked = network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    (delivery,) = cmdaily.ok("reply", "m1", "At nine, every day", "--json").json["deliveries"]
    assert (delivery["account"], delivery["state"]) == ("acme", "sent")
    assert network.server.posts()[-1]["target"] == asked
    assert messages(cmdaily) == []
    (shown,) = cmdaily.ok("inbox", "show", "m1", "--json").json["messages"]
    assert shown["state"] == "answered"
    assert shown["answer"]["text"] == "At nine, every day"
    assert "Answered" in cmdaily.ok("inbox", "show", "m1").out
    assert [message["state"] for message in messages(cmdaily, "--all")] == ["answered"]


def test_an_answer_that_may_not_have_arrived_leaves_the_message_waiting(
    cmdaily: Program, network: Network
) -> None:
    network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    network.server.fail("silence-after")
    assert cmdaily("reply", "m1", "At nine").code == 7
    assert [message["state"] for message in messages(cmdaily)] == ["open"]
    cmdaily.ok("outbox", "resolve", now="2026-11-23T09:10")
    assert messages(cmdaily) == []
    assert len(network.texts) == 2, "the question and one answer"


def test_an_answer_by_address_counts_as_well(cmdaily: Program, network: Network) -> None:
    number = network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", number, "At nine", "--to", "acme")
    assert messages(cmdaily) == []


def test_what_was_answered_before_it_was_read_does_not_wait(cmdaily: Program, network: Network) -> None:
    number = network.server.say_to("acme", "When do you open?", NINE - timedelta(minutes=10))
    network.server.say_to("acme", "And on Sunday?", NINE - timedelta(minutes=5))
    cmdaily.ok("reply", number, "At nine", "--to", "acme")
    assert [message["text"] for message in messages(cmdaily, "--refresh")] == ["And on Sunday?"]


def test_a_template_knows_who_is_answered(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Lovely", NINE, author="marie", name="Marie D.")
    network.server.say_to("acme", "Lovely", NINE, author="bot", name="@everyone https://spam.example")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("template", "add", "thanks", "Thank you, {name}! {more}")
    result = cmdaily("reply", "m1", "--template", "thanks")
    assert result.code == 2, "a text with a hole in it is never sent"
    assert "more" in result.err
    cmdaily.ok("reply", "m1", "--template", "thanks", "more=See you soon.")
    same = cmdaily("reply", "m2", "--template", "thanks", "more=Bye.", "name=you")
    assert (same.code, "only wording" in same.err) == (4, True), "no two people in a row get the same"
    cmdaily.ok("template", "add", "thanks", "Thank you, {name}! {more}", "--replace")
    cmdaily.ok("reply", "m2", "--template", "thanks", "more=Bye.", "name=you", "--again")
    cmdaily.ok("template", "add", "short", "Thank you, {name}!")
    cmdaily.ok("reply", "m2", "--template", "short", "--again")
    assert network.texts[-3:] == [
        "Thank you, Marie D.! See you soon.",
        "Thank you, you! Bye.",
        "Thank you, bot!",
    ]


def test_messages_are_set_aside_and_opened_again(cmdaily: Program, network: Network) -> None:
    for number in range(4):
        network.server.say_to("acme", f"Number {number}", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("inbox", "done", "m1", "m3-m4")
    assert [message["ref"] for message in messages(cmdaily)] == ["m2"]
    cmdaily.ok("inbox", "done", "m1")
    cmdaily.ok("inbox", "reopen", "m3")
    assert [message["ref"] for message in messages(cmdaily)] == ["m2", "m3"]
    assert [message["state"] for message in messages(cmdaily, "--all")] == ["open", "open", "done", "done"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("inbox", "done", "m9"), "No message is named “m9”"),
        (("inbox", "show", "9"), "“9” is not a message; messages are numbered like m12"),
        (("inbox", "done", "m4-m2"), "“m4-m2” is not a message; messages are numbered like m12"),
        (("inbox", "done", "m1-m100000"), "At most 500 messages"),
        (("reply", "m9", "Hello"), "No message is named “m9”"),
        (("inbox", "--account", "acne"), "acme"),
        (("inbox", "shwo", "m1"), "show"),
    ],
)
def test_what_means_nothing_is_said(
    cmdaily: Program, network: Network, words: tuple[str, ...], says: str
) -> None:
    result = cmdaily(*words)
    assert result.code == 2
    assert says in result.err
    assert network.texts == []


def test_one_account_that_fails_stops_no_other(cmdaily: Program, network: Network) -> None:
    network.account("beta")
    network.server.say_to("acme", "For acme", NINE)
    network.server.say_to("beta", "For beta", NINE)
    network.server.fail("inbox-unreachable")
    result = cmdaily("inbox", "--refresh", "--json")
    assert result.code == 6
    assert len(result.json["messages"]) == 1
    assert "could not be refreshed" in result.err
    assert len(messages(cmdaily, "--refresh")) == 2


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [("inbox-401", 5, "account add"), ("inbox-402", 6, "credit"), ("inbox-broken", 6, "RuntimeError")],
)
def test_what_is_in_the_way_is_said(
    cmdaily: Program, network: Network, fault: str, code: int, says: str
) -> None:
    network.server.say_to("acme", "Hello", NINE)
    network.server.fail(fault)
    result = cmdaily("inbox", "--refresh")
    assert result.code == code
    assert says in result.err
    assert (cmdaily.home / "errors.txt").exists() == (fault == "inbox-broken")
    assert messages(cmdaily) == []
    assert len(messages(cmdaily, "--refresh")) == 1


def test_a_network_that_asks_for_patience_gets_it(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Hello", NINE)
    network.server.fail("inbox-429")
    assert cmdaily("inbox", "--refresh").code == 6
    result = cmdaily("inbox", "--refresh", now="2026-11-23T09:10")
    assert "try again after 09:1" in result.err
    assert len(messages(cmdaily, "--refresh", now="2026-11-23T09:20")) == 1


def test_what_the_network_shows_no_more_is_said(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Hello", NINE)
    network.server.fail("inbox-incomplete")
    result = cmdaily.ok("inbox", "--refresh")
    assert "older messages may be missing" in result.err
    assert len(messages(cmdaily)) == 1
    network.server.fail("inbox-incomplete")
    said = cmdaily.ok("run", "--once", now="2026-11-23T09:20").out
    assert "older messages may be missing" in said, "under cron that is worth a letter"


def test_reading_that_costs_money_counts_towards_the_limit(cmdaily: Program, network: Network) -> None:
    (cmdaily.home / "config.yaml").write_text("limits: {spend: 0.0025}\n")
    for number in range(4):
        network.server.say_to("acme", f"Number {number}", NINE)
    result = cmdaily("inbox", "--refresh")
    assert result.code == 4, "three cost $0.003"
    assert "fetching costs money" in result.err
    assert len(messages(cmdaily)) == 3
    assert len(messages(cmdaily, "--refresh", now="2026-11-24T09:00")) == 4


def test_only_the_accounts_that_are_named_are_read(cmdaily: Program, network: Network) -> None:
    network.account("beta")
    network.server.say_to("acme", "For acme", NINE)
    network.server.say_to("beta", "For beta", NINE)
    (cmdaily.home / "config.yaml").write_text("inbox: {accounts: [beta]}\n")
    assert [message["text"] for message in messages(cmdaily, "--refresh")] == ["For beta"]
    (cmdaily.home / "config.yaml").write_text("")
    assert len(messages(cmdaily, "--refresh", "--account", "acme")) == 1
    for options in (("--account", "beta"), ("--account", "beta", "--all")):
        assert [message["text"] for message in messages(cmdaily, *options)] == ["For beta"]
    assert len(messages(cmdaily)) == 2


def test_a_slip_of_the_pen_silences_no_account(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Hello", NINE)
    (cmdaily.home / "config.yaml").write_text("inbox: {accounts: [acne]}\n")
    result = cmdaily("inbox", "--refresh")
    assert result.code == 3
    assert "acne could not be refreshed: unknown account" in result.err
    assert "acme" in result.err


def test_the_doctor_says_when_nobody_reads(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Hello", NINE)
    assert "the messages of acme are over a day old" in cmdaily("doctor").out
    cmdaily.ok("inbox", "--refresh")
    assert "the messages of 1 account are up to date" in cmdaily("doctor").out
    assert "are over a day old" in cmdaily("doctor", now="2026-11-25T09:00").out


def test_the_clock_is_the_organisations_own(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "When do you open?", NINE)
    network.server.say_to("acme", "Mon panier est vide", NINE)
    assert messages(cmdaily, "--refresh")[0]["due_at"] == "2026-11-23T12:00:00+00:00"
    (cmdaily.home / "config.yaml").write_text(
        "inbox:\n  hours: 08:00-10:00\n  every: monday, thursday\n"
        "  within: {question: 2h, complaint: 30m}\n  words: {complaint: [panier]}\n"
    )
    found = {message["text"]: message["due_at"] for message in messages(cmdaily, "--refresh")}
    assert found["When do you open?"] == "2026-11-26T08:00:00+00:00", "one hour on Monday, one on Thursday"
    assert found["Mon panier est vide"] == "2026-11-23T08:30:00+00:00"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("inbox: {hours: 9-18}", "config.yaml:1:16"),
        ("inbox: {within: {question: soon}}", "config.yaml:1:28"),
        ("inbox: {whitin: {question: 1h}}", "did you mean “within”?"),
        ("inbox: [acme]", "config.yaml:1:8"),
    ],
)
def test_settings_that_are_wrong_say_where(cmdaily: Program, written: str, says: str) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(written + "\n")
    result = cmdaily("inbox")
    assert result.code == 3
    assert says in result.err


def test_text_from_outside_takes_no_effect(cmdaily: Program, network: Network) -> None:
    network.server.say_to(
        "acme",
        "\x1b[31mred\x07 [bold]x[/bold] \u202eesrever\nsecond line",
        NINE,
        author="e\x1b]0;title\x07vil",
        name="[red]Zoe\x9b31m",
        url="javascript:alert(1)",
    )
    cmdaily.ok("inbox", "--refresh")
    for words in (("inbox",), ("inbox", "show", "m1"), ("inbox", "done", "m1")):
        out = cmdaily.ok(*words).out
        assert not [character for character in out if ord(character) < 32 and character != "\n"]
        assert "\u202e" not in out
        assert "\x9b" not in out
        assert "[bold]x[/bold]" in out
    assert cmdaily("inbox", "open", "m1").code == 1, "only pages of the web are opened"
    assert json.loads(cmdaily.ok("inbox", "show", "m1", "--json").out)["messages"][0]["text"].startswith(
        "\x1b"
    )


def test_a_clock_that_is_wrong_hides_nothing(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "From the future?", NINE + timedelta(days=400), kind="shout")
    (message,) = messages(cmdaily, "--refresh")
    assert message["received_at"].startswith("2026-11-23T08:00:0"), "no later than it was read"
    assert message["kind"] == "mention"


def test_a_message_is_passed_on_by_its_name(cmdaily: Program, network: Network) -> None:
    number = network.server.say_to("acme", "Lovely place", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("share", "m1")
    assert network.server.posts()[-1]["target"] == number
    assert [message["state"] for message in messages(cmdaily)] == ["open"], "passed on is not answered"


def test_who_waits_is_said_in_the_morning(cmdaily: Program, network: Network) -> None:
    assert "waiting" not in cmdaily.ok("today").err
    network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    assert "1 message is waiting for an answer: `cmdaily inbox`" in cmdaily.ok("today").err
    assert "1 of them overdue" in cmdaily.ok("today", now="2026-11-23T17:00").err
    assert cmdaily("inbox", "--exit-code").code == 8
    cmdaily.ok("inbox", "done", "m1")
    assert "waiting" not in cmdaily.ok("today").err
    assert cmdaily("inbox", "--exit-code").code == 0


def test_an_account_that_is_removed_and_added_again_loses_and_doubles_nothing(
    cmdaily: Program, network: Network
) -> None:
    network.server.say_to("acme", "Before", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("account", "remove", "acme", "--yes")
    network.server.say_to("acme", "Meanwhile", NINE)
    network.account("acme")
    assert [message["text"] for message in messages(cmdaily, "--refresh")] == ["Before", "Meanwhile"]


def test_the_scheduler_reads_and_reminds(cmdaily: Program, network: Network) -> None:
    (cmdaily.home / "config.yaml").write_text(
        "timezone: Europe/Paris\nreminders:\n"
        '  - {at: "13:30", when: overdue}\n  - {at: "09:30", when: overdue}\n'
        '  - {at: "09:30", when: waiting, say: Look}\n'
    )
    cmdaily.ok("run", "--once", now="2026-11-23T08:00")
    network.server.say_to("acme", "When do you <b>open</b>?", NINE, author="marie")
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:20").out == "", "cron sends no letter for that"
    assert "Look" in cmdaily.ok("run", "--once", now="2026-11-23T09:31").out
    said = cmdaily.ok("run", "--once", now="2026-11-23T13:31").out
    assert "1 message is waiting, 1 overdue" in said
    assert "m1 (overdue by 31 min) @marie: When do you <b>open</b>?" in said
    plan = cmdaily.ok("run", "--plan").out
    assert "fetch new messages" in plan


def test_french_is_spoken(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Vous ouvrez quand ?", NINE - timedelta(minutes=30), author="marie")
    out = typewritten(cmdaily.ok("--lang", "fr", "inbox", "--refresh").out)
    assert "encore 4 h" in out
    assert "1 message en attente" in out
    assert "Répondre : `cmdaily reply m1" in out
    assert "attend une réponse" in cmdaily.ok("--lang", "fr", "today").err


def test_a_message_that_cannot_be_kept_as_it_is_hides_no_other(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plug-in may give anything: here one message without a moment, one with a text that is none."""
    from cmdaily.domain.record import replace
    from cmdaily.platforms.memory import adapter

    whole = adapter._incoming
    spoil = {
        "no moment": {"received_at": None},
        "no text": {"text": 7},
        "year one": {"received_at": datetime(1, 1, 1, tzinfo=UTC)},
    }

    def spoiled(said: dict[str, str]) -> Any:
        return replace(whole(said), **spoil.get(said["text"], {}))

    monkeypatch.setattr(adapter, "_incoming", spoiled)
    monkeypatch.setattr(adapter.Memory, "receive", _everything)
    for text in ("one", "no moment", "no text", "year one", "two"):
        network.server.say_to("acme", text, NINE - timedelta(hours=1))
    found = messages(cmdaily, "--refresh")
    assert len(found) == 5
    assert {"one", "two"} <= {message["text"] for message in found}
    assert [message["kind"] for message in found].count("unreadable") == 2
    assert "unreadable here" in cmdaily.ok("inbox").out
    assert messages(cmdaily, "--refresh") == found, "each is heard once"
    assert not (cmdaily.home / "errors.txt").exists()


def _everything(self: Any, account: Any, secret: Any, cursor: str, since: Any, call: Any) -> Any:  # noqa: ARG001
    """All that was said, on one page: what an adapter that does not look at it would give."""
    from cmdaily.domain.inbox.incoming import Received
    from cmdaily.platforms.memory import adapter

    place = adapter.CODEC.read(cursor) or adapter.Cursor()
    said = adapter.MemoryServer(adapter._directory(account.server)).said_to(account.name, place.after)
    last = adapter.Cursor(after=said[-1][0]) if said else place
    return Received(tuple(adapter._incoming(each) for _, each in said), adapter.CODEC.write(last))


def test_much_at_once_comes_in_by_and_by(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more than a bounded amount in one command, whether the network gives it in pages or at once."""
    from cmdaily.platforms.memory import adapter
    from cmdaily.services.inbox import fetch

    monkeypatch.setattr(fetch, "MOST_BYTES", 1000)
    for number in range(20):
        network.server.say_to("acme", f"{number} " + "x" * 98, NINE - timedelta(minutes=20 - number))
    counts = []
    for all_at_once in (False, True):
        if all_at_once:
            monkeypatch.setattr(adapter.Memory, "receive", _everything)
        assert cmdaily.ok("inbox", "--refresh").err
        counts.append(len(messages(cmdaily)))
    assert counts[0] == 6, "half of it is in after two pages of three"
    assert 6 < counts[1] < 20
    while counts[-1] < 20:
        cmdaily.ok("inbox", "--refresh")
        counts.append(len(messages(cmdaily)))
        assert counts[-1] > counts[-2]
    assert [message["text"].split()[0] for message in messages(cmdaily)] == [str(n) for n in range(20)]
    assert cmdaily.ok("inbox", "--refresh").err == ""


def test_a_time_into_which_nothing_fits_is_not_said_to_be_an_empty_inbox(
    cmdaily: Program, network: Network
) -> None:
    moment = cmdaily.now.astimezone(UTC) - timedelta(minutes=5)
    network.server.say_to("acme", "Hello there", moment)
    cmdaily.ok("inbox", "--refresh")
    assert cmdaily.ok("inbox", "--until", "10s").out.startswith("The one message that waits takes longer")
    network.server.say_to("acme", "Good morning", moment)
    cmdaily.ok("inbox", "--refresh")
    told = cmdaily.ok("inbox", "--until", "10s").out
    assert "None of the 2 messages that wait fits" in told
    assert "No message is waiting" not in told
