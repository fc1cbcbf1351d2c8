"""Versions of the networks' APIs: the one that is asked for, and when its end is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cmdaily.domain.accounts.network import Network, Version
from cmdaily.domain.accounts.versions import LAST_DAYS, NOTICE, days_left, newest, version_for
from cmdaily.platforms import registry

OLD, MIDDLE, NEW = Version("1", "2027-01-15"), Version("2", "2027-03-16"), Version("3", "2027-07-15")
NETWORK = Network("somewhere", "Somewhere", versions=(MIDDLE, NEW, OLD))


@pytest.mark.parametrize(
    ("day", "kept", "asked"),
    [
        ("2026-11-26", "", "3"),
        ("2026-11-26", "1", "1"),
        ("2026-12-16", "1", "3"),
        ("2027-01-20", "2", "2"),
        ("2027-02-14", "2", "3"),
        ("2029-01-01", "2", "3"),
        ("2026-11-26", "never-heard-of", "3"),
    ],
)
def test_a_payloads_own_version_is_kept_until_its_last_days(day: str, kept: str, asked: str) -> None:
    assert version_for(NETWORK, date.fromisoformat(day), kept) == asked


def test_a_network_without_versions_has_none() -> None:
    plain = Network("plain", "Plain")
    assert (newest(plain), version_for(plain, date(2026, 11, 26)), days_left(plain, date(2026, 11, 26))) == (
        None,
        "",
        None,
    )


def test_in_three_years_no_version_is_asked_for_in_its_last_days_while_a_newer_one_is_known() -> None:
    start = date(2026, 11, 26)
    versioned = [network for network in registry.shipped() if network.versions]
    assert versioned
    for network in versioned:
        ends = {version.name: date.fromisoformat(version.ends) for version in network.versions}
        last = newest(network)
        assert last is not None
        for ahead in range(3 * 365):
            today = start + timedelta(days=ahead)
            for kept in ("", *ends):
                asked = version_for(network, today, kept)
                assert ends[asked] - today > LAST_DAYS or asked == last.name


def test_the_end_is_told_ninety_days_before() -> None:
    assert days_left(NETWORK, date(2027, 7, 15)) == 0
    assert days_left(NETWORK, date(2027, 7, 16)) == -1
    assert timedelta(days=days_left(NETWORK, date(2027, 4, 16)) or 0) == NOTICE
