"""What failed is sent again only if it was not said since: a text, a share, an answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.conftest import Network, Program

pytestmark = pytest.mark.both_engines
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def refused(cmdaily: Program, network: Network, *words: str) -> str:
    """The id of a delivery that the network refuses."""
    network.server.fail("401")
    (delivery,) = cmdaily(*words, "--to", "acme", "--yes", "--json").json["deliveries"]
    assert delivery["state"] == "failed"
    return str(delivery["id"])


def state(cmdaily: Program, name: str) -> str:
    return next(
        one["state"] for one in cmdaily.ok("outbox", "list", "--json").json["deliveries"] if one["id"] == name
    )


def test_a_text_that_failed_is_not_sent_after_its_equal(cmdaily: Program, network: Network) -> None:
    first = refused(cmdaily, network, "post", "We open at nine.")
    cmdaily.ok("post", "We open at  nine.", "--to", "acme", "--yes")
    again = cmdaily("outbox", "send", first)
    assert (again.code, "posted the same text since" in again.err) == (4, True), again
    assert f"cmdaily outbox cancel {first[-6:]}" in again.err
    assert "entre-temps" in cmdaily("--lang", "fr", "outbox", "send", first).err
    assert (network.texts, state(cmdaily, first)) == (["We open at  nine."], "failed")
    cmdaily.ok("outbox", "cancel", first)


def test_of_two_that_failed_one_goes(cmdaily: Program, network: Network) -> None:
    both = [refused(cmdaily, network, "post", "We open at nine.") for _ in range(2)]
    result = cmdaily("outbox", "send", *both)
    assert (result.code, network.texts) == (4, []), "all that is named, or none"
    assert [state(cmdaily, each) for each in both] == ["failed", "failed"]
    cmdaily.ok("outbox", "send", both[1])
    assert cmdaily("outbox", "send", both[0]).code == 4
    assert network.texts == ["We open at nine."]


def test_an_equal_that_waits_is_enough(cmdaily: Program, network: Network) -> None:
    first = refused(cmdaily, network, "post", "We open at nine.")
    cmdaily.ok("post", "We open at nine.", "--to", "acme", "--at", "2026-12-01 10:00", "--yes")
    again = cmdaily("outbox", "send", first)
    assert (again.code, "already waits as" in again.err) == (4, True), again


def test_what_is_meant_twice_and_what_only_resembles_goes(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "We open at nine.", "--to", "acme", "--yes")
    again = ("--override", "same-text", "--why", "said once more")
    meant = refused(cmdaily, network, "post", "We open at nine.", *again)
    other = refused(cmdaily, network, "post", "We open at ten.")
    cmdaily.ok("outbox", "send", meant, other)
    assert network.texts == ["We open at nine.", "We open at nine.", "We open at ten."]


def test_what_failed_is_passed_on_once(cmdaily: Program, network: Network) -> None:
    post = network.server.add("A find").url
    first = refused(cmdaily, network, "share", post)
    cmdaily.ok("share", post, "--to", "acme", "--yes")
    assert cmdaily("outbox", "send", first).code == 4


def test_an_answer_that_failed_gives_way_to_one_that_did_not(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "When do you open?", NINE, author="marie")
    network.server.say_to("acme", "And on Sundays?", NINE, author="leo")
    cmdaily.ok("inbox", "--refresh")
    said = network.texts
    first, second = (refused(cmdaily, network, "reply", ref, f"To {ref}") for ref in ("m1", "m2"))
    cmdaily.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    cmdaily.ok("reply", "m1", "At nine", "--yes")
    again = cmdaily("outbox", "send", first)
    assert (again.code, "m1 has been replied to since" in again.err) == (4, True), again
    cmdaily.ok("outbox", "send", second)
    assert network.texts == [*said, "At nine", "To m2"]
    assert cmdaily.ok("inbox", "--json").json["messages"] == []


def test_a_second_answer_that_was_insisted_on_goes_again(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", "m1", "At nine", "--yes")
    said = network.texts
    cmdaily.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    second = refused(cmdaily, network, "reply", "m1", "On Sundays at ten", "--again")
    cmdaily.ok("outbox", "send", second)
    assert network.texts == [*said, "On Sundays at ten"]


def test_while_an_answer_goes_again_no_other_does(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    first = refused(cmdaily, network, "reply", "m1", "At nine")
    cmdaily.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert cmdaily("reply", "m1", "At ten", "--yes", "--at", "2026-12-01 10:00").code == 0
    again = cmdaily("outbox", "send", first)
    assert (again.code, "m1 has been replied to since" in again.err) == (4, True), again


def test_an_answer_given_elsewhere_meanwhile_is_heard_of(cmdaily: Program, network: Network) -> None:
    message = network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    first = refused(cmdaily, network, "reply", "m1", "At nine")
    cmdaily.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    network.server.answer_elsewhere("acme", message, "At nine, as ever")
    said = network.texts
    again = cmdaily("outbox", "send", first)
    assert (again.code, "m1 was answered outside cmdaily meanwhile" in again.err) == (4, True), again
    assert network.texts == said


@pytest.mark.parametrize("how", [("run", "--once"), ("outbox", "send")], ids=" ".join)
def test_a_reply_for_later_stays_where_somebody_answered_elsewhere(
    cmdaily: Program, network: Network, how: tuple[str, ...]
) -> None:
    message = network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    words = ("reply", "m1", "At nine", "--to", "acme", "--at", "2026-11-24 10:00", "--yes", "--json")
    (first,) = cmdaily.ok(*words).json["deliveries"]
    cmdaily.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    network.server.answer_elsewhere("acme", message, "At nine, as ever")
    assert "Answered outside cmdaily" in cmdaily.ok("inbox", "--refresh").out
    said = network.texts
    cmdaily.now = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    cmdaily(*how)
    assert network.texts == said
    shown = cmdaily("outbox", "show", first["id"])
    assert "m1 was answered outside cmdaily meanwhile" in shown.out
    assert state(cmdaily, first["id"]) == "failed"


def test_a_text_that_is_tried_again_and_again_is_one_draft(cmdaily: Program, network: Network) -> None:
    def drafts() -> list[str]:
        shown = cmdaily.ok("outbox", "list").out.partition("Drafts\n")[2]
        return [line.split(maxsplit=1)[1] for line in shown.splitlines() if "We open" in line]

    for text in ("We open at nine.", "We open at nine.", "We open at ten.", "We open at nine."):
        last = cmdaily("post", text, "--to", "acmé", "--yes")
        assert last.code == 2
    assert sorted(drafts()) == ["We open at nine.", "We open at ten."]
    named = last.err.partition("--draft ")[2][:6]
    cmdaily.ok("post", "--draft", named, "--to", "acme", "--yes")
    assert (network.texts, drafts()) == (["We open at nine."], ["We open at ten."])
