"""References of messages, and their order."""

from __future__ import annotations

import pytest

from cmdaily.domain.inbox.message import by_urgency, number_of


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("m1", 1),
        ("M12", 12),
        ("m", None),
        ("12", None),
        ("m1-2", None),
        ("m²", None),
        ("m" + "9" * 30, None),
        ("", None),
    ],
)
def test_a_reference_is_a_letter_and_a_number(ref: str, number: int | None) -> None:
    assert number_of(ref) == number


def test_nothing_is_sorted_into_nothing() -> None:
    assert by_urgency([]) == []
