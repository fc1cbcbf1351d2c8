"""Watches that cost money: counted first, read within the day's limit, whoever asks at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import Program
from tests.crash.test_crowd import start
from tests.fake_x import FakeX, fake_x

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
COUNT, EACH, PAGE = 5_000, 15_000, 150_000


@pytest.fixture
def x(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeX]:
    with fake_x() as found:
        monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "right-token")
        found.now = lambda: NOW - timedelta(minutes=30)
        cmdaily.ok("account", "add", "acme-x", "x", "--server", found.address)
        yield found


def limit(cmdaily: Program, dollars: float) -> None:
    (cmdaily.home / "config.yaml").write_text(f"language: en\nlimits: {{spend: {dollars}}}\n")


def say(x: FakeX, *texts: str) -> None:
    for text in texts:
        x.mention(text)


def mentions(cmdaily: Program, *options: str, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cmdaily.ok("watch", "read", *options, "--json", **more).json["mentions"]
    return found


def test_the_price_is_said_before_and_nothing_is_asked_unless_x_is_named(cmdaily: Program, x: FakeX) -> None:
    say(x, "The library opens")
    cmdaily.ok("watch", "add", "museum")
    cmdaily.ok("watch", "read", "--refresh")
    assert x.spent == 0, "money is spent on nobody who did not ask for it"
    added = cmdaily.ok("watch", "add", "library unless football", "--on", "acme-x")
    told = " ".join(added.out.split())
    assert "acme-x takes money: $0.005 for a count" in told
    assert "$0.015 for each mention" in told
    say(x, "library football")
    asked = cmdaily.ok("watch", "read", "--refresh")
    assert asked.err.index("takes money") < asked.err.index("spent on counting")
    assert "$0.02 spent" in asked.err
    assert x.spent == COUNT + EACH
    assert [each["text"] for each in mentions(cmdaily)] == ["The library opens"]
    shown = cmdaily.ok("watch", "list", "--json").json["watches"]
    assert [each["last_7_days"] for each in shown] == [0, 1], (
        "a mention that was counted and read counts once"
    )


def test_a_count_of_nothing_reads_nothing(cmdaily: Program, x: FakeX) -> None:
    cmdaily.ok("watch", "add", "library", "--on", "acme-x")
    for _ in range(3):
        assert mentions(cmdaily, "--refresh") == []
    assert x.spent == 3 * COUNT


def test_what_cannot_be_paid_is_counted_and_read_another_day(cmdaily: Program, x: FakeX) -> None:
    limit(cmdaily, 0.1)
    say(x, *(f"library {number}" for number in range(12)))
    cmdaily.ok("watch", "add", "library", "--on", "acme-x")
    asked = cmdaily.ok("watch", "read", "--refresh")
    assert "12 mentions counted, not read: reading costs up to $0.18, $0.095 is left today" in asked.err
    assert x.spent == COUNT
    assert cmdaily.ok("watch", "list", "--json").json["watches"][0]["last_7_days"] == 12
    limit(cmdaily, 0.3)
    tomorrow = (NOW + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert len(mentions(cmdaily, "--refresh", now=tomorrow)) == 12, "nothing is passed over"
    assert cmdaily.ok("watch", "list", "--json", now=tomorrow).json["watches"][0]["last_7_days"] == 12


def test_the_limit_holds_over_watches_and_runs(cmdaily: Program, x: FakeX) -> None:
    limit(cmdaily, 0.2)
    words = ("library", "museum", "theatre")
    for word in words:
        say(x, *(f"{word} {number}" for number in range(9)))
        cmdaily.ok("watch", "add", word, "--on", "acme-x")
    for hours in range(6):
        now = (NOW + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")
        cmdaily("watch", "read", "--refresh", now=now)
    assert x.spent <= 200_000
    assert mentions(cmdaily), "and something was read for it"


def test_the_limit_holds_over_processes(cmdaily: Program, x: FakeX) -> None:
    limit(cmdaily, 0.2)
    for word in ("library", "museum", "theatre"):
        say(x, *(f"{word} {number}" for number in range(9)))
        cmdaily.ok("watch", "add", word, "--on", "acme-x")
    crowd = [start(2, "-", "watch", "read", "--refresh") for _ in range(4)]
    said = [process.communicate(timeout=120) for process in crowd]
    assert not any("Traceback" in err for _, err in said)
    assert 0 < x.spent <= 200_000, "four at once pay no more than one"
    texts = [each["text"] for each in mentions(cmdaily)]
    assert len(texts) == len(set(texts))


def test_a_refusal_costs_nothing(cmdaily: Program, x: FakeX, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(cmdaily, 0.01)
    cmdaily.ok("watch", "add", "library", "--on", "acme-x")
    monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "wrong-token")
    for _ in range(3):
        assert cmdaily("watch", "read", "--refresh").code == 6
    monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "right-token")
    assert mentions(cmdaily, "--refresh") == []
    assert x.spent == COUNT


def test_a_question_longer_than_x_takes_is_said(cmdaily: Program, x: FakeX) -> None:
    cmdaily.ok("watch", "add", " or ".join(letter * 66 for letter in "abcdefg"), "--on", "acme-x")
    refused = cmdaily("watch", "read", "--refresh")
    assert refused.code == 6
    assert "512 characters" in refused.err
    assert x.spent == 0


def test_the_scheduler_counts_once_an_hour(cmdaily: Program, x: FakeX) -> None:
    cmdaily.ok("watch", "add", "library", "--on", "acme-x", now=NOW.strftime("%Y-%m-%dT%H:%M"))
    for minutes in range(0, 120, 15):
        cmdaily.ok("run", "--once", now=(NOW + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M"))
    assert x.spent == 2 * COUNT
