"""Dates as feeds write them, in English and French, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.platforms.feeds.dates import parse_date

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 24 Nov 2026 10:00:00 +0100", "2026-11-24T09:00"),
        ("Tue, 24 Nov 2026 10:00:00 GMT", "2026-11-24T10:00"),
        ("Tue, 24 Nov 2026 10:00:00 CET", "2026-11-24T09:00"),
        ("Wed, 24 Jun 2026 10:00:00 BST", "2026-06-24T09:00"),
        ("Tue, 24 Nov 2026 10:00:00 JST", "2026-11-24T01:00"),
        ("Tue, 24 Nov 2026 10:00:00 EST", "2026-11-24T15:00"),
        ("24 Nov 26 10:00 Z", "2026-11-24T10:00"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00"),
        ("2026-11-24T10:00:00.123+01:00", "2026-11-24T09:00"),
        ("2026-11-24T10:00:00+0100", "2026-11-24T09:00"),
        ("20261124T100000Z", "2026-11-24T10:00"),
        ("2026-11-24", "2026-11-24T00:00"),
        ("2026/11/24", "2026-11-24T00:00"),
        ("2026-11-24 10:00", "2026-11-24T10:00"),
        ("2026-11-24T24:00:00Z", "2026-11-25T00:00"),
        ("Tue, 24 Nov 2026 24:00:00 +0000", "2026-11-25T00:00"),
        ("1795510800", "2026-11-24T09:00"),
        ("1795510800000", "2026-11-24T09:00"),
        ("mar., 24 nov. 2026 10:00:00 +0100", "2026-11-24T09:00"),
        ("mardi 24 novembre 2026 à 10h30", "2026-11-24T10:30"),
        ("1er décembre 2025", "2025-12-01T00:00"),
        ("jeu, 27 août 2026 08:05:00 +0200", "2026-08-27T06:05"),
        ("November 24, 2026 at 3:05 pm", "2026-11-24T15:05"),
        ("Tue Nov 24 10:00:00 2026", "2026-11-24T10:00"),
        ("24/11/2026 10:00", "2026-11-24T10:00"),
        ("11/24/2026", "2026-11-24T00:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 01 Jan 2099 00:00:00 GMT", None),
        ("Tue, 31 Nov 2026 10:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
        ("99999999999999", None),
    ],
)
def test_what_is_meant(written: str, meant: str | None) -> None:
    found = parse_date(written, NOW)
    assert (found and found.isoformat()[:16]) == meant


@given(st.text(max_size=120) | st.from_regex(r"[0-9/:,. +A-Za-z-]{1,60}", fullmatch=True))
def test_whatever_is_written_nothing_is_raised(written: str) -> None:
    found = parse_date(written, NOW)
    assert found is None or (1995 <= found.year <= 2026 and found.tzinfo is UTC)
