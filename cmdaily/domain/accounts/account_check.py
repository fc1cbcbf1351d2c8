"""Account check: what its network says of an account."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.network import Limits
    from cmdaily.domain.accounts.outcome import RateWindow
    from cmdaily.domain.localised_message import LocalisedMessage
    from cmdaily.errors import CmdailyError


@frozen
class AccountCheck:
    """An account after signing in: `error` says why it did not work; `days_left` that it soon will not; `lacks` are
    capabilities of its network that it was not given, `remarks` what else is worth knowing."""

    account: KnownAccount
    limits: Limits | None = None
    rates: tuple[RateWindow, ...] = ()
    error: CmdailyError | None = None
    days_left: int | None = None
    lacks: tuple[str, ...] = ()
    remarks: tuple[LocalisedMessage, ...] = ()
