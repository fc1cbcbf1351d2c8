"""Claim: "I answer this one"."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.record import frozen

LASTS = timedelta(minutes=30)
"""So long a claim holds unless it is said otherwise; then it ends by itself, whatever became of who claimed."""
LONGEST = timedelta(days=1)


@frozen
class Claim:
    """A claim on the message of a number. Moments are UTC and ISO 8601, by the clock of the store."""

    message: int
    person: str
    since: str
    until: str
    why: str = ""
