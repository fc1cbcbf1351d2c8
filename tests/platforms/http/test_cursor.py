"""Cursors: kept as a text between two reads, read by a later version, begun anew where they make no sense."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.record import frozen
from cmdaily.platforms.bluesky import cursor as bluesky
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.mastodon import cursor as mastodon
from cmdaily.platforms.memory import adapter as memory
from cmdaily.platforms.wordpress import inbox as wordpress
from cmdaily.platforms.x import inbox as x

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENDED = NINE - timedelta(hours=3)

CODECS: dict[str, CursorCodec[Any]] = {
    module.__name__: module.CODEC for module in (bluesky, mastodon, memory, wordpress, x)
}


@frozen
class Place:
    """One field of every kind."""

    since: datetime
    until: datetime | None = None
    page: str = ""
    count: int = 0
    whole: bool = False
    names: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


CODEC = CursorCodec(Place)
moments = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
places = st.builds(
    Place,
    moments,
    st.none() | moments,
    st.text(max_size=50),
    st.integers(0, 2**63 - 1),
    st.booleans(),
    st.lists(st.text(max_size=20), max_size=5).map(tuple),
    st.frozensets(st.integers(0, 2**63 - 1), max_size=5),
)


@given(places)
def test_what_was_written_is_read(place: Place) -> None:
    assert CODEC.read(CODEC.write(place)) == place


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    here = timezone(timedelta(hours=2))
    assert CODEC.read(CODEC.write(Place(NINE.astimezone(here)))) == Place(NINE)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*Place.__match_args__, "v", "?"]), inner)
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("name", CODECS)
@given(text=st.text() | values.map(json.dumps))
@settings(max_examples=50)
def test_whatever_stands_there_is_a_cursor_or_none(name: str, text: str) -> None:
    codec = CODECS[name]
    cursor = codec.read(text)
    assert cursor is None or codec.read(codec.write(cursor)) == cursor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"v": 1}',
        '{"v": 2, "since": "2026-11-23T09:00:00+00:00"}',
        '{"v": "1", "since": "2026-11-23T09:00:00+00:00"}',
        '{"since": "2026-11-23T09:00:00"}',
        '{"since": "0001-01-01T00:00:00+05:00"}',
        '{"since": "2026-11-23T09:00:00Z", "count": -1}',
        '{"since": "2026-11-23T09:00:00Z", "count": true}',
        '{"since": "2026-11-23T09:00:00Z", "names": "abc"}',
        '{"since": "2026-11-23T09:00:00Z", "numbers": ["1"]}',
        '{"since": "2026-11-23T09:00:00Z", "page": "' + "p" * 3000 + '"}',
        "[" * 100_000,
    ],
)
def test_what_makes_no_sense_begins_anew(text: str) -> None:
    assert CODEC.read(text) is None


def test_a_later_version_reads_the_fields_that_it_knows() -> None:
    told = '{"v": 1, "since": "2026-11-23T09:00:00+00:00", "gone": 5}'
    assert CODEC.read(told) == Place(NINE)
    assert CursorCodec(Place, 2).read(told) is None, "the meaning of a field has changed"


# texts as the versions before this codec kept them
STORED = {
    bluesky.__name__: (
        '{"v": 1, "first": "2026-11-23T06:00:00.000Z", "mark": "2026-11-23T09:00:00.000Z", "page": "p2",'
        ' "newest": "2026-11-23T09:00:00.000Z"}',
        bluesky.Cursor(ENDED, NINE, "p2", NINE),
    ),
    mastodon.__name__: (
        '{"since": "2026-11-23T06:00:00+00:00", "floor": "2026-11-23T09:00:00+00:00", "known": ["12", "11"],'
        ' "first": false, "newest": [], "before": "10", "back": "", "last": "11", "pages": 1, "count": 40}',
        mastodon.Cursor(ENDED, NINE, ("12", "11"), False, (), None, "10", "", "11", 1, 40),
    ),
    x.__name__: (
        '{"start": "2026-11-23T06:00:00+00:00", "after": "1789", "page": "7140dibdnow9c7btw", "newest": "1800"}',
        x.Cursor(ENDED, "1789", "7140dibdnow9c7btw", "1800"),
    ),
    wordpress.__name__: (
        '{"floor": "2026-11-23T06:00:00+00:00", "read": "2026-11-23T09:00:00+00:00", "heard": [4, 9],'
        ' "view": "approve", "offset": 100, "seen": [9], "began": "2026-11-23T09:00:00+00:00"}',
        wordpress.Cursor(
            ENDED, NINE, frozenset({4, 9}), wordpress.PUBLIC, NINE, wordpress.NEVER, 100, frozenset({9})
        ),
    ),
}


@pytest.mark.parametrize("name", STORED)
def test_a_cursor_of_an_earlier_version_goes_on_working(name: str) -> None:
    """An account that was read before goes on where it was: no message is lost, and none is paid for twice."""
    text, cursor = STORED[name]
    assert CODECS[name].read(text) == cursor
    assert CODECS[name].read(CODECS[name].write(cursor)) == cursor
