"""Reminders: what is said when, on which channels, and when it is better not said at all."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from cmdaily.domain.routines.routine import Localized
    from cmdaily.domain.scheduler.timetable import Recurring
    from cmdaily.domain.time.wall_clock import Hours

ALWAYS, OPEN, ESSENTIAL_OPEN, TOKEN_EXPIRES = "always", "open", "essential-open", "token-expires"
WAITING, OVERDUE = "waiting", "overdue"
SLOT = "slot"
"""The condition of a reminder at a time of an action: that this time is still to be done."""
SUMMARY, NEXT, ESSENTIAL, TOKENS, INBOX = "summary", "next", "essential", "tokens", "inbox"
SAYINGS = (SUMMARY, NEXT, ESSENTIAL, TOKENS, INBOX)
USUAL_SAYING = {TOKEN_EXPIRES: TOKENS, WAITING: INBOX, OVERDUE: INBOX}
"""What a reminder says that has no words of its own, for conditions that are not about the day."""
TERMINAL, DESKTOP = "terminal", "desktop"
USUAL_TOLERANCE = 180
"""Minutes after which a reminder that was missed is not wanted any more, unless the file says so."""

SEND, HOLD, QUIET, LATE = "send", "hold", "quiet", "late"
"""What to do with a reminder that is due."""


@frozen
class Reminder:
    """What to say (one of SAYINGS or a text of the user's own), under which condition, and where.

    `to` holds `terminal`, `desktop` and addresses for Apprise, which are secrets.
    `action` is the one (`routine/id`) whose times these are; "" for a reminder of config.yaml.
    """

    times: Recurring
    when: str
    say: Localized
    to: tuple[str, ...]
    action: str = ""

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return self.times.name

    @property
    def saying(self) -> str:
        """One of SAYINGS; "" for a text of the user's own."""
        if self.action:
            return ""
        words = {text for _, text in self.say}
        return next((saying for saying in SAYINGS if words == {saying}), "")


def verdict(now: datetime, due: datetime, expires: datetime, quiet: Hours | None, zone: tzinfo | None) -> str:
    """SEND; HOLD while the quiet hours last; QUIET when it fell due in them and is not wanted any more at their end;
    LATE when it was missed otherwise, which is said once they are over.
    """
    held = quiet.end_after(now, zone) if quiet else None
    begun = quiet.end_after(due, zone) if quiet else None
    if begun is not None and begun > expires:
        return QUIET
    if held is not None:
        return HOLD
    return SEND if now <= expires else LATE


def shown_channel(address: str) -> str:
    """A channel as people may see it: an address is a secret but for its scheme."""
    scheme, separator, _ = address.partition("://")
    return f"{scheme}://…" if separator else address
