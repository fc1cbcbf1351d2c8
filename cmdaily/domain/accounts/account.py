"""Accounts and what signing in taught: who it is at its network, what it may do, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.accounts.outcome import RateWindow
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.network import Network

EXPIRY_NOTICE = timedelta(days=7)
"""So long before a secret stops working for good it is said."""

FRESH = timedelta(days=1)
"""What a server said about itself is asked again after this time."""


@frozen
class Account:
    """One identity on one network.

    `server` is the address of the instance, site or test server, "" where the network has only one.
    `settings` are pairs kept beside it in the store and never secret, such as what signing in taught
    (`Identity.settings`: a DID, a numeric user id, an instance's own limits).
    """

    name: str
    platform: str
    server: str = ""
    handle: str = ""
    settings: tuple[tuple[str, str], ...] = ()

    def setting(self, name: str, default: str = "") -> str:
        """One setting, or the default."""
        return dict(self.settings).get(name, default)


@frozen
class KnownAccount:
    """An account with what signing in taught.

    `rights` are capabilities (network.py), None where the network does not say. `expires_at` is when the secret
    stops working for good. `added_at` and `checked_at` are UTC, ISO 8601.
    """

    account: Account
    remote_id: str = ""
    url: str = ""
    rights: tuple[str, ...] | None = None
    expires_at: datetime | None = None
    added_at: str = ""
    checked_at: str = ""

    @property
    def name(self) -> str:
        """What it is called here."""
        return self.account.name

    @property
    def platform(self) -> str:
        """Its network."""
        return self.account.platform

    def days_left(self, now: datetime) -> int | None:
        """Whole days until the secret stops working, None when that is far or not known."""
        if self.expires_at is None or self.expires_at - now > EXPIRY_NOTICE:
            return None
        return max(0, (self.expires_at - now).days)


def opens_at(windows: Iterable[RateWindow], now: datetime) -> datetime | None:
    """When a used-up rate window opens again; None when none is closed."""
    closed = [
        w.resets_at for w in windows if w.remaining == 0 and w.resets_at is not None and w.resets_at > now
    ]
    return max(closed, default=None)


@frozen
class Recipient:
    """An account to speak with, or a network without one."""

    network: Network
    known: KnownAccount | None = None

    @property
    def platform(self) -> str:
        """The network's name."""
        return self.network.name

    @property
    def name(self) -> str:
        """The account's name, else the network's: what `--to` may say."""
        return self.known.name if self.known is not None else self.network.name
