"""Measured figures: what a network says of an account and of its posts, as it stands now.

A reading of a network ends in `Measured` or in the `Refused` of domain/accounts/outcome.py.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.outcome import RateWindow


@frozen
class Reading:
    """One figure. `metric` is a name of the catalogue, `post` the remote id of the post it is of, "" for the account.
    `day` is the day it is about where that is a past one (the comments of yesterday), None for now."""

    metric: str
    value: float
    post: str = ""
    day: date | None = None


@frozen
class Measured:
    """What one reading brought. What the network did not give is not among `readings`: it is a gap, never 0.

    `items` is how many things the network counted, which is what it takes money for.
    """

    readings: tuple[Reading, ...]
    items: int = 0
    rate: tuple[RateWindow, ...] = ()
