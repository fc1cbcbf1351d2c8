"""Team status: who is at what."""

from __future__ import annotations

from cmdaily.domain.record import frozen


@frozen
class MemberStatus:
    """What a member is at: the numbers of the messages they have claimed, what they ticked today and the minutes."""

    name: str
    role: str
    ticks: int = 0
    minutes: int = 0
    claims: tuple[int, ...] = ()


@frozen
class TeamStatus:
    """The team at a moment. `duties` are pairs of a duty and whose turn it is."""

    members: tuple[MemberStatus, ...]
    own: str
    waiting: int = 0
    awaiting: int = 0
    queued: int = 0
    duties: tuple[tuple[str, str], ...] = ()
