"""People who agreed: nothing goes to anybody else, a free text only within the window, and "stop" ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Program
from tests.standins.server import running
from tests.standins.whatsapp import PHONE, SOMEBODY, WhatsApp

NUMBER = f"+{SOMEBODY}"
MORNING = "2026-11-26T09:00"


@pytest.fixture
def fake(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[WhatsApp]:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(WhatsApp()) as fake:
        fake.speak("Are you open?")
        where = ("--platform", "whatsapp", "--server", fake.address, "--handle", PHONE)
        cmdaily.ok("account", "add", "acme", *where)
        yield fake
        assert fake.problems == []


def reply(cmdaily: Program, text: str, *more: str, now: str = MORNING) -> tuple[int, str]:
    came = cmdaily("reply", NUMBER, text, "--to", "acme", *more, now=now)
    return came.code, came.out + came.err


def agreed(cmdaily: Program, now: str = MORNING) -> None:
    cmdaily.ok("contact", "add", NUMBER, "--name", "Marie", "--consent", "asked at the counter", now=now)


def test_nobody_is_written_to_who_has_not_agreed(cmdaily: Program, fake: WhatsApp) -> None:
    code, said = reply(cmdaily, "We open at 9")
    assert code != 0
    assert "contact add" in said
    assert fake.texts() == []
    agreed(cmdaily)
    cmdaily.ok("contact", "wrote", "Marie", "--text", "Are you open?", now=MORNING)
    code, said = reply(cmdaily, "We open at 9")
    assert (code, fake.texts()) == (0, ["We open at 9"]), said


def test_outside_the_window_a_template_goes_and_no_text(cmdaily: Program, fake: WhatsApp) -> None:
    agreed(cmdaily, now="2026-11-25T08:00")
    cmdaily.ok("contact", "wrote", NUMBER, now="2026-11-25T08:00")
    code, said = reply(cmdaily, "We open at 9")
    assert code != 0
    assert "--title" in said
    code, said = reply(cmdaily, "Marie\n9", "--title", "opening_hours")
    assert (code, fake.texts()) == (0, ["Hello Marie, we open at 9."]), said


@pytest.mark.parametrize("word", ["STOP", "Stop, please", "arrêtez !"])
def test_a_stop_ends_it(cmdaily: Program, fake: WhatsApp, word: str) -> None:
    agreed(cmdaily)
    cmdaily.ok("contact", "wrote", NUMBER, now=MORNING)
    ended = cmdaily.ok("contact", "wrote", NUMBER, "--text", word, now=MORNING)
    assert "Nothing more" in ended.out
    code, said = reply(cmdaily, "One more thing")
    assert code != 0
    assert "26 Nov 2026 not to be written" in said
    assert fake.texts() == []
    agreed(cmdaily)
    cmdaily.ok("contact", "wrote", NUMBER, "--text", "Please do not stop writing to me", now=MORNING)
    assert reply(cmdaily, "One more thing")[0] == 0


def test_what_was_queued_before_the_stop_does_not_go_out(cmdaily: Program, fake: WhatsApp) -> None:
    agreed(cmdaily)
    cmdaily.ok("contact", "wrote", NUMBER, now=MORNING)
    code, said = reply(cmdaily, "See you at noon", "--at", "2026-11-26 12:00")
    assert code == 0, said
    cmdaily.ok("contact", "stop", NUMBER, now="2026-11-26T10:00")
    cmdaily("outbox", "send", now="2026-11-26T12:01")
    assert fake.texts() == []
    [kept] = cmdaily.ok("outbox", "list", "--json", now="2026-11-26T12:02").json["deliveries"]
    assert kept["state"] == "failed"


def test_three_a_day_and_the_charter_says_how_many(cmdaily: Program, fake: WhatsApp) -> None:
    agreed(cmdaily)
    cmdaily.ok("contact", "wrote", NUMBER, now=MORNING)
    for number in range(3):
        code, said = reply(cmdaily, f"News number {number}", now=f"2026-11-26T09:1{number}")
        assert code == 0, said
    code, said = reply(cmdaily, "News number 4", now="2026-11-26T09:20")
    assert code != 0
    assert "3 a day" in said
    assert len(fake.texts()) == 3
    (cmdaily.home / "charter.yaml").write_text("rules: {messages-a-day: {most: 4}}\n")
    assert reply(cmdaily, "News number 4", now="2026-11-26T09:20")[0] == 0


def test_the_list_shows_consent_and_window(cmdaily: Program) -> None:
    agreed(cmdaily)
    assert "templates only" in cmdaily.ok("contact", "list", now=MORNING).out
    cmdaily.ok("contact", "wrote", "marie", now=MORNING)
    shown = cmdaily.ok("contact", "list", now="2026-11-26T12:30").out
    assert "20 more hours" in shown
    assert "asked at the counter" in shown
    french = cmdaily.ok("--lang", "fr", "contact", "list", now="2026-11-26T12:30").out
    assert "texte libre pendant encore 20" in french
    cmdaily.ok("contact", "remove", "Marie", now=MORNING)
    assert cmdaily.ok("contact", "list", "--json", now=MORNING).json["contacts"] == []


@pytest.mark.parametrize("number", ["0612345678", "abc", "12345", "+1234567890123456", ""])
def test_a_number_that_is_none_is_said(cmdaily: Program, number: str) -> None:
    refused = cmdaily("contact", "add", number, "--consent", "asked", now=MORNING)
    assert refused.code == 2
    assert refused.out == ""


def test_consent_says_how(cmdaily: Program) -> None:
    assert "--consent" in cmdaily("contact", "add", NUMBER, now=MORNING).err


@pytest.mark.parametrize("given", ["12345", "0612345678", "hello"])
def test_a_number_that_is_none_is_called_so(cmdaily: Program, given: str) -> None:
    result = cmdaily("contact", "add", given, "--consent", "asked")
    assert result.code == 2
    assert f"“{given}” is not a phone number" in result.err
    assert "+33612345678" in result.err


def test_a_name_that_nobody_has_is_no_number_either(cmdaily: Program) -> None:
    result = cmdaily("contact", "wrote", "Zoé")
    assert result.code == 2
    assert "Zoé is not among your contacts" in result.err
