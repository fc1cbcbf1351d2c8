"""Which state may follow which, and where every outcome leads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.accounts.outcome import Absent, CannotTell, Reason, Receipt, Refused, Unknown
from cmdaily.domain.publishing.delivery import (
    MOVES,
    STATES,
    TOO_LATE,
    Delivery,
    State,
    after_a_death,
    after_reading_back,
    after_send,
    due,
    may_move,
    says_otherwise,
    too_late,
)
from cmdaily.domain.publishing.outgoing import Outgoing
from cmdaily.domain.record import replace
from cmdaily.domain.time.when import When

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
REASONS = [value for name, value in vars(Reason).items() if name.isupper() and isinstance(value, str)]
QUEUED = Delivery(
    "id", "draft", "acme", "memory", Outgoing("post", "Hello", "key"), State.QUEUED, "2026-11-23"
)


def at(moment: datetime) -> When:
    return When(moment.replace(tzinfo=None), "UTC", moment)


def test_an_unknown_delivery_is_never_sent_without_being_looked_for() -> None:
    assert not may_move(State.UNKNOWN, State.SENDING)
    assert not may_move(State.SENT, State.QUEUED)
    assert set(MOVES) == set(STATES)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("scheduled", [False, True])
def test_every_refusal_leads_somewhere_a_sender_may_go(reason: str, scheduled: bool) -> None:
    step = after_send(Refused(reason, "platform.x"), NOW, scheduled)
    assert may_move(State.SENDING, step.state)
    assert step.trouble is not None
    assert step.trouble.reason == reason
    assert (step.retry_at is not None) == (step.state == State.QUEUED), "what waits says until when"
    assert step.retry_at is None or step.retry_at > NOW


def test_what_the_network_says_of_its_window_holds() -> None:
    opens = NOW + timedelta(minutes=3)
    assert after_send(Refused(Reason.RATE, "platform.rate", retry_at=opens), NOW, False).retry_at == opens


def test_nobody_is_there_to_try_a_scheduled_text_again() -> None:
    offline = Refused(Reason.UNREACHABLE, "platform.unreachable")
    assert after_send(offline, NOW, scheduled=False).state == State.FAILED
    assert after_send(offline, NOW, scheduled=True).state == State.QUEUED


def test_what_cannot_be_known_is_called_unknown() -> None:
    assert after_send(Unknown("platform.unknown_cut"), NOW, True).state == State.UNKNOWN
    assert after_reading_back(CannotTell("platform.unknown_cut"), settled=True).state == State.UNKNOWN


def test_absent_counts_only_when_the_server_has_had_its_time() -> None:
    assert after_reading_back(Absent(), settled=False).state == State.UNKNOWN
    assert after_reading_back(Absent(), settled=True).state == State.QUEUED
    assert after_reading_back(Receipt("1", "u"), settled=False).state == State.SENT


def test_a_death_before_the_payload_was_frozen_is_no_doubt() -> None:
    sending = replace(QUEUED, state=State.SENDING)
    assert after_a_death(sending).state == State.QUEUED
    assert after_a_death(replace(sending, writing=True)).state == State.UNKNOWN


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_due_is_when_both_the_time_and_the_network_say_so(scheduled: int, retry: int) -> None:
    delivery = replace(
        QUEUED,
        scheduled=at(NOW + timedelta(minutes=scheduled)),
        retry_at=(NOW + timedelta(minutes=retry)).isoformat(),
    )
    assert due(delivery, NOW) == (scheduled <= 0 and retry <= 0)
    assert not due(replace(delivery, state=State.UNKNOWN), NOW)


def test_too_late_is_for_what_had_a_time() -> None:
    assert not too_late(QUEUED, NOW)
    assert not too_late(replace(QUEUED, scheduled=at(NOW - TOO_LATE)), NOW)
    assert too_late(replace(QUEUED, scheduled=at(NOW - TOO_LATE - timedelta(minutes=1))), NOW)


def test_a_scheduled_time_follows_the_rules_of_its_zone() -> None:
    """The offset is worked out when it matters, not when it was typed."""
    wall = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001
    stale = When(wall, "Europe/Paris", datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
    assert not due(replace(QUEUED, scheduled=stale), NOW - timedelta(minutes=1))
    assert due(replace(QUEUED, scheduled=stale), NOW)


@pytest.mark.parametrize(
    ("sent", "kept", "found"),
    [
        ("Hello", "Hello", ""),
        ("Hello", None, ""),
        ("e\u0301te\u0301", "été", ""),
        ("two\nlines", "two lines", ""),
        ("Hello", "", "empty"),
        ("Hello", "  ", "empty"),
        ("Hello world", "Hello", "different"),
        ("", "", ""),
    ],
)
def test_what_the_network_kept_is_compared(sent: str, kept: str | None, found: str) -> None:
    assert says_otherwise(sent, kept) == found
