"""Contacts (opt-in): people who agreed to be written to, on networks where one writes to persons.

A network may take a free text only for some hours after the person wrote; outside that window it takes templates that
it has approved.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen

STOP_WORDS = (
    "stop",
    "arret",
    "arrêt",
    "arretez",
    "arrêtez",
    "unsubscribe",
    "désabonnement",
    "désinscription",
    "end",
)
"""What people write when they want no more, alone or with hardly anything around it."""


@frozen
class Contact:
    """A person by their network and their number there.

    `consent` says how they agreed, in the words of whoever noted it. `stopped_at` is when they said that they want no
    more, None as long as they do; `wrote_at` when they last wrote. Moments are UTC.
    """

    platform: str
    address: str
    name: str
    consent: str
    agreed_at: datetime
    stopped_at: datetime | None = None
    wrote_at: datetime | None = None

    def open_until(self, hours: int) -> datetime | None:
        """Until when a free text is taken, None where they never wrote."""
        return self.wrote_at + timedelta(hours=hours) if self.wrote_at is not None else None


@frozen
class ContactList:
    """Contacts with the hours of their network's window, and what was done: `list`, `added`, `wrote`, `stopped` or
    `removed`. `now` is the moment that is asked about."""

    contacts: tuple[Contact, ...]
    hours: int
    now: datetime
    mode: str = "list"


def says_stop(text: str) -> bool:
    """Whether a message means that its author wants no more: "STOP", "Stop please", "arrêtez !"."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and len(words) <= 3 and words[0] in STOP_WORDS


def person_of(address: str) -> str:
    """The person in what a network calls a message of a conversation."""
    return address.partition("/")[0]
