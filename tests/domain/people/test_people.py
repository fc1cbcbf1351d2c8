"""People put together from handles, named, and whose turn it is to be thanked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.people.ambassadors import whom_to_thank
from cmdaily.domain.people.forgetting import digest
from cmdaily.domain.people.person import Counts, Identity, Person, key_of, named, together
from cmdaily.store.people.forgetting import to_the_minute

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def heard(handle: str, name: str = "", platform: str = "x", **counts: int) -> Identity:
    did = Counts(**counts)
    return Identity(platform, handle, name, (handle,), did, did, NOW, NOW)


def refs(people: list[Person]) -> list[str]:
    return [person.ref for person in people]


PEOPLE = together(
    [heard("marie", "Marie Dupont"), heard("marie", "Another", "mastodon"), heard("helene", "Hélène Œuf")], {}
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("x:marie", ["x:marie"]),
        ("@Marie", ["mastodon:marie", "x:marie"]),
        ("Marie Dupont", ["x:marie"]),
        ("marie d", ["x:marie"]),
        ("helene oeuf", ["x:helene"]),
        ("hel", ["x:helene"]),
        ("", []),
        ("nobody", []),
    ],
)
def test_a_name_means_whom_it_says(name: str, meant: list[str]) -> None:
    assert sorted(refs(named(PEOPLE, name))) == meant


handles = st.sampled_from(["a", "b", "c", "d"])


@given(
    counts=st.dictionaries(handles, st.integers(0, 9), min_size=1),
    groups=st.dictionaries(handles, st.sampled_from(["1", "2"])),
)
def test_a_join_loses_nothing_and_nobody_is_two_people(
    counts: dict[str, int], groups: dict[str, str]
) -> None:
    identities = [heard(handle, replies=n) for handle, n in counts.items()]
    joined = {("x", handle): (group, "") for handle, group in groups.items()}
    people = together(identities, joined)
    assert sum(person.counts.replies for person in people) == sum(counts.values())
    there = [identity.handle for person in people for identity in person.identities]
    assert sorted(there) == sorted(counts)
    for person in people:
        assert len({groups.get(each.handle, each.handle) for each in person.identities}) == 1


def test_whoever_was_thanked_longest_ago_comes_first_and_nobody_twice_in_a_month() -> None:
    identities = [heard(name, replies=n) for name, n in (("few", 2), ("old", 3), ("new", 9), ("never", 4))]
    identities.append(heard("angry", replies=5, complaints=4))
    thanked = {
        ("x", "old"): NOW - timedelta(days=200),
        ("x", "new"): NOW - timedelta(days=3),
    }
    proposed, left_out = whom_to_thank(together(identities, {}, (), thanked), NOW)
    assert refs(proposed) == ["x:never", "x:old"]
    assert refs(left_out) == ["x:new"]


def test_a_digest_is_of_a_network_and_a_handle_however_it_is_written() -> None:
    salt = "00" * 16
    assert digest(salt, key_of("x", "@Marie ")) == digest(salt, key_of("x", "marie"))
    assert len({digest(s, ("x", h)) for s in (salt, "01" * 16) for h in ("a", "b")}) == 4


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


@given(received=moments, waited=st.integers(0, 10_000_000))
def test_what_lies_between_the_moments_of_a_forgotten_message_stays(received: datetime, waited: int) -> None:
    answered = received + timedelta(milliseconds=waited)
    began, ended = (
        datetime.fromisoformat(text)
        for text in to_the_minute(
            received.isoformat(timespec="milliseconds"), answered.isoformat(timespec="milliseconds")
        )
    )
    assert ended - began == answered - received
    assert began == received.replace(second=0, microsecond=0)
