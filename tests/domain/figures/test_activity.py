"""Own figures: parts add up to wholes, spans add up, and nobody's answer is a gap."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.figures.activity import (
    Effort,
    OwnFigures,
    ReceivedMessage,
    SentPost,
    by_day,
    median,
    own_figures,
    percentile,
    response_figures,
)

MONDAY = date(2026, 11, 23)
_DAYS = st.integers(0, 20).map(lambda number: MONDAY - timedelta(days=number))
_NETWORKS = st.sampled_from(["x", "mastodon", "bluesky"])
busy = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The machine may be doing other things."""

_MESSAGES = st.lists(
    st.builds(
        ReceivedMessage,
        _DAYS,
        _NETWORKS,
        st.just("acme"),
        st.sampled_from(["complaint", "question", "other"]),
        st.one_of(st.none(), st.integers(0, 5000)),
        st.just("m1"),
    ),
    max_size=20,
)
_POSTS = st.lists(
    st.builds(
        SentPost,
        _DAYS,
        _NETWORKS,
        st.just("acme"),
        st.sampled_from(["post", "reply", "share"]),
        st.just("id"),
        st.just("text"),
        st.just("url"),
        st.just(""),
    ),
    max_size=20,
)
_EFFORTS = st.lists(
    st.builds(Effort, _DAYS, st.integers(0, 9), st.integers(0, 9000), st.integers(0, 10**6)), max_size=20
)


def sums(figures: OwnFigures) -> tuple[int, ...]:
    messages = figures.messages
    return (messages.received, messages.answered, figures.posts, figures.ticks, figures.seconds, figures.cost)


@busy
@given(_MESSAGES, _POSTS, _EFFORTS, st.integers(0, 20))
def test_a_span_split_in_two_adds_up(
    messages: list[ReceivedMessage], posts: list[SentPost], efforts: list[Effort], cut: int
) -> None:
    first, last = MONDAY - timedelta(days=20), MONDAY
    middle = MONDAY - timedelta(days=cut)
    whole = own_figures(first, last, messages, posts, efforts)
    parts = [
        own_figures(first, middle, messages, posts, efforts),
        own_figures(middle + timedelta(days=1), last, messages, posts, efforts),
    ]
    assert sums(whole) == tuple(map(sum, zip(*map(sums, parts), strict=True)))
    assert whole.posts == len(posts)
    assert whole.messages.received == len(messages)


@busy
@given(_MESSAGES, _POSTS)
def test_kinds_and_networks_add_up(messages: list[ReceivedMessage], posts: list[SentPost]) -> None:
    found = own_figures(MONDAY - timedelta(days=20), MONDAY, messages, posts, [])
    for parts in (found.by_kind, found.by_network):
        assert sum(part.received for _, part in parts) == found.messages.received
        assert sum(part.answered for _, part in parts) == found.messages.answered
    assert sum(count for _, count in found.posts_by) == found.posts
    received = by_day("messages-received", messages, (), ())
    answered = by_day("messages-answered", messages, (), ())
    assert sum(received.values()) == found.messages.received
    assert received.keys() == answered.keys(), "a day with messages and no answer is a 0, not a gap"


@busy
@given(st.lists(st.integers(0, 5000), min_size=1))
def test_the_middle_and_the_slow_end(minutes: list[int]) -> None:
    assert median(minutes) == statistics.median(minutes)
    slow = percentile(minutes, 90)
    assert slow in minutes
    within = sum(value <= slow for value in minutes)
    assert within * 10 >= len(minutes) * 9
    assert sum(value < slow for value in minutes) * 10 < len(minutes) * 9


def test_without_an_answer_there_is_no_time() -> None:
    unanswered = ReceivedMessage(MONDAY, "x", "acme", "question", None, "m1")
    figures = response_figures([unanswered])
    assert (figures.received, figures.answered, figures.median, figures.p90, figures.rate) == (
        1,
        0,
        None,
        None,
        0.0,
    )
    assert response_figures([]).rate is None
    assert by_day("response-time", [unanswered], (), ()) == {}
