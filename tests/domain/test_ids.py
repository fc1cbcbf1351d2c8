"""Ids: UUIDs of version 7 that sort by the moment they were made."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain import ids

moments = st.integers(0, 2**47)


@given(st.lists(moments, min_size=2, max_size=50))
def test_ids_of_one_process_never_go_backwards(clock: list[int]) -> None:
    made = [ids.uuid7(moment) for moment in clock]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


@given(moment=moments, entropy=st.binary(min_size=8, max_size=8))
def test_an_id_is_a_uuid_of_version_7(moment: int, entropy: bytes) -> None:
    made = uuid.UUID(ids.uuid7(moment, entropy=entropy))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_ids_of_two_processes_sort_by_their_clocks() -> None:
    """Each process starts to count afresh; the milliseconds decide."""
    made = []
    for moment in (1_790_000_000_000, 1_790_000_000_001, 1_790_000_060_000):
        ids._last = 0
        made.append(ids.uuid7(moment))
    assert made == sorted(made)
    assert made[0].startswith(f"{1_790_000_000_000:012x}"[:8])
