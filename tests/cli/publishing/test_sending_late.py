"""What waited, failed, or was brought back with a backup: it is said once, whatever was said meanwhile."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.domain.publishing.delivery import Draft
from cmdaily.domain.record import replace
from cmdaily.errors import RefusedError
from cmdaily.files.home import find_home
from cmdaily.services.publishing.compose import drafts, keep_for_later, send_post
from cmdaily.services.publishing.plan import PostRequest, plan_post
from cmdaily.services.publishing.results import exit_code
from cmdaily.services.workspace import Workspace
from tests.conftest import Network, Program

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


def states(cmdaily: Program) -> list[str]:
    return [each["state"] for each in cmdaily.ok("outbox", "list", "--json").json["deliveries"]]


def made(cmdaily: Program, *words: str) -> str:
    return str(cmdaily(*words, "--yes", "--json").json["deliveries"][0]["id"])


@pytest.mark.both_engines
def test_what_was_sent_late_was_said_then_and_not_when_it_was_planned(
    cmdaily: Program, network: Network
) -> None:
    cmdaily.ok("post", "We open at nine", "--to", "acme", "--at", "tomorrow 10:00", "--yes")
    cmdaily.now = LATER
    cmdaily.ok("outbox", "send")
    again = cmdaily("post", "We open at nine", "--to", "acme", "--yes")
    assert (again.code, network.texts) == (4, ["We open at nine"]), again


@pytest.mark.both_engines
@pytest.mark.parametrize("early", [("send", "{}"), ("reschedule", "{}", "in 2h")], ids=lambda words: words[0])
def test_what_is_repeated_in_three_days_is_not_said_today(
    cmdaily: Program, network: Network, early: tuple[str, ...]
) -> None:
    cmdaily.ok("post", "We open at nine", "--to", "acme", "--yes")
    other = made(cmdaily, "post", "We open at nine", "--to", "acme", "--at", "in 3 days")
    refused = cmdaily("outbox", *(word.format(other) for word in early))
    assert (refused.code, "less than a day before" in refused.err) == (4, True), refused
    assert "moins d’un jour" in cmdaily("--lang", "fr", "outbox", *(word.format(other) for word in early)).err
    assert states(cmdaily) == ["sent", "queued"]
    meant = cmdaily(
        "outbox", "edit", other, "--override", "same-text", "--why", "a last call", "--yes", "--json"
    )
    cmdaily.ok("outbox", "send", meant.json["deliveries"][0]["id"])
    assert network.texts == ["We open at nine"] * 2


@pytest.mark.both_engines
def test_of_two_windows_that_say_the_same_at_once_one_does(cmdaily: Program, network: Network) -> None:
    environ = dict(os.environ)
    windows = [Workspace(find_home(environ), NINE, environ) for _ in range(2)]
    requests = [
        PostRequest(Draft(window.new_id(), "post", "We open at nine", window.timestamp, to=("acme",)))
        for window in windows
    ]
    planned = [plan_post(*pair) for pair in zip(windows, requests, strict=True)]
    results = [send_post(*three) for three in zip(windows, requests, planned, strict=True)]
    for window in windows:
        window.close()
    assert [exit_code(result) for result in results] == [0, 4]
    assert (network.texts, states(cmdaily)) == (["We open at nine"], ["sent", "failed"])
    assert "posted the same text" in cmdaily.ok("outbox", "list").out


@pytest.mark.both_engines
def test_a_draft_that_two_windows_take_up_goes_once(cmdaily: Program, network: Network) -> None:
    assert cmdaily("post", "We open at nine", "--to", "acmé", "--yes").code == 2
    environ = dict(os.environ)
    window = Workspace(find_home(environ), NINE, environ)
    (draft,) = drafts(window)
    request = PostRequest(replace(draft, to=("acme",)))
    planned = plan_post(window, request)
    cmdaily.ok("post", "--draft", "last", "--to", "acme", "--yes")
    with pytest.raises(RefusedError, match="draft_taken"):
        send_post(window, request, planned)
    keep_for_later(window, request.draft)
    assert drafts(window) == []
    window.close()
    assert network.texts == ["We open at nine"]


@pytest.mark.both_engines
def test_a_text_made_more_than_a_month_ago_is_still_known(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "We open at nine", "--to", "acme", "--at", "2027-01-04 10:00", "--yes")
    cmdaily.now = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
    waiting = cmdaily("post", "We open at nine", "--to", "acme", "--yes")
    assert (waiting.code, network.texts) == (4, [])
    cmdaily.now = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
    cmdaily.ok("run", "--once")
    assert cmdaily("post", "We open at nine", "--to", "acme", "--yes").code == 4
    assert network.texts == ["We open at nine"]


@pytest.mark.both_engines
def test_an_answer_from_elsewhere_is_known_of_a_message_that_was_done(
    cmdaily: Program, network: Network
) -> None:
    message = network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("inbox", "done", "m1")
    network.server.answer_elsewhere("acme", message, "At nine")
    cmdaily.now = LATER
    refused = cmdaily("reply", "m1", "At nine, every day", "--yes")
    assert (refused.code, "m1 was answered outside cmdaily" in refused.err) == (4, True), refused
    assert network.texts[-1] == "At nine"


@pytest.mark.both_engines
@pytest.mark.parametrize("how", [("run", "--once"), ("outbox", "send")], ids=" ".join)
def test_a_reply_that_the_network_put_off_stays_where_somebody_answered_elsewhere(
    cmdaily: Program, network: Network, how: tuple[str, ...]
) -> None:
    message = network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    network.server.fail("429")
    assert cmdaily("reply", "m1", "At nine, every day", "--yes").code == 6
    network.server.answer_elsewhere("acme", message, "At nine")
    cmdaily.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    cmdaily(*how)
    assert (network.texts[-1], states(cmdaily)) == ("At nine", ["failed"])


@pytest.mark.both_engines
def test_a_draft_is_dropped_only_for_the_same_words_to_the_same_post(
    cmdaily: Program, network: Network
) -> None:
    for author in ("marie", "leo"):
        network.server.say_to("acme", "When do you open?", NINE, author=author)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", "m1", "At nine", "--yes")
    assert cmdaily("reply", "m1", "On Sundays at ten", "--yes").code == 4
    cmdaily.ok("reply", "m2", "On Sundays at ten", "--yes")
    assert "On Sundays at ten" in cmdaily.ok("outbox", "list").out.partition("Drafts")[2]


def test_what_had_failed_before_a_backup_is_looked_for(
    cmdaily: Program, network: Network, tmp_path: Path
) -> None:
    network.server.fail("401", "401")
    names = [made(cmdaily, "post", text, "--to", "acme") for text in ("We open at nine", "Closed on Monday")]
    copy = str(tmp_path / "copy.db")
    cmdaily.ok("data", "backup", copy)
    cmdaily.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    cmdaily.ok("outbox", "send", names[0])
    restored = cmdaily.ok("data", "restore", copy, "--yes", "--json")
    assert restored.json["doubtful"] == 2
    assert cmdaily("outbox", "send", names[0]).code == 4
    assert "had failed when the backup was made" in cmdaily.ok("outbox", "show", names[0]).out
    cmdaily.now = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    cmdaily("run", "--once")
    assert states(cmdaily) == ["sent", "failed"]
    assert "rejected this account's credentials" in cmdaily.ok("outbox", "show", names[1]).out
    assert network.texts == ["We open at nine"]


@pytest.mark.both_engines
def test_a_reply_for_later_to_what_is_known_to_be_answered_is_refused(
    cmdaily: Program, network: Network
) -> None:
    message = network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    waits = made(cmdaily, "reply", "m1", "At nine", "--at", "in 3h")
    network.server.answer_elsewhere("acme", message, "As ever")
    cmdaily.ok("inbox", "--refresh", now="2026-11-23T10:00")
    cmdaily.now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    edited = cmdaily("outbox", "edit", waits, "At nine, I mean", "--yes")
    assert (edited.code, "m1 was answered outside cmdaily meanwhile" in edited.err) == (4, True), edited
    cmdaily.ok("outbox", "cancel", waits)
    later = cmdaily("reply", "m1", "At nine", "--at", "in 3h", "--yes")
    assert (later.code, "m1 was answered outside cmdaily" in later.err) == (4, True), later
    wanted = made(cmdaily, "reply", "m1", "At nine", "--at", "in 3h", "--again")
    changed = cmdaily.ok("outbox", "edit", wanted, "At nine, all week", "--yes", "--json")
    cmdaily.ok("outbox", "send", changed.json["deliveries"][0]["id"])
    assert network.texts[-2:] == ["As ever", "At nine, all week"]


def test_words_of_thanks_that_could_not_be_sent_are_a_draft(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "What a day!", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("post", "Many thanks", "--to", "acme", "--yes")
    long = "Thank you so much " * 50
    refused = cmdaily("people", "thanks", "memory:marie", "--reply", "--text", long)
    assert (refused.code, "Saved as a draft" in refused.err) == (4, True), refused
    assert "Thank you so much" in cmdaily.ok("outbox", "list").out.partition("Drafts")[2]


@pytest.mark.both_engines
def test_an_approved_reply_stays_where_somebody_answered_elsewhere(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = "rules: {regulated-claims: error}\napproval: [{who: [lea], rules: [regulated-claims]}]\n"
    (cmdaily.home / "charter.yaml").write_text(rules)
    message = network.server.say_to("acme", "Is it safe?", NINE)
    cmdaily.ok("inbox", "--refresh")
    monkeypatch.setenv("CMDAILY_USER", "paul")
    waits = made(cmdaily, "reply", "m1", "Guaranteed returns")
    network.server.answer_elsewhere("acme", message, "It is")
    monkeypatch.setenv("CMDAILY_USER", "lea")
    cmdaily.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert cmdaily("outbox", "approve", waits).code == 4
    assert (network.texts[-1], states(cmdaily)) == ("It is", ["failed"])


def test_what_is_planned_is_not_said_to_be_posted_already(cmdaily: Program, network: Network) -> None:
    with_link = ("--link", "https://example.org/a", "--at", "2026-11-25 10:00")
    cmdaily.ok("post", "We open at nine", "--to", "acme", *with_link, "--yes")
    said = cmdaily.ok("post", "We open at nine", "--to", "acme", "--dry-run").err
    assert ("scheduled on this account for Wed 25 Nov 2026" in said, "ago" in said) == (True, False), said
    assert network.texts == []
