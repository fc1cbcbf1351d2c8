"""Forgetting somebody: what goes, what stays, and the digest that keeps what they said from coming in again."""

from __future__ import annotations

import hashlib

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.people.person import Key, Person

ROUNDS = 20_000
"""Of PBKDF2: about ten milliseconds for each name that is tried. It is a hurdle for whoever tries names, no wall:
handles are few (RFC 8018, section 4.2, takes 1,000 as the least)."""


def digest(salt: str, key: Key) -> str:
    """What is kept of somebody who was forgotten: a hash that tells no name, and is told again from a name."""
    said = "\n".join(key).encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", said, bytes.fromhex(salt), ROUNDS).hex()


@frozen
class Copies:
    """Backups that still hold somebody. Daily ones are gone after `until`, None where there are none; `others` stay
    until somebody deletes them."""

    daily: int = 0
    until: date | None = None
    others: tuple[str, ...] = ()


@frozen
class Forgotten:
    """What forgetting somebody takes away, or took: amounts. `cancelled` are replies to them that were not sent yet,
    `replies` those that were sent: that they were, and when, stays. `own_notes` are lines of one's own history that
    name them, which stay, and `own_word` what finds them. `done` says that it was done, `team` that a server keeps
    it."""

    person: Person
    messages: int = 0
    finds: int = 0
    notes: int = 0
    thanks: int = 0
    contacts: int = 0
    articles: int = 0
    drafts: int = 0
    cancelled: int = 0
    replies: int = 0
    own_notes: int = 0
    own_word: str = ""
    blocked: bool = False
    copies: Copies = Copies()
    done: bool = False
    team: bool = False
