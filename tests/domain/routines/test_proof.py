"""A proof is an address of the web, by whatever road it comes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cmdaily.domain.accounts.outcome import Receipt
from cmdaily.domain.data.export_format import Exchange, from_data, to_data
from cmdaily.domain.publishing.delivery import after_reading_back, after_send
from cmdaily.domain.routines.journal import TICK, JournalEntry

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOOD = "https://social.example/@acme/1"
BAD = (
    "javascript:alert(1)",
    "data:text/html,<p>",
    "file:///etc/passwd",
    "o",
    "https://",
    "https://a.example/\x1b[2J",
)


@pytest.mark.parametrize("address", BAD)
def test_a_receipt_with_another_address_is_a_receipt_without_one(address: str) -> None:
    for step in (
        after_send(Receipt("1", address, "said"), NOW, False),
        after_reading_back(Receipt("1", address, "said"), True),
    ):
        assert step.receipt == Receipt("1", "", "said")


def test_a_good_address_stays() -> None:
    assert after_send(Receipt("1", GOOD), NOW, False).receipt == Receipt("1", GOOD)


@pytest.mark.parametrize("address", BAD)
def test_an_import_leaves_such_a_proof_out_and_keeps_the_tick(address: str) -> None:
    entry = JournalEntry("1", "c", TICK, NOW.date(), "r", "a", NOW.isoformat(), 1, receipt=address)
    proved = JournalEntry("2", "c", TICK, NOW.date(), "r", "a", NOW.isoformat(), 1, receipt=GOOD)
    read = from_data(to_data(Exchange((entry, proved))), "export.json").entries
    assert [one.receipt for one in read] == ["", GOOD]
    assert [one.amount for one in read] == [1, 1]
