"""Versions of the networks' APIs, each with the last day on which it is answered."""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network, Version

NOTICE = timedelta(days=90)
"""So long before the newest version that is known here ends, it is said."""
LAST_DAYS = timedelta(days=30)
"""A version is not used in its last days where a newer one is known."""


def newest(network: Network) -> Version | None:
    """The version that ends last; None for a network without versions."""
    return max(network.versions, key=lambda version: (version.ends, version.name), default=None)


def version_for(network: Network, today: date, kept: str = "") -> str:
    """The version to ask for: the one that a payload was made with, as long as it is not about to end, else the
    newest; "" for a network without versions."""
    last = newest(network)
    known = next((version for version in network.versions if version.name == kept), None)
    if known is not None and until_end(known, today) > LAST_DAYS:
        return known.name
    return last.name if last is not None else ""


def until_end(version: Version, today: date) -> timedelta:
    """How long a version is still answered, negative afterwards."""
    return date.fromisoformat(version.ends) - today


def days_left(network: Network, today: date) -> int | None:
    """Whole days until the newest version ends, negative afterwards; None for a network without versions."""
    last = newest(network)
    return None if last is None else until_end(last, today).days
